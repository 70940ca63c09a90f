"""The website's pages: what stands in the main part of each."""

from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from afterword.linking.refs import Ref, RefKind
from afterword.markup.build_context import BuildContext
from afterword.project.project import Project
from afterword.site.website import Website, make_website
from tests.unit.small_annex import (
    ANNEX,
    ANNEX_FILE,
    COUNTS,
    DATA_FILE,
    FIGURE_FILE,
    NOTE_FILE,
    TABLE_FILE,
    figure,
    figures_yaml,
    note,
    notes_yaml,
    table,
    tables_yaml,
    with_annex,
)
from tests.unit.small_project import (
    SECTION,
    TODAY,
    follow_up,
    recommendation_yaml,
    section_text,
    small_register,
)

SECTION_FILE = "content/sections/01-voter-lists.md"
RECOMMENDATION_FILE = "recommendations/01-lists.yml"
PAGE = "---\nid: method\ntitle: Method & more\n---\n\n## The scale { #scale }\n\nWords.\n"


def staged(folder: Path, changes: dict[str, str | None] | None = None) -> Website:
    """Return the pages of the small project with some files changed."""
    register = small_register(folder, changes)
    project = Project(root=folder, today=TODAY)
    return make_website(BuildContext(project, register, 0))


def section_of(folder: Path, body: str, **more: str | None) -> HtmlElement:
    """Return the page of a section that has a text."""
    text = section_text(f"Words.\n{{ #lists-outdated }}\n\n{body}\n")
    pages = staged(folder, {SECTION_FILE: text, **more})
    return tree(pages.texts["report/voter-lists.html"])


def tree(markup: str) -> HtmlElement:
    return html.fragment_fromstring(markup, create_parent="div")


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_everything_has_its_page(tmp_path: Path) -> None:
    pages = staged(tmp_path, {"content/pages/method.md": PAGE})
    assert sorted(pages.texts) == [
        "changes.html",
        "coverage.html",
        "downloads.html",
        "figures.html",
        "index.html",
        "institutions/coast.html",
        "institutions/commission.html",
        "institutions/forum.html",
        "institutions/index.html",
        "instruments/coast-charter-1991.html",
        "instruments/coast-charter-1991/4-1.html",
        "instruments/index.html",
        "matrix.html",
        "method.html",
        "missions/index.html",
        "missions/sor-2014-local.html",
        "missions/sor-2018-local.html",
        "notes.html",
        "progress.html",
        "recommendations/index.html",
        "recommendations/sor-2018-r1.html",
        "report/index.html",
        "report/voter-lists.html",
        "review.html",
        "search.html",
        "sources.html",
        "topics/index.html",
        "topics/lists.html",
    ]


def test_every_page_has_its_title_and_a_description(tmp_path: Path) -> None:
    pages = staged(tmp_path, {"content/pages/method.md": PAGE})
    assert pages.titles["method.html"] == "Method & more"
    assert pages.titles["report/voter-lists.html"] == "II. Voter lists"
    assert [page.path for page in pages.pages if not page.description] == []


def test_every_page_has_one_first_heading_and_no_level_is_left_out(tmp_path: Path) -> None:
    for path, text in staged(tmp_path, with_annex(dict(NOTED))).texts.items():
        levels = [int(one.tag[1]) for one in tree(text).iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), (path, levels)


def test_sections_and_recommendations_lead_to_those_before_and_after(tmp_path: Path) -> None:
    second = section_text("Words.\n", name="media")
    more = {
        "content/sections/02-media.md": second,
        "recommendations/02.yml": recommendation_yaml(id="r2", number="2"),
    }
    pages = {page.path: page for page in staged(tmp_path, dict(more)).pages}
    first, last = pages["report/voter-lists.html"], pages["report/media.html"]
    assert (first.before, first.after and first.after.id) == (None, "media")
    assert (last.before and last.before.id, last.after) == ("voter-lists", None)
    assert pages["recommendations/r2.html"].before == Ref(
        RefKind.RECOMMENDATION, "sor-2018-r1", "Recommendation 1"
    )


