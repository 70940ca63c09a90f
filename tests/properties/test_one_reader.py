"""The words of any Markdown that the dialect allows are the same in every output."""

import csv
import io
import json
import re
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree, html
from lxml.html import HtmlElement
from openpyxl import load_workbook

from afterword.data.feeds_and_citations import feed_files
from afterword.data.open_data.files import json_files
from afterword.markup.build_context import BuildContext
from afterword.pdf.document import matrix_document, print_document
from afterword.publishing.downloads import matrix_files
from afterword.site.script_files import search_files
from afterword.site.website import make_website
from tests.properties.texts import CALLED, CITED, PRINTED
from tests.unit.data.open_data.opening import collected_of
from tests.unit.site.test_search_index import read_index
from tests.unit.small_annex import with_annex
from tests.unit.small_project import (
    assessment,
    follow_up,
    read_register,
    recommendation_yaml,
    section_text,
    write_project,
)

ATOM = {"atom": "http://www.w3.org/2005/Atom"}

_WORDS = st.sampled_from(
    [
        *("words", "Әділет", "EC", "ECs", "one two", "2 * 3 * 4", "a_b_c", "x.", "C:\\d", "a & b"),
        *(
            "\\*a\\*",
            "\\_b\\_",
            "\\[c\\](d)",
            "\\\\",
            "1\\.",
            "\\#",
            "&amp;",
            "&lt;b&gt;",
            "&eacute;",
        ),
        *("&#8212;", "<https://x.org/?a=1&b=2>", "<a@example.org>", "`*a* [b](c)`", "`` ` ``"),
        *(f"[@{CITED}]", f"{{figure:{PRINTED}}}", f"`[@{CITED}]`", "![a *picture*](b.png)", "[a]"),
        *("[a][there]", "3 < 4", "'a' \"b\"", "a  b", "it's – «so»"),
    ]
)

_AROUND = st.sampled_from(
    [
        *("*{}*", "**{}**", "_{}_", "__{}__", "***{}***", "**{}**x", "x*{}*", "**un**{}"),
        *("*a **{}***", "**a *{}***", "**{}**{{ .strong }}", "[{}](https://x.org)"),
        *('[{}](#a "A *title*")', "[{}](<https://x.org/a b> 'T')", "[a [{}] b](b_(c).md)"),
        *("({})", "“{}”", "{}, {}"),
    ]
)

_LINES = st.recursive(
    _WORDS,
    lambda inner: (
        st.builds(lambda around, one, other: around.format(one, other), _AROUND, inner, inner)
        | st.builds(lambda *both: " ".join(both), inner, inner)
    ),
    max_leaves=5,
)
"""Words with marks, links, code and emphasis in each other, on a line."""


def _indented(text: str, first: str, others: str = "    ") -> str:
    lines = text.split("\n")
    return "\n".join([f"{first}{lines[0]}", *(f"{others}{line}".rstrip() for line in lines[1:])])


def _lists(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda items, first, between: between.join(_indented(one, first) for one in items),
        st.lists(blocks, min_size=1, max_size=3),
        st.sampled_from(["- ", "* ", "1. ", "3. "]),
        st.sampled_from(["\n", "\n\n"]),
    )


_BLOCKS = st.recursive(
    st.one_of(
        _LINES,
        st.builds(lambda *two: "\n".join(two), _LINES, _LINES),
        st.builds(lambda *two: "  \n".join(two), _LINES, _LINES),
        st.builds("{}\n{{ .marked }}".format, _LINES),
        st.builds("{}\n:   {}".format, _LINES, _LINES),
        st.builds(
            "| {} | b |\n|:--|--:|\n| c | {} |\n| | d |".format,
            *[_WORDS.filter(lambda one: "|" not in one)] * 2,
        ),
        st.builds("```\n{}\n  *b*  c\n```".format, _LINES),
        st.builds("    {}\n    b".format, _LINES),
        st.builds("#### {}".format, _LINES),
        st.just("* * *"),
    ),
    lambda inner: st.one_of(
        _lists(inner),
        st.builds(lambda text: _indented(text, "> ", "> "), inner),
        st.builds(lambda *two: "\n\n".join(two), inner, inner),
    ),
    max_leaves=4,
)

MARKDOWN = _BLOCKS.map(lambda text: f"{text}\n\n[there]: https://x.org 'T'".strip())
"""Every construct of the dialect, in each other as far as it allows."""

