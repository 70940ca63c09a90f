"""Every problem as an author sees it: case files are run, and all that is printed is compared."""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from stat import filemode
from types import FrameType

import pytest

from afterword.cli.commands import run_commands
from afterword.problems import Code
from tests.building import link_prints
from tests.problems.case_file import Case, apply, read_case

FOLDER = Path(__file__).parent / "cases"
CASES = [read_case(path) for path in sorted(FOLDER.glob("*.case"))]

TESTED_BELOW = {
    Code.MISSING_LIBRARY: "test_a_missing_library_of_the_pdf_is_a_problem",
    Code.CHANGED_ENTRY: "test_a_row_that_changes_an_entry_is_a_problem",
    Code.SPREADSHEET: "test_a_spreadsheet_without_its_headings_is_a_problem",
    Code.NOT_WRITTEN: "test_a_file_that_cannot_be_written_is_a_problem",
}
"""The codes that no change of a project can raise, each with its test."""

THOROUGH = {"pdf-rendering-font", "pdf-rendering-two"}
"""Cases that print a whole report, and whose like is tried on one page in tests/unit/pdf."""

SECONDS = {"check": 15, "build": 60, "published": 30, "record": 15}
"""How long a command may take with a case; building writes a website and a PDF."""


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Fail where something takes too long, a hanging pattern for one."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        pytest.fail(f"it took more than {seconds} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def lay_good_site(project: Path) -> None:
    """Put a result of an earlier build where results go."""
    site = project / "site"
    site.mkdir()
    page = b"<p>the good site</p>\n"
    artefacts = {"index.html": sha256(page).hexdigest()}
    document = {"generator": "afterword", "inputs": "earlier", "artefacts": artefacts}
    (site / "index.html").write_bytes(page)
    (site / "manifest.json").write_text(json.dumps(document), "utf-8")


