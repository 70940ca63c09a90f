"""The preview that drafters work with: `mkdocs serve` and `afterword serve`, seen from outside."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.building import copy_report

SECONDS = 60
"""How long anything may take here before it counts as never."""

SECTION = "content/sections/01-polling-day.md"
PAGE = "report/polling-day.html"


@dataclass(slots=True)
class Served:
    """A project that is served by a process of its own."""

    root: Path
    port: int
    process: "subprocess.Popen[str]"
    said: list[str] = field(default_factory=list)
    listener: threading.Thread = field(init=False)

    def __post_init__(self) -> None:
        self.listener = threading.Thread(target=self._listen)
        self.listener.start()

    def _listen(self) -> None:
        """Take what the server prints, to its end."""
        with self.process.stdout or nullcontext(()) as lines:
            self.said.extend(lines)

    def ask(self, path: str, host: str = "") -> tuple[int, str, str]:
        """Return the status, the type and the text of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            connection.request("GET", path, headers={"Host": host or f"127.0.0.1:{self.port}"})
            answer = connection.getresponse()
            body = answer.read().decode("utf-8", "replace")
            return answer.status, str(answer.getheader("Content-Type")), body
        finally:
            connection.close()

    def problems(self) -> list[dict[str, str | int]]:
        """Return what open pages are told to be wrong."""
        _, _, script = self.ask("/problems-now.js")
        listed: list[dict[str, str | int]] = json.loads(
            script.removeprefix("window.awProblems = ").removesuffix(";\n")
        )
        return listed

    def wait(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something holds; fail where it never does, or where the server has ended."""
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            assert self.process.poll() is None, "\n".join(self.said)
            if holds():
                return
            time.sleep(0.1)
        pytest.fail(f"never: {what}\n{''.join(self.said)}")

    def edit(self, path: str, old: str, new: str) -> None:
        """Change a file as an editor does that saves by renaming."""
        file = self.root / path
        fresh = file.with_name(f".{file.name}.new")
        text = file.read_text("utf-8")
        assert old in text
        fresh.write_text(text.replace(old, new, 1), "utf-8")
        fresh.rename(file)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def heed_interrupts() -> None:
    """Let processes that are started from here be ended as by Ctrl+C: what a shell runs in the
    background ignores that, and so would they."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def serve(checkout: Path, root: Path, *, natively: bool = False, port: int = 0) -> Served:
    """Serve a project by our command, or by MkDocs' own."""
    port = port or free_port()
    ours = [*("-m", "afterword", "serve"), "--port", str(port), "--project", str(root)]
    mkdocs = [*("-m", "mkdocs", "serve"), "--dev-addr", f"127.0.0.1:{port}"]
    heed_interrupts()
    process = subprocess.Popen(
        [sys.executable, *(mkdocs if natively else ours)],
        cwd=root if natively else checkout,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return Served(root=root, port=port, process=process)


@pytest.fixture(scope="module", params=["afterword", "mkdocs"])
def served(
    request: pytest.FixtureRequest, checkout: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """Give the second report, served by each of the two commands in turn.

    A test that changes it changes it back.
    """
    root = copy_report(checkout / "tests/second_report", tmp_path_factory.mktemp("served"))
    with running(serve(checkout, root, natively=request.param == "mkdocs")) as one:
        yield one


@contextmanager
def running(one: Served) -> Iterator[Served]:
    try:
        one.wait(lambda: answers(one), "the server answers")
        yield one
    finally:
        one.process.send_signal(signal.SIGINT)
        try:
            one.process.wait(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            one.process.kill()
            one.process.wait()
        one.listener.join(timeout=SECONDS)


def answers(one: Served) -> bool:
    try:
        return one.ask("/index.html")[0] == 200
    except OSError:
        return False


def test_an_edit_is_on_its_page_and_a_mistake_is_told_until_it_is_mended(served: Served) -> None:
    served.edit(SECTION, "In one polling station", "In one polling room")
    served.wait(lambda: "In one polling room" in served.ask(f"/{PAGE}")[2], "the edit")
    assert served.problems() == []

    served.edit(SECTION, "In one polling room", "In one polling hall [@nowhere/1]")
    served.wait(lambda: bool(served.problems()), "the problem")
    (problem,) = served.problems()
    assert (problem["path"], problem["code"]) == (SECTION, "unknown-instrument")
    assert problem["line"]
    assert problem["fix"]
    status, _, page = served.ask(f"/{PAGE}")
    assert status == 200
    assert "In one polling room" in page
    assert "assets/problems.js" in page

    served.edit(SECTION, "In one polling hall [@nowhere/1]", "In one polling station")
    served.wait(lambda: served.problems() == [], "that the problem vanishes")
    assert "In one polling station" in served.ask(f"/{PAGE}")[2]


def test_the_server_survives_what_no_build_can_read(served: Served) -> None:
    settings = served.root / "mkdocs.yml"
    good = settings.read_bytes()
    for broken in (b"", b"\x00\xff\xfe", b"theme: [", b"- a\n", b"plugins: [afterwrod]\n"):
        settings.write_bytes(broken)
        served.wait(
            lambda: any(one["path"] == "mkdocs.yml" for one in served.problems()), repr(broken)
        )
        assert served.ask(f"/{PAGE}")[0] == 200
        settings.write_bytes(good)
        served.wait(lambda: served.problems() == [], f"that {broken!r} is mended")
    section = served.root / SECTION
    text = section.read_bytes()
    section.write_bytes(b"\xff\x00---\n{%")
    served.wait(lambda: any(one["path"] == SECTION for one in served.problems()), "not UTF-8")
    section.write_bytes(text)
    served.wait(lambda: served.problems() == [], "that the text is mended")


def test_a_renamed_file_is_followed(served: Served) -> None:
    file = served.root / "recommendations" / "03-airtime.yml"
    file.rename(file.with_name("03-time-on-air.yml"))
    served.edit("recommendations/03-time-on-air.yml", "title: ", "title: Renamed ")
    path = "/recommendations/ver-2019-r3.html"
    served.wait(lambda: "Renamed " in served.ask(path)[2], "the renamed file")
    assert served.problems() == []
    served.edit("recommendations/03-time-on-air.yml", "title: Renamed ", "title: ")
    file.with_name("03-time-on-air.yml").rename(file)
    served.wait(lambda: "Renamed " not in served.ask(path)[2], "its former name")


def test_files_that_pages_do_not_show_are_made_when_somebody_asks(served: Served) -> None:
    for path in ("/downloads/follow-up-matrix.csv", "/api/v1/index.json", "/feed.xml"):
        assert served.ask(path)[0] == 200
    assert served.ask("/downloads/nothing.csv")[0] == 404


def test_only_this_computer_is_answered_and_no_folder_is_listed(served: Served) -> None:
    assert served.ask("/index.html", host="evil.example")[0] == 403
    assert served.ask("/index.html", host=f"localhost:{served.port}")[0] == 200
    status, _, body = served.ask("/assets/")
    assert status == 404
    assert "matrix-rows.js" not in body
    assert served.ask("/../../mkdocs.yml")[0] == 404


@pytest.mark.parametrize(
    "request_line",
    [
        pytest.param(b"GET", id="one word"),
        pytest.param(b"\0\1\xff", id="no words at all"),
        pytest.param(b"GET /index.html HTTP/x", id="no version"),
        pytest.param(b"GET /index.html", id="no version and no host"),
        pytest.param(b"GET /a%00b HTTP/1.1\r\nHost: localhost", id="a path with NUL"),
        pytest.param(b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example", id="two hosts"),
        pytest.param(b"GET http://evil.example/ HTTP/1.1\r\nHost: localhost", id="an address"),
    ],
)
def test_a_bad_request_is_answered_as_one(served: Served, request_line: bytes) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=SECONDS) as connection:
        connection.sendall(request_line + b"\r\n\r\n")
        answer = b"".join(iter(lambda: connection.recv(4096), b""))
    assert answer.startswith(b"HTTP/1.0 400 ")
    assert served.ask("/index.html")[0] == 200
    assert "Traceback" not in "".join(served.said)


def test_a_print_is_set_when_somebody_asks_and_never_shown_stale(
    checkout: Path, printed_report: Path
) -> None:
    with running(serve(checkout, printed_report)) as served:
        path = "/downloads/briefs/recommendations/ver-2019-r1.pdf"
        status, kind, page = served.ask(path)
        assert (status, kind) == (200, "text/html; charset=utf-8")
        assert "is being set" in page
        served.wait(lambda: served.ask(path)[1] == "application/pdf", "the brief")
        assert served.ask(path)[2].startswith("%PDF-")
        served.edit(SECTION, "In one polling station", "In one polling room")
        served.wait(lambda: "In one polling room" in served.ask(f"/{PAGE}")[2], "the edit")
        assert "is being set" in served.ask(path)[2]


def test_a_project_with_an_error_is_served_with_its_problems(
    checkout: Path, second_report: Path
) -> None:
    section = second_report / SECTION
    good = section.read_text("utf-8")
    section.write_text(good.replace("In one polling station", "In one [@nowhere/1]", 1), "utf-8")
    with running(serve(checkout, second_report)) as served:
        assert "Nothing has been built yet" in served.ask("/index.html")[2]
        assert [one["code"] for one in served.problems()] == ["unknown-instrument"]
        section.write_text(good, "utf-8")
        served.wait(lambda: served.problems() == [], "that it is mended")
        served.wait(lambda: served.ask(f"/{PAGE}")[0] == 200, "the website")


def test_links_in_a_circle_are_served_as_a_problem(checkout: Path, second_report: Path) -> None:
    """MkDocs and what watches files would follow them for ever."""
    for folder in ("content/sections", "content/images"):
        for number in range(6):
            (second_report / folder / f"again-{number}").symlink_to("..")
    os.mkfifo(second_report / "content/annexes/late.md")
    with running(serve(checkout, second_report)) as served:
        served.wait(lambda: served.ask("/index.html")[0] == 200, "the page of the problems")
        told = [(one["code"], one["path"]) for one in served.problems()]
        assert ("missing-file", "content/sections/again-0") in told
        assert ("missing-file", "content/annexes/late.md") in told
        assert len(told) == 13
        for link in [*second_report.rglob("again-*"), second_report / "content/annexes/late.md"]:
            link.unlink()
        served.wait(lambda: served.ask(f"/{PAGE}")[0] == 200, "the website")


@pytest.mark.parametrize("natively", [False, True], ids=["afterword", "mkdocs"])
def test_a_port_in_use_is_told_with_the_next_free_one(
    checkout: Path, second_report: Path, *, natively: bool
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        one = serve(checkout, second_report, natively=natively, port=port)
        assert one.process.wait(timeout=SECONDS) == 1
        one.listener.join(timeout=SECONDS)
        said = "".join(one.said)
    assert f"port {port} is in use by another program: use --port " in said
    assert "Traceback" not in said


def test_an_address_that_others_reach_is_obeyed_with_a_warning(
    checkout: Path, second_report: Path
) -> None:
    port = free_port()
    command = [*("-m", "afterword", "serve"), "--host", "0.0.0.0", "--port", str(port)]  # noqa: S104 - told
    heed_interrupts()
    process = subprocess.Popen(
        [sys.executable, *command, "--project", str(second_report)],
        cwd=checkout,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    one = Served(root=second_report, port=port, process=process)
    with running(one) as served:
        assert served.ask("/index.html", host="report.example")[0] == 200
        assert "everyone who can reach this computer sees it" in "".join(served.said)
