"""The structure of a section's text: no level skipped, each header with its scope, terms paired."""

import pytest
from lxml import html
from lxml.html import HtmlElement

from afterword.pdf.structure import (
    name_headings,
    pair_terms,
    places_with_levels,
    set_levels,
    set_scopes,
)


def tree(markup: str) -> HtmlElement:
    """Return markup as a tree under one element."""
    return html.fragment_fromstring(markup, create_parent="div")


def tags(root: HtmlElement) -> list[str]:
    """Return the names of the elements below the root."""
    return [element.tag for element in root.iter() if element is not root]


@pytest.mark.parametrize(
    ("markup", "levels"),
    [
        pytest.param("<h2>a</h2><h3>b</h3><h4>c</h4>", ["h3", "h4", "h5"], id="one below another"),
        pytest.param("<h2>a</h2><h4>b</h4><h2>c</h2>", ["h3", "h4", "h3"], id="one left out"),
        pytest.param("<h3>a</h3><h3>b</h3>", ["h3", "h3"], id="the first left out"),
        pytest.param("<h4>a</h4><h2>b</h2><h3>c</h3>", ["h3", "h3", "h4"], id="upwards"),
        pytest.param("<h1>a</h1><h2>b</h2>", ["h3", "h4"], id="as high as the title"),
        pytest.param(
            "".join(f"<h{at}>a</h{at}>" for at in range(1, 7)),
            ["h3", "h4", "h5", "h6", "h6", "h6"],
            id="deeper than there are levels",
        ),
    ],
)
def test_headings_stand_one_level_below_the_one_that_holds_them(
    markup: str, levels: list[str]
) -> None:
    root = tree(markup)
    set_levels(root)
    assert tags(root) == levels


def test_a_place_takes_the_level_below_the_last_heading_before_it() -> None:
    place = '<div class="p"></div>'
    root = tree(f"{place}<h3>a</h3>{place}<h4>b</h4><div><p>c</p>{place}</div><h6>d</h6>{place}")
    assert [level for _, level in places_with_levels(root, "p")] == [3, 4, 5, 6]
    assert places_with_levels(root, "q") == []


def test_a_heading_is_named_by_its_words_without_notes_and_calls() -> None:
    root = tree(
        '<h3>Of <em>all</em> 3\n<span class="aw-note">A note.</span>'
        '<a class="aw-note-again">7</a><sup><a>N1</a></sup> kinds</h3>'
        '<h4 data-title="Another name">b</h4>'
    )
    name_headings(root)
    assert [one.get("data-title") for one in root] == ["Of all 3 kinds", "Another name"]
    assert root.text_content() == "Of all 3\nA note.7N1 kindsb"


def test_a_header_says_what_it_heads_and_one_without_words_is_a_cell() -> None:
    root = tree(
        "<table><thead><tr><th>a</th><th> </th></tr></thead>"
        '<tbody><tr><th>b</th><th scope="rowgroup">c</th></tr></tbody></table>'
    )
    set_scopes(root)
    cells = root.xpath(".//th | .//td")
    assert [(cell.tag, cell.get("scope")) for cell in cells] == [
        ("th", "col"),
        ("td", None),
        ("th", "row"),
        ("th", "rowgroup"),
    ]


def test_a_term_stands_with_all_that_is_said_of_it() -> None:
    root = tree("<dl><dt>a</dt><dd>1</dd><dd>2</dd><dt>b</dt><dt>c</dt><dd>3</dd></dl>")
    pair_terms(root)
    (terms,) = root
    assert [[(part.tag, part.text) for part in pair] for pair in terms] == [
        [("dt", "a"), ("dd", "1"), ("dd", "2")],
        [("dt", "b"), ("dt", "c"), ("dd", "3")],
    ]
    assert {pair.tag for pair in terms} == {"div"}
