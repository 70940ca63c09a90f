"""The preview while drafters work: problems in the page, prints on demand, for this computer only.

It knows no MkDocs: the server that it completes is any WSGI application (PEP 3333).
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from http import HTTPStatus
from ipaddress import ip_address
from pathlib import Path, PurePosixPath
from typing import Any
from wsgiref.util import FileWrapper

import click

from afterword.problems import Problem, ProblemsFoundError, counted
from afterword.project.project import Project
from afterword.project.resources import PACKAGE, TEMPLATES
from afterword.site.requests import host_of, refusal
from afterword.site.website import write_files

PROBLEMS = "problems-now.js"
"""The script that tells an open page what is wrong now, from the site's root."""

_OWN_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
_PORTS = range(1, 100)
"""How far above a taken port a free one is looked for."""

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A WSGI application."""

_WAITING = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="2"><title>The PDF is being set</title></head>
<body><main><h1>The PDF is being set</h1><p>{words}</p></main></body></html>
"""


def port_in_use(host: str, port: int) -> str:
    """Return a sentence with the next free port where a port is taken; nothing where it is free."""
    if _is_free(host, port):
        return ""
    free = next((port + step for step in _PORTS if _is_free(host, port + step)), 0)
    instead = f"use --port {free} (with mkdocs: --dev-addr {host}:{free})" if free else "end it"
    return f"port {port} is in use by another program: {instead}"


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.create_server((host, port), family=family):
            return True
    except OSError:
        return False


@dataclass(slots=True)
class _Printing:
    """A process that prints what the sources were when it began."""

    version: int
    folder: Path
    process: "subprocess.Popen[bytes]"

    @property
    def said(self) -> str:
        """What it said of problems."""
        return _said_in(self.folder).read_text("utf-8", "replace")


