"""What a served website has besides its pages: only for this computer, prints on demand."""

import json
import socket
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from afterword.problems import Code, Place, Problem, ProblemsFoundError
from afterword.site.preview import PROBLEMS, Preview, port_in_use
from tests.unit.small_project import write_project

SECONDS = 20
"""How long a print may take here before it counts as never."""

ERROR = Problem(Code.UNKNOWN_TOPIC, Place("a.yml", 3, 5), "no topic 'Ә'", "correct it")
ADVICE = Problem(Code.UNUSED_NOTE, Place("b.yml", 1, 1), "nobody calls 'n'", "call it")

Started = tuple[str, dict[str, str]]


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """Give the preview of the small project."""
    made = Preview(write_project(tmp_path / "project"), tmp_path / "site", "127.0.0.1")
    yield made
    made.close()


def site(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """Answer as the server of a website does."""
    start("200 OK", [("Content-Type", "text/html")])
    return [f"page {environ['PATH_INFO']}".encode()]


def nothing_there(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """Answer as the server does where there is no such file."""
    start("404 Not Found", [("Content-Type", "text/html")])
    return [b"not found"]


def ask(
    preview: Preview,
    path: str,
    host: str | None = "127.0.0.1:8000",
    mount: str = "/",
    method: str = "GET",
    answers: Callable[..., Iterable[bytes]] = site,
) -> tuple[str, Mapping[str, str], str]:
    """Return status, headers and words of what the preview answers."""
    status, headers, content = asked(preview, path, host, mount, method, answers)
    return status, headers, content.decode("utf-8")


def asked(
    preview: Preview,
    path: str,
    host: str | None = "127.0.0.1:8000",
    mount: str = "/",
    method: str = "GET",
    answers: Callable[..., Iterable[bytes]] = site,
) -> tuple[str, Mapping[str, str], bytes]:
    started: list[Started] = []

    def start(status: str, headers: list[tuple[str, str]], *_: object) -> None:
        started.append((status, dict(headers)))

    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        **({} if host is None else {"HTTP_HOST": host}),
    }
    content = b"".join(preview.answering(answers, mount)(environ, start))
    ((status, headers),) = started
    return status, headers, content


def print_with(preview: Preview, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Let a small program print, which is given the folder that it prints into."""

    def command(folder: Path) -> list[str]:
        return [sys.executable, "-c", program, str(folder)]

    monkeypatch.setattr(preview, "_command", command)


def ask_until_ready(preview: Preview, path: str) -> tuple[str, Mapping[str, str], bytes]:
    """Ask for a print until it is no page that waits."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        status, headers, content = asked(preview, path)
        if b'http-equiv="refresh"' not in content:
            return status, headers, content
        time.sleep(0.05)
    raise TimeoutError(path)


PRINTS = """
import pathlib, sys
folder = pathlib.Path(sys.argv[1], "downloads")
folder.mkdir(parents=True)
(folder / "report.pdf").write_bytes(b"%PDF of the report")
"""
WAITS = "import time; time.sleep(600)"
FAILS = "import sys; sys.exit('a.yml:3:5: error[unknown-topic]: no topic')"


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1:8000", "127.0.0.1", "localhost:8000", "LOCALHOST", "[::1]:8000", "localhost:9000"],
)
def test_this_computer_is_answered(preview: Preview, host: str) -> None:
    assert ask(preview, "/index.html", host) == (
        "200 OK",
        {"Content-Type": "text/html"},
        "page /index.html",
    )


@pytest.mark.parametrize(
    "host",
    [
        pytest.param("evil.example.org", id="a name that leads here"),
        pytest.param("evil.example.org:8000", id="with the port"),
        pytest.param("127.0.0.1.evil.example.org", id="that begins like ours"),
        pytest.param("192.0.2.1:8000", id="another address"),
        pytest.param("[2001:db8::1]:8000", id="another address of the newer kind"),
    ],
)
@pytest.mark.parametrize("path", ["/index.html", "/downloads/report.pdf"])
def test_a_page_of_another_website_is_not_answered(
    preview: Preview, host: str | None, path: str
) -> None:
    status, headers, words = ask(preview, path, host)
    assert status == "403 Forbidden"
    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert words == "This preview is only for the computer that it runs on.\n"


@pytest.mark.parametrize(
    "host",
    [
        pytest.param("localhost@evil.example.org", id="with a user called like ours"),
        pytest.param("evil@localhost", id="with a user"),
        pytest.param("", id="no name"),
        pytest.param(None, id="none at all"),
        pytest.param("[::1", id="no name that there can be"),
        pytest.param("localhost,evil.example.org", id="two, as WSGI joins them"),
        pytest.param("localhost/evil", id="with a path"),
        pytest.param("localhost:port", id="with a port that is none"),
        pytest.param("localhost\r\n evil", id="in two lines"),
        pytest.param("локалхост", id="in other letters"),
    ],
)
@pytest.mark.parametrize("own", ["127.0.0.1", "0.0.0.0"])  # noqa: S104 - it is warned of
def test_a_request_that_names_no_host_or_several_is_bad(
    tmp_path: Path, host: str | None, own: str
) -> None:
    preview = Preview(write_project(tmp_path / "project"), tmp_path / "site", own)
    assert ask(preview, "/index.html", host)[0] == "400 Bad Request"
    preview.close()


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/a\0.html", id="NUL"),
        pytest.param("/downloads/a\0.pdf", id="NUL in a print"),
        pytest.param("/a\r\nX: y", id="the end of a line"),
        pytest.param("/index\xff.html", id="no UTF-8"),
        pytest.param("/\xed\xa0\x80", id="half a character"),
        pytest.param("//evil.example.org/..", id="another computer"),
        pytest.param("/..\\..\\secret", id="a way out on Windows"),
        pytest.param("/C:/secret", id="another drive"),
        pytest.param("http://localhost/index.html", id="a whole address"),
        pytest.param("*", id="no path"),
        pytest.param("index.html", id="without its stroke"),
    ],
)
def test_a_path_that_no_page_can_have_is_a_bad_request(preview: Preview, path: str) -> None:
    status, _, words = ask(preview, path)
    assert (status, words) == ("400 Bad Request", "Bad Request.\n")