def test_a_heading_keeps_its_id(tmp_path: Path) -> None:
    page = tree(staged(tmp_path).texts["report/voter-lists.html"])
    assert next((one.get("id"), words(one)) for one in page.iter("h2")) == (
        "how-kept",
        "How they are kept",
    )


def test_a_placed_recommendation_stands_in_its_place(tmp_path: Path) -> None:
    page = section_of(tmp_path, "Before.\n\n::: recommendation 1\n\nAfter.")
    (card,) = page.xpath('.//div[@id="sor-2018-r1"]')
    assert "The lists should be kept up to date." in words(card)
    assert words(card.getprevious()) == "Before."
    assert words(card.getnext()) == "After."


def test_a_finding_tells_what_rests_on_it(tmp_path: Path) -> None:
    page = section_of(tmp_path, "")
    (finding,) = page.xpath('.//p[@id="lists-outdated"]')
    assert words(finding.getnext()) == "Recommendation 1 rests on this paragraph."
    assert [one.get("href") for one in finding.getnext().iter("a")] == [
        "../recommendations/sor-2018-r1.html",
        "#lists-outdated",
    ]


def test_a_recommendation_quotes_what_it_rests_on(tmp_path: Path) -> None:
    body = "It[^x] was **seen**.\n{ #seen }\n\n[^x]: X."
    changed = recommendation_yaml(findings=["seen"])
    text = section_text(f"Words.\n\n{body}\n\n::: recommendation 1\n")
    pages = staged(tmp_path, {SECTION_FILE: text, RECOMMENDATION_FILE: changed})
    (finding,) = tree(pages.texts["recommendations/sor-2018-r1.html"]).find_class("aw-finding")
    assert words(finding.find("blockquote")) == "It was seen."
    assert [one.get("href") for one in finding.iter("a")] == ["../report/voter-lists.html#seen"]


def test_a_citation_carries_the_gist_of_what_it_cites(tmp_path: Path) -> None:
    page = section_of(tmp_path, "A [@coast-charter-1991/4.1] and [@coast-charter-1991].")
    gists = [one.get("data-gist") for one in page.find_class("aw-cite")]
    assert gists == ["Lists are kept with care.", "Charter of the Coast"]


def test_a_column_without_a_name_has_no_header(tmp_path: Path) -> None:
    page = section_of(tmp_path, "| A | |\n|---|--:|\n| 1 | 2 |\n")
    assert [one.tag for one in page.xpath(".//thead/tr/*")] == ["th", "td"]
    assert [one.get("scope") for one in page.xpath(".//thead/tr/*")] == ["col", None]


def test_columns_of_a_table_of_markdown_are_aligned_by_classes(tmp_path: Path) -> None:
    page = section_of(tmp_path, "| A | B | C |\n|--:|:-:|:--|\n| 1 | 2 | 3 |\n")
    assert [one.get("class") for one in page.iter("td")] == ["aw-centred", ""]
    assert [one.get("class") for one in page.iter("th")][-1] == "aw-number"
    assert page.xpath(".//@style") == []


