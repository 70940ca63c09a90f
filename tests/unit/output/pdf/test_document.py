"""The report as one printable HTML document, from the same texts as the website."""

from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

from afterword.linking.register import Register
from afterword.output.dialect import read_dialect
from afterword.output.pdf.document import print_document
from afterword.output.publish import make_views
from afterword.sources.project import Project
from tests.unit.small_project import (
    TODAY,
    follow_up,
    recommendation_yaml,
    section_text,
    small_register,
)

SECTION_FILE = "content/sections/01-voter-lists.md"
RECOMMENDATION_FILE = "recommendations/01-lists.yml"


def printed(folder: Path, changes: dict[str, str | None] | None = None) -> HtmlElement:
    """Return the printable document of the small project with some files changed."""
    return document_of(folder, small_register(folder, changes))


def document_of(folder: Path, register: Register) -> HtmlElement:
    project = Project(root=folder, today=TODAY)
    dialect, _ = read_dialect(project)
    views = make_views(register, dialect, 0)
    text = print_document(project, register, views.report, views.matrix, views.to_html)
    return html.document_fromstring(text)


def with_text(folder: Path, text: str) -> HtmlElement:
    """Return the section of a report that has a text."""
    body = f"Words.\n{{ #lists-outdated }}\n\n{text}\n"
    document = printed(folder, {SECTION_FILE: section_text(body)})
    (section,) = document.xpath('//section[@class="section"][h2[@id="voter-lists"]]')
    return section


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_a_placed_recommendation_stands_in_its_place(tmp_path: Path) -> None:
    section = with_text(tmp_path, "Before.\n\n::: recommendation 1\n\nAfter.")
    (card,) = section.xpath('.//div[@id="sor-2018-r1"]')
    assert "The lists should be kept up to date." in words(card)
    assert words(card.getprevious()) == "Before."
    assert words(card.getnext()) == "After."


def test_a_list_repeats_the_recommendations_without_their_anchors(tmp_path: Path) -> None:
    section = with_text(tmp_path, "::: recommendation 1\n\n::: recommendations other")
    (listed,) = section.xpath('.//div[@class="listed"]')
    assert "The lists should be kept up to date." in words(listed)
    assert len(section.xpath('.//*[@id="sor-2018-r1"]')) == 1


def test_a_footnote_stands_where_it_is_first_called(tmp_path: Path) -> None:
    section = with_text(tmp_path, "A[^x] b.\n\n[^x]: Note *here*.")
    (note,) = section.xpath('.//span[@id="note-voter-lists-x"]')
    assert words(note) == "Note here."
    assert words(note.getparent()) == "ANote here. b."


def test_a_footnote_that_is_called_again_stands_once_and_keeps_its_number(tmp_path: Path) -> None:
    section = with_text(tmp_path, "A[^w] a[^x] b[^x].\n\nC[^x].\n\n[^w]: W.\n\n[^x]: X.")
    assert len(section.xpath('.//span[@id="note-voter-lists-x"]')) == 1
    again = section.xpath('.//a[@class="aw-note-again"]')
    assert [(one.get("href"), one.text) for one in again] == [
        ("#note-voter-lists-x", "2"),
        ("#note-voter-lists-x", "2"),
    ]


def test_a_footnote_of_several_paragraphs_has_no_block_in_it(tmp_path: Path) -> None:
    section = with_text(tmp_path, "A[^x].\n\n[^x]: One.\n\n    Two.\n\n    - three\n    - four")
    (note,) = section.xpath('.//span[@id="note-voter-lists-x"]')
    assert words(note) == "One. Two. three four"
    assert {element.tag for element in note.iter()} == {"span"}


def test_a_line_break_in_a_footnote_is_a_blank(tmp_path: Path) -> None:
    section = with_text(tmp_path, "A[^x].\n\n[^x]: One\n    two *three\n    four* five.")
    (note,) = section.xpath('.//span[@id="note-voter-lists-x"]')
    assert note.text_content().strip() == "One two three four five."


def test_headings_of_a_section_stand_one_level_lower(tmp_path: Path) -> None:
    section = with_text(tmp_path, "## A { #a }\n\n### B { #b }\n\n#### C { #c }")
    headings = [(one.tag, one.get("id")) for one in section.xpath(".//h3|.//h4|.//h5")]
    assert headings == [("h3", "a"), ("h4", "b"), ("h5", "c")]


def test_a_link_to_a_place_in_the_report_stays_in_the_document(tmp_path: Path) -> None:
    section = with_text(tmp_path, "[a](#lists-outdated) [@coast-charter-1991/4.1]")
    links = [one.get("href") for one in section.iter("a")]
    assert links == ["#lists-outdated", "#law-coast-charter-1991-4-1"]


def test_every_link_within_the_document_leads_to_an_anchor_of_it(tmp_path: Path) -> None:
    entry = follow_up("development", "d", "2020", text="See [@coast-charter-1991].")
    changed = recommendation_yaml(follow_up=[entry])
    document = printed(tmp_path, {RECOMMENDATION_FILE: changed})
    anchors = {element.get("id") for element in document.iter() if element.get("id")}
    links = {one.get("href") for one in document.iter("a")}
    inner = {link[1:] for link in links if link.startswith("#")}
    assert "sor-2018-r1" in inner
    assert inner <= anchors


def test_no_anchor_stands_twice(tmp_path: Path) -> None:
    entry = follow_up("development", "d", "2020")
    document = printed(tmp_path, {RECOMMENDATION_FILE: recommendation_yaml(follow_up=[entry])})
    anchors = [str(element.get("id")) for element in document.iter() if element.get("id")]
    assert len(anchors) > 10
    assert sorted(anchors) == sorted(set(anchors))


def test_what_followed_is_printed_where_there_is_something(tmp_path: Path) -> None:
    assert not printed(tmp_path / "a").xpath('//h2[@id="afterword"]')
    entry = follow_up("development", "d", "2020", text="An act.")
    changed = recommendation_yaml(follow_up=[entry])
    document = printed(tmp_path / "b", {RECOMMENDATION_FILE: changed})
    (section,) = document.xpath('//section[h2[@id="afterword"]]')
    assert "An act." in words(section)


def test_texts_of_a_project_are_escaped(tmp_path: Path) -> None:
    changed = recommendation_yaml(title='<b>A</b> & "B"')
    document = printed(tmp_path, {RECOMMENDATION_FILE: changed})
    (cell,) = document.xpath('//td[@class="column-title"]')
    assert cell.text_content() == '<b>A</b> & "B"'
    assert len(cell) == 0


def test_the_same_project_prints_the_same_document_wherever_it_stands(tmp_path: Path) -> None:
    first, second = printed(tmp_path / "a"), printed(tmp_path / "b" / "c")
    assert html.tostring(first) == html.tostring(second)
