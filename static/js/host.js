/* For a page that shows parts of this site in frames: lets each frame be as high as its content. */
addEventListener('message', function (event) {
  var data = event.data;
  if (!data || data.type !== 'explainer:height' || !(data.height > 0)) return;
  document.querySelectorAll('iframe').forEach(function (frame) {
    if (frame.contentWindow === event.source) frame.style.height = Math.min(data.height, 5000) + 'px';
  });
});
