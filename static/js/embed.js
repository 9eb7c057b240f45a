/* In a frame of another site: tells the host how high the content is, in the words of plain hosts, of pym.js, of
   open-iframe-resizer, of course systems (LTI) and of WordPress, and asks WordPress to follow links out. */
(function () {
  if (parent === window) return;
  var query = new URLSearchParams(location.search), pym = query.get('childId');
  var secret = (location.hash.match(/secret=([A-Za-z0-9]{10,})/) || [])[1], last = 0;

  function height() { return Math.ceil(document.documentElement.getBoundingClientRect().height); }

  function send(force) {
    var now = height();
    if (now === last && force !== true) return;
    last = now;
    parent.postMessage({ subject: 'lti.frameResize', height: now }, '*');
    parent.postMessage({ type: 'explainer:height', height: now }, '*');
    parent.postMessage({ type: 'iframe-resized', width: document.documentElement.scrollWidth, height: now }, '*');
    if (secret) parent.postMessage({ message: 'height', value: now, secret: secret }, '*');
    if (pym) parent.postMessage(['pym', pym, 'height', now].join('xPYMx'), '*');
  }

  new ResizeObserver(send).observe(document.documentElement);
  addEventListener('load', function () { send(true); });
  addEventListener('message', function (event) { if (event.source === parent && event.data) send(true); });

  addEventListener('click', function (event) {
    var link = event.target.closest ? event.target.closest('a[href]') : null;
    if (!secret || !link || event.defaultPrevented) return;
    if (link.target === '_blank') {
      event.preventDefault();
      parent.postMessage({ message: 'link', value: link.href, secret: secret }, '*');
    } else if (link.getAttribute('href').charAt(0) !== '#') {
      link.hash = location.hash; /* the page that follows knows the secret too */
    }
  });
})();
