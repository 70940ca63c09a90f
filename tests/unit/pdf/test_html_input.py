"""Words of other languages say so wherever they stand in print."""

import pytest
from weasyprint import HTML

from afterword.pdf.html_input import mark_languages
from tests.unit.pdf.reading import tree
from tests.unit.pdf.test_page_limit import one_page

WORDS = "".join(
    f'<meta name="aw-word" lang="{language}" content="{word}">'
    for word, language in (("Қала I", "kk"), ("Rada", "xx"))
)


def named(body: str) -> list[tuple[str, str]]:
    """Return what says its language in a document, with the language, in order."""
    head = f"<head>{WORDS}</head>"
    root = HTML(string=f'<html lang="en">{head}<body>{body}</body></html>').etree_element
    before = " ".join("".join(root.itertext()).split())
    mark_languages(root)
    assert " ".join("".join(root.itertext()).split()) == before
    spans = [one for one in root.iter() if isinstance(one.tag, str) and one.get("lang")]
    return [("".join(one.itertext()), one.get("lang")) for one in spans if one.tag != "meta"][1:]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<p>The Rada met.", [("Rada", "xx")], id="in a text"),
        pytest.param("<p>Two Radas, a Rada.", [("Radas", "xx"), ("Rada", "xx")], id="a plural"),
        pytest.param(
            "<p>a <b>b</b> Rada <i>c</i> Қала I d",
            [("Rada", "xx"), ("Қала I", "kk")],
            id="after other elements",
        ),
        pytest.param("<table><tr><th>Қала I", [("Қала I", "kk")], id="in a cell"),
        pytest.param("<p>Radar, paRada", [], id="part of a word"),
        pytest.param("<p><em lang='xx'>Rada</em>", [("Rada", "xx")], id="it says so already"),
        pytest.param("<svg><text>Rada</text></svg>", [], id="in a picture"),
        pytest.param("<p>Nothing of the sort.", [], id="none"),
    ],
)
def test_a_word_says_its_language(body: str, expected: list[tuple[str, str]]) -> None:
    assert named(body) == expected


def test_what_a_word_says_is_in_the_tags() -> None:
    assert tree(one_page(f"{WORDS}<p>The Rada</p>").pdf, "Lang") == ["P 1:0", "  Span Lang=xx 1:1"]