def test_a_table_of_markdown_gets_a_caption_and_scopes(tmp_path: Path) -> None:
    page = section_of(
        tmp_path, "## PrintCache & seen { #kept }\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    )
    (table,) = page.iter("table")
    assert words(table.find("caption")) == "PrintCache & seen"
    assert [(one.get("scope"), words(one)) for one in table.iter("th")] == [
        ("col", "A"),
        ("col", "B"),
        ("row", "1"),
    ]


def test_a_finding_of_several_recommendations_names_them_all(tmp_path: Path) -> None:
    more = {"recommendations/02.yml": recommendation_yaml(id="r2", number="2")}
    (finding,) = section_of(tmp_path, "", **more).xpath('.//p[@id="lists-outdated"]')
    assert words(finding.getnext()) == (
        "Recommendation 1, Recommendation 2 rest on this paragraph."
    )


def test_footnotes_are_numbered_through_the_report(tmp_path: Path) -> None:
    second = section_text("A[^x] b[^y] c[^x].\n\n[^x]: X.\n\n[^y]: Y.\n", name="media")
    pages = staged(tmp_path, {"content/sections/02-media.md": second})
    page = tree(pages.texts["report/media.html"])
    calls = page.xpath('.//sup[@class="aw-note-call"]')
    assert [(call.get("id"), words(call)) for call in calls] == [
        ("call-x", "2"),
        ("call-y", "3"),
        ("call-x-2", "2"),
    ]
    notes = page.xpath('.//section[@class="aw-footnotes"]//li')
    assert [(note.get("id"), note.get("value")) for note in notes] == [
        ("note-x", "2"),
        ("note-y", "3"),
    ]


def test_a_call_and_its_footnote_lead_to_each_other(tmp_path: Path) -> None:
    page = section_of(tmp_path, "A[^x] b[^x].\n\n[^x]: X.")
    anchors = {element.get("id") for element in page.iter() if element.get("id")}
    links = [one.get("href") for one in page.iter("a")]
    assert links.count("#note-x") == 2
    assert links.count("#call-x") == 1
    assert {"note-x", "call-x", "call-x-2"} <= anchors


def test_the_files_that_pages_show_are_staged_with_them(tmp_path: Path) -> None:
    picture = tmp_path / "content" / "images" / "map.png"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"picture")
    text = SECTION.replace("asks for care.", "![a](../images/map.png) asks for care.")
    pages = staged(tmp_path, {SECTION_FILE: text})
    assert pages.files == ("content/images/map.png",)
    assert 'src="../files/images/map.png"' in pages.texts["report/voter-lists.html"]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        pytest.param("[a](#how-kept)", "../report/voter-lists.html#how-kept", id="a heading"),
        pytest.param("[a](#sor-2018-r1)", "sor-2018-r1.html", id="the page itself"),
        pytest.param("[@coast-charter-1991]", "../instruments/coast-charter-1991.html", id="law"),
    ],
)
def test_a_link_in_a_follow_up_entry_leads_there_from_its_page(
    tmp_path: Path, text: str, link: str
) -> None:
    entry = follow_up("development", "d", "2020", text=f"See {text}.")
    pages = staged(tmp_path, {RECOMMENDATION_FILE: recommendation_yaml(follow_up=[entry])})
    page = tree(pages.texts["recommendations/sor-2018-r1.html"])
    (item,) = page.xpath('.//li[@id="d"]/div')
    assert [one.get("href") for one in item.iter("a")] == [link]


@pytest.mark.parametrize(
    ("anchor", "link"),
    [("ratings-and-readings", "method.html#ratings-and-readings"), ("scale", None)],
)
def test_home_links_to_what_a_reading_is_where_a_page_says_it(
    tmp_path: Path, anchor: str, link: str | None
) -> None:
    page = PAGE.replace("#scale", f"#{anchor}")
    home = staged(tmp_path, {"content/pages/method.md": page}).texts["index.html"]
    found = tree(home).xpath('.//a[contains(., "assessments are made")]')
    assert [one.get("href") for one in found] == ([link] if link else [])


def test_no_neutral_link_is_left_on_any_page(tmp_path: Path) -> None:
    entry = follow_up("development", "d", "2020", text="See [@coast-charter-1991].")
    changed = recommendation_yaml(follow_up=[entry])
    pages = staged(tmp_path, {RECOMMENDATION_FILE: changed, "content/pages/method.md": PAGE})
    assert [path for path, text in pages.texts.items() if "afterword:" in text] == []


