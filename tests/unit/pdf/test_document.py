"""The report as one printable HTML document, from the same texts as the website."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from afterword.linking.register import Register
from afterword.markup.build_context import BuildContext
from afterword.pdf.document import print_document
from afterword.project.project import Project
from afterword.project.resources import TEMPLATES
from tests.unit.small_annex import (
    ANNEX,
    ANNEX_FILE,
    COUNTS,
    DATA_FILE,
    NOTE_FILE,
    TABLE_FILE,
    note,
    notes_yaml,
    table,
    tables_yaml,
    with_annex,
)
from tests.unit.small_project import (
    SECTION,
    TODAY,
    assessment,
    follow_up,
    list_yaml,
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
    views = BuildContext(project, register, 0)
    text = print_document(views)
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
    (card,) = section.xpath('.//article[@id="sor-2018-r1"]')
    assert "The lists should be kept up to date." in words(card)
    assert words(card.getprevious()) == "Before."
    assert words(card.getnext()) == "After."


def test_a_list_repeats_the_recommendations_without_their_anchors(tmp_path: Path) -> None:
    section = with_text(tmp_path, "::: recommendation 1\n\n::: recommendations other")
    (listed,) = section.xpath('.//li[@class="listed"]')
    assert listed.get("value") == "1"
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
    assert words(note) == "One. Two. • three • four"
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
    (cell,) = document.xpath('//th[@class="column-title" and @scope="row"]')
    assert cell.text_content() == '<b>A</b> & "B"'
    assert len(cell) == 0


def test_the_same_project_prints_the_same_document_wherever_it_stands(tmp_path: Path) -> None:
    first, second = printed(tmp_path / "a"), printed(tmp_path / "b" / "c")
    assert html.tostring(first) == html.tostring(second)


def section_of(document: HtmlElement, name: str) -> HtmlElement:
    """Return the section of a document that has a heading with an id."""
    (section,) = document.xpath(f'//section[h2[@id="{name}"]]')
    return section


NOTED: dict[str, str | None] = {
    SECTION_FILE: f"{SECTION}\nA{{note:b}} b{{note:b}}.\n",
    ANNEX_FILE: f"{ANNEX}\nA{{note:b}}[^x].\n\n[^x]: C{{note:c}}.\n",
    NOTE_FILE: notes_yaml(
        note("two-totals"),
        note("c", grounds="judgement"),
        note("b", text="See [@coast-charter-1991/4.1] & *that*.", sources=["final-report"]),
        note("spare"),
    ),
}
"""A section that calls a note twice, and an annex that calls it again and two others."""


def test_annexes_stand_after_the_sections_and_in_the_contents(tmp_path: Path) -> None:
    document = printed(tmp_path, with_annex())
    titles = [words(one) for one in document.xpath('//h2[@class="section-title"]')]
    assert titles[:2] == ["II. Voter lists", "Annex I. Counts"]
    listed = [words(one) for one in document.xpath('//nav//li[contains(@class, "contents-1")]/a')]
    assert listed == [
        "About this document",
        "List of recommendations",
        "II. Voter lists",
        "Annex I. Counts",
        "Follow-up matrix",
        "Editors’ notes",
        "Law cited",
        "Abbreviations",
        "Sources",
    ]


def test_the_call_of_a_note_prints_its_number_and_leads_to_it(tmp_path: Path) -> None:
    document = printed(tmp_path, with_annex(NOTED))
    calls = document.xpath('//sup[@class="ed-call"]')
    assert [(words(call), call[0].get("href")) for call in calls] == [
        ("N1", "#editors-note-b"),
        ("N1", "#editors-note-b"),
        ("N2", "#editors-note-two-totals"),
        ("N1", "#editors-note-b"),
        ("N3", "#editors-note-c"),
    ]


def test_the_notes_stand_in_an_annex_with_what_they_rest_on_and_where_they_are_called(
    tmp_path: Path,
) -> None:
    section = section_of(printed(tmp_path, with_annex(NOTED)), "annex-notes")
    assert [(one.get("id"), words(one)) for one in section.xpath("./dl/div")] == [
        (
            "editors-note-b",
            "N1 Title of b See paragraph 4.1 of the Coast Charter & that. The official "
            "report’s own text shows it. Coast Observers, 1 February 2019, S1. "
            "Called in II. Voter lists; Annex I. Counts",
        ),
        (
            "editors-note-two-totals",
            "N2 Title of two-totals Words of two-totals. "
            "The official report’s own text shows it. Called in Annex I. Counts",
        ),
        (
            "editors-note-c",
            "N3 Title of c Words of c. This is the editors’ judgement. Called in Annex I. Counts",
        ),
    ]


def test_a_note_leads_back_to_its_first_call_in_each_section(tmp_path: Path) -> None:
    document = printed(tmp_path, with_annex(NOTED))
    section = section_of(document, "annex-notes")
    (note,) = section.xpath('.//div[@id="editors-note-b"]')
    back = [one.get("href") for one in note.xpath('.//a[@class="aw-xref"]')]
    assert back == ["#editors-call-b--voter-lists", "#editors-call-b--counts"]
    calls = document.xpath('//sup[starts-with(@id, "editors-call-b--")]')
    assert [words(call) for call in calls] == ["N1", "N1"]


def test_a_report_that_calls_no_note_has_no_annex_of_them(tmp_path: Path) -> None:
    document = printed(tmp_path)
    assert document.xpath('//*[@id="annex-notes"]') == []
    assert document.xpath('//a[@href="#annex-notes"]') == []


def test_links_of_notes_stay_in_the_document(tmp_path: Path) -> None:
    document = printed(tmp_path, with_annex(NOTED))
    anchors = {element.get("id") for element in document.iter() if element.get("id")}
    links = document.xpath(
        '//dl[starts-with(@class, "editors")]//a/@href | //sup[@class="ed-call"]/a/@href'
    )
    assert links[:2] == ["#editors-note-b", "#editors-note-b"]
    assert {link[1:] for link in links} <= anchors
    assert {"#law-coast-charter-1991-4-1", "#source-final-report"} <= set(links)


def test_a_heading_stands_in_the_contents_without_its_marks(tmp_path: Path) -> None:
    annex = f"{ANNEX}\n## Of {{figure:listed-voters}} *voters* {{ #of-them }}\n"
    document = printed(tmp_path, with_annex({ANNEX_FILE: annex}))
    (listed,) = document.xpath('//nav//a[@href="#of-them"]')
    assert words(listed) == "Of 48,210 voters"


def test_a_table_stands_in_its_place_with_names_in_italics_numbers_and_totals(
    tmp_path: Path,
) -> None:
    changes = {ANNEX_FILE: f"{ANNEX}\nAfter.\n", TABLE_FILE: tables_yaml(table(note="A & B."))}
    section = section_of(printed(tmp_path, with_annex(dict(changes))), "counts")
    (found,) = section.iter("table")
    assert words(found.getprevious()) == "What was seen.N1"
    assert [words(one) for one in found.itersiblings()][:2] == [
        "In the official report: Annex, table 1. A & B.",
        "After.",
    ]
    assert words(found.find("caption")) == "Counts by district"
    assert [[words(cell) for cell in row] for row in found.iter("tr")] == [
        ["District", "Newspaper", "Stations"],
        ["Қала I", "Әділет", "1,074"],
        ["North, the coast", "The Lantern", "100"],
        ["Қала I", "Әділет", "21"],
        ["North, the coast", "The Lantern", "17"],
        ["Total", "", "1,212"],
    ]
    assert [words(one) for one in found.iter("em")] == ["Әділет", "The Lantern"] * 2
    numbers = found.xpath('.//*[@class="number"]')
    assert [words(one) for one in numbers] == ["Stations", "1,074", "100", "21", "17", "1,212"]


def test_a_table_without_totals_says_how_many_rows_it_has(tmp_path: Path) -> None:
    columns = [{"key": "district", "heading": "District"}, {"key": "kind", "heading": "Kind"}]
    changes = {TABLE_FILE: tables_yaml(table(columns=columns))}
    section = section_of(printed(tmp_path, with_annex(dict(changes))), "counts")
    assert words(section.find(".//caption")) == "Counts by district: 4"
    assert section.xpath('.//tr[@class="total"]') == []


def test_abbreviations_are_listed_where_there_are_some(tmp_path: Path) -> None:
    listed = list_yaml(
        "abbreviations",
        [
            {"short": "NGO", "long": "Group of <friends> & others"},
            {"short": "EC", "long": "Electoral Commission"},
        ],
    )
    path = "references/abbreviations.yml"
    section = section_of(printed(tmp_path / "a", {path: listed}), "annex-abbreviations")
    assert [words(one) for one in section.xpath(".//dt | .//dd")] == [
        "EC",
        "Electoral Commission",
        "NGO",
        "Group of <friends> & others",
    ]
    without = printed(tmp_path / "b", {path: None})
    assert without.xpath('//*[contains(., "Abbreviations")]') == []


def test_texts_of_notes_and_tables_are_escaped(tmp_path: Path) -> None:
    signs = '<b>A</b> & "B"'
    columns = [
        {"key": "district", "heading": signs},
        {"key": "newspaper", "heading": "N", "kind": "name"},
    ]
    changes = {
        TABLE_FILE: tables_yaml(table(title=signs, note=signs, columns=columns)),
        DATA_FILE: COUNTS.replace("The Lantern", "<b>A</b> &").replace("Қала I", "<i>&"),
        NOTE_FILE: notes_yaml(note("two-totals", title=signs)),
    }
    document = printed(tmp_path, with_annex(dict(changes)))
    section = section_of(document, "counts")
    assert document.xpath("//b | //i") == []
    assert words(section.find(".//caption")) == f"{signs}: 4"
    assert [words(one) for one in section.iter("em")] == ["Әділет", "<b>A</b> &"] * 2
    (title,) = document.xpath('//p[@class="editors-title"]')
    assert words(title) == signs


FULL: dict[str, str | None] = {
    SECTION_FILE: section_text(
        "A.\n{ #lists-outdated }\n\n## Of lists { #of-lists }\n\n#### Deep { #deep }\n\n"
        "::: recommendation 1\n\n| | Sum |\n|---|---|\n| a | 1 |\n\n## All { #all }\n\n"
        "::: recommendations other\n\nSee <https://www.example.org/a>.[^x]\n\n[^x]: X.\n"
    ),
    RECOMMENDATION_FILE: recommendation_yaml(
        priority="priority",
        follow_up=[
            follow_up("development", "d", "2020"),
            assessment("e", "2021"),
            follow_up("development", "f", "2022", confidence="inferred"),
        ],
        prior=[
            {
                "mission": "sor-2014-local",
                "match": "same",
                "where": "w",
                "confidence": "stated",
                "source": "final-report",
            }
        ],
    ),
}
"""A report that has everything that is printed."""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> HtmlElement:
    """Give the document of a report that has everything that is printed."""
    return printed(tmp_path_factory.mktemp("full"), with_annex(FULL))


def test_no_level_of_headings_is_skipped(full: HtmlElement) -> None:
    levels = [int(one.tag[1]) for one in full.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert max(levels) == 5


def test_a_frame_is_headed_below_the_heading_that_it_stands_under(full: HtmlElement) -> None:
    (heading,) = full.xpath('//article[@id="sor-2018-r1"]/*[@class="card-head"]')
    assert heading.tag == "h5"
    assert words(heading) == "Recommendation 1 priority"
    assert heading.get("data-title") == "Recommendation 1: Lists kept up to date"


def test_every_header_says_what_it_heads_and_has_words(full: HtmlElement) -> None:
    headers = list(full.iter("th"))
    assert {one.get("scope") for one in headers} == {"col", "row"}
    assert [one for one in headers if not words(one)] == []


def test_contents_and_list_lead_to_places_that_there_are_under_their_names(
    full: HtmlElement,
) -> None:
    anchors = {str(one.get("id")): one for one in full.iter() if one.get("id")}
    contents, listed = full.xpath('//nav[@role="doc-toc"]')
    for link in contents.iter("a"):
        assert link.get("class") == "aw-page"
        place = anchors[link.get("href")[1:]]
        assert words(link) in {place.get("data-title"), "Recommendation 1"}
    headed = full.xpath("//h2[@id]/@id | //section/h3[@id and not(@class)]/@id")
    assert {link.get("href")[1:] for link in contents.iter("a")} == {
        *headed,
        "afterword-sor-2018-r1",
    } - {"contents"}
    assert [link.get("href") for link in listed.iter("a")] == [
        "#sor-2018-r1",
        "#afterword-sor-2018-r1",
    ]
    (row,) = listed.iter("li")
    assert words(row) == "1 Lists kept up to date priority afterword"


def test_every_link_says_in_words_where_it_leads(full: HtmlElement) -> None:
    for link in full.iter("a"):
        said = link.get("title") or words(link)
        assert re.search(r"[^\W\d]{2}|N\d", said), html.tostring(link)
        assert not said.startswith("http"), said


def test_footnotes_have_their_role(full: HtmlElement) -> None:
    notes = full.xpath('//*[contains(@class, "aw-note")][@id]')
    assert [one.get("role") for one in notes] == ["doc-footnote"]


def test_what_followed_tells_where_it_stands_who_says_so_and_who_asked_before(
    full: HtmlElement,
) -> None:
    section = section_of(full, "afterword")
    (stands,) = section.xpath('./p[@class="stands"]')
    assert words(stands) == (
        "Partially implemented · Rated by Coast, 2021 · 1 event since. Recommendation 1"
    )
    (chain,) = section.xpath('./p[@class="lineage"]')
    assert words(chain).endswith("Asked the same, earlier: Local elections, 5 October 2014 (S1).")
    entries = section.xpath("./dl/div")
    assert [words(one) for one in entries] == [
        "2020 Words of d. Source: Coast Observers, 1 February 2019, S1",
        "2021 Assessment: partially implemented · Coast Words of e. "
        "Source: Coast Observers, 1 February 2019, S1",
        "2022 Development · inferred Words of f. Source: Coast Observers, 1 February 2019, S1",
    ]
    assert {link.get("title") for link in section.xpath('.//a[@class="source-call"]')} == {
        "Coast Observers: Final Report, 1 February 2019"
    }


def test_sources_are_numbered_as_they_are_named(full: HtmlElement) -> None:
    (source,) = section_of(full, "annex-sources").xpath("./dl/div")
    assert source.get("id") == "source-final-report"
    assert (
        words(source)
        == "S1 Coast Observers: Final Report, 1 February 2019 (observer or international body)."
    )


def test_nothing_is_see_through(full: HtmlElement) -> None:
    styles = (TEMPLATES / "pdf/report.css").read_text("utf-8")
    everything = styles + html.tostring(full, encoding="unicode")
    assert set(re.findall(r"opacity\W+([\d.]+)", everything)) <= {"1"}
    assert "rgba" not in everything


def test_without_follow_up_the_list_names_one_page_alone(tmp_path: Path) -> None:
    document = printed(tmp_path)
    _, listed = document.xpath('//nav[@role="doc-toc"]')
    assert [link.get("href") for link in listed.iter("a")] == ["#sor-2018-r1"]
    assert words(document.xpath('//p[@class="card-foot"]')[0]) == "Not yet assessed"


def test_the_annex_of_law_names_where_each_provision_is_cited(tmp_path: Path) -> None:
    text = (
        "A.\n{ #lists-outdated }\n\n::: recommendation 1\n\nB.[^x] [@coast-charter-1991/4.1]\n\n"
        "[^x]: See [@coast-charter-1991/4.1] and [@coast-charter-1991].\n"
    )
    document = printed(tmp_path, {SECTION_FILE: section_text(text)})
    law = section_of(document, "annex-law")
    provision = "cites-law-coast-charter-1991-4-1--voter-lists"
    whole = "cites-law-coast-charter-1991--voter-lists"
    found = [
        [(words(link), link.get("href")) for link in place.iter("a")]
        for place in law.xpath('.//span[@class="law-citers"]')
    ]
    assert found == [
        [("Section II", f"#{whole}")],
        [("Section II", f"#{provision}"), ("Recommendation 1", "#sor-2018-r1")],
    ]
    (cited,) = document.xpath(f'//*[@id="{provision}"]')
    assert words(cited) == "paragraph 4.1 of the Coast Charter"
    assert len(document.xpath('//a[@href="#law-coast-charter-1991-4-1"]')) == 2


def test_calls_that_touch_are_set_apart(tmp_path: Path) -> None:
    changes = {ANNEX_FILE: f"{ANNEX}\nA{{note:b}}[^x] c[^y].\n\n[^x]: X.\n\n[^y]: Y.\n"}
    document = printed(tmp_path, with_annex({**NOTED, **changes}))
    section = section_of(document, "counts")
    classes = [one.get("class") for one in section.xpath('.//span[@role="doc-footnote"]')]
    assert classes == ["aw-note aw-next", "aw-note"]
