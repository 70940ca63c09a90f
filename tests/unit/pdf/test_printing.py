"""Printing: in a process of its own, and nothing again whose inputs have not changed."""

import os
from collections.abc import Iterator
from datetime import date
from multiprocessing import active_children
from pathlib import Path
from typing import NoReturn

import pytest

from afterword.pdf.print_cache import FOLDER, PrintCache
from afterword.pdf.printed import Attached, Printed
from afterword.pdf.printing import REPORT as PATH
from afterword.pdf.printing import Printing, printing
from afterword.pdf.render import LayOut, PrintWorker, Render, Write, render_pdf
from afterword.problems import ProblemsFoundError
from afterword.project.project import Project
from tests.unit.pdf.reading import opened

INPUTS, OTHER = "inputs", "other-inputs"
"""Digests of what prints are made from."""

REPORT = '<html lang="en"><title>T</title><p id="a">a</p><p id="b" style="break-before: page">b'
DATA = (Attached(name="data.json", description="The data", content=b"{}"),)


def brief(number: int) -> str:
    """Return another document."""
    return f'<html lang="en"><title>Brief {number}</title><p>{number}'


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a project with a style sheet and a picture."""
    (tmp_path / "templates/pdf").mkdir(parents=True)
    (tmp_path / "templates/pdf/report.css").write_text("p { margin: 0 }", "utf-8")
    (tmp_path / "content/images").mkdir(parents=True)
    (tmp_path / "content/images/map.svg").write_text("<svg/>", "utf-8")
    return Project(root=tmp_path, today=date(2024, 1, 1))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Tell what is set, here and in the other process, without changing how."""
    told: list[str] = []
    ask = PrintWorker.ask

    def asking(self: PrintWorker, request: LayOut | Write | Render) -> None:
        told.append(type(request).__name__)
        ask(self, request)

    def rendering(document: str, roots: tuple[Path, ...]) -> Printed:
        told.append("here")
        return render_pdf(document, roots)

    monkeypatch.setattr(PrintWorker, "ask", asking)
    monkeypatch.setattr("afterword.pdf.printing.render_pdf", rendering)
    return told


def finish(prints: Printing, briefs: int = 0, report: str = REPORT) -> list[bytes]:
    """Print a report and some briefs; return all files."""
    prints.begin(lambda: report)
    prints.pages()
    documents = {str(number): brief(number) for number in range(briefs)}
    printed = prints.finish(DATA, 0, lambda: documents)
    assert sorted(printed) == sorted({*documents, PATH})
    return [printed[path].pdf for path in (PATH, *documents)]


def test_a_report_is_laid_out_and_written_in_the_other_process(
    project: Project, asked: list[str]
) -> None:
    with printing(project, INPUTS) as prints:
        prints.begin(lambda: REPORT)
        assert prints.pages() == {"a": 1, "b": 2}
        (printed,) = prints.finish(DATA, 0, dict).values()
    assert (printed.count, printed.problems) == (2, ())
    with opened(printed.pdf) as one:
        assert list(one.attachments) == ["data.json"]
    assert asked == ["LayOut", "Write"]


@pytest.mark.parametrize(
    "inputs",
    [
        pytest.param(INPUTS, id="nothing changed at all"),
        pytest.param(OTHER, id="something changed that is not in the documents"),
    ],
)
def test_nothing_is_set_again_whose_inputs_have_not_changed(
    inputs: str, project: Project, asked: list[str]
) -> None:
    with printing(project, INPUTS) as prints:
        first = finish(prints, 5)
    asked.clear()
    with printing(project, inputs) as prints:
        assert finish(prints, 5) == first
    assert asked == []


def test_where_nothing_changed_no_document_is_made(project: Project) -> None:
    with printing(project, INPUTS) as prints:
        first = finish(prints, 2)
    with printing(project, INPUTS) as prints:
        prints.begin(_not_asked)
        assert prints.pages() == {"a": 1, "b": 2}
        printed = prints.finish((), 0, _not_asked)
    assert [printed[path].pdf for path in (PATH, "0", "1")] == first


def _not_asked() -> NoReturn:
    raise AssertionError("a document is made")


def test_many_documents_are_set_by_both_processes(project: Project, asked: list[str]) -> None:
    with printing(project, INPUTS) as prints:
        finish(prints, 9)
    assert {"here", "Render"} <= set(asked)


def test_a_single_document_that_changed_is_set_here(project: Project, asked: list[str]) -> None:
    with printing(project, INPUTS) as prints:
        finish(prints, 1)
    asked.clear()
    with printing(project, OTHER) as prints:
        finish(prints, 2)
    assert asked == ["here"]