@pytest.mark.parametrize("path", ["recommendations/sor-2018-r1.html", "matrix.html"])
def test_texts_of_a_project_are_escaped(tmp_path: Path, path: str) -> None:
    changed = recommendation_yaml(title="<b>A</b> & B")
    page = staged(tmp_path, {RECOMMENDATION_FILE: changed}).texts[path]
    assert "&lt;b&gt;A&lt;/b&gt; &amp; B" in page
    assert "<b>A" not in page


def test_the_same_project_has_the_same_pages(tmp_path: Path) -> None:
    one, other = staged(tmp_path / "a"), staged(tmp_path / "b")
    assert (one.pages, one.files) == (other.pages, other.files)


def annex_of(folder: Path, changes: dict[str, str | None] | None = None) -> HtmlElement:
    """Return the page of the annex of a project with some files changed."""
    return page_of(folder, "report/counts.html", changes)


def page_of(folder: Path, path: str, changes: dict[str, str | None] | None = None) -> HtmlElement:
    """Return a page of a project with an annex."""
    pages = staged(folder, with_annex(changes))
    return tree(pages.texts[path])


NOTED: dict[str, str | None] = {
    NOTE_FILE: notes_yaml(
        note("b", text="See [@coast-charter-1991] & *that*.", sources=["final-report"]),
        note("spare"),
        note("two-totals"),
    ),
    ANNEX_FILE: f"{ANNEX}\nA{{note:b}} B{{note:two-totals}}[^x].\n\n[^x]: C{{note:b}}.\n",
}
"""An annex that calls two notes twice, once in a footnote."""


def test_an_annex_has_a_page_after_the_sections(tmp_path: Path) -> None:
    page = page_of(tmp_path, "report/index.html")
    assert [(words(one), one.get("href")) for one in page.xpath(".//ol/li/a")] == [
        ("II Voter lists", "voter-lists.html"),
        ("Annex I Counts", "counts.html"),
    ]


def test_the_call_of_a_note_prints_its_number_and_leads_to_it(tmp_path: Path) -> None:
    calls = annex_of(tmp_path, NOTED).xpath('.//sup[@class="aw-ed-call"]')
    assert [(call.get("id"), words(call), call[0].get("href")) for call in calls] == [
        ("ed-call-two-totals", "N1", "#ed-two-totals"),
        ("ed-call-b", "N2", "#ed-b"),
        ("ed-call-two-totals-2", "N1", "#ed-two-totals"),
        ("ed-call-b-2", "N2", "#ed-b"),
    ]


def test_notes_stand_below_the_section_that_calls_them_and_lead_back(tmp_path: Path) -> None:
    page = annex_of(tmp_path, NOTED)
    (section,) = page.xpath('.//section[@class="aw-editors"]')
    assert section.getnext() is None
    items = section.xpath(".//li")
    assert [(item.get("id"), item.get("value")) for item in items] == [
        ("ed-two-totals", "1"),
        ("ed-b", "2"),
    ]
    assert [words(item) for item in items] == [
        "N1 Title of two-totals Words of two-totals. The official report’s own text shows it. ↩",
        "N2 Title of b See the Coast Charter & that. The official report’s own text shows it. See "
        "Coast Observers: Final Report, 1 February 2019. ↩",
    ]
    assert [one.get("href") for one in items[1].iter("a")] == [
        "../instruments/coast-charter-1991.html",
        "../sources.html#final-report",
        "#ed-call-b",
    ]


def test_every_note_leads_back_to_a_call_of_its_section(tmp_path: Path) -> None:
    body = "A.{note:b}\n{ #a }\n\n| T |\n|--|\n| T{note:c} |\n\nF[^x].\n\n[^x]: F{note:d}.\n"
    notes = notes_yaml(*(note(name) for name in ("two-totals", "b", "c", "d")))
    page = annex_of(tmp_path, {ANNEX_FILE: f"{ANNEX}\n{body}", NOTE_FILE: notes})
    back = [one.get("href") for one in page.xpath('.//section[@class="aw-editors"]//a')[1:]]
    assert back == ["#ed-call-two-totals", "#ed-call-b", "#ed-call-c", "#ed-call-d"]
    assert {link[1:] for link in back} <= {element.get("id") for element in page.iter()}


