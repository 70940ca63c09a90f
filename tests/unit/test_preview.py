"""The preview: the website on this computer, with pages that know when to reload."""

import queue
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from afterword.preview import preview
from afterword.project.project import Project
from tests.unit.small_project import TODAY

SECONDS = 30
"""How long anything may take here before it counts as never."""

SERVE = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
from datetime import date
from pathlib import Path
from afterword.preview import preview
from afterword.project.project import Project
root = Path(sys.argv[1])
say = lambda words: print(words, flush=True)
project = Project(root=root, today=date(2024, 6, 1))
raise SystemExit(preview(project, root / "site", 0, lambda: True, say))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A website that is served by a process of its own."""

    root: Path
    address: str
    process: "subprocess.Popen[str]"
    lines: "queue.Queue[str]"

    def read(self, path: str) -> str:
        """Return what stands at a path of the website."""
        with urllib.request.urlopen(f"{self.address}{path}", timeout=SECONDS) as answer:  # noqa: S310 - our own
            return str(answer.read().decode("utf-8"))


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Give a small website that is served until the test is over."""
    for path, text in {
        "site/index.html": "<html><body><p>Home</p></body></html>",
        "site/report/a.html": "<html><body><p>Ә</p></body></html>",
        "site/files/a.txt": "text</body>",
        "content/report.yml": "id: a\n",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(tmp_path)],
        cwd=ENGINE,
        stdout=subprocess.PIPE,
        text=True,
    )
    lines: queue.Queue[str] = queue.Queue()

    def collect() -> None:
        for line in process.stdout or ():
            lines.put(line.rstrip("\n"))

    reader = threading.Thread(target=collect)
    reader.start()
    try:
        address = lines.get(timeout=SECONDS).split("index.html")[0]
        yield Served(root=tmp_path, address=address, process=process, lines=lines)
    finally:
        process.kill()
        process.wait()
        reader.join()
        if process.stdout:
            process.stdout.close()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        pytest.param("index.html", "<p>Home</p>", id="home"),
        pytest.param("", "<p>Home</p>", id="home by its folder"),
        pytest.param("report/a.html", "<p>Ә</p>", id="a page"),
    ],
)
def test_a_page_is_served_with_the_script_that_reloads_it(
    served: Served, path: str, words: str
) -> None:
    page = served.read(path)
    assert words in page
    assert page.endswith('<script src="/__afterword__/reload.js" defer></script></body></html>')
    assert "location.reload()" in served.read("__afterword__/reload.js")


def test_another_file_is_served_as_it_is(served: Served) -> None:
    assert served.read("files/a.txt") == "text</body>"


def change_until_built_again(served: Served) -> None:
    """Change a source until the preview, which may not watch yet, has seen it."""
    until = time.monotonic() + SECONDS
    while served.lines.empty() and time.monotonic() < until:
        (served.root / "content/report.yml").write_text(f"id: a{time.monotonic()}\n", "utf-8")
        time.sleep(0.2)
    assert served.lines.get(timeout=SECONDS) == "built again"


def test_the_website_is_built_again_when_a_source_changes(served: Served) -> None:
    assert served.read("__afterword__/version") == "1"
    change_until_built_again(served)
    assert int(served.read("__afterword__/version")) > 1


def test_the_preview_ends_when_it_is_interrupted(served: Served) -> None:
    change_until_built_again(served)
    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(timeout=SECONDS) == 0


def test_where_nothing_could_be_built_nothing_is_served(tmp_path: Path) -> None:
    said: list[str] = []
    project = Project(root=tmp_path, today=TODAY)
    assert preview(project, tmp_path / "site", 0, lambda: False, said.append) == 1
    assert said == []