def test_a_change_has_the_report_laid_out_by_the_pages_of_the_last(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    with printing(project, INPUTS) as prints:
        finish(prints)
    known = []
    ask = PrintWorker.ask

    def asking(self: PrintWorker, request: LayOut | Write | Render) -> None:
        if isinstance(request, LayOut):
            known.append(dict(request.known))
        ask(self, request)

    monkeypatch.setattr(PrintWorker, "ask", asking)
    with printing(project, OTHER) as prints:
        finish(prints, report=REPORT + "<p>more</p>")
    assert known == [{"a": 1, "b": 2}]


def test_data_that_changed_have_the_report_written_again(
    project: Project, asked: list[str]
) -> None:
    with printing(project, INPUTS) as prints:
        finish(prints)
    asked.clear()
    with printing(project, OTHER) as prints:
        prints.begin(lambda: REPORT)
        other = (Attached(name="data.json", description="The data", content=b"[]"),)
        prints.finish(other, 0, dict)
    assert asked == ["LayOut", "Write"]


@pytest.mark.parametrize(
    ("changed", "is_other"),
    [
        pytest.param("templates/pdf/report.css", True, id="a style sheet"),
        pytest.param("content/images/map.svg", True, id="a picture that is shown"),
        pytest.param("content/images/other.svg", False, id="a picture that is not shown"),
        pytest.param("templates/site/home.html.j2", False, id="a template of the website"),
    ],
)
def test_a_print_is_known_by_all_that_it_is_made_from(
    changed: str, is_other: bool, project: Project
) -> None:
    document = REPORT + '<img alt="a" src="own:///content/images/map.svg">'
    before = PrintCache(project).key(document)
    (project.root / changed).parent.mkdir(parents=True, exist_ok=True)
    (project.root / changed).write_text("changed", "utf-8")
    assert (PrintCache(project).key(document) != before) is is_other


def test_a_print_is_known_by_what_it_carries(project: Project) -> None:
    kept = PrintCache(project)
    keys = [
        kept.key(REPORT),
        kept.key(REPORT, DATA),
        kept.key(REPORT, DATA, 1),
        kept.key(REPORT, (Attached(name="b", description="The data", content=b"{}"),)),
        kept.key(REPORT + " ", DATA),
    ]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("spoiled", [b"", b"%PDF-1.7 half", None])
def test_a_print_that_was_spoiled_is_made_again(spoiled: bytes | None, project: Project) -> None:
    with printing(project, INPUTS) as prints:
        first = finish(prints)
    for path in (project.root / FOLDER).glob("*.pdf"):
        path.unlink() if spoiled is None else path.write_bytes(spoiled)
    with printing(project, INPUTS) as prints:
        assert finish(prints) == first


def test_a_folder_of_prints_that_cannot_be_written_stops_nothing(project: Project) -> None:
    (project.root / ".cache").write_text("a file", "utf-8")
    with printing(project, INPUTS) as prints:
        assert len(finish(prints)) == 1


def test_a_print_with_a_problem_is_not_kept(project: Project, asked: list[str]) -> None:
    wrong = REPORT + '<a href="#nowhere">x</a>'
    for _ in range(2):
        with printing(project, INPUTS) as prints:
            prints.begin(lambda: wrong)
            prints.pages()
            (printed,) = prints.finish((), 0, dict).values()
        assert [one.message for one in printed.problems] == [
            "No anchor #nowhere for internal URI reference"
        ]
    assert asked == ["LayOut", "Write"] * 2


def test_old_prints_go_and_those_in_use_stay(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("afterword.pdf.print_cache._NEWEST", 3)
    with printing(project, INPUTS) as prints:
        first = finish(prints, 1)
    folder = project.root / FOLDER
    for number in range(6):
        (folder / f"old-{number}.pdf").write_bytes(b"old")
        os.utime(folder / f"old-{number}.pdf", (number, number))
    with printing(project, INPUTS) as prints:
        assert finish(prints, 1) == first
    # The third is what is known of the layout: it is not asked for where nothing changed.
    assert sorted(path.name for path in folder.glob("old-*")) == ["old-4.pdf", "old-5.pdf"]


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[PrintWorker]:
    """Give a process that sets documents."""
    with PrintWorker((tmp_path,)) as one:
        yield one


def test_what_goes_wrong_over_there_is_raised_here(worker: PrintWorker) -> None:
    worker.ask(Write(attached=(), moment=0))
    with pytest.raises(AttributeError, match="NoneType") as raised:
        worker.answer()
    assert "in write" in raised.value.__notes__[0]


def test_problems_over_there_are_problems_here(worker: PrintWorker) -> None:
    deep = "<html lang=en><title>T</title>" + "<div>" * 2000
    worker.ask(Render(document=deep))
    with pytest.raises(ProblemsFoundError) as raised:
        worker.answer()
    assert "nested too deeply" in raised.value.problems[0].message


def test_a_process_that_ends_is_a_problem(worker: PrintWorker) -> None:
    worker.ask(Render(document=brief(1)))
    assert worker.answer().problems == ()
    (process,) = active_children()
    process.kill()
    worker.ask(Render(document=brief(2)))
    with pytest.raises(ProblemsFoundError) as raised:
        worker.answer()
    assert "ended before it was done" in raised.value.problems[0].message


def test_nothing_is_started_where_nothing_is_asked(worker: PrintWorker) -> None:
    assert not worker.has_answered()
    with pytest.raises(LookupError):
        worker.answer()
