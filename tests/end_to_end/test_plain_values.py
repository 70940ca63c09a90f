"""A plain value is printed as it was typed: it is no HTML, no Markdown and no mark."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree, html

from afterword.data.feeds_and_citations import feed_files
from afterword.linking.checks import read_and_check
from afterword.markup.build_context import BuildContext
from afterword.pdf.document import print_document
from afterword.problems import Severity
from afterword.project.files import FILES, FileKind, Form
from afterword.project.project import Project
from afterword.publishing.downloads import other_documents
from afterword.site.website import make_website
from afterword.sources.yaml_comments import text_paths

TYPED = " <script>alert(1)</script> & *x* [y](z) &lt;i> _q_ `c` **b**"
"""What is added to each value."""

MARKDOWN = {"summary", "notice", "text", "reservation"}
NAMING = {"part", "word"}
"""The keys of values that name something, and are compared."""


def typed(value: Any, loc: tuple[str, ...], paths: frozenset[tuple[str, ...]]) -> Any:
    """Return a record in which each plain text has what is typed at its end."""
    if isinstance(value, dict):
        return {key: typed(below, (*loc, key), paths) for key, below in value.items()}
    if isinstance(value, list):
        return [typed(below, (*loc, "*"), paths) for below in value]
    key = next((step for step in reversed(loc) if step != "*"), "")
    if loc not in paths or key in NAMING or loc[0] == "where":
        return value
    return f"{value[-18:] if key == 'title' else value}{TYPED}"


def plain_paths(kind: FileKind) -> frozenset[tuple[str, ...]]:
    """Return the ways to all plain texts of a kind of record."""
    has_markdown = kind.record in {"report", "recommendation", "note"}
    paths = text_paths(kind.model)
    return frozenset(one for one in paths if not (has_markdown and one[-1] in MARKDOWN))


def write_typed(project: Path, kind: FileKind) -> None:
    """Write what is typed into each file of a kind."""
    base = project / kind.path
    for path in base.glob(f"*{kind.suffix}") if kind.is_folder else [base]:
        text, paths = path.read_text("utf-8"), plain_paths(kind)
        first, head, body = text.split("---\n", 2) if kind.form is Form.TEXT else ("", text, "")
        value = yaml.load(head, Loader=yaml.BaseLoader)  # noqa: S506 - it makes texts only
        records = [typed(one, (), paths) for one in value] if isinstance(value, list) else None
        written = json.dumps(records or typed(value, (), paths), ensure_ascii=False)
        lines = f"---\n{written}\n---\n{body}" if kind.form is Form.TEXT else written
        path.write_text(f"{first}{lines}", "utf-8")


@pytest.fixture
def made(second_report: Path) -> BuildContext:
    for kind in FILES:
        if kind.model and (second_report / kind.path).exists():
            write_typed(second_report, kind)
    data = second_report / "content" / "data" / "counts.csv"
    data.write_text(data.read_text("utf-8").replace('isles"', f'isles{TYPED}"'), "utf-8")
    checked = read_and_check(Project(root=second_report, today=date(2026, 11, 28)))
    assert [one for one in checked.problems if one.severity is Severity.ERROR] == []
    return BuildContext(checked.project, checked.register, 0)


def documents(made: BuildContext) -> Iterator[tuple[str, str]]:
    """Yield the name and the markup of all pages, feeds and printed documents."""
    yield from make_website(made).texts.items()
    for name, content in feed_files(made.project, made.register).items():
        yield name, content.decode()
    yield "report", print_document(made)
    yield from other_documents(made, made.matrix, {})


def test_what_is_typed_is_printed_as_it_is(made: BuildContext) -> None:
    count = 0
    for name, text in documents(made):
        assert "<script>alert(1)" not in text, name
        is_feed = name.endswith(".xml")
        tree = etree.fromstring(text.encode()) if is_feed else html.fromstring(text)
        found = {(one.tag, one.text) for one in tree.iter("em", "i", "strong", "code", "script")}
        assert not found & {("em", "x"), ("em", "q"), ("strong", "b"), ("code", "c")}, name
        assert not [one for one in tree.iter("a") if one.get("href") == "z"], name
        words = re.sub(r"\s+", " ", "".join(map(str, tree.itertext())))
        cut = [one for one in words.split("<script>alert(1)")[1:] if "…" not in one[:60]]
        count += len(cut)
        beginnings = (TYPED.partition("(1)")[2], TYPED.partition("(1)")[2].replace(" ", ""))
        assert all(
            one.startswith(beginnings[0]) or one[:200].replace(" ", "").startswith(beginnings[1])
            for one in cut
        ), name
    assert count > 500


@pytest.mark.parametrize("mark", ["{figure:ver-counts-observed}", "[@open-vote-charter-2001]"])
def test_a_mark_in_a_plain_value_is_a_problem(second_report: Path, mark: str) -> None:
    path = second_report / "references" / "instruments" / "open-vote-charter-2001.yml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("in_text: the", f'in_text: "{mark} the').replace(
            "Open Vote Charter\nbody", 'Open Vote Charter"\nbody'
        ),
        "utf-8",
    )
    checked = read_and_check(Project(root=second_report, today=date(2026, 11, 28)))
    assert [one.code.value for one in checked.problems] == ["unknown-mark"]