def test_a_note_stands_below_each_section_that_calls_it_with_one_number(tmp_path: Path) -> None:
    changes = {SECTION_FILE: f"{SECTION}\nA{{note:b}}.\n", **NOTED}
    pages = staged(tmp_path, with_annex(changes)).texts
    found = [
        tree(pages[path]).xpath('.//li[@id="ed-b"]/@value')
        for path in ("report/voter-lists.html", "report/counts.html")
    ]
    assert found == [["1"], ["1"]]


def test_a_section_that_calls_no_note_says_nothing_of_notes(tmp_path: Path) -> None:
    assert "aw-editors" not in staged(tmp_path, with_annex()).texts["report/voter-lists.html"]


def test_the_page_of_notes_has_those_that_are_called_in_the_order_of_their_numbers(
    tmp_path: Path,
) -> None:
    items = page_of(tmp_path, "notes.html", NOTED).xpath('.//ol[@class="aw-editors-all"]/li')
    assert [(item.get("id"), item.get("value")) for item in items] == [
        ("two-totals", "1"),
        ("b", "2"),
    ]
    assert words(items[1]) == (
        "N2 Title of b See the Coast Charter & that. The official report’s own text shows it. See "
        "Coast Observers: Final Report, 1 February 2019. Called in Annex I. Counts."
    )
    assert [one.get("href") for one in items[1].iter("a")] == [
        "instruments/coast-charter-1991.html",
        "sources.html#final-report",
        "report/counts.html",
    ]


def test_a_report_without_notes_says_so(tmp_path: Path) -> None:
    page = tree(staged(tmp_path).texts["notes.html"])
    assert words(page.find(".//li")) == "There are none."


DIFFERING = figures_yaml(
    figure(
        "stations-seen",
        "1,300",
        computed={"total": "counts", "column": "stations"},
        discrepancy={"computed": "1,212", "note": "two-totals"},
        kept="Seen & counted.",
    )
)


def test_a_note_tells_the_figures_whose_discrepancy_it_tells(tmp_path: Path) -> None:
    changes = {FIGURE_FILE: DIFFERING}
    pages = staged(tmp_path, with_annex(dict(changes))).texts
    below = tree(pages["report/counts.html"])
    assert "Printed: 1,300 (stations); computed: 1,212." in words(
        below.xpath('.//li[@id="ed-two-totals"]')[0]
    )
    listed = tree(pages["notes.html"])
    assert [words(row) for row in listed.iter("tr")] == [
        "Of whatPrintedComputed",
        "stations1,3001,212",
    ]


def test_the_page_of_figures_tells_each_with_what_it_follows_from(tmp_path: Path) -> None:
    rows = page_of(tmp_path, "figures.html", {FIGURE_FILE: DIFFERING}).xpath(".//tbody/tr")
    assert [row.get("id") for row in rows] == ["listed-voters", "stations-seen"]
    assert [[words(cell) for cell in row] for row in rows] == [
        ["Listed voters", "48,210 stations", "Section II", "", "II. Voter lists"],
        [
            "Stations seen",
            "1,300 stations",
            "Section II",
            "The total of ‘stations’ in the data ‘counts’; this comes to 1,212 (Editors’ note 1). "
            "Seen & counted.",
            "",
        ],
    ]
    assert [one.get("href") for one in rows[1].iter("a")] == ["notes.html#two-totals"]
    assert [one.get("href") for one in rows[0].iter("a")] == ["report/voter-lists.html"]


