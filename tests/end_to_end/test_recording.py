"""Recording as a user does it: from the command line, with the real report and the second one."""

import io
import re
import signal
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from afterword.cli.commands import run_commands
from tests.building import copy_report, run, run_here

JUDGED = {"fully": "mostly", "mostly": "partially", "partially": "not", "not": "partially"}


@pytest.fixture
def real_report(checkout: Path, tmp_path: Path) -> Path:
    """Give a copy of the real report that a test may change."""
    return copy_report(checkout, tmp_path / "report")


def files_of(project: Path) -> dict[str, bytes]:
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for path in sorted(project.rglob("*"))
        if path.is_file()
    }


def column(sheet: Worksheet, heading: str) -> int:
    return [cell.value for cell in sheet[1]].index(heading) + 1


def renewed(path: Path, count: int) -> None:
    """Change the status, the date and the text of some assessments, as an office does."""
    book = openpyxl.load_workbook(path)
    sheet = book["Follow-up"]
    places = {one: column(sheet, one) for one in ("kind", "implementation", "date", "text")}
    rows = [
        row
        for row in range(2, sheet.max_row + 1)
        if sheet.cell(row, places["kind"]).value == "assessment"
    ]
    step = len(rows) // count
    for row in rows[: step * count : step]:
        status = sheet.cell(row, places["implementation"])
        status.value = JUDGED[str(status.value)]
        sheet.cell(row, places["date"]).value = "2026-11-01"
        sheet.cell(row, places["text"]).value = "The assessor judged again: changed = yes."
    book.save(path)


def inserted(before: bytes, after: bytes) -> bytes:
    """Return the one run of bytes that was put in; fail where anything else differs."""
    pairs = enumerate(zip(before, after, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), len(before))
    added = after[same : len(after) - len(before) + same]
    assert before[:same] + added + before[same:] == after
    return added


def test_three_changed_statuses_are_three_entries_and_every_other_byte_stays(
    checkout: Path, real_report: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "follow-up.xlsx"
    place = ("--project", str(real_report))
    assert run(checkout, "follow-up", "export", str(sheet), *place).returncode == 0
    before = files_of(real_report)
    renewed(sheet, 3)
    done = run_here(checkout, "follow-up", "import", str(sheet), *place)
    assert (done.returncode, done.stderr) == (0, "3 entries added\n")
    after = files_of(real_report)
    assert after.keys() == before.keys()
    changed = [name for name in before if before[name] != after[name]]
    added = b"".join(inserted(before[name], after[name]) for name in changed).decode()
    assert len(re.findall(r"(?m)^ *- id: ", added)) == 3
    assert added.count("    date: 2026-11-01\n") == 3
    assert added.count("    text: 'The assessor judged again: changed = yes.'\n") == 3
    assert run_here(checkout, "check", *place).returncode == 0
    again = run_here(checkout, "follow-up", "import", str(sheet), *place)
    assert (again.returncode, again.stdout) == (0, "")
    assert again.stderr == "nothing new: nothing was written\n"
    assert files_of(real_report) == after


def test_the_same_report_is_exported_as_the_same_bytes(
    checkout: Path, second_report: Path, tmp_path: Path
) -> None:
    contents = []
    for name in ("a.xlsx", "b.xlsx"):
        arguments = ("follow-up", "export", str(tmp_path / name), "--project", str(second_report))
        assert run(checkout, *arguments).returncode == 0
        contents.append((tmp_path / name).read_bytes())
    assert contents[0] == contents[1]


def test_a_process_that_is_killed_in_the_middle_of_a_write_leaves_the_old_file(
    checkout: Path, second_report: Path
) -> None:
    before = files_of(second_report)
    program = (
        "import os, signal, sys; sys.path.insert(0, sys.argv.pop(1))\n"
        "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from afterword.cli.main import main; main()\n"
    )
    options = ("--kind", "development", "--date", "2024", "--source", "ion-2021-review")
    command = [sys.executable, "-c", program, str(checkout), "record", "3", *options]
    place = ("--text", "W.", "--project", str(second_report))
    done = subprocess.run([*command, *place], capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL
    after = files_of(second_report)
    assert {name: after[name] for name in before} == before
    (litter,) = after.keys() - before.keys()
    assert litter.startswith("recommendations/.03-airtime.yml.")
    assert run_here(checkout, "check", "--project", str(second_report)).returncode == 0


class Terminal(io.StringIO):
    """Stands for a terminal, as some machines have none to give."""

    def isatty(self) -> bool:
        return True


def test_on_a_terminal_it_asks_shows_and_writes_when_told_so(
    second_report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = ["airtime", "1", "-", "2024-02-01", "It was raised.", "second review"]
    answers = [*said, "-", "-", "", "y"]
    screen = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal("".join(f"{one}\n" for one in answers)))
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("NO_COLOR", "1")
    assert run_commands(["record", "--project", str(second_report)]) == 0
    text = (second_report / "recommendations/03-airtime.yml").read_text("utf-8")
    added = (
        "  - id: development-2024-02-01\n"
        "    kind: development\n"
        "    date: 2024-02-01\n"
        "    text: It was raised.\n"
        "    sources: [ion-2024-review]\n"
        "    confidence: stated\n"
        "    recorded: {date: DAY, by: Verdania editors}\n"
        "reviews:\n"
    )
    assert added in re.sub(r"date: \S+, by", "date: DAY, by", text)
    words = screen.getvalue()
    assert "ver-2019-r3\n3. Airtime by a published rule\n    1  development\n" in words
    assert "\n  python build.py record 3 --kind development --date 2024-02-01 " in words
    assert "\n+  - id: development-2024-02-01\n" in words
    assert "Write it? [y/N]: " in words