def test_a_path_that_is_very_long_is_refused(preview: Preview) -> None:
    assert ask(preview, f"/livereload/{'9' * 5000}/1")[0].startswith("414 ")
    preview.rest = dict
    assert ask(preview, f"/{'a' * 1900}")[0] == "200 OK"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "x"])
def test_a_preview_is_only_read(preview: Preview, method: str) -> None:
    assert ask(preview, "/index.html", method=method)[0] == "405 Method Not Allowed"


def test_who_asks_for_no_content_gets_none(preview: Preview) -> None:
    assert ask(preview, "/index.html", method="HEAD")[::2] == ("200 OK", "")


def test_a_path_that_leads_up_makes_and_prints_nothing(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "_command", None)
    preview.rest = None
    assert ask(preview, "/downloads/../../report.pdf")[0] == "404 Not Found"
    preview.rest = lambda: pytest.fail("made")
    assert ask(preview, "/../../etc/passwd")[0] == "200 OK"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.0.0.2"])
def test_an_address_that_only_this_computer_reaches_needs_no_warning(
    tmp_path: Path, host: str
) -> None:
    preview = Preview(write_project(tmp_path / "project"), tmp_path / "site", host)
    assert preview.warning == ""
    preview.close()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "report.example.org"])  # noqa: S104 - it is warned of
def test_an_address_that_others_reach_is_obeyed_with_a_warning(tmp_path: Path, host: str) -> None:
    preview = Preview(write_project(tmp_path / "project"), tmp_path / "site", host)
    assert preview.warning == (
        f"the preview answers at {host}: everyone who can reach this computer sees it"
    )
    assert ask(preview, "/index.html", "report.example.org")[0] == "200 OK"
    preview.close()


