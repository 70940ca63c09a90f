"""Feeds, citations and linked data read back equal, for any text."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import feedparser  # type: ignore[import-untyped]  # it carries no types
import rispy  # type: ignore[import-untyped]  # it carries no types
from bibtexparser.entrypoint import parse_string
from hypothesis import assume, example, given
from hypothesis import strategies as st
from lxml import etree, html

from afterword.data.feeds_and_citations import citation_files, feed_files, tex
from afterword.linking.register import Register
from afterword.project.project import Project
from afterword.site.head import script_json
from afterword.texts.converter import converter_of
from tests.properties.texts import NAMES, is_publishable, is_resolved
from tests.properties.tries import tries
from tests.unit.small_project import (
    INSTITUTIONS,
    Value,
    assessment,
    list_yaml,
    read_register,
    recommendation_yaml,
    report_yaml,
    write_project,
)

SCHEMA = etree.RelaxNG(etree.parse(str(Path(__file__).parents[1] / "schemas" / "atom.rng")))
ATOM = {"atom": "http://www.w3.org/2005/Atom"}

_SHOWN = st.characters(
    exclude_categories=("Cs", "Cc"),
    exclude_characters="\ufffe\uffff",
    include_characters="\t\n",
)
"""Every character that a record can hold."""

TEXTS = (
    (NAMES | st.text(_SHOWN, max_size=20).filter(is_resolved)).map(str.strip).filter(is_publishable)
)
"""Words without blanks around them, as a record keeps them."""

TITLES = TEXTS.map(lambda text: text[:80].strip()).filter(is_publishable)


def one_line(text: str) -> str:
    return " ".join(text.split())


def project_of(folder: str, *, title: str, short: str, text: str, by: str) -> Project:
    """Return a project with an assessment, in which every text is drawn."""
    entry = assessment("a", "2021", text=text, recorded={"date": "2024-05-01", "by": by})
    bodies: list[Value] = [{**body, "name": short, "short": short} for body in INSTITUTIONS]
    official: Value = {
        "title": title,
        "publisher": short,
        "place": by,
        "date": "2019-02-01",
        "url": "https://www.example.org/sorvania",
    }
    changes = {
        "recommendations/01-lists.yml": recommendation_yaml(title=title, follow_up=[entry]),
        "references/institutions.yml": list_yaml("institutions", bodies),
        "references/topics.yml": list_yaml("topics", [{"id": "lists", "title": title}]),
        "content/report.yml": report_yaml(
            title=title,
            short_title=short,
            official=official,
            editors=by,
            licence=text,
            cite_as=text,
        ),
    }
    return write_project(Path(folder), dict(changes))


def feeds_of(project: Project) -> tuple[dict[str, bytes], Callable[[str], str]]:
    register = read_register(project)
    to_html = converter_of(register)
    return feed_files(project, register), to_html


@given(TITLES, TEXTS, TEXTS, TEXTS)
@example("</title>", "a]]>", "<b>&amp;</b>", "a&b")
@example("&lt;b&gt;", "<script>alert(1)</script>", "`</summary>`", "a\u2028b")
@tries(25)
def test_a_feed_of_any_text_is_valid_and_reads_back_equal(
    title: str, short: str, text: str, by: str
) -> None:
    with TemporaryDirectory() as folder:
        project = project_of(folder, title=title, short=short, text=text, by=by)
        feeds, to_html = feeds_of(project)
    for content in feeds.values():
        assert SCHEMA.validate(etree.fromstring(content)), SCHEMA.error_log
    (entry,) = etree.fromstring(feeds["feed.xml"]).iterfind("atom:entry", ATOM)
    named = one_line(f"Recommendation 1: Assessment: partially implemented – {short}, 2021")
    assert entry.findtext("atom:title", None, ATOM) == named
    assert entry.findtext("atom:author/atom:name", None, ATOM) == one_line(by)
    labels = [one.get("label") for one in entry.iterfind("atom:category", ATOM)]
    assert labels == ["Assessment", one_line(title)]
    summary = html.fragment_fromstring(
        entry.findtext("atom:summary", "", ATOM), create_parent="div"
    )
    own = html.fragment_fromstring(to_html(text), create_parent="div")
    assert one_line(summary.text_content()).startswith(one_line(own.text_content()))


def _is_guessed_at(text: str) -> bool:
    """Tell whether feedparser takes a text for UTF-8 that was read as Latin-1, and changes it."""
    try:
        return text.encode("iso-8859-1").decode("utf-8") != text
    except UnicodeError:
        return False


@given(TITLES, TEXTS, TEXTS)
@tries(25)
def test_a_feed_parser_reads_the_texts_of_a_feed_as_they_are(
    title: str, short: str, by: str
) -> None:
    assume(not any(map(_is_guessed_at, (title, short, by))))
    with TemporaryDirectory() as folder:
        project = project_of(folder, title=title, short=short, text="Words.", by=by)
        feeds, _ = feeds_of(project)
    found = feedparser.parse(feeds["feed.xml"])
    assert not found.bozo
    (entry,) = found.entries
    assert entry.title == one_line(
        f"Recommendation 1: Assessment: partially implemented – {short}, 2021"
    )
    assert found.feed.title == one_line(f"{short}: all recommendations")
    assert entry.tags[-1].label == one_line(title)
    assert entry.author == one_line(by)


_NAMED = {
    "backslash": "\\",
    "braceleft": "{",
    "braceright": "}",
    "asciitilde": "~",
    "asciicircum": "^",
    "asciigrave": "`",
    "less": "<",
    "greater": ">",
    "bar": "|",
}
_TOKEN = re.compile(r"\{\\text([a-z]+)\}|\\([#$%&_])|(\{\})|([^\\{}#$%&_~^`<>|])")


def as_printed(escaped: str) -> str:
    """Return what TeX prints for a text; one that holds another command is refused."""
    printed, at = [], 0
    while at < len(escaped):
        found = _TOKEN.match(escaped, at)
        assert found, f"TeX would not print {escaped[at:]!r} as it is"
        name, sign, nothing, plain = found.groups()
        printed.append(_NAMED[name] if name else sign or ("" if nothing else plain))
        at = found.end()
    return "".join(printed)


@given(TEXTS)
@example("---''',,?`!`<<>>")
@example("\\begin{x}%")
def test_tex_prints_any_text_as_it_is(text: str) -> None:
    escaped = tex(one_line(text))
    assert as_printed(escaped) == one_line(text)
    assert not re.search(r"--|''|,,|``|\?`|!`", escaped)


def cited(folder: str, title: str, publisher: str, note: str, author: str) -> dict[str, bytes]:
    project = project_of(folder, title=title, short=publisher, text=note, by=author)
    register: Register = read_register(project)
    return citation_files(register)


@given(TITLES, TEXTS, TEXTS, TEXTS)
@example("A } B", "{1", "@misc{x, title = {y}}", "a and b, c")
@tries(25)
def test_a_citation_of_any_text_reads_back_equal(
    title: str, publisher: str, note: str, author: str
) -> None:
    with TemporaryDirectory() as folder:
        files = cited(folder, title, publisher, note, author)
    library = parse_string(files["citations/sor-2018-r1.bib"].decode())
    assert library.failed_blocks == []
    record, official = (
        {field.key: str(field.value) for field in entry.fields} for entry in library.entries
    )
    assert as_printed(record["title"][1:-1]) == one_line(f"Recommendation 1: {title}")
    assert as_printed(record["author"][1:-1]) == one_line(author)
    assert as_printed(record["howpublished"]) == one_line(note)
    assert as_printed(official["title"][1:-1]) == one_line(title)
    assert as_printed(official["institution"]) == one_line(publisher)
    assert as_printed(official["address"]) == one_line(author)
    ours, theirs = rispy.loads(files["citations/sor-2018-r1.ris"].decode())
    assert ours["title"] == one_line(f"Recommendation 1: {title}")
    assert (ours["authors"], ours["secondary_title"]) == ([one_line(author)], one_line(note))
    assert (theirs["title"], theirs["publisher"]) == (one_line(title), one_line(publisher))


@given(st.dictionaries(TEXTS, TEXTS | st.lists(TEXTS), max_size=3))
@example({"</script>": "<!--<script>"})
def test_linked_data_of_any_text_stands_within_one_script(value: dict[str, object]) -> None:
    text = script_json(value)
    assert json.loads(text) == value
    page = f"<html><head><script>{text}</script></head><body>b</body></html>"
    (script,) = html.fromstring(page).iter("script")
    assert json.loads(script.text or "{}") == value
