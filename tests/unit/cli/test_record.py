"""The commands that record: what they print, what they write, and their exit codes."""

import io
import json
import sys
from pathlib import Path

import click
import pytest

from afterword.cli.commands import run_commands
from tests.unit.recording.recorded_project import FILE, new_row, project, rows_of, sheet_file

DEVELOPMENT = ("--kind", "development", "--date", "2021", "--source", "final-report")
RECORDED = ("--recorded-on", "2024-05-01", "--recorded-by", "A desk")
ADDED = """\
  - id: development-2021
    kind: development
    date: 2021
    text: Words.
    sources: [final-report]
    confidence: stated
    recorded: {date: 2024-05-01, by: A desk}
"""


def recorded(folder: Path, *options: str) -> int:
    return run_commands(["record", *options, "--project", str(folder)])


def lines_added(printed: str) -> str:
    lines = printed.splitlines()
    return "".join(f"{one[1:]}\n" for one in lines if one[:1] == "+" and one[:3] != "+++")


def test_an_entry_is_added_and_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project(tmp_path)
    before = (tmp_path / FILE).read_text("utf-8")
    assert recorded(tmp_path, "1", *DEVELOPMENT, "--text", "Words.", *RECORDED) == 0
    printed = capsys.readouterr()
    assert lines_added(printed.out) == ADDED
    assert printed.out.startswith(f"--- {FILE}\n+++ {FILE}\n@@ ")
    assert printed.out.splitlines()[-1] == str(tmp_path / FILE)
    assert printed.err == "1 entry added\n"
    assert (tmp_path / FILE).read_text("utf-8") == before + ADDED


def test_a_dry_run_shows_the_same_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project(tmp_path)
    before = (tmp_path / FILE).read_bytes()
    options = (*DEVELOPMENT, "--text", "Words.", *RECORDED, "--dry-run")
    assert recorded(tmp_path, "sor-2018-r1", *options) == 0
    printed = capsys.readouterr()
    assert lines_added(printed.out) == ADDED
    assert str(tmp_path) not in printed.out
    assert printed.err == "1 entry to add; nothing was written\n"
    assert (tmp_path / FILE).read_bytes() == before


def test_a_review_has_no_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project(tmp_path)
    assert recorded(tmp_path, "1", "--kind", "review", "--text", "None.", *RECORDED) == 0
    added = "reviews:\n  - date: 2024-05-01\n    by: A desk\n    text: None.\n"
    assert lines_added(capsys.readouterr().out) == added


def test_a_text_may_come_from_standard_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project(tmp_path)
    typed = io.TextIOWrapper(io.BytesIO("Әділет\r\nand more\n".encode()), "utf-8")
    monkeypatch.setattr(sys, "stdin", typed)
    assert recorded(tmp_path, "1", *DEVELOPMENT, "--text", "-", *RECORDED) == 0
    assert "    text: |-\n      Әділет\n      and more\n" in lines_added(capsys.readouterr().out)


def test_a_problem_is_told_by_its_option_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project(tmp_path)
    before = (tmp_path / FILE).read_bytes()
    assert recorded(tmp_path, "1", *DEVELOPMENT, "--text", "A <b>b</b>.", *RECORDED) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == (
        "--text: error[raw-html]: '<b>' is HTML, and texts are Markdown\n"
        "    fix: write **words**; where a sign '<' is meant, write &lt;\n"
        "1 error, 0 warnings; nothing was written\n"
    )
    assert (tmp_path / FILE).read_bytes() == before


