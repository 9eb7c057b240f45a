"""Pages of other sites, which hold frames of this one: served under another port, which is another origin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

HEARING = "<script>heard = []; addEventListener('message', event => heard.push(event.data))</script>"
SECRET = "abcdefghij12"

WORDPRESS = """<script>
addEventListener('message', event => {
  const data = event.data
  if (!data || !data.secret || /[^a-zA-Z0-9]/.test(data.secret)) return
  for (const frame of document.querySelectorAll(`iframe[data-secret="${data.secret}"]`)) {
    if (event.source !== frame.contentWindow) continue
    if (data.message === 'height') frame.height = Math.min(1000, Math.max(200, parseInt(data.value, 10)))
    if (data.message === 'link' && new URL(data.value).host === new URL(frame.src).host) window.followed = data.value
  }
})
</script>"""
"""What WordPress does with the messages of a frame, in its own `wp-embed.js`."""


@dataclass
class Host:
    """Another site: its pages by path, each with its kind of content."""

    address: str
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    def page(self, frame: Mapping[str, str], *more: str) -> str:
        """Make a page with one frame and whatever else in its body; its address."""
        given = " ".join(f'{name}="{value}"' for name, value in frame.items())
        body = f"{HEARING}<h1>A blog</h1><iframe {given}></iframe>{''.join(more)}"
        html = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Blog</title><link rel="icon" href="data:,"><body>{body}'
        path = f"/{len(self.files)}.html"
        self.files[path] = ("text/html; charset=utf-8", html.encode())
        return self.address + path

    def script(self, name: str, code: bytes) -> str:
        """Serve a script; its address."""
        self.files[f"/{name}"] = ("text/javascript", code)
        return f"{self.address}/{name}"


@contextmanager
def running_host() -> Iterator[Host]:
    """Another site, for as long as the block runs."""
    host = Host("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, body = host.files.get(self.path.partition("?")[0], ("text/plain", b""))
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    host.address = f"http://127.0.0.1:{server.server_port}"
    yield host
    server.shutdown()
    server.server_close()
