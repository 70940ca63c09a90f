"""Where references lead, and how they name their page: after a comma, or in brackets, once."""

import pytest
from lxml import html

from afterword.linking.refs import Ref, RefKind
from afterword.pdf.page_references import (
    WITHIN,
    PdfAddresses,
    describe_addresses,
    keep_addresses,
    name_pages,
)
from tests.unit.small_project import small_register

NUMBERS = {"vote": "IV", "r17": "17"}


def is_within(sentence: str, href: str = "#vote") -> bool:
    """Tell whether the page of a sentence's reference, written [words], stands in brackets."""
    before, _, rest = sentence.partition("[")
    words, _, after = rest.partition("]")
    link = f'<a class="aw-cite aw-xref" href="{href}">{words}</a>'
    tree = html.fragment_fromstring(f"<p>{before}{link}{after}</p>", create_parent="div")
    name_pages(tree, lambda anchor: NUMBERS.get(anchor, ""))
    classes = tree.find(".//a").get("class").split()
    assert classes[:2] == ["aw-cite", "aw-xref"]
    return WITHIN in classes


@pytest.mark.parametrize(
    ("sentence", "brackets"),
    [
        pytest.param("See [Section IV].", False, id="named, at the end"),
        pytest.param("See [Section IV]; it tells more.", False, id="named, at a clause's end"),
        pytest.param("As [Section IV] sets out.", True, id="named, within the sentence"),
        pytest.param("Issues of [the vote].", True, id="words"),
        pytest.param("The [IVth vote].", True, id="a number that is part of a word"),
        pytest.param("It failed (see [the vote]).", False, id="in brackets already"),
        pytest.param("It failed (see <em>also [the vote] as held</em>).", False, id="deeper"),
        pytest.param("It (the CEC) saw [the vote] fail.", True, id="after brackets"),
    ],
)
def test_a_page_stands_in_brackets_where_the_sentence_goes_on(
    sentence: str, brackets: bool
) -> None:
    assert is_within(sentence) is brackets


def test_a_recommendation_is_named_by_its_number() -> None:
    assert not is_within("See [recommendation 17].", "#r17")
    assert is_within("See [recommendation 7].", "#r17")


def test_brackets_of_another_paragraph_do_not_count() -> None:
    link = '<a class="aw-xref" href="#vote">the vote</a>'
    tree = html.fragment_fromstring(f"<p>(Open</p><p>{link}</p>", create_parent="div")
    name_pages(tree, lambda _: "")
    assert WITHIN in tree.find(".//a").get("class")


def test_other_links_are_left_as_they_are() -> None:
    markup = '<p><a href="https://example.org">a</a> <a class="aw-cite" href="#law">b</a></p>'
    tree = html.fragment_fromstring(markup)
    name_pages(tree, lambda _: "")
    assert html.tostring(tree, encoding="unicode") == markup


def test_a_web_address_as_words_of_a_link_is_described() -> None:
    tree = html.fragment_fromstring(
        '<p><a href="https://example.org/a?b">https://example.org/a?b</a>'
        '<a href="https://example.org" title="The list">https://example.org</a>'
        '<a href="https://example.org">the list</a></p>'
    )
    describe_addresses(tree)
    assert [link.get("title") for link in tree] == ["web page of example.org", "The list", None]


def test_addresses_of_the_web_in_a_text_are_kept_whole() -> None:
    tree = html.fragment_fromstring(
        "<p>See www.a.kz, www.b.kz and <em>www.c.kz</em> or https://d.org/e-f. "
        '<a href="https://g.org">www.g.org</a> www.h.kz</p>'
    )
    before = tree.text_content()
    keep_addresses(tree)
    kept = [one.text for one in tree.xpath('.//span[@class="aw-address"]')]
    assert kept == ["www.a.kz", "www.b.kz", "www.c.kz", "https://d.org/e-f", "www.h.kz"]
    assert tree.text_content() == before


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> PdfAddresses:
    """Give the addresses of the small project."""
    return PdfAddresses(small_register(tmp_path_factory.mktemp("small")))


@pytest.mark.parametrize(
    ("kind", "name", "link"),
    [
        (RefKind.SECTION, "voter-lists", "#voter-lists"),
        (RefKind.ANCHOR, "lists-outdated", "#lists-outdated"),
        (RefKind.RECOMMENDATION, "sor-2018-r1", "#sor-2018-r1"),
        (RefKind.INSTRUMENT, "coast-charter-1991", "#law-coast-charter-1991"),
        (RefKind.PROVISION, "coast-charter-1991/4.1", "#law-coast-charter-1991-4-1"),
        (RefKind.SOURCE, "final-report", "#source-final-report"),
        (RefKind.NOTE, "two-totals", "#editors-note-two-totals"),
        (RefKind.FOOTNOTE, "voter-lists/count", "#note-voter-lists-count"),
    ],
)
def test_what_is_printed_has_an_anchor(
    addresses: PdfAddresses, kind: RefKind, name: str, link: str
) -> None:
    assert addresses.href(Ref(kind, name, ""), "anywhere") == link


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (RefKind.ANCHOR, "scale"),
        (RefKind.MISSION, "sor-2014-local"),
        (RefKind.INSTITUTION, "commission"),
        (RefKind.FILE, "content/data/a.csv"),
        (RefKind.PAGE, "matrix.html"),
    ],
)
def test_what_is_on_the_website_only_has_none(
    addresses: PdfAddresses, kind: RefKind, name: str
) -> None:
    assert addresses.href(Ref(kind, name, ""), "") is None