def test_a_register_with_an_error_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project(tmp_path)
    (tmp_path / "references/topics.yml").unlink()
    assert recorded(tmp_path, "1", *DEVELOPMENT, "--text", "Words.") == 1
    ended = "nothing was written; the files have errors already: put these right first\n"
    assert capsys.readouterr().err.endswith(ended)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        pytest.param(
            ["9", *DEVELOPMENT, "--text", "W."],
            "there is no recommendation '9': there are numbers 1 to 1",
            id="a number that there is not",
        ),
        pytest.param(
            ["sor-2018-r", *DEVELOPMENT, "--text", "W."],
            "did you mean 'sor-2018-r1'?",
            id="an id that there is not",
        ),
        pytest.param([*DEVELOPMENT, "--text", "W."], "no recommendation is named", id="none"),
        pytest.param(
            ["1", *DEVELOPMENT],
            "--text: it is missing; a development needs it",
            id="an option that is missing",
        ),
        pytest.param(
            ["1", *DEVELOPMENT, "--text", "W.", "--basis", "rating"],
            "--basis: a development has none; an assessment has one; leave it out",
            id="an option that does not fit",
        ),
        pytest.param(
            ["1", *DEVELOPMENT, "--text", "W.", "--confidence", "sure"],
            "--confidence: 'sure' is not one of the values of 'confidence'; allowed: stated,"
            " inferred",
            id="a word that there is not",
        ),
        pytest.param(
            ["1", *DEVELOPMENT, "--text", "W.", "--recorded-on", "2024"],
            "--recorded-on: '2024' is not a whole date; write it as 2016-03-20",
            id="a year of recording",
        ),
        pytest.param(
            ["1", *DEVELOPMENT, "--text", "a\x07b"],
            "--text: 'text' holds a control character (U+0007), which cannot be shown; remove it",
            id="a character that nothing can show",
        ),
        pytest.param(
            ["1", *DEVELOPMENT, "--text", "a\udcffb"],
            "--text: 'text' holds half of a character (U+DCFF), which cannot be shown; remove it",
            id="a byte that is not UTF-8",
        ),
        pytest.param(
            ["1", "--kind", "other"],
            "--kind: 'other' is not a kind of follow-up entry; write one of development, response,"
            " assessment, closure, correction, review",
            id="a kind",
        ),
        pytest.param(["1"], "nothing says what is recorded", id="no option, and no terminal"),
        pytest.param(["1", "--dry-run"], "nothing says what is recorded", id="a dry run of it"),
    ],
)
def test_wrong_options_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], words: str
) -> None:
    project(tmp_path)
    assert recorded(tmp_path, *options) == 2
    printed = capsys.readouterr()
    assert words in printed.err
    assert printed.out == ""


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        pytest.param(
            ["--source", "final"],
            "--source: error[unknown-source]: 'sor-2018-r1' names 'final':"
            " references/sources.yml does not have it\n"
            "    fix: correct the id; a new source is added to references/sources.yml:\n"
            "        - id: final\n          title: …\n",
            id="a new source",
        ),
        pytest.param(
            ["--id", "law-2019"],
            f"--id: error[duplicate-id]: the id 'law-2019' is already used at {FILE}:45:9\n"
            "    fix: give one of them another id\n",
            id="an id that is taken",
        ),
        pytest.param(
            ["--quoted-by", "nothing"],
            "--quoted-by: error[unknown-source]: 'nothing' is not among the sources of",
            id="a source that is not among those named",
        ),
    ],
)
def test_what_the_rules_refuse_is_told_by_its_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], problem: str
) -> None:
    project(tmp_path)
    before = (tmp_path / FILE).read_bytes()
    assert recorded(tmp_path, "1", *DEVELOPMENT, "--text", "W.", *options) == 1
    assert problem in capsys.readouterr().err
    assert (tmp_path / FILE).read_bytes() == before


