"""How the browser tests look at a site: over HTTP below a path, or from files, and watched."""

import gzip
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    WebError,
)

BELOW = "reports/one"
"""The path below which a site is served that names no address: not the root, so that absolute
links show."""
CHROMIUM = "/usr/bin/chromium"
SWITCHED_OFF = (
    # Playwright's own list, which is replaced by this one
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *("HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding"),
    *("ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "AimEnabled"),
    *("OptimizationHints", "NetworkTimeServiceQuerying", "PreconnectToSearch"),
    # the suggestions below the address bar: half the work of opening a page in a new context
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
)
"""Features of Chromium that have no part in a page."""
FLAGS = (
    f"--disable-features={','.join(SWITCHED_OFF)}",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
"""Chromium says nothing to anybody on its own, and finds no host but this one."""

PACKED = {".woff2", ".png", ".jpg", ".gz"}
"""Kinds of file that a server does not pack once more."""
FONTS_WAIT = 0.25
"""Seconds."""

DESKTOP, PHONE, NARROW = (1280, 800), (390, 844), (320, 640)
"""Widths and heights in CSS pixels; NARROW is also a 1280 px window at 400 % (WCAG 1.4.10)."""


@dataclass(eq=False)  # no slots: Playwright keeps its own attributes on it
class Watch:
    """What the pages of one visit asked for and complained of; `stray` and `errors` stay empty."""

    base: str
    requests: list[str] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Listen to everything that happens in a context."""
        context.on("request", self._asked)
        context.on("requestfailed", self._failed)
        context.on("console", self._said)
        context.on("weberror", self._threw)

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith((self.base, "data:", f"blob:{self.base.split('/')[0]}")):
            self.stray.append(request.url)

    def _failed(self, request: Request) -> None:
        if request.failure not in {"net::ERR_ABORTED", None}:  # a download aborts its navigation
            self.errors.append(f"{request.failure}: {request.url}")

    def _threw(self, error: WebError) -> None:
        where = error.page.url if error.page else self.base
        self.errors.append(f"{where}: not caught: {error.error}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.errors.append(f"{message.location.get('url')}: {message.text}")

    def complaints(self) -> str:
        """Return what should not have been, a line each; nothing where all was well."""
        strays = [f"asked for something outside {self.base}: {url}" for url in self.stray]
        return "\n".join([*strays, *self.errors])


class Visit:
    """Opens pages in contexts of their own (nothing stored before), and watches them all."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.watches: list[Watch] = []

    def __call__(
        self,
        site: str | Path,
        *,
        size: tuple[int, int] = DESKTOP,
        dark: bool = False,
        javascript: bool = True,
        still: bool = False,
        touch: bool = False,
    ) -> Page:
        """Return an empty page for a site: `page.goto("matrix.html")` is relative to it.

        The site is an address, or a folder, which is then read as file://. `dark` and `still` are
        what the reader's system asks for (prefers-color-scheme, prefers-reduced-motion).
        """
        base = f"{site.as_uri()}/" if isinstance(site, Path) else site
        context = self._browser.new_context(
            base_url=base,
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            reduced_motion="reduce" if still else "no-preference",
            has_touch=touch,
            is_mobile=touch,
            locale="en-GB",
        )
        context.set_default_timeout(10_000)
        self._contexts.append(context)
        self.watches.append(Watch(base))
        self.watches[-1].over(context)
        return context.new_page()

    def end(self) -> str:
        """Close everything, and return the complaints."""
        for context in self._contexts:
            context.close()
        return "\n".join(filter(None, (watch.complaints() for watch in self.watches)))


def bodies_of(page: Page, path: str, *, until_idle: bool = True) -> dict[str, bytes]:
    """Open a page that nothing is kept of, and return all that it loads, unpacked, by address.

    Only where scripts load more than the page names has one to wait until nothing comes any more.
    """
    answers: list[Response] = []

    def keep(answer: Response) -> None:
        answers.append(answer)

    page.on("response", keep)
    page.goto(path, wait_until="networkidle" if until_idle else "load")
    page.evaluate("document.fonts.ready.then(() => 0)")
    return {answer.url: answer.body() for answer in answers}


def packed(path: str, body: bytes) -> int:
    """Return how many bytes of a file a server sends, which packs text."""
    return len(body if Path(path).suffix in PACKED else gzip.compress(body, mtime=0))


class _Server(ThreadingHTTPServer):
    daemon_threads, block_on_close = True, False

    def handle_error(self, *_: object) -> None:
        """Say nothing of a connection that the browser closed; it tells what it did not get."""


class _Files(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # a connection is kept, as by a real server

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page where there is none, as hosts of static sites do."""
        missing = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not missing.is_file():
            super().send_error(code, message, explain)
            return
        page = missing.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        """Say nothing: the browser tells what it did not get."""


class _SlowFonts(_Files):
    def do_GET(self) -> None:
        """Let fonts wait, as they do on a phone; they may be kept, as by most hosts."""
        if self.path.endswith(".woff2"):
            time.sleep(FONTS_WAIT)
        super().do_GET()

    def end_headers(self) -> None:
        """Allow the browser to keep everything."""
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()


class _PackedFiles(_Files):
    def do_GET(self) -> None:
        """Pack text, as nearly every host does."""
        path = Path(self.translate_path(self.path))
        if not path.is_file() or path.suffix in PACKED:
            super().do_GET()
            return
        body = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serve(
    site: Path, root: Path, *, at_root: bool = False, slow_fonts: bool = False, pack: bool = False
) -> Iterator[str]:
    """Serve a site below a path from a thread, and give its address; `root` is an empty folder.

    The path is that of the address that the site itself names, where it names one; there is none
    with `at_root`. With `slow_fonts` a page is painted before its fonts have come; with `pack`
    text is packed.
    """
    below = "" if at_root else f"{_path_of(site) or BELOW}/"
    if at_root:
        root = site
    else:
        (root / below).parent.mkdir(parents=True, exist_ok=True)
        (root / below.rstrip("/")).symlink_to(site, target_is_directory=True)
        if (site / "404.html").is_file():
            (root / "404.html").symlink_to(site / "404.html")
    kind = _SlowFonts if slow_fonts else _PackedFiles if pack else _Files
    server = _Server(("127.0.0.1", 0), partial(kind, directory=str(root)))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{below}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _path_of(site: Path) -> str:
    home = site / "index.html"
    text = home.read_text("utf-8") if home.is_file() else ""
    found = re.search(r'rel="canonical" href="https?://[^/"]+/([^"]*)"', text)
    return found[1].strip("/") if found else ""
