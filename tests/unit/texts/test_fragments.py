"""HTML fragments as trees: footnotes taken out, inner links made neutral, then set for an
output."""

from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from afterword.linking.refs import Ref, RefKind
from afterword.texts.converter import converter_of
from afterword.texts.fragments import (
    Fragment,
    files_of,
    fragment,
    inner_markup,
    localise,
    replace_with_markup,
)
from tests.unit.small_project import (
    small_register,
)

SECTIONS = {"content/sections/01-lists.md": "lists", "content/sections/02-media.md": "media"}


def fragment_of(folder: Path, text: str) -> Fragment:
    """Return the tree of a text that stands in the first section."""
    convert = converter_of(small_register(folder))
    return fragment(convert(text), "content/sections/01-lists.md", SECTIONS)


def tree_of(markup: str) -> HtmlElement:
    return html.fragment_fromstring(markup, create_parent="div")


def test_a_footnote_is_taken_out_and_its_call_is_named(tmp_path: Path) -> None:
    found = fragment_of(tmp_path, "A[^x] b.\n\n[^x]: X *y*.")
    assert inner_markup(found.root).strip() == '<p>A<sup data-note="x"></sup> b.</p>'
    ((name, body),) = found.notes.items()
    assert name == "x"
    assert inner_markup(body).strip() == "<p>X <em>y</em>.</p>"


def test_a_repeated_call_names_the_same_footnote(tmp_path: Path) -> None:
    found = fragment_of(tmp_path, "A[^x] b[^x].\n\nC[^x].\n\n[^x]: X.")
    calls = [call.get("data-note") for call in found.root.iter("sup")]
    assert (calls, list(found.notes)) == (["x", "x", "x"], ["x"])


def test_a_footnote_that_is_called_again_keeps_no_way_back(tmp_path: Path) -> None:
    (body,) = fragment_of(tmp_path, "A[^x] b[^x].\n\n[^x]: X.").notes.values()
    assert inner_markup(body).strip() == "<p>X.</p>"


def test_footnotes_come_in_the_order_of_their_first_calls(tmp_path: Path) -> None:
    found = fragment_of(tmp_path, "A[^b] c[^a] d[^b].\n\n[^a]: A.\n\n[^b]: B.")
    assert list(found.notes) == ["b", "a"]


def test_a_footnote_may_have_several_paragraphs(tmp_path: Path) -> None:
    (body,) = fragment_of(tmp_path, "A[^x].\n\n[^x]: One.\n\n    Two.\n").notes.values()
    assert [paragraph.text for paragraph in body.iter("p")] == ["One.", "Two."]


@pytest.mark.parametrize("name", ["assembly-law", "note-2", "a1", "құқық"])
def test_a_footnote_keeps_its_name(tmp_path: Path, name: str) -> None:
    found = fragment_of(tmp_path, f"A[^{name}].\n\n[^{name}]: X.")
    assert list(found.notes) == [name]


def test_a_text_without_footnotes_has_none(tmp_path: Path) -> None:
    found = fragment_of(tmp_path, "A.\n\nB.")
    assert found.notes == {}
    assert inner_markup(found.root) == "<p>A.</p>\n<p>B.</p>"


@pytest.mark.parametrize(
    ("target", "link"),
    [
        pytest.param("#calm", "afterword:anchor/calm", id="an anchor"),
        pytest.param("02-media.md", "afterword:anchor/media", id="a section by its file"),
        pytest.param("./02-media.md", "afterword:anchor/media", id="with its folder"),
        pytest.param("../sections/02-media.md", "afterword:anchor/media", id="the long way"),
        pytest.param("02-media.md#calm", "afterword:anchor/calm", id="an anchor in a file"),
        pytest.param("../data/a.csv", "afterword:file/content/data/a.csv", id="a file"),
        pytest.param("https://x.org/02-media.md", "https://x.org/02-media.md", id="the web"),
        pytest.param("mailto:a@x.org", "mailto:a@x.org", id="mail"),
    ],
)
def test_a_link_within_the_project_becomes_neutral(tmp_path: Path, target: str, link: str) -> None:
    found = fragment_of(tmp_path, f"[a]({target})")
    assert [one.get("href") for one in found.root.iter("a")] == [link]


def test_a_link_in_a_footnote_becomes_neutral_too(tmp_path: Path) -> None:
    (body,) = fragment_of(tmp_path, "A[^x].\n\n[^x]: [a](02-media.md) [b](#calm)").notes.values()
    links = [one.get("href") for one in body.iter("a")]
    assert links == ["afterword:anchor/media", "afterword:anchor/calm"]


def test_a_picture_is_a_file_of_the_project(tmp_path: Path) -> None:
    found = fragment_of(tmp_path, "![a](../images/map.png)")
    assert [one.get("src") for one in found.root.iter("img")] == [
        "afterword:file/content/images/map.png"
    ]


def test_the_files_that_a_text_shows_or_links_to_are_told(tmp_path: Path) -> None:
    text = "![a](../images/map.png) [b](../data/b.csv) [c](#calm) [d](https://x.org/d.png)"
    assert list(files_of(fragment_of(tmp_path, text).root)) == [
        "content/images/map.png",
        "content/data/b.csv",
    ]


class Shelf:
    """Addresses that know anchors and sources only."""

    def href(self, ref: Ref, here: str) -> str | None:
        """Return where an anchor or a source stands as seen from a page."""
        known = {RefKind.ANCHOR: "a", RefKind.SOURCE: "s", RefKind.RECOMMENDATION: "r"}
        return f"{here}/{known[ref.kind]}#{ref.id}" if ref.kind in known else None


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param('<a href="afterword:source/x">w</a>', '<a href="p/s#x">w</a>', id="a source"),
        pytest.param(
            '<a href="afterword:anchor/x">w</a>',
            '<a href="p/a#x" class="aw-xref">w</a>',
            id="a place in the report",
        ),
        pytest.param(
            '<a class="b" href="afterword:recommendation/x">w</a>',
            '<a class="b aw-xref" href="p/r#x">w</a>',
            id="a recommendation with a class",
        ),
        pytest.param(
            'a <a href="afterword:mission/x">w <em>x</em></a> b',
            "a <span>w <em>x</em></span> b",
            id="what the output has not becomes text",
        ),
        pytest.param(
            '<a class="aw-cite" href="afterword:instrument/x">w</a>',
            '<span class="aw-cite">w</span>',
            id="text that keeps its look",
        ),
        pytest.param(
            '<a href="https://x.org">w</a>', '<a href="https://x.org">w</a>', id="the web"
        ),
        pytest.param('<a id="x">w</a>', '<a id="x">w</a>', id="no link"),
    ],
)
def test_a_neutral_link_is_set_for_an_output(markup: str, expected: str) -> None:
    tree = tree_of(markup)
    localise(tree, Shelf(), "p")
    assert inner_markup(tree) == expected


def test_markup_takes_the_place_of_an_element() -> None:
    tree = tree_of("<p>a</p><div id='x'></div><p>b</p>")
    replace_with_markup(tree.xpath(".//div")[0], "<p>1</p><p>2</p>")
    assert inner_markup(tree) == "<p>a</p><p>1</p><p>2</p><p>b</p>"


def test_the_markup_inside_an_element() -> None:
    tree = tree_of('<p class="a &amp; b">x &lt; <em>y</em></p>tail')
    assert inner_markup(tree) == '<p class="a &amp; b">x &lt; <em>y</em></p>tail'
