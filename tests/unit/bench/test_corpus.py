"""The generated reports: whole, valid, the same each time, and as large as they are asked to be."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from afterword.linking.checks import check
from afterword.linking.register import Register
from afterword.project.project import Project
from afterword.sources.load import load
from bench.corpus import corpus_files, write_corpus
from tests.building import run_here
from tests.unit.small_project import read_register

_LONG_AFTER = date(2026, 1, 1)


def _register(folder: Path, count: int) -> Register:
    write_corpus(folder, count)
    return read_register(_project(folder))


def _project(folder: Path) -> Project:
    return Project(root=folder, today=_LONG_AFTER)


def test_a_generated_report_is_checked_without_a_word(checkout: Path, tmp_path: Path) -> None:
    write_corpus(tmp_path, 24)
    result = run_here(checkout, "check", "--strict", "--project", str(tmp_path))
    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr.startswith("no problems in ")


@pytest.mark.parametrize(
    "count",
    [
        pytest.param(1, id="the smallest"),
        pytest.param(26, id="one more than a section makes"),
        pytest.param(301, id="a region besides the whole country"),
    ],
)
def test_no_rule_finds_anything_in_a_report_of_another_size(tmp_path: Path, count: int) -> None:
    write_corpus(tmp_path, count)
    project = _project(tmp_path)
    loaded, problems = load(project)
    assert (*problems, *check(Register(loaded=loaded), project)) == ()


def test_the_same_count_gives_the_same_bytes_in_every_process(
    checkout: Path, tmp_path: Path
) -> None:
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "bench.corpus", str(tmp_path / seed), "24"]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(command, cwd=checkout, env=environment, check=True)
    first, second = (
        {
            path.relative_to(tmp_path / seed): path.read_bytes()
            for path in sorted((tmp_path / seed).rglob("*"))
            if path.is_file()
        }
        for seed in ("1", "2")
    )
    assert first == second
    assert len(first) == len([*corpus_files(24)])


def test_it_has_as_many_recommendations_as_are_asked_for(tmp_path: Path) -> None:
    register = _register(tmp_path, 130)
    assert [record.number for record in register.recommendations] == [*range(1, 131)]


def test_sections_grow_in_number_and_not_in_size(tmp_path: Path) -> None:
    for count, sections in ((24, 1), (50, 2), (301, 13)):
        register = _register(tmp_path / str(count), count)
        sizes = [len(numbers) for numbers in register.asked_in.values()]
        assert len(sizes) == sections
        assert max(sizes) <= 25


def test_all_kinds_of_follow_up_occur(tmp_path: Path) -> None:
    records = _register(tmp_path, 301).recommendations
    kinds = {entry.kind for record in records for entry in record.follow_up}
    assert kinds == {"development", "response", "assessment", "closure", "correction"}
    lengths = {len(record.follow_up) for record in records}
    assert lengths == {*range(9)}
    judges = [
        {entry.assessor for entry in record.follow_up if entry.kind == "assessment"}
        for record in records
    ]
    assert any(len(one) > 1 for one in judges)


def test_recommendations_have_parts_reviews_and_missions_before_and_after(tmp_path: Path) -> None:
    register = _register(tmp_path, 301)
    records = register.recommendations
    for found in (
        [record.parts for record in records],
        [record.reviews for record in records],
        [record.prior for record in records],
        [register.repeated_by.get(record.id, ()) for record in records],
    ):
        assert any(found)
        assert not all(found)
