/* Cite this. Links with data-cite lead to a page of citations; this script shows them in place, puts in the day of
   access, and offers the citation of a paragraph beside its number. Without it the links are links, and a place is left
   for the day. */
(function () {
  var MONTHS = 'January February March April May June July August September October November December'.split(' ');
  var SHORT = 'Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.'.split(' ');

  function today(form) {
    var now = new Date(), day = now.getDate(), month = now.getMonth(), year = now.getFullYear();
    if (form === 'us') return MONTHS[month] + ' ' + day + ', ' + year;
    if (form === 'us-short') return SHORT[month] + ' ' + day + ', ' + year;
    if (form === 'uk') return day + ' ' + MONTHS[month] + ' ' + year;
    if (form === 'uk-short') return day + ' ' + SHORT[month] + ' ' + year;
    return year + '-' + String(month + 1).padStart(2, '0') + '-' + String(day).padStart(2, '0');
  }

  function fill(root) {
    root.querySelectorAll('[data-accessed]').forEach(function (place) {
      place.textContent = today(place.dataset.accessed);
    });
  }

  function open(address) {
    var request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.onload = function () {
      var found = request.status === 200 && request.response && request.response.querySelector('.cite-text');
      if (found) show(document.importNode(found, true), request.response.querySelector('h1').textContent);
      else location.href = address;
    };
    request.onerror = function () { location.href = address; };
    request.send();
  }

  function show(text, title) {
    var dialog = document.createElement('dialog'), head = document.createElement('h2'), close = document.createElement('button');
    dialog.className = 'cite-dialog';
    head.textContent = 'Cite: ' + title;
    head.id = 'cite-dialog-title';
    dialog.setAttribute('aria-labelledby', head.id);
    close.type = 'button';
    close.className = 'cite-close';
    close.textContent = 'Close';
    close.addEventListener('click', function () { dialog.close(); });
    dialog.addEventListener('click', function (event) { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener('close', function () { dialog.remove(); });
    dialog.append(close, head, text);
    document.body.append(dialog);
    fill(dialog);
    dialog.dispatchEvent(new Event('shown', { bubbles: true }));
    dialog.showModal();
  }

  /* The words that are selected in a paragraph, to be quoted; a click on the link takes the selection away. */
  var chosen = '';
  document.addEventListener('pointerdown', function (event) {
    var link = event.target.closest('.para-cite'), selection = getSelection();
    var inside = link && selection.anchorNode && link.parentNode.contains(selection.anchorNode);
    chosen = inside ? selection.toString() : '';
  });

  document.addEventListener('click', function (event) {
    var link = event.target.closest('a[data-cite]');
    if (!link || !window.HTMLDialogElement || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(link.href + (chosen && link.classList.contains('para-cite') ? '&quote=' + encodeURIComponent(chosen) : ''));
  });

  /* Beside the number of a paragraph that is linked to, or whose number is reached: the way to cite it. */
  function offer(number) {
    var page = document.querySelector('.cite-link');
    if (!page || number.nextElementSibling && number.nextElementSibling.className === 'para-cite') return;
    var link = document.createElement('a');
    link.className = 'para-cite';
    link.href = page.getAttribute('href').split('?')[0] + '?p=' + number.textContent.trim();
    link.dataset.cite = '';
    link.rel = 'nofollow';
    link.textContent = 'Cite';
    link.setAttribute('aria-label', 'Cite paragraph ' + number.textContent.trim());
    number.after(link);
  }
  function offerAt(event) {
    var block = event.target.closest && event.target.closest('.block[id]');
    var number = block && block.querySelector('.para-no');
    if (number) offer(number);
  }
  ['focusin', 'pointerover'].forEach(function (kind) { document.addEventListener(kind, offerAt); });
  function offerTarget() {
    var block = document.getElementById(location.hash.slice(1)), number = block && block.querySelector('.para-no');
    if (number) offer(number);
  }
  addEventListener('hashchange', offerTarget);
  offerTarget();
  fill(document);
})();