class Preview:
    """What a served website has besides its pages."""

    def __init__(self, project: Project, root: Path, host: str) -> None:
        self.project, self._root, self._host = project, root, host
        self._own = Path(tempfile.mkdtemp(prefix="afterword-prints-"))
        self._prints, empty = self._own / "prints", self._own / "empty"
        self.empty_folder = str(empty)
        """What MkDocs reads instead of a project's files where these cannot be used."""
        for folder in (self._prints, empty):
            folder.mkdir()
        self._version = 0
        self._printing: _Printing | None = None
        self._lock = threading.Lock()
        self.rest: Callable[[], Mapping[str, bytes]] | None = None
        """Makes the files that pages do not show, once somebody asks for one of them."""
        self.has_been_good = False
        """Whether there was something good to show."""

    @property
    def warning(self) -> str:
        """What to say of an address at which others can see the preview; else nothing."""
        if self._host in _OWN_HOSTS or _is_loopback(self._host):
            return ""
        return f"the preview answers at {self._host}: everyone who can reach this computer sees it"

    def show(self, problems: tuple[Problem, ...], *, is_built: bool) -> None:
        """Tell the terminal and the open pages what is wrong now."""
        for problem in problems:
            click.echo(str(problem), err=True)
        if problems:
            ended = "" if is_built else "; the last good website stays"
            click.echo(f"{counted(problems)}{ended}", err=True)
        if is_built:
            self._version += 1
            self.has_been_good = True
            self._give_up_printing()
        listed = json.dumps([one.as_json() for one in problems], ensure_ascii=False)
        self._root.mkdir(parents=True, exist_ok=True)
        (self._root / PROBLEMS).write_text(f"window.awProblems = {listed};\n", "utf-8")

    def show_nothing_else(self) -> None:
        """Put a page at the root that shows the problems, as nothing good has been built yet."""
        (self._root / "assets").mkdir(parents=True, exist_ok=True)
        shutil.copy(TEMPLATES / "site/assets/problems.js", self._root / "assets/problems.js")
        page = (TEMPLATES / "site/problems.html").read_text("utf-8")
        (self._root / "index.html").write_text(page, "utf-8")

    def answering(self, site: Application, mount: str) -> Application:
        """Return an application that answers for prints, and leaves the rest to the website's."""

        def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            if refused := refusal(environ):
                return _text(start, refused, f"{refused.phrase}.\n")
            if not self._is_own(host_of(environ)):
                words = "This preview is only for the computer that it runs on.\n"
                return _text(start, HTTPStatus.FORBIDDEN, words)
            path = str(environ.get("PATH_INFO", "")).removeprefix(mount.rstrip("/")).lstrip("/")
            if path.startswith("downloads/") and path.endswith(".pdf"):
                return self._print(path, start)
            answered: list[Any] = []
            body = site(environ, lambda *said: answered.append(said))  # waits while one is built
            if self.rest is not None and answered[0][0].startswith("404"):
                if problems := self._make_rest(path):
                    words = "\n".join(map(str, problems))
                    return _text(start, HTTPStatus.SERVICE_UNAVAILABLE, f"{words}\n")
                body = site(environ, lambda *said: answered.append(said))
            start(*answered[-1])
            return body

        def without_body(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            body = answer(environ, start)
            if environ.get("REQUEST_METHOD") != "HEAD":
                return body
            if isinstance(body, FileWrapper):
                body.filelike.close()
            return []

        return without_body

    def close(self) -> None:
        """End what still prints, and remove what was printed."""
        self._give_up_printing()
        shutil.rmtree(self._own, ignore_errors=True)

    def _is_own(self, host: str | None) -> bool:
        """Tell whether a request names this preview: another site's page must not read it."""
        return bool(self.warning) or host in {*_OWN_HOSTS, self._host.lower()}

    def _make_rest(self, path: str) -> tuple[Problem, ...]:
        """Make the files that were left for later, where one is asked for that is not there;
        return what is wrong with them."""
        is_page = not path or ".." in PurePosixPath(path).parts
        if self.rest is None or is_page or os.path.exists(self._root / path):  # noqa: PTH110 - as a path may be too long
            return ()
        with self._lock:
            if self.rest is not None:
                try:
                    write_files(self._root, self.rest())
                except ProblemsFoundError as error:
                    return error.problems
                self.rest = None
        return ()

    def _print(self, path: str, start: Callable[..., Any]) -> Iterable[bytes]:
        """Answer with a PDF of the sources as they are, or say that it is being set."""
        if ".." in PurePosixPath(path).parts:
            return _text(start, HTTPStatus.NOT_FOUND, "There is no such PDF.\n")
        with self._lock:
            printing = self._begin_to_print()
            code = printing.process.poll()
        if code is None:
            words = f"This page shows {escape(PurePosixPath(path).name)} as soon as it is ready."
            start("200 OK", _headers("text/html; charset=utf-8"))
            return [_WAITING.format(words=words).encode()]
        file = printing.folder / PurePosixPath(path)
        if code == 0 and os.path.isfile(file):  # noqa: PTH113 - as above
            content = file.read_bytes()
            start("200 OK", [*_headers("application/pdf"), ("Content-Length", str(len(content)))])
            return [content]
        if code == 0:
            return _text(start, HTTPStatus.NOT_FOUND, "There is no such PDF.\n")
        self._printing = None
        words = f"The PDF cannot be set:\n\n{printing.said}\nMend this, and load the page again.\n"
        return _text(start, HTTPStatus.SERVICE_UNAVAILABLE, words)

    def _begin_to_print(self) -> _Printing:
        """Return what prints the sources as they are now; begin it where nothing does."""
        if self._printing is None or self._printing.version != self._version:
            folder = self._prints / str(self._version)
            with _said_in(folder).open("wb") as said:
                process = subprocess.Popen(  # noqa: S603 - our own command
                    self._command(folder),
                    stdout=subprocess.DEVNULL,
                    stderr=said,
                    env=_with_engine(os.environ),
                )
            self._printing = _Printing(self._version, folder, process)
        return self._printing

    def _command(self, folder: Path) -> list[str]:
        as_of = ["--as-of", self.project.as_of.isoformat()] if self.project.as_of else []
        root = str(self.project.root)
        return [
            *(sys.executable, "-m", "afterword", "build"),
            *("--project", root, "--output", str(folder), *as_of),
        ]

    def _give_up_printing(self) -> None:
        """End a process that prints what is not there any more."""
        with self._lock:
            printing, self._printing = self._printing, None
        if printing is None:
            return
        printing.process.terminate()
        printing.process.wait()
        shutil.rmtree(printing.folder, ignore_errors=True)


def _said_in(folder: Path) -> Path:
    """Return the file in which a process that prints into a folder says what is wrong."""
    return folder.with_name(f"{folder.name}.txt")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _with_engine(environment: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which Python finds the engine, also in a mere checkout."""
    path = os.pathsep.join(filter(None, (str(PACKAGE.parent), environment.get("PYTHONPATH"))))
    return {**environment, "PYTHONPATH": path, "NO_MKDOCS_2_WARNING": "1"}


def _headers(kind: str) -> list[tuple[str, str]]:
    return [("Content-Type", kind), ("Cache-Control", "no-store")]


def _text(start: Callable[..., Any], status: HTTPStatus, words: str) -> Iterable[bytes]:
    start(f"{status.value} {status.phrase}", _headers("text/plain; charset=utf-8"))
    return [words.encode()]


class ReadyPages:
    """The pages of the last build, by what they were made from."""

    def __init__(self) -> None:
        self._common = b""
        self._keys: dict[str, bytes] = {}
        self._pages: dict[str, tuple[bytes, str]] = {}

    def begin(self, values: object, folders: Iterable[str]) -> None:
        """Begin a build: with what all pages share, and the folders of its templates."""
        whole = sha256(repr(values).encode())
        for folder in folders:
            for path in sorted(Path(folder).rglob("*.html")):
                whole.update(f"{path} {path.stat().st_mtime_ns}\n".encode())
        self._common, self._keys = whole.digest(), {}

    def ready(self, path: str, values: object) -> str | None:
        """Return a page as it was made before from the same values; None where it is to be made."""
        key = sha256(self._common + repr(values).encode()).digest()
        self._keys[path] = key
        known, page = self._pages.get(path, (b"", ""))
        return page if known == key else None

    def keep(self, path: str, page: str) -> None:
        """Keep a page that was made, for the next build."""
        if path in self._keys:
            self._pages[path] = (self._keys[path], page)