_PIECES = st.lists(
    _BLOCKS
    | st.builds("{}.[^note] More[^other] {{note:{}}}".format, _LINES, st.just(CALLED))
    | st.builds("## {} {{ #{} }}".format, _LINES, st.sampled_from(["one", "two"])),
    min_size=1,
    max_size=4,
)
SECTIONS = _PIECES.map(
    lambda pieces: "\n\n".join([*pieces, "[^note]: A *note*.\n\n    - on lines", "[^other]: B."])
)
"""Texts of sections: with headings, footnotes and calls of editors' notes too."""


def shown(tree: HtmlElement) -> str:
    """Return all that a reader sees of HTML, without white space: with the signs of lists, which
    a browser adds, and commas between cells, but without the numbers of notes."""
    copy = deepcopy(tree)
    copy.tail = None
    for one in copy.xpath(".//sup|.//*[@role='doc-footnote']|.//a[@class='aw-note-again']"):
        one.drop_tree()
    for one in copy.xpath(".//caption[contains(@class, 'hidden')]"):
        one.drop_tree()
    for one in copy.iter("img"):
        one.text = one.get("alt")
    for cell in copy.xpath(".//tr/*[position() > 1]"):
        cell.text = f",{cell.text or ''}"
    for item in copy.iter("li"):
        item.text = f"{_sign(item)}{item.text or ''}"
    return squeezed("".join(copy.itertext()))


def _sign(item: HtmlElement) -> str:
    around = item.getparent()
    if around.tag == "ol":
        return (
            f"{int(around.get('start', 1)) + len(list(item.itersiblings('li', preceding=True)))}."
        )
    return "–" if item.xpath("count(ancestor::ul) > 1") else "•"


def squeezed(text: object) -> str:
    """Return a text without white space."""
    return "".join(str(text).split())


class Outputs:
    """A report in which all that drafters write in Markdown is a text, in every form of it."""

    def __init__(self, text: str, section: str = "") -> None:
        entries = [
            follow_up("development", "d", "2020", text=text),
            follow_up("response", "r", "2020", by="forum", position="partly", text=text),
            assessment("a", "2021", text=text, basis="reading", reservation=text),
        ]
        changes = {
            "recommendations/01-lists.yml": recommendation_yaml(
                text=text, parts=[{"letter": "a", "text": text}], follow_up=entries
            )
        }
        if section:
            body = f"{section}\n\n::: recommendation 1\n\nFound.\n{{ #lists-outdated }}"
            changes["content/sections/01-voter-lists.md"] = section_text(body)
        with TemporaryDirectory() as folder:
            self.made = self._made(Path(folder), changes)
            self.feed = etree.fromstring(
                feed_files(self.made.project, self.made.register)["feed.xml"]
            )
            self.pages = make_website(self.made).texts
            made = self.made
            self.report = _document(print_document(made))
            self.matrix = _document(matrix_document(made, made.matrix))

    @staticmethod
    def _made(folder: Path, changes: dict[str, str]) -> BuildContext:
        project = write_project(folder, with_annex(changes))
        return BuildContext(project, read_register(project), 0)

    def page(self, path: str, kind: str) -> HtmlElement:
        """Return the first element of a kind on a page of the website."""
        return _document(self.pages[path]).find_class(kind)[0]

    @property
    def cells(self) -> dict[str, Any]:
        """The cells of the matrix's only row by the keys of their columns."""
        grid = self.made.matrix
        return {column.key: cell for column, cell in zip(grid.columns, grid.rows[0], strict=True)}


TEXTS_TO_TRY = (
    "- One\n- two\n\n1. Three",
    "> Quoted *words*\n> on.",
    "| a | b |\n|---|---|\n| c | d |",
    "**un**x and **a *b***",
    "Term\n:   What it means",
    '[a](https://x.org "A (title)") &eacute; `*b*`',
)


@given(MARKDOWN)
@settings(max_examples=60)
@example(TEXTS_TO_TRY[0])
@example(TEXTS_TO_TRY[1])
@example(TEXTS_TO_TRY[2])
@example(TEXTS_TO_TRY[3])
@example(TEXTS_TO_TRY[4])
@example(TEXTS_TO_TRY[5])
def test_a_text_has_the_same_words_in_every_output(text: str) -> None:
    outputs = Outputs(text)
    words = shown(outputs.page("report/voter-lists.html", "aw-card-text"))
    assert {
        name: found for name, found in _forms_of(outputs).items() if _unquoted(found) != words
    } == {}
    assert {name for name, found in _containing(outputs).items() if words not in found} == set()


