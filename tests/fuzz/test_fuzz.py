"""Inputs at random and kills at random points: a few here, 2,000 and 20 in `make test-all`.

`python -m tests.fuzz.run` tries as many as somebody wants, and `make fuzz` 100,000 and 200.
"""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from afterword.site.website import Website
from tests.fuzz import run, trying
from tests.fuzz.inputs import CANARY, KINDS, Input, lay_hosts, made
from tests.fuzz.kills import COMMANDS, kill
from tests.fuzz.run import killed_all, tried_all
from tests.fuzz.trying import GOOD, Outcome, tried

SECTION = "content/sections/01-voter-lists.md"
FEW = 40


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what fails elsewhere than what fails for good."""
    monkeypatch.setattr(run, "KEPT", tmp_path / "kept")
    return tmp_path / "kept"


@pytest.fixture
def section(tmp_path: Path) -> Iterator[Input]:
    """Give the small project's section with the canary in it."""
    lay_hosts(tmp_path / "hosts")
    text = (tmp_path / "hosts/small" / SECTION).read_text("utf-8")
    content = text.replace("The lists held", f"The {CANARY} lists held").encode()
    yield Input(kind="markdown", host="small", files={SECTION: content})
    assert (tmp_path / "hosts/small" / SECTION).read_text("utf-8") == text


def test_some_inputs_are_told_or_made() -> None:
    counts, failures = tried_all(FEW, seed=1)
    assert failures == []
    assert counts.total() == FEW
    assert {kind for kind, _ in counts} == {*KINDS}


def test_an_input_is_the_same_for_the_same_number(section: Input) -> None:
    assert section.host == "small"
    for kind in set(KINDS) - {"workbook"}:  # which holds the moment of its making
        assert made(kind, 7, 1) == made(kind, 7, 1)
        assert len({str(made(kind, number, 1).files) for number in range(20)}) > 15, kind


def test_a_text_that_is_published_is_made(section: Input) -> None:
    assert tried(1, section).outcome is Outcome.MADE


def test_a_crash_is_found(section: Input, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_: object) -> None:
        raise IndexError("planted")

    monkeypatch.setattr(trying, "print_document", crash)
    found = tried(1, section)
    assert (found.outcome, found.fault) == (Outcome.CRASHED, "elsewhere IndexError")
    assert "planted" in found.words


def test_a_hang_is_found(section: Input, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "SECONDS", 1)
    monkeypatch.setattr(trying, "print_document", lambda _: re.match("(a+)+b", "a" * 60))
    begun = time.monotonic()
    assert tried(1, section).outcome is Outcome.HUNG
    assert time.monotonic() - begun < 20


def test_an_input_that_waits_for_ever_is_found(
    section: Input, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trying, "SECONDS", 1)
    monkeypatch.setattr(trying, "_WAITED", 1)
    monkeypatch.setattr(trying, "print_document", lambda _: time.sleep(60))
    assert tried(1, section).outcome is Outcome.HUNG


def test_a_word_that_is_lost_is_found(section: Input, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Website, "texts", {"index.html": "all but one word"})
    assert tried(1, section).outcome is Outcome.LOST


def test_what_fails_is_kept(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "read_project", None)
    _, failures = tried_all(10, seed=1)
    (file,) = kept.iterdir()
    number, one, what = failures[0]
    assert what.outcome not in GOOD
    told = file.read_text("utf-8")
    assert f"input {number}\n" in told
    assert next(iter(one.files)) in told


@pytest.mark.thorough
def test_many_inputs_are_told_or_made() -> None:
    counts, failures = tried_all(2000, seed=2)
    assert [(number, what.fault) for number, _, what in failures] == []
    assert counts.total() == 2000


@pytest.mark.thorough
def test_commands_that_are_killed_leave_what_was_or_what_is_to_be() -> None:
    counts, failed = killed_all(20, seed=1)
    assert [(one.command, one.point, one.faults) for one in failed] == []
    assert counts.total() == 20


@pytest.mark.thorough
@pytest.mark.parametrize("command", COMMANDS)
def test_what_a_killed_command_leaves_half_done_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    kill(command, tmp_path, "1")
    state = {"half.txt": b"done"}
    monkeypatch.setattr("tests.fuzz.kills._state", lambda _: state)
    assert "neither the former nor the new state" in kill(command, tmp_path, "2").faults
