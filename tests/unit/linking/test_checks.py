"""All rules together: every one is run, and none changes a file."""

import inspect
from pathlib import Path

from afterword.linking.checks import CHECKS, check
from afterword.linking.rules import (
    abbreviations,
    dates,
    doubles,
    figures,
    file_names,
    judgements,
    layout,
    lineage,
    link_words,
    links,
    mentions,
    names,
    official,
    report_facts,
    successors,
    text,
    tracking,
    uniqueness,
    unused_references,
    used,
)
from afterword.problems import Problem
from tests.unit.small_project import (
    follow_up,
    read_register,
    recommendation_yaml,
    section_text,
    write_project,
)

MANY_SLIPS = {
    "content/sections/01-voter-lists.md": section_text("A [@none/1].[^x]\n\n# B\n\n[c](#d)\n"),
    "recommendations/01-lists.yml": recommendation_yaml(
        number="2",
        topics=["none"],
        follow_up=[follow_up("development", "d", "2001", sources=["none"])],
    ),
}

MODULES = {
    uniqueness: "UNIQUENESS",
    names: "NAME",
    text: "TEXT",
    layout: "LAYOUT",
    links: "LINK",
    figures: "FIGURE",
    abbreviations: "ABBREVIATION",
    tracking: "TRACKING",
    lineage: "LINEAGE",
    report_facts: "REPORT_FACT",
    official: "OFFICIAL",
    dates: "DATE",
    successors: "SUCCESSOR",
    doubles: "DOUBLE",
    judgements: "JUDGEMENT",
    mentions: "MENTION",
    link_words: "LINK_WORD",
    used: "USED",
    unused_references: "UNUSED_REFERENCE",
    file_names: "FILE_NAME",
}
"""The modules of the rules in the order in which they are run, with what their lists are called."""


def test_every_rule_of_every_module_is_run() -> None:
    lists = [getattr(module, f"{name}_RULES") for module, name in MODULES.items()]
    assert list(CHECKS) == [rule for one in lists for rule in one]
    assert len(set(CHECKS)) == len(CHECKS)


def test_a_rule_that_is_written_is_run() -> None:
    written = {
        one
        for module in MODULES
        for name, one in inspect.getmembers(module, inspect.isgeneratorfunction)
        if one.__module__ == module.__name__
        and not name.startswith("_")
        and len(inspect.signature(one).parameters) == 2
    }
    assert written == set(CHECKS)


def test_slips_of_every_kind_are_told_together(tmp_path: Path) -> None:
    project = write_project(tmp_path, dict(MANY_SLIPS))
    problems: tuple[Problem, ...] = check(read_register(project), project)
    assert {problem.code.value for problem in problems} == {
        "bad-heading",
        "broken-link",
        "date-before-report",
        "not-placed",
        "number-gap",
        "undefined-footnote",
        "unknown-finding",
        "unknown-instrument",
        "unknown-source",
        "unknown-topic",
        "unused-figure",
    }


def test_checking_changes_no_file(tmp_path: Path) -> None:
    project = write_project(tmp_path, dict(MANY_SLIPS))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    check(read_register(project), project)
    after = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert after == before