def test_a_link_to_a_note_leads_to_one_that_the_page_of_notes_has(tmp_path: Path) -> None:
    changes = {
        FIGURE_FILE: DIFFERING.replace("two-totals", "spare"),
        NOTE_FILE: notes_yaml(
            note("two-totals"),
            note("spare", sources=["final-report"], text="[@coast-charter-1991]"),
        ),
    }
    pages = staged(tmp_path, with_annex(dict(changes))).texts
    anchors = tree(pages["notes.html"]).xpath(".//@id")
    links = [
        (path, link)
        for path, text in pages.items()
        for link in tree(text).xpath(".//a/@href")
        if "notes.html#" in link
    ]
    assert [(path, link) for path, link in links if link.partition("#")[2] not in anchors] == []


def test_a_table_stands_in_its_place_with_names_in_italics_numbers_and_totals(
    tmp_path: Path,
) -> None:
    changes = {ANNEX_FILE: f"{ANNEX}\nAfter.\n", TABLE_FILE: tables_yaml(table(note="A & B."))}
    (holder,) = annex_of(tmp_path, dict(changes)).find_class("aw-data")
    assert words(holder.getprevious()) == "What was seen.N1"
    assert words(holder.getnext()) == "After."
    assert words(holder.find(".//caption")) == "Counts by district"
    assert [[words(cell) for cell in row] for row in holder.iter("tr")] == [
        ["District", "Newspaper", "Stations"],
        ["Қала I", "Әділет", "1,074"],
        ["North, the coast", "The Lantern", "100"],
        ["Қала I", "Әділет", "21"],
        ["North, the coast", "The Lantern", "17"],
        ["Total", "", "1,212"],
    ]
    assert [words(one) for one in holder.iter("em")] == ["Әділет", "The Lantern"] * 2
    numbers = holder.xpath('.//*[@class="aw-number"]')
    assert [words(one) for one in numbers] == ["Stations", "1,074", "100", "21", "17", "1,212"]
    assert [one.get("scope") for one in holder.iter("th")] == ["col"] * 3 + ["row"] * 5
    assert words(holder[-1]) == "In the official report: Annex, table 1. A & B."


def test_a_table_without_totals_says_how_many_rows_it_has(tmp_path: Path) -> None:
    columns = [{"key": "district", "heading": "District"}, {"key": "kind", "heading": "Kind"}]
    changes = {TABLE_FILE: tables_yaml(table(columns=columns))}
    (holder,) = annex_of(tmp_path, dict(changes)).find_class("aw-data")
    assert words(holder.find(".//caption")) == "Counts by district: 4"
    assert holder.find(".//tfoot") is None


def test_a_number_in_the_first_column_is_a_number_too(tmp_path: Path) -> None:
    columns = [
        {"key": "stations", "heading": "Stations", "kind": "number"},
        {"key": "kind", "heading": "Kind"},
    ]
    changes = {TABLE_FILE: tables_yaml(table(columns=columns))}
    (holder,) = annex_of(tmp_path, dict(changes)).find_class("aw-data")
    assert [words(one) for one in holder.xpath('.//tbody//*[@class="aw-number"]')] == [
        "1,074",
        "100",
        "21",
        "17",
    ]


@pytest.mark.parametrize("path", ["report/counts.html", "notes.html", "figures.html"])
def test_texts_of_notes_figures_and_tables_are_escaped(tmp_path: Path, path: str) -> None:
    signs = '<b>A</b> & "B"'
    columns = [
        {"key": "district", "heading": signs},
        {"key": "newspaper", "heading": "N", "kind": "name"},
    ]
    changes = {
        TABLE_FILE: tables_yaml(table(title=signs, note=signs, columns=columns)),
        DATA_FILE: COUNTS.replace("The Lantern", "<b>A</b> & 'B'").replace("Қала I", "<b>A</b> &"),
        NOTE_FILE: notes_yaml(note("two-totals", title=signs)),
        FIGURE_FILE: figures_yaml({**figure("x", "1", kept=signs), "unit": signs, "place": signs}),
    }
    page = staged(tmp_path, with_annex(dict(changes))).texts[path]
    assert "&lt;b&gt;A&lt;/b&gt; &amp;" in page
    assert "<b>" not in page
    assert not tree(page).xpath(".//b")