def contents(folder: Path) -> dict[str, bytes | str]:
    """Return every file and link below a folder, with what it holds or where it leads; what was
    printed before is kept beside the sources, and is no part of the result."""
    found: dict[str, bytes | str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name.partition("/")[0] in {".cache", "__pycache__"}:
            continue
        if path.is_symlink():
            found[name] = f"leads to {path.readlink()}"
        else:
            found[name] = path.read_bytes() if path.is_file() else filemode(path.stat().st_mode)
    return found


def without_today(text: str) -> str:
    """Return a text in which the day of the run is not told."""
    return re.sub(r"today \(\d{4}-\d{2}-\d{2}\)", "today (TODAY)", text)


def without_count_of_files(text: str) -> str:
    """Return what is told of problems; where there are none, nothing."""
    return re.sub(r"^no problems in [0-9]+ files\n", "", text)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case, id=case.name, marks=[pytest.mark.thorough] if case.name in THOROUGH else []
        )
        for case in CASES
    ],
)
def test_a_case_prints_exactly_what_its_file_expects(
    case: Case, second_report: Path, checkout: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lay_good_site(second_report)
    if case.command == "build":
        link_prints(checkout / "tests" / "second_report", second_report)
    for change in case.changes:
        apply(change, second_report, checkout)
    before = contents(second_report)
    with within(SECONDS[case.command]):
        exit_code = run_commands([case.command, "--project", str(second_report), *case.options])
    printed = capfd.readouterr()
    assert "Traceback" not in printed.err
    assert without_count_of_files(without_today(printed.err)) == case.stderr
    assert exit_code == case.exit_code
    assert printed.out == ""
    assert contents(second_report) == before


def test_the_second_report_has_no_problem_even_when_strict(
    second_report: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run_commands(["check", "--strict", "--project", str(second_report)]) == 0
    printed = capfd.readouterr()
    files = [path for path in second_report.rglob("*") if path.suffix != ".png"]
    count = sum(path.is_file() for path in files)
    assert (printed.out, printed.err) == ("", f"no problems in {count} files\n")


def test_a_missing_library_of_the_pdf_is_a_problem(
    second_report: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Unloadable:
        def __getattr__(self, name: str) -> object:
            raise OSError("cannot load library 'libpango-1.0-0'\nmore words of the loader")

    lay_good_site(second_report)
    before = contents(second_report)
    monkeypatch.setitem(sys.modules, "weasyprint", Unloadable())
    monkeypatch.delitem(sys.modules, "afterword.pdf.typesetting", raising=False)
    assert run_commands(["build", "--project", str(second_report)]) == 1
    assert capfd.readouterr().err == (
        "requirements/run.txt: error[missing-library]: WeasyPrint cannot find a library that it"
        " needs: cannot load library 'libpango-1.0-0'\n"
        "    fix: install Pango: `make build` does, or see README.md for your system\n"
        "1 error, 0 warnings; nothing was written\n"
    )
    assert contents(second_report) == before


def import_rows(project: Path, rows: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Import rows of a CSV file into a project, without leaving the file there."""
    folder = project.parent / "sheets"
    folder.mkdir()
    (folder / "rows.csv").write_text(rows, "utf-8")
    monkeypatch.chdir(folder)
    return run_commands(["follow-up", "import", "rows.csv", "--project", str(project)])


HEADINGS = (
    "recommendation,entry,kind,date,who,implementation,basis,part,position,closure,corrects,text,"
    "sources,confidence,recorded on,recorded by\n"
)


def test_a_row_that_changes_an_entry_is_a_problem(
    second_report: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(second_report)
    row = "1,code-amended-2020,development,2020-02-15,,,,,,,,W.,law-2020-17,,,\n"
    assert import_rows(second_report, HEADINGS + row, monkeypatch) == 1
    fix = (
        '    fix: entries are only added: undo the change; or clear the cell "entry" to add a new'
        " entry; or add an entry of the kind correction\n"
    )
    of_entry = "'code-amended-2020' of 'ver-2019-r1' is on record with"
    assert capfd.readouterr().err == (
        f'rows.csv:2:4: error[changed-entry]: row 2, column "date": {of_entry}'
        " '2020-02-14' here\n"
        f"{fix}"
        f'rows.csv:2:12: error[changed-entry]: row 2, column "text": {of_entry}'
        " 'A new wording of [@ver-electoral-code-2008/48] came into for…' here\n"
        f"{fix}"
        "2 errors, 0 warnings; nothing was written\n"
    )
    assert contents(second_report) == before


def test_a_spreadsheet_without_its_headings_is_a_problem(
    second_report: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(second_report)
    assert import_rows(second_report, HEADINGS.replace("kind,", ""), monkeypatch) == 1
    assert capfd.readouterr().err == (
        'rows.csv:1:1: error[spreadsheet]: row 1: no column has the heading "kind"\n'
        "    fix: add it (the cells may be empty), or export the follow-up again, and fill in the"
        " sheet that you get\n"
        "1 error, 0 warnings; nothing was written\n"
    )
    assert contents(second_report) == before


def test_a_file_that_cannot_be_written_is_a_problem(
    second_report: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    before = contents(second_report)
    monkeypatch.setattr("os.fsync", full)
    options = ["--kind", "review", "--text", "Nothing was found."]
    assert run_commands(["record", "3", *options, "--project", str(second_report)]) == 1
    assert capfd.readouterr().err == (
        "recommendations/03-airtime.yml: error[not-written]: the file cannot be written: no space"
        " left on device\n"
        "    fix: see that there is room on the disk and that you may write here\n"
        "1 error, 0 warnings; nothing was written\n"
    )
    assert contents(second_report) == before


def test_what_mkdocs_warns_of_is_advice_beside_a_whole_result(
    second_report: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    hook = 'import logging\ndef on_nav(nav, **_): logging.getLogger("mkdocs.a").warning("Odd")\n'
    (second_report / "hook.py").write_text(hook, "utf-8")
    settings = second_report / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("[afterword]", "[afterword: {pdf: no}]")
    settings.write_text(f"{text}hooks: [hook.py]\n", "utf-8")
    assert run_commands(["build", "--project", str(second_report)]) == 0
    printed = capfd.readouterr()
    assert printed.err == (
        "mkdocs.yml:1:1: warning[mkdocs]: MkDocs says: Odd\n"
        "    fix: correct mkdocs.yml, or the file that is named\n"
        "0 errors, 1 warning\n"
    )
    index = second_report / "site" / "index.html"
    assert str(index) in printed.out.splitlines()
    assert index.is_file()


def test_very_deep_nesting_is_a_problem_and_stops_nothing_else(
    second_report: Path, checkout: Path
) -> None:
    path = second_report / "references" / "topics.yml"
    first = "# yaml-language-server: $schema=../../../schemas/topics.json"
    path.write_text(f"{first}\n- id: {'[' * 100_000}\n", "utf-8")
    command = [sys.executable, str(checkout / "build.py"), "check", "--project"]
    done = subprocess.run(
        [*command, str(second_report)], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        "references/topics.yml:2:46: error[yaml-feature]: lists and mappings are nested too deep\n"
        "    fix: see docs/writing.md for what stands here\n"
        "1 error, 0 warnings; nothing was written\n",
    )


@pytest.mark.thorough
def test_many_signs_of_emphasis_are_built_in_time(
    second_report: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = second_report / "recommendations" / "03-airtime.yml"
    text = path.read_text("utf-8")
    hostile = f"text: Airtime {'***a **b *c ' * 500}[a[b[c](d( {'_x' * 500}"
    path.write_text(re.sub(r"(?m)^text: .*$", hostile, text), "utf-8")
    with within(SECONDS["build"]):
        assert run_commands(["build", "--project", str(second_report)]) == 0
    told = re.findall(r" (error|warning)\[([a-z-]+)\]", capfd.readouterr().err)
    assert set(told) == {("warning", "unfinished-text")}


@pytest.mark.parametrize("code", [one for one in Code if one not in TESTED_BELOW])
def test_every_code_has_a_case(code: Code) -> None:
    shown = [case.name for case in CASES if case.code is code]
    assert shown, f"no case file is named after {code.value}"


def test_the_codes_that_have_no_case_have_a_test_here() -> None:
    assert [name for name in TESTED_BELOW.values() if name not in globals()] == []


def test_a_case_shows_the_code_that_it_is_named_after_or_is_fine() -> None:
    fine = [case.name for case in CASES if (case.exit_code, case.stderr) == (0, "")]
    assert fine == [case.name for case in CASES if case.name.startswith("fine-")]
    for case in CASES:
        assert case.code is None or f"[{case.code.value}]: " in case.stderr, case.name
        assert case.code is not None or case.name in fine, case.name


def test_a_case_begins_with_one_sentence() -> None:
    sentence = re.compile(r"[A-Z][^.]*(\.[a-z]+[^.]*)*\.")
    assert [case.name for case in CASES if not sentence.fullmatch(case.sentence)] == []


def test_there_is_no_other_file_among_the_cases() -> None:
    assert [path.name for path in FOLDER.iterdir() if path.suffix != ".case"] == []
