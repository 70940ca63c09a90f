"""A small project of an invented country, that tests write to a folder with what they change."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from afterword.linking.checks import check
from afterword.linking.register import Register
from afterword.model.recommendation import Recommendation
from afterword.problems import Problem, in_order
from afterword.project.project import Project
from afterword.sources.load import load
from afterword.sources.site_settings import Dialect, read_site_settings

Value = str | Sequence["Value"] | Mapping[str, "Value"]

TODAY = date(2024, 6, 1)

REPORT: Mapping[str, Value] = {
    "id": "sor-2018",
    "title": "Sorvania, local elections of 7 October 2018",
    "short_title": "Sorvania 2018",
    "country": "Sorvania",
    "election": "Local elections",
    "election_date": "2018-10-07",
    "mission": "sor-2018-local",
    "official": {
        "title": "Final Report",
        "publisher": "Coast Observers",
        "date": "2019-02-01",
        "url": "https://www.example.org/sorvania",
    },
    "summary": "What was found in **Sorvania**.",
    "notice": "This is unofficial.",
    "responsible": "The editors answer for the wording.",
    "licence": "Free to use.",
    "cite_as": "Sorvania 2018",
}

SECTION = """\
---
id: voter-lists
number: II
title: Voter lists
---

The lists held {figure:listed-voters} voters.[^count]
{ #lists-outdated }

::: recommendation 1

## How they are kept { #how-kept }

[@coast-charter-1991/4.1] asks for care.

[^count]: See [the report](https://www.example.org/sorvania).
"""

RECOMMENDATION: Mapping[str, Value] = {
    "id": "sor-2018-r1",
    "number": "1",
    "title": "Lists kept up to date",
    "priority": "other",
    "section": "voter-lists",
    "text": "The lists should be kept up to date.",
    "change": ["law"],
    "addressees": ["commission"],
    "topics": ["lists"],
    "findings": ["lists-outdated"],
    "provisions": [{"cite": "coast-charter-1991/4.1", "relation": "rests-on"}],
    "official": {"section": "II", "number": "1"},
}

INSTRUMENT: Mapping[str, Value] = {
    "id": "coast-charter-1991",
    "title": "Charter of the Coast",
    "short": "Coast Charter",
    "in_text": "the Coast Charter",
    "body": "States of the Coast",
    "year": "1991",
    "kind": "treaty",
    "binding": "yes",
    "provisions": [{"path": "4.1", "label": "paragraph 4.1", "gist": "Lists are kept with care."}],
}

MISSION: Mapping[str, Value] = {
    "id": "sor-2018-local",
    "title": "Local elections, 7 October 2018",
    "country": "Sorvania",
    "election": "local elections",
    "election_date": "2018-10-07",
    "type": "EOM",
    "sources": ["final-report"],
}

EARLIER_MISSION: Mapping[str, Value] = {
    "id": "sor-2014-local",
    "title": "Local elections, 5 October 2014",
    "country": "Sorvania",
    "election": "local elections",
    "election_date": "2014-10-05",
    "type": "NAM",
}

INSTITUTIONS: Sequence[Mapping[str, Value]] = [
    {"id": "commission", "name": "Electoral Commission", "short": "EC"},
    {"id": "coast", "name": "Coast Observers", "short": "Coast"},
    {"id": "forum", "name": "Forum of Voters"},
]

SOURCES: Sequence[Mapping[str, Value]] = [
    {
        "id": "final-report",
        "title": "Final Report",
        "publisher": "Coast Observers",
        "issued_by": ["coast"],
        "date": "2019-02-01",
        "kind": "assessor",
    }
]


def as_yaml(value: Value, depth: int = 0) -> str:
    """Return a value in YAML's block style, every scalar between double quotes."""
    if isinstance(value, str):
        return quoted(value)
    if not value:
        return "{}" if isinstance(value, Mapping) else "[]"
    pairs: list[tuple[str, Value]]
    if isinstance(value, Mapping):
        pairs = [(f"{_key(key)}:", below) for key, below in value.items()]
    else:
        pairs = [("-", below) for below in value]
    return "\n".join(
        f"{'  ' * depth}{head}{' ' if _is_flat(below) else chr(10)}{as_yaml(below, depth + 1)}"
        for head, below in pairs
    )


def quoted(text: str) -> str:
    """Return a text as a double-quoted scalar of YAML."""
    return f'"{"".join(_escaped(sign) for sign in text)}"'


def recommendation_yaml(**changes: Value | None) -> str:
    """Return the file of the recommendation with some keys changed; None leaves a key out. Another
    id has a title and a text of its own, and another number is that of the official report."""
    own = _words_of_its_own(RECOMMENDATION, changes, "title", "text")
    number = str(changes.get("number") or RECOMMENDATION["number"])
    section = number_of_section(str(changes.get("section") or RECOMMENDATION["section"]))
    is_number = re.fullmatch("[1-9][0-9]{0,8}", number)
    official = {"section": section, "number": number if is_number else "1"}
    changed = {**RECOMMENDATION, **own, "official": official, **changes}
    return _file(
        "recommendation", {key: value for key, value in changed.items() if value is not None}
    )


def mission_yaml(**changes: Value) -> str:
    """Return the file of the earlier mission with some keys changed."""
    own = _words_of_its_own(EARLIER_MISSION, changes, "title")
    if "election_date" in changes:
        own = {"title": f"Local elections of {changes['election_date']}"}
    return _file("mission", {**EARLIER_MISSION, **own, **changes}, depth=2)


def instrument_yaml(**changes: Value) -> str:
    """Return the file of the instrument with some keys changed."""
    own = _words_of_its_own(INSTRUMENT, changes, "title", "short")
    return _file("instrument", {**INSTRUMENT, **own, **changes}, depth=2)


def report_yaml(**changes: Value) -> str:
    """Return the file of the report with some keys changed."""
    return _file("report", {**REPORT, **changes})


def list_yaml(kind: str, records: Sequence[Value]) -> str:
    """Return a file that lists records of a kind."""
    return _file(kind, records)


def section_text(body: str, *, name: str = "voter-lists", title: str = "") -> str:
    """Return the file of a section with another body; one of another name has a number and a title
    of its own."""
    title = title or ("Voter lists" if name == "voter-lists" else f"Voter lists ({name})")
    return f"---\nid: {name}\nnumber: {number_of_section(name)}\ntitle: {title}\n---\n\n{body}"


def number_of_section(name: str) -> str:
    """Return the number that `section_text` gives a section, by its id."""
    return "II" if name == "voter-lists" else name.upper().replace("-", "")


def follow_up(kind: str, name: str, day: str, **more: Value) -> Mapping[str, Value]:
    """Return a follow-up entry: what every entry says, and what its kind adds."""
    entry: dict[str, Value] = {
        "id": name,
        "kind": kind,
        "date": day,
        "text": f"Words of {name}.",
        "sources": ["final-report"],
        "recorded": {"date": "2024-05-01", "by": "Editors"},
    }
    return {**entry, **more}


def assessment(name: str, day: str, **more: Value) -> Mapping[str, Value]:
    """Return an assessment: a rating by the Coast Observers, unless something else is said."""
    usual: dict[str, Value] = {
        "assessor": "coast",
        "implementation": "partially",
        "basis": "rating",
    }
    if more.get("basis") == "reading":
        usual |= {"where": "Section 2", "reservation": "It is said in passing."}
    return follow_up("assessment", name, day, **{**usual, **more})


def write_project(folder: Path, changes: Mapping[str, str | None] | None = None) -> Project:
    """Write the small project with some files changed; None leaves a file out."""
    for path, text in {**FILES, **(changes or {})}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if text is not None:
            target.write_text(text, "utf-8", newline="")
    return Project(root=folder, today=TODAY)


def read_register(project: Project) -> Register:
    """Return the register of a project that can be read without a problem."""
    loaded, problems = load(project)
    if problems:
        raise ValueError("\n".join(map(str, problems)))
    return Register(loaded=loaded)


def dialect_of(project: Project) -> Dialect:
    """Return the Markdown dialect that a project's mkdocs.yml states."""
    return read_site_settings(project)[0].dialect


def small_register(folder: Path, changes: Mapping[str, str | None] | None = None) -> Register:
    """Write the small project with some files changed, and return its register."""
    return read_register(write_project(folder, changes))


def followed_up(folder: Path, *entries: Value) -> tuple[Register, Recommendation]:
    """Return the register of the small project with follow-up, and its only recommendation."""
    parts = [{"letter": "a", "text": "First."}, {"letter": "b", "text": "Second."}]
    changed = recommendation_yaml(parts=parts, follow_up=entries)
    register = small_register(folder, {"recommendations/01-lists.yml": changed})
    return register, register.recommendations[0]


def rule_problems(
    folder: Path, changes: Mapping[str, str | None] | None = None
) -> tuple[Problem, ...]:
    """Return what the rules find in the small project with some files changed."""
    project = write_project(folder, changes)
    return in_order(list(check(read_register(project), project)))


def _words_of_its_own(
    record: Mapping[str, Value], changes: Mapping[str, Value | None], *keys: str
) -> Mapping[str, Value]:
    """Return values for keys of a record that another of its kind does not have."""
    name = changes.get("id", record["id"])
    return {} if name == record["id"] else {key: f"{record[key]} ({name})" for key in keys}


def _file(kind: str, value: Value, *, depth: int = 1) -> str:
    line = f"# yaml-language-server: $schema={'../' * depth}schemas/{kind}.json"
    return f"{line}\n{as_yaml(value)}\n"


def _is_flat(value: Value) -> bool:
    return isinstance(value, str) or not value


def _key(key: str) -> str:
    return key if key.isidentifier() and key.isascii() else quoted(key)


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    return sign if sign.isprintable() else f"\\U{ord(sign):08x}"


SITE_SETTINGS = "site_name: ''\ndocs_dir: content\ntheme: {name: material}\nplugins: [afterword]\n"

FILES: Mapping[str, str] = {
    "mkdocs.yml": SITE_SETTINGS,
    "content/report.yml": report_yaml(),
    "content/sections/01-voter-lists.md": SECTION,
    "content/figures.yml": list_yaml(
        "figures",
        [{"id": "listed-voters", "value": "48210", "unit": "voters", "place": "Section II"}],
    ),
    "recommendations/01-lists.yml": recommendation_yaml(),
    "references/instruments/coast-charter-1991.yml": instrument_yaml(),
    "references/missions/sor-2018-local.yml": mission_yaml(**MISSION),
    "references/missions/sor-2014-local.yml": mission_yaml(partners=["Forum of Voters"]),
    "references/institutions.yml": list_yaml("institutions", INSTITUTIONS),
    "references/topics.yml": list_yaml("topics", [{"id": "lists", "title": "Voter lists"}]),
    "references/sources.yml": list_yaml("sources", SOURCES),
    "references/abbreviations.yml": list_yaml(
        "abbreviations", [{"short": "EC", "long": "Electoral Commission"}]
    ),
}
"""The text of every file of the small project by its path."""
