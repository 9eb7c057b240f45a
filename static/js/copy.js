/* Buttons that copy: <button data-copies="ID ID" hidden>. Without this script they stay hidden and one selects by hand.
   What has italics is copied with them and without: the program that it is pasted into takes what it can. */
(function () {
  if (!navigator.clipboard) return;
  function show(root) {
    root.querySelectorAll('button[data-copies]').forEach(function (button) { button.hidden = false; });
  }
  function copied(parts) {
    var words = parts.map(function (part) { return part.textContent.trim(); }).join('\n');
    var marked = parts.some(function (part) { return part.querySelector('i'); });
    if (!marked || !window.ClipboardItem) return navigator.clipboard.writeText(words);
    var html = parts.map(function (part) { return part.innerHTML; }).join('<br>');
    return navigator.clipboard.write([new ClipboardItem({
      'text/html': new Blob([html], { type: 'text/html' }),
      'text/plain': new Blob([words], { type: 'text/plain' }),
    })]);
  }
  show(document);
  document.addEventListener('shown', function (event) { show(event.target); });
  document.addEventListener('click', function (event) {
    var button = event.target.closest('button[data-copies]');
    if (!button) return;
    var words = button.textContent;
    copied(button.dataset.copies.split(' ').map(function (id) { return document.getElementById(id); })).then(function () {
      if (words === 'Copied') return;
      button.textContent = 'Copied';
      setTimeout(function () { button.textContent = words; }, 2000);
    });
  });
})();
