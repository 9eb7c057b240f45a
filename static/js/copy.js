/* Buttons that copy: <button data-copies="ID" hidden>. Without this script they stay hidden and one selects by hand. */
document.querySelectorAll('button[data-copies]').forEach(function (button) {
  if (!navigator.clipboard) return;
  var words = button.textContent;
  button.hidden = false;
  button.addEventListener('click', function () {
    navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent).then(function () {
      button.textContent = 'Copied';
      setTimeout(function () { button.textContent = words; }, 2000);
    });
  });
});