def test_a_port_that_is_free_is_used() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert port_in_use("127.0.0.1", port) == ""


def test_a_port_in_use_is_told_with_the_next_free_one() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        told = port_in_use("127.0.0.1", port)
    start = f"port {port} is in use by another program: use --port "
    assert told.startswith(start)
    free = int(told.removeprefix(start).partition(" ")[0])
    assert port < free < port + 100
    assert told == f"{start}{free} (with mkdocs: --dev-addr 127.0.0.1:{free})"


def test_what_is_wrong_now_is_told_to_the_terminal_and_to_open_pages(
    preview: Preview, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    preview.show((ERROR, ADVICE), is_built=False)
    assert capsys.readouterr().err == (
        "a.yml:3:5: error[unknown-topic]: no topic 'Ә'\n    fix: correct it\n"
        "b.yml:1:1: warning[unused-note]: nobody calls 'n'\n    fix: call it\n"
        "1 error, 1 warning; the last good website stays\n"
    )
    script = (tmp_path / "site" / PROBLEMS).read_text("utf-8")
    listed = script.removeprefix("window.awProblems = ").removesuffix(";\n")
    assert json.loads(listed) == [ERROR.as_json(), ADVICE.as_json()]


def test_advice_beside_a_new_website_is_told_without_more(
    preview: Preview, capsys: pytest.CaptureFixture[str]
) -> None:
    preview.show((ADVICE,), is_built=True)
    assert capsys.readouterr().err.splitlines()[-1] == "0 errors, 1 warning"
    assert preview.has_been_good


def test_where_nothing_is_wrong_nothing_is_told_and_pages_forget_what_was(
    preview: Preview, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    preview.show((ERROR,), is_built=False)
    capsys.readouterr()
    preview.show((), is_built=True)
    assert capsys.readouterr().err == ""
    assert (tmp_path / "site" / PROBLEMS).read_text("utf-8") == "window.awProblems = [];\n"


def test_a_website_counts_as_good_once_it_was_built(preview: Preview) -> None:
    preview.show((ERROR,), is_built=False)
    assert not preview.has_been_good
    preview.show((), is_built=True)
    preview.show((ERROR,), is_built=False)
    assert preview.has_been_good


def test_where_nothing_good_was_built_a_page_shows_the_problems(
    preview: Preview, tmp_path: Path
) -> None:
    preview.show_nothing_else()
    preview.show((ERROR,), is_built=False)
    page = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert PROBLEMS in page
    assert "assets/problems.js" in page
    assert (tmp_path / "site/assets/problems.js").is_file()


def test_a_print_is_made_when_somebody_asks_and_a_page_waits_for_it(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    print_with(preview, monkeypatch, WAITS)
    status, headers, words = ask(preview, "/downloads/<b>.pdf")
    assert (status, headers["Content-Type"]) == ("200 OK", "text/html; charset=utf-8")
    assert headers["Cache-Control"] == "no-store"
    assert '<meta http-equiv="refresh" content="2">' in words
    assert "This page shows &lt;b&gt;.pdf as soon as it is ready." in words


def test_a_print_that_is_ready_is_given(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    print_with(preview, monkeypatch, PRINTS)
    status, headers, content = ask_until_ready(preview, "/downloads/report.pdf")
    assert (status, content) == ("200 OK", b"%PDF of the report")
    assert headers == {
        "Content-Type": "application/pdf",
        "Cache-Control": "no-store",
        "Content-Length": str(len(content)),
    }


@pytest.mark.parametrize("path", ["/downloads/other.pdf", "/downloads/../downloads/report.pdf"])
def test_a_print_that_there_is_not_is_told(
    preview: Preview, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    print_with(preview, monkeypatch, PRINTS)
    status, _, content = ask_until_ready(preview, path)
    assert (status, content) == ("404 Not Found", b"There is no such PDF.\n")


def test_why_a_print_cannot_be_made_is_told_and_the_next_one_is_tried_anew(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    print_with(preview, monkeypatch, FAILS)
    status, _, content = ask_until_ready(preview, "/downloads/report.pdf")
    assert status == "503 Service Unavailable"
    assert content.decode() == (
        "The PDF cannot be set:\n\na.yml:3:5: error[unknown-topic]: no topic\n\n"
        "Mend this, and load the page again.\n"
    )
    print_with(preview, monkeypatch, PRINTS)
    assert ask_until_ready(preview, "/downloads/report.pdf")[0] == "200 OK"


def test_a_print_of_former_sources_is_never_shown(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    print_with(preview, monkeypatch, PRINTS)
    assert ask_until_ready(preview, "/downloads/report.pdf")[2] == b"%PDF of the report"
    preview.show((), is_built=True)
    print_with(preview, monkeypatch, PRINTS.replace("of the report", "of what is new"))
    assert b"refresh" in asked(preview, "/downloads/report.pdf")[2]
    assert ask_until_ready(preview, "/downloads/report.pdf")[2] == b"%PDF of what is new"


def test_a_print_is_below_the_path_at_which_the_website_is_served(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    print_with(preview, monkeypatch, WAITS)
    assert b"report.pdf as soon" in asked(preview, "/2018/downloads/report.pdf", mount="/2018/")[2]
    assert ask(preview, "/2018/a.html", mount="/2018/")[2] == "page /2018/a.html"


def test_other_downloads_and_other_pdfs_are_the_websites(preview: Preview) -> None:
    assert ask(preview, "/downloads/matrix.csv")[2] == "page /downloads/matrix.csv"
    assert ask(preview, "/files/map.pdf")[2] == "page /files/map.pdf"


def test_the_end_of_the_preview_ends_what_it_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = Preview(write_project(tmp_path / "project"), tmp_path / "site", "127.0.0.1")
    print_with(preview, monkeypatch, WAITS)
    asked(preview, "/downloads/report.pdf")
    printing = preview._begin_to_print()
    preview.close()
    assert printing.process.poll() is not None
    assert not printing.folder.parent.exists()


def test_files_that_pages_do_not_show_are_made_once_when_somebody_asks(
    preview: Preview, tmp_path: Path
) -> None:
    made: list[str] = []

    def rest() -> Mapping[str, bytes]:
        made.append("made")
        return {"feeds/all.xml": b"<feed/>"}

    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("home", "utf-8")
    preview.rest = rest
    ask(preview, "/")
    ask(preview, "/index.html")
    assert made == []
    ask(preview, "/feeds/all.xml", answers=nothing_there)
    assert (tmp_path / "site/feeds/all.xml").read_bytes() == b"<feed/>"
    ask(preview, "/feeds/none.xml", answers=nothing_there)
    assert made == ["made"]


def test_a_file_that_is_asked_for_while_a_build_ends_is_made_from_that_build(
    preview: Preview, tmp_path: Path
) -> None:
    """The server waits for a build that runs; what it leaves for later is known only then."""
    (tmp_path / "site").mkdir()

    def waiting(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if (tmp_path / "site/feeds/all.xml").exists():
            return site(environ, start)
        preview.rest = lambda: {"feeds/all.xml": b"<feed/>"}
        return nothing_there(environ, start)

    assert ask(preview, "/feeds/all.xml", answers=waiting)[0] == "200 OK"


def test_files_that_cannot_be_made_do_not_end_an_answer(preview: Preview) -> None:
    def rest() -> Mapping[str, bytes]:
        raise ProblemsFoundError((ERROR,))

    preview.rest = rest
    status, _, words = ask(preview, "/feeds/all.xml", answers=nothing_there)
    assert status == "503 Service Unavailable"
    assert str(ERROR) in words


def test_a_print_that_says_much_is_not_waited_for_in_vain(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    print_with(preview, monkeypatch, "import sys; sys.exit('a problem\\n' * 20_000)")
    status, _, content = ask_until_ready(preview, "/downloads/report.pdf")
    assert status == "503 Service Unavailable"
    assert content.count(b"a problem\n") == 20_000