def test_the_help_names_the_kinds_of_entry(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_commands(["record", "--help"]) == 0
    shown = "".join(capsys.readouterr().out.split())
    assert "--kind[development|response|assessment|closure|correction|review]" in shown


def test_a_change_is_printed_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project(tmp_path)
    options = (*DEVELOPMENT, "--text", "Words.", *RECORDED, "--format", "json")
    assert recorded(tmp_path, "1", *options) == 0
    printed = capsys.readouterr()
    document = json.loads(printed.out)
    assert lines_added(document.pop("diff")) == ADDED
    assert document == {"problems": [], "added": 1, "files": [str(tmp_path / FILE)]}
    assert printed.err == ""


def test_problems_are_printed_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project(tmp_path)
    options = (*DEVELOPMENT, "--text", "<b>", *RECORDED, "--format", "json")
    assert recorded(tmp_path, "1", *options) == 1
    document = json.loads(capsys.readouterr().out)
    assert [one["path"] for one in document["problems"]] == ["--text"]
    assert document["files"] == []


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_a_diff_is_coloured_on_a_terminal_unless_nobody_wants_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_color: str, coloured: bool
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    project(tmp_path)
    out = Terminal()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setenv("NO_COLOR", no_color)
    assert recorded(tmp_path, "1", *DEVELOPMENT, "--text", "Words.", "--dry-run") == 0
    green = click.style("+    date: 2021", fg="green")
    assert (green in out.getvalue()) is coloured


def test_what_is_exported_and_imported_again_is_nothing_new(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project(tmp_path / "p")
    for name in ("f.xlsx", "f.csv"):
        path = str(tmp_path / name)
        assert run_commands(["follow-up", "export", path, "--project", str(tmp_path / "p")]) == 0
        assert capsys.readouterr().out == f"{path}\n"
        assert run_commands(["follow-up", "import", path, "--project", str(tmp_path / "p")]) == 0
        printed = capsys.readouterr()
        assert (printed.out, printed.err) == ("", "nothing new: nothing was written\n")


def test_a_file_that_is_there_is_replaced_only_by_force(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project(tmp_path / "p")
    path = tmp_path / "f.csv"
    path.write_text("filled in", "utf-8")
    command = ["follow-up", "export", str(path), "--project", str(tmp_path / "p")]
    assert run_commands(command) == 2
    assert "--force to replace it" in capsys.readouterr().err
    assert path.read_text("utf-8") == "filled in"
    assert run_commands([*command, "--force"]) == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbfrecommendation,")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["export", "f.ods"], "'f.ods' is neither .xlsx nor .csv", id="another kind"),
        pytest.param(["import", "nothing.csv"], "'nothing.csv' does not exist", id="no file"),
        pytest.param(
            ["export", "nowhere/f.csv"], "'nowhere/f.csv' cannot be written", id="no folder"
        ),
    ],
)
def test_wrong_files_are_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    words: str,
) -> None:
    project(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert run_commands(["follow-up", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_rows_are_imported_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checked = project(tmp_path / "p")
    path = sheet_file(
        tmp_path / "f.csv", checked, *rows_of(checked), new_row(), new_row(date="2022")
    )
    command = ["follow-up", "import", str(path), "--project", str(tmp_path / "p")]
    before = (tmp_path / "p" / FILE).read_bytes()
    assert run_commands([*command, "--dry-run"]) == 0
    shown = capsys.readouterr()
    assert shown.err == "2 entries to add; nothing was written\n"
    assert (tmp_path / "p" / FILE).read_bytes() == before
    assert run_commands(command) == 0
    printed = capsys.readouterr()
    assert printed.err == "2 entries added\n"
    assert printed.out == f"{shown.out}{tmp_path / 'p' / FILE}\n"
    after = (tmp_path / "p" / FILE).read_bytes()
    assert after.startswith(before)
    assert run_commands(command) == 0
    assert capsys.readouterr() == ("", "nothing new: nothing was written\n")
    assert (tmp_path / "p" / FILE).read_bytes() == after


def test_a_bad_cell_keeps_all_rows_from_being_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    checked = project(tmp_path / "p")
    path = sheet_file(
        tmp_path / "f.csv", checked, new_row(), new_row(text="Words of another.", sources="none")
    )
    before = (tmp_path / "p" / FILE).read_bytes()
    command = ["follow-up", "import", str(path), "--project", str(tmp_path / "p")]
    assert run_commands(command) == 1
    printed = capsys.readouterr()
    place = f'{path.as_posix()}:3:14: error[unknown-source]: row 3, column "sources": '
    assert printed.err.startswith(place)
    assert printed.err.endswith("\n1 error, 0 warnings; nothing was written\n")
    assert (printed.out, (tmp_path / "p" / FILE).read_bytes()) == ("", before)
