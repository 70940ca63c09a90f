"""The texts of a generated report: its sections with their findings, annexes and pages."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from random import Random

from bench.invented.figures import has_note
from bench.invented.law import international, national
from bench.invented.plan import Asked, Subject, capital, draws
from bench.invented.sentences import Sentences
from bench.invented.words import COUNTRY, roman

_A_PART = 3
"""After how many findings a new heading stands."""


def texts(found: Sequence[Subject], priorities: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of every Markdown file."""
    width = len(str(len(found) + 2))
    yield f"content/sections/{1:0{width}}-introduction.md", _introduction()
    for at, subject in enumerate(found, 2):
        yield f"content/sections/{at:0{width}}-{subject.id}.md", _section(subject)
    last = len(found) + 2
    yield f"content/sections/{last:0{width}}-recommendations.md", _listing(last, priorities)
    yield "content/annexes/01-districts.md", _annex("I", "districts", "Districts and their lists")
    yield "content/annexes/02-observers.md", _annex("II", "groups", "Observers by group")
    yield "content/pages/method.md", _METHOD


def _introduction() -> str:
    draw = draws("introduction")
    paragraphs = [
        f"The Central Board of Elections (CBE) called the elections in {COUNTRY}, and invited the "
        "Observers of the Coast (OC). Nothing in this report is true: country, bodies and figures "
        "are invented.",
        "The vote was followed in all districts, {figure:district-count} in number, with "
        "{figure:station-count} polling stations.",
        *(Sentences(draw, "preparations", "went well").paragraph(4, 6) for _ in range(6)),
    ]
    return _file("introduction", "I", "Introduction", "\n\n".join(paragraphs))


def _section(subject: Subject) -> str:
    draw = draws("section", subject.id)
    blocks = [_figures(subject)]
    notes: list[str] = []
    findings = groupby(subject.asked, key=lambda one: one.finding)
    for at, (finding, placed) in enumerate(findings):
        asked = [*placed]
        if at and at % _A_PART == 0:
            head = f"{capital(asked[0].things)} and {asked[-1].things}"
            blocks.append(f"## {head} {{ #{finding}-head }}")
        blocks.append(_background(asked, draw))
        blocks.append(_finding(finding, asked[0], subject, draw, notes))
        blocks += [f"::: recommendation {one.number}" for one in asked]
    return _file(subject.id, subject.number, subject.title, "\n\n".join([*blocks, *notes]))


def _figures(subject: Subject) -> str:
    name = subject.id
    note = f"{{note:share-{name}}}" if has_note(subject) else ""
    return (
        f"The lists held {{figure:voters-{name}}} voters. {{figure:stations-{name}}} polling "
        f"stations were visited; in {{figure:calm-{name}}} of them, {{figure:share-{name}}} per "
        f"cent,{note} all went as the law has it."
    )


def _background(asked: Sequence[Asked], draw: Random) -> str:
    one = draw.choice(asked)
    words = Sentences(draw, one.things, one.change.found).paragraph(3, 5)
    link = f" More is said [of these {one.things}](#{one.id})." if draw.random() < 0.3 else ""
    return f"{words}{link}"


def _finding(finding: str, asked: Asked, subject: Subject, draw: Random, notes: list[str]) -> str:
    """Return the paragraph of a finding; its footnotes are added to the notes."""
    lines = Sentences(draw, asked.things, asked.change.found).some(3, 4)
    lines.append(f"This is not what [@{draw.choice(international())}] asks for.")
    for at in sorted(draw.sample(range(len(lines)), draw.randint(1, 2))):
        name = f"n{len(notes) + 1}"
        lines[at] += f"[^{name}]"
        notes.append(f"[^{name}]: {_footnote(asked, subject, draw)}")
    return "\n".join([*lines, f"{{ #{finding} }}"])


def _footnote(asked: Asked, subject: Subject, draw: Random) -> str:
    cites = draw.choice(([*national(subject)], [*international()]))
    words = Sentences(draw, asked.things, asked.change.found).paragraph(1, 1)
    page = f"[the list of the CBE](https://cbe.example.org/lists/{draw.randint(100, 999)})"
    ends = (
        f"See [@{draw.choice(cites)}].",
        f"See {page}.",
        f"So says [@{draw.choice(cites)}], too.",
    )
    return f"{words} {draw.choice(ends)}"


def _listing(number: int, priorities: Collection[str]) -> str:
    blocks = ["What is asked for above is listed here again."]
    for one in ("priority", "other"):
        if one in priorities:
            head = f"## {one.capitalize()} recommendations {{ #{one}-recommendations }}"
            blocks += [head, f"::: recommendations {one}"]
    return _file("all-recommendations", roman(number), "Recommendations", "\n\n".join(blocks))


def _annex(number: str, table: str, title: str) -> str:
    body = f"The table gives them in full.\n\n::: table {table}"
    return _file(f"annex-{table}", f"Annex {number}", title, body)


def _file(name: str, number: str, title: str, body: str) -> str:
    return f"---\nid: {name}\nnumber: {number}\ntitle: '{title}'\n---\n\n{body}\n"


_METHOD = """\
---
id: method
title: Method
---

## What this is { #what-this-is }

A report of an invented country, written by a program to measure how long a website takes.

## Ratings and readings { #ratings-and-readings }

A **rating** is a judgement that the assessor made of this very recommendation.
A **reading** is the editors’ reading of what an assessor wrote.
"""
