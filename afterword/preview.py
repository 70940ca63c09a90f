"""The preview: the website on this computer, built and reloaded when a file changes."""

import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from watchfiles import DefaultFilter, watch

from afterword.sources.project import Project

_WATCHED = ("content", "recommendations", "references", "templates", "markdown.yml")
_VERSION = "/__afterword__/version"
_SCRIPT = "/__afterword__/reload.js"
_RELOAD = f"""
let seen;
setInterval(async () => {{
  try {{
    const now = await (await fetch("{_VERSION}")).text();
    if (seen && seen !== now) location.reload();
    seen = now;
  }} catch {{
    // The preview has ended.
  }}
}}, 700);
"""
"""A file, as the pages allow no script within themselves."""


class Versions:
    """Counts the builds, so that open pages know when to reload."""

    def __init__(self) -> None:
        self.number = 1


class _Handler(SimpleHTTPRequestHandler):
    """Serves the built website, and adds to its pages the script that reloads them."""

    def __init__(self, *arguments: object, versions: Versions, directory: str) -> None:
        self._versions = versions
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]  # passed on

    def do_GET(self) -> None:
        """Answer with the version of the build, a page with the script, or a file."""
        if self.path == _VERSION:
            self._send(str(self._versions.number).encode(), "text/plain")
            return
        if self.path == _SCRIPT:
            self._send(_RELOAD.encode(), "text/javascript")
            return
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() else path
        is_page = urlsplit(self.path).path.endswith(("/", ".html"))
        if is_page and page.suffix == ".html" and page.is_file():
            added = f'<script src="{_SCRIPT}" defer></script></body>'
            body = page.read_bytes().replace(b"</body>", added.encode())
            self._send(body, "text/html; charset=utf-8")
            return
        super().do_GET()

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the library's
        """Say nothing of single requests."""


def preview(
    project: Project,
    output: Path,
    port: int,
    rebuild: Callable[[], bool],
    say: Callable[[str], None],
) -> int:
    """Serve the website until interrupted; return 0, or 1 where there was nothing to serve."""
    if not rebuild() and not (output / "index.html").is_file():
        return 1
    versions = Versions()
    handler = partial(_Handler, versions=versions, directory=str(output))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"http://127.0.0.1:{server.server_port}/index.html (Ctrl-C ends it)")
        watched = [project.root / name for name in _WATCHED if (project.root / name).exists()]
        try:
            for _ in watch(*watched, watch_filter=DefaultFilter(), raise_interrupt=True):
                if rebuild():
                    versions.number += 1
                    say("built again")
        except KeyboardInterrupt:
            server.shutdown()
    return 0