def _unquoted(found: str) -> str:
    """Return words without the apostrophe that keeps a spreadsheet from seeing a formula."""
    return found[1:] if found.startswith(("'=", "'+", "'-", "'@")) else found


def _forms_of(outputs: Outputs) -> dict[str, str]:
    """Return the words of the text where nothing else stands beside it, by the place."""
    cells, made = outputs.cells, outputs.made
    files = matrix_files(made, made.matrix)
    book = load_workbook(io.BytesIO(files["follow-up-matrix.xlsx"]))
    rows = csv.DictReader(io.StringIO(files["follow-up-matrix.csv"].decode("utf-8-sig")))
    entries = csv.DictReader(io.StringIO(files["follow-up.csv"].decode("utf-8-sig")))
    api = json_files(collected_of(made.register), "Afterword")
    (asked,) = json.loads(api["recommendations.json"])["recommendations"]
    index = [column.key for column in made.matrix.columns].index("recommendation")
    page = "recommendations/sor-2018-r1.html"
    found = {
        "the page": shown(outputs.page(page, "aw-entry-text")),
        "the PDF": shown(outputs.report.find_class("card-text")[0]),
        "the matrix": cells["recommendation"],
        "its parts": cells["parts"][0].removeprefix("(a) "),
        "its developments": cells["developments"][0].removeprefix("2020: "),
        "its responses": cells["responses"][0].split(": ", 2)[-1],
        "the workbook": book["Matrix"].cell(2, index + 1).value,
        "the CSV": next(iter(rows))["Recommendation"],
        "the JSON": json.loads(files["follow-up-matrix.json"])["rows"][0]["recommendation"],
        "the API": asked["text"],
        "the API's parts": asked["parts"][0]["text"],
        **{f"entry {one['Entry']}": one["Text"] for one in entries},
        **{f"API {one['id']}": one["text"] for one in asked["follow_up"]},
    }
    return {name: squeezed(words or "") for name, words in found.items()}


def _containing(outputs: Outputs) -> dict[str, str]:
    """Return the words where the text stands among others, by the place."""
    page = "recommendations/sor-2018-r1.html"
    summaries = outputs.feed.findall("atom:entry/atom:summary", ATOM)
    index = read_index(search_files(outputs.made.register, outputs.made.report))
    (found,) = (one for one in index["documents"] if one[1] == page)
    said = [found[6], *(text for _, _, text in found[7])]
    if not re.search(r"\w\w", said[1]):
        said[0] = said[1]
    return {
        **{f"news {at}": shown(_parsed(one.text)) for at, one in enumerate(summaries)},
        **{f"search {at}": squeezed(words) for at, words in enumerate(said)},
        "reservation on the page": shown(_document(outputs.pages[page])),
        "reservation in the matrix": squeezed(outputs.cells["assessments"][0]),
        "reservation in the matrix online": squeezed(
            _document(outputs.pages["matrix.html"]).text_content()
        ),
        "reservation in the matrix in print": squeezed(outputs.matrix.text_content()),
    }


def _parsed(markup: str | None) -> HtmlElement:
    return html.fragment_fromstring(markup or "", create_parent="div")


def _document(markup: str) -> HtmlElement:
    document: HtmlElement = html.document_fromstring(markup)
    return document


@given(SECTIONS)
@settings(max_examples=60)
def test_a_section_has_the_same_words_on_its_page_in_print_and_in_the_search(text: str) -> None:
    outputs = Outputs("Words.", text)
    page = outputs.page("report/voter-lists.html", "aw-prose")
    for added in page.xpath("./*[contains(@class, 'aw-card') or contains(@class, 'aw-rest')]"):
        added.drop_tree()
    (printed,) = outputs.report.xpath("//section[h2/@id='voter-lists']")
    for added in printed.xpath("./h2[@id='voter-lists']|.//article"):
        added.drop_tree()
    index = read_index(search_files(outputs.made.register, outputs.made.report))
    found = [one for one in index["documents"] if one[1].startswith("report/voter-lists.html")]
    # The first is named after the section, the others after their headings.
    searched = "".join(f"{one[2] * bool(at)}{one[6]}" for at, one in enumerate(found))
    assert (shown(printed), squeezed(searched)) == (shown(page), shown(page))
