"""The follow-up matrix: find, filter, sort, open and take along; the address restores all of it."""

import itertools
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import Judge, told
from tests.browser.matrix_page import MatrixPage
from tests.browser.pages import on_the_real_report
from tests.browser.visiting import DESKTOP, NARROW, PHONE, Visit
from tests.end_to_end.reading import csv_rows

COLUMNS = {
    "again": "To be looked at again",
    "priority": "Priority",
    "section": "Section",
    "topic": "Topics",
    "addressee": "Addressees",
    "change": "Kind of change",
}
"""The columns of the CSV file in which the values of facets stand, in lines."""

FEW = 3
"""So many values of a facet are tried where not all are."""

Row = dict[str, str]


def rows_of(site: Path) -> list[Row]:
    """Return the rows of the CSV file that is downloaded whole, by their headings."""
    headings, *rows = csv_rows(site)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def holds(row: Row, facet: str, words: str) -> bool:
    return words in row[COLUMNS[facet]].split("\n")


def held(rows: list[Row], facet: str, words: str) -> list[Row]:
    """Return the rows that hold a value of a facet."""
    return [row for row in rows if holds(row, facet, words)]


def references(rows: list[Row]) -> list[str]:
    return [row["Reference"] for row in rows]


@pytest.fixture
def matrix(visit: Visit, address: str) -> MatrixPage:
    """Give the matrix of both reports in turn, on a desktop."""
    return MatrixPage(visit(address))


@pytest.fixture
def real(page: Page) -> MatrixPage:
    """Give the matrix of the real report, on a desktop."""
    return MatrixPage(page)


@on_the_real_report
def test_each_value_finds_as_many_rows_as_its_count_says(
    matrix: MatrixPage, site: Path, pytestconfig: pytest.Config
) -> None:
    rows = rows_of(site)
    most = None if pytestconfig.getoption("--thorough") else FEW
    for facet in matrix.facets():
        for words, count in itertools.islice(matrix.counts(facet).items(), most):
            matrix.choose(facet, words)
            assert len(matrix.ids) == count > 0, (facet, words)
            assert matrix.counts(facet)[words] == count
            if facet in COLUMNS:
                assert matrix.ids == references(held(rows, facet, words))
            matrix.choose(facet, words)
    assert matrix.ids == [row["Reference"] for row in rows]


@on_the_real_report
def test_facets_combine_and_their_counts_follow(matrix: MatrixPage, site: Path) -> None:
    rows = rows_of(site)
    for one, other in itertools.permutations(("topic", "addressee", "change"), 2):
        words = next(iter(matrix.counts(one)))
        whole = matrix.counts(one)
        matrix.choose(one, words)
        left = [row for row in rows if holds(row, one, words)]
        counts = matrix.counts(other)
        assert counts == {value: sum(holds(row, other, value) for row in left) for value in counts}
        assert matrix.counts(one) == whole, "a facet's own choice does not change its counts"
        second = max(counts, key=lambda value: counts[value])
        matrix.choose(other, second)
        both = references(held(left, other, second))
        assert matrix.ids == both
        assert matrix.said == f"{len(both)} of {len(rows)} recommendations"
        matrix.page.get_by_role("button", name="Clear all").click()
        matrix.settle()


@on_the_real_report
def test_each_count_of_the_home_page_leads_to_the_rows_that_it_counts(
    visit: Visit, address: str, site: Path
) -> None:
    page = visit(address)
    page.goto("index.html")
    links = page.locator("main tr:has(td.aw-number) a")
    counts = page.locator("main tr:has(a) td.aw-number").all_inner_texts()
    words = links.all_inner_texts()
    assert len(words) == len(counts) > 1
    for at, (said, count) in enumerate(zip(words, counts, strict=True)):
        page.goto("index.html")
        links.nth(at).click()
        matrix = MatrixPage(page, page.url.partition("matrix.html")[2])
        assert re.fullmatch(r"\?status=[a-z-]+", matrix.query)
        assert matrix.chips == [f"Where it stands: {said}"]
        assert len(matrix.ids) == matrix.counts("status")[said] == int(count)
    assert sum(map(int, counts)) == len(rows_of(site))


@on_the_real_report
def test_several_values_of_one_facet_find_the_rows_of_any(matrix: MatrixPage, site: Path) -> None:
    values = list(matrix.counts("topic"))[:2]
    for words in values:
        matrix.choose("topic", words)
    found = [row for row in rows_of(site) if any(holds(row, "topic", one) for one in values)]
    assert matrix.ids == references(found)


def test_a_reading_is_not_found_among_ratings(matrix: MatrixPage, site: Path) -> None:
    standings = {row["Reference"]: row["Where it stands"] for row in rows_of(site)}
    for words in matrix.counts("status"):
        if "implemented (" in words:
            matrix.choose("status", words)
            assert {standings[one] for one in matrix.ids} == {words}
            matrix.choose("status", words)


def test_words_are_sought_in_the_columns_shown_and_in_the_recommendation(
    real: MatrixPage, real_site: Path
) -> None:
    rows = rows_of(real_site)
    shown = [*real.headings, "Recommendation"]

    def found(words: str) -> list[str]:
        texts = {
            row["Reference"]: "\n".join(row[heading] for heading in shown).lower().replace("’", "'")
            for row in rows
        }
        return [one for one, text in texts.items() if all(word in text for word in words.split())]

    real.find("women's")
    assert real.ids == found("women's") != []
    assert real.chips == ["Words: women's"]
    real.page.get_by_role("button", name="Remove Words: women's").click()
    assert (real.query, len(real.ids)) == ("", len(rows))
    real.find("Media FREEDOM")
    assert real.ids == found("media freedom") != []
    assert real.download().name == f"follow-up-matrix_media-freedom_{rows[0]['As of']}.csv"
    real.page.get_by_label("Find words").fill("no such words")
    real.page.get_by_text("0 of 24 recommendations: take back a filter, or a word").wait_for()
    assert real.page.get_by_role("button", name="Download what you see").is_disabled()


@on_the_real_report
def test_a_column_sorts_both_ways(matrix: MatrixPage, site: Path) -> None:
    rows = rows_of(site)
    numbers = [row["Reference"] for row in rows]
    matrix.sort("No.")
    assert matrix.ids == numbers[::-1]
    matrix.sort("No.")
    assert (matrix.ids, matrix.query) == (numbers, "")
    by_title = sorted(rows, key=lambda row: row["In short"].lower())
    matrix.sort("In short")
    assert matrix.ids == [row["Reference"] for row in by_title]
    assert matrix.page.locator("[aria-sort]").all_text_contents() == ["In short"]
    assert matrix.page.locator("[aria-sort=ascending]").count() == 1
    matrix.sort("In short")
    assert matrix.page.locator("[aria-sort=descending]").count() == 1
    assert matrix.query == "?sort=-title"
    assert matrix.said.endswith("by “In short”, last first")


def test_what_is_empty_stands_last_whichever_way_it_is_sorted(real: MatrixPage) -> None:
    heading = "To be looked at again"
    for _ in range(2):
        real.sort(heading)
        cells = [row[1 + real.headings.index(heading)] for row in real.shown]
        filled = sum(bool(cell) for cell in cells)
        assert all(cells[:filled]) and 0 < filled < len(cells)


@on_the_real_report
def test_where_they_stand_is_sorted_as_the_facet_lists_it(matrix: MatrixPage) -> None:
    order = matrix.counts("status")
    matrix.sort("Where it stands")
    sizes = list(order.values())
    bounds = [sum(sizes[:at]) for at in range(len(sizes))]
    for words, start in zip(order, bounds, strict=True):
        group = set(matrix.ids[start : start + order[words]])
        matrix.choose("status", words)
        assert set(matrix.ids) == group
        matrix.choose("status", words)


def test_sections_are_sorted_in_the_order_of_the_report(real: MatrixPage) -> None:
    order = list(real.counts("section"))
    real.sort("Section")
    at = real.headings.index("Section") + 1
    assert list(dict.fromkeys(row[at] for row in real.shown)) == order


def test_every_column_can_be_shown_and_put_away(matrix: MatrixPage, site: Path) -> None:
    rows = {row["Reference"]: row for row in rows_of(site)}
    usual = matrix.headings
    for heading in ("Topics", "Context: what was found, and where", "Priority"):
        matrix.show_column(heading)
    assert matrix.headings == [
        heading
        for heading in csv_rows(site)[0]
        if heading in {*usual, "Topics", "Context: what was found, and where"} - {"Priority"}
    ]
    for reference, *cells in matrix.shown:
        assert cells == [rows[reference][heading] for heading in matrix.headings]
    matrix.page.locator(".aw-mx-facet--columns summary").click()
    matrix.page.get_by_role("button", name="The usual columns").click()
    assert (matrix.headings, matrix.query) == (usual, "")


@on_the_real_report
def test_what_is_downloaded_is_what_is_seen(matrix: MatrixPage, site: Path) -> None:
    rows = {row["Reference"]: row for row in rows_of(site)}
    words = next(iter(matrix.counts("change")))
    matrix.choose("change", words)
    matrix.show_column("Developments")
    matrix.show_column("Section")
    matrix.sort("Where it stands")
    got = matrix.download()
    headings, *lines = got.rows
    assert headings == ["Reference", *matrix.headings, "Page"]
    assert [line[0] for line in lines] == matrix.ids
    assert lines == [[rows[line[0]][heading] for heading in headings] for line in lines]
    assert [line[1:-1] for line in lines] == [row[1:] for row in matrix.shown]
    day = next(iter(rows.values()))["As of"]
    assert got.name == f"follow-up-matrix_{words.lower()}_{day}.csv"


def test_the_whole_matrix_in_all_columns_is_the_file_of_the_downloads(
    visit: Visit, site: Path, address: str
) -> None:
    keys = (
        MatrixPage(visit(address))
        .page.locator("input[name=columns]")
        .evaluate_all("all => all.map((one) => one.value)")
    )
    matrix = MatrixPage(visit(address), f"?columns={','.join(keys)}")
    assert matrix.headings == csv_rows(site)[0]
    whole = (site / "downloads/follow-up-matrix.csv").read_bytes()
    assert matrix.download().content == whole


@on_the_real_report
def test_a_row_opens_to_its_detail(matrix: MatrixPage, site: Path) -> None:
    row = rows_of(site)[0]
    name = f"Details of recommendation {row['No.']}"
    opener = matrix.page.get_by_role("button", name=name, exact=True)
    assert opener.get_attribute("aria-expanded") == "false"
    opener.click()
    detail = matrix.page.locator(f"#{opener.get_attribute('aria-controls')}")
    detail.get_by_role("link", name="All about it on its page").wait_for()
    assert row["Recommendation"].split("\n")[0] in detail.inner_text()
    assert opener.get_attribute("aria-expanded") == "true"
    assert opener.evaluate("one => one === document.activeElement")
    assert matrix.query == f"?open={row['Reference']}"
    links = detail.locator("dd a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    for link in links:
        path, _, anchor = link.partition("#")
        assert f'id="{anchor}"' in (site / path).read_text("utf-8")
    assert links
    opener.click()
    assert (matrix.opened, matrix.query) == ([], "")


def state_of(matrix: MatrixPage) -> tuple[object, ...]:
    return (
        matrix.shown,
        matrix.headings,
        matrix.chips,
        matrix.opened,
        matrix.said,
        matrix.page.locator("input:checked").evaluate_all("all => all.map((one) => one.value)"),
        matrix.page.get_by_label("Find words").input_value(),
    )


@on_the_real_report
def test_back_and_forth_restore_every_step(matrix: MatrixPage) -> None:
    steps: list[Callable[[], object]] = [
        lambda: matrix.choose("priority", next(iter(matrix.counts("priority")))),
        lambda: matrix.find("the"),
        lambda: matrix.sort("In short"),
        lambda: matrix.show_column("Topics"),
        matrix.page.locator(".aw-mx-opener").first.click,
        matrix.page.get_by_role("button", name="Clear all").click,
    ]
    seen = [(matrix.query, state_of(matrix))]
    for step in steps:
        step()
        matrix.settle()
        seen.append((matrix.query, state_of(matrix)))
    assert len({query for query, _ in seen}) == len(seen)
    for query, state in reversed(seen[:-1]):
        matrix.page.go_back()
        matrix.settle()
        assert matrix.query == query
        assert state_of(matrix) == state
    for query, state in seen[1:]:
        matrix.page.go_forward()
        matrix.settle()
        assert (matrix.query, state_of(matrix)) == (query, state)


def test_typing_is_one_step_however_many_letters(real: MatrixPage) -> None:
    before = real.page.evaluate("history.length")
    real.page.get_by_label("Find words").press_sequentially("women", delay=250)
    real.page.wait_for_function("location.search === '?q=women'")
    assert real.page.evaluate("history.length") == before + 1
    real.page.go_back()
    real.settle()
    assert (real.query, real.page.get_by_label("Find words").input_value()) == ("", "")


@on_the_real_report
def test_a_shared_link_restores_all_of_it(visit: Visit, address: str) -> None:
    first = MatrixPage(visit(address))
    first.choose("change", next(iter(first.counts("change"))))
    first.find("the")
    first.show_column("Topics")
    first.sort("In short")
    first.sort("In short")
    first.page.locator(".aw-mx-opener").last.click()
    second = MatrixPage(visit(address), first.query)
    second.page.wait_for_selector(".aw-mx-detail-list")
    assert state_of(second) == state_of(first)
    assert second.query == first.query
    second.page.reload()
    second.settle()
    assert state_of(second) == state_of(first)


@pytest.mark.parametrize(
    "query",
    [
        "?x=1&topic=nonsense&sort=nonsense&columns=&open=nonsense&rows=-7&q=",
        "?topic=%E0%A4%A&sort=-&rows=none&open=%00",
        "?__proto__=x&constructor=y&status=__proto__,constructor",
        "?&&==&topic",
    ],
)
def test_what_an_address_does_not_know_is_left_out(
    visit: Visit, real_address: str, query: str
) -> None:
    matrix = MatrixPage(visit(real_address), query)
    assert (len(matrix.ids), matrix.chips) == (24, [])


def test_a_row_can_be_pointed_to(visit: Visit, real_address: str) -> None:
    matrix = MatrixPage(visit(real_address), "#kaz-2016-r20")
    row = matrix.page.locator("#kaz-2016-r20")
    assert row.evaluate("one => one.getBoundingClientRect().top < innerHeight")


def tab_to(page: Page, what: str) -> None:
    """PrintWorker Tab until something has the focus, which must be seen each time."""
    for _ in range(80):
        page.keyboard.press("Tab")
        has_it, outline = page.evaluate(
            "what => [document.activeElement.matches(what),"
            " getComputedStyle(document.activeElement).outlineStyle]",
            what,
        )
        assert outline != "none", page.evaluate("document.activeElement.outerHTML")
        if has_it:
            return
    raise AssertionError(f"Tab does not lead to {what}")


@on_the_real_report
def test_find_filter_and_export_by_keyboard_alone(matrix: MatrixPage, site: Path) -> None:
    page, keyboard = matrix.page, matrix.page.keyboard
    rows = rows_of(site)
    tab_to(page, "#aw-mx-words")
    keyboard.type("the")
    tab_to(page, "[data-facet=change] summary")
    keyboard.press("Enter")
    tab_to(page, "[data-facet=change] input")
    keyboard.press("Space")
    matrix.settle()
    keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('[data-facet=change] summary')")
    assert page.locator("details[open]").count() == 0
    words = next(iter(matrix.counts("change")))
    expected = {row["Reference"] for row in rows if holds(row, "change", words)}
    assert set(matrix.ids) <= expected
    tab_to(page, "#aw-mx-download")
    with page.expect_download() as waiting:
        keyboard.press("Enter")
    assert waiting.value.suggested_filename.startswith(f"follow-up-matrix_{words.lower()}_the_")
    tab_to(page, "[data-sort=title]")
    keyboard.press("Enter")
    assert "sort=title" in matrix.query
    tab_to(page, ".aw-mx-opener")
    keyboard.press("Enter")
    assert len(matrix.opened) == 1


def test_a_panel_closes_when_it_is_left(real: MatrixPage) -> None:
    page = real.page
    page.locator("[data-facet=topic] summary").click()
    page.locator("[data-facet=status] summary").click()
    assert page.locator("details[open]").count() == 1
    page.locator("h1").click()
    assert page.locator("details[open]").count() == 0
    page.locator("[data-facet=after] summary").click()
    panel = page.locator("[data-facet=after] fieldset").bounding_box()
    assert panel and panel["x"] >= 0 and panel["x"] + panel["width"] <= DESKTOP[0]


def test_the_focus_stays_where_a_chip_was(real: MatrixPage) -> None:
    for words in list(real.counts("topic"))[:3]:
        real.choose("topic", words)
    chips = real.page.locator(".aw-mx-chip")
    chips.nth(1).focus()
    real.page.keyboard.press("Enter")
    assert chips.nth(1).evaluate("one => one === document.activeElement")
    real.page.get_by_role("button", name="Clear all").click()
    assert real.page.evaluate("document.activeElement.id") == "aw-mx-words"


@on_the_real_report
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_without_scripts_the_whole_table_is_there(
    visit: Visit, site: Path, address: str, size: tuple[int, int]
) -> None:
    page = visit(address, javascript=False, size=size)
    page.goto("matrix.html")
    rows = rows_of(site)
    assert page.locator(".aw-matrix tbody tr:visible").count() == len(rows)
    assert page.get_by_role("search", name="Filter the matrix").count() == 0
    assert page.get_by_role("button", name="Download what you see").count() == 0
    for row in rows:
        link = page.locator(f"#{row['Reference']} th a")
        assert link.get_attribute("href") == f"recommendations/{row['Reference']}.html"
        assert link.is_visible()


@on_the_real_report
def test_everything_works_from_a_stick(visit: Visit, site: Path) -> None:
    matrix = MatrixPage(visit(site))
    rows = {row["Reference"]: row for row in rows_of(site)}
    matrix.choose("topic", next(iter(matrix.counts("topic"))))
    narrowed = matrix.ids
    matrix.show_column("Recommendation")
    matrix.page.locator(".aw-mx-opener").first.click()
    matrix.page.wait_for_selector(".aw-mx-detail-list")
    got = matrix.download()
    assert [line[0] for line in got.rows[1:]] == narrowed
    at = got.rows[0].index("Recommendation")
    assert all(line[at] == rows[line[0]]["Recommendation"] for line in got.rows[1:])
    matrix.page.go_back()
    matrix.page.go_back()
    matrix.page.go_back()
    matrix.settle()
    assert (matrix.query, len(matrix.ids)) == ("", len(rows))


@on_the_real_report
@pytest.mark.parametrize("size", [PHONE, NARROW], ids=["phone", "narrow"])
@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_on_a_phone_each_cell_says_its_column_and_nothing_is_cut(
    visit: Visit, site: Path, address: str, size: tuple[int, int], javascript: bool
) -> None:
    page = visit(address, size=size, javascript=javascript)
    page.goto("matrix.html")
    if javascript:
        page.wait_for_selector(".aw-matrix--live")
    cells = page.locator(".aw-matrix tbody tr:first-child td:visible")
    said = cells.evaluate_all(
        "all => all.map((one) => getComputedStyle(one, '::before').content.slice(1, -1))"
    )
    row = rows_of(site)[0]
    shown = ("No.", "Priority", "Section", "Addressees", "Where it stands")
    more = ("Latest assessment by each assessor", "To be looked at again")
    assert said == [*shown, *(heading for heading in more if row[heading])]
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert page.locator(".aw-matrix tbody tr").first.evaluate("one => one.scrollWidth") <= size[0]


@on_the_real_report
def test_on_a_phone_filters_stand_behind_one_button(visit: Visit, address: str, site: Path) -> None:
    page = visit(address, size=PHONE, touch=True)
    matrix = MatrixPage(page)
    button = page.get_by_role("button", name="Filter and columns")
    assert not page.locator("[data-facet=topic] summary").is_visible()
    assert button.get_attribute("aria-expanded") == "false"
    button.tap()
    assert button.get_attribute("aria-expanded") == "true"
    words = next(iter(matrix.counts("topic")))
    matrix.choose("topic", words)
    assert matrix.ids == references(held(rows_of(site), "topic", words))
    page.get_by_label("Sort by").select_option("No., last first")
    matrix.settle()
    assert matrix.ids == references(held(rows_of(site), "topic", words))[::-1]
    page.locator(".aw-mx-opener").first.tap()
    page.wait_for_selector(".aw-mx-detail-list")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_while_it_is_used(
    visit: Visit, real_address: str, size: tuple[int, int], judged: Judge
) -> None:
    query = "?priority=other&q=the&sort=-standing&columns=topics,developments,standing,context,url"
    page = visit(real_address, size=size)
    matrix = MatrixPage(page, query)
    page.locator(".aw-mx-opener").first.click()
    page.wait_for_selector(".aw-mx-detail-list")
    if size == PHONE:
        page.get_by_role("button", name="Filter and columns").click()
    found = judged(page, "opened row")
    matrix.page.locator("[data-facet=status] summary").click()
    found += judged(page, "open panel")
    assert not found, f"\n{told(found)}"


def test_in_print_the_table_stands_without_its_controls(real: MatrixPage) -> None:
    real.choose("priority", "Other")
    real.page.emulate_media(media="print")
    assert real.page.get_by_text("14 of 24 recommendations").is_visible()
    assert real.page.locator(".aw-mx-chip[data-name]").is_visible()
    assert not real.page.locator("#aw-mx-filter").is_visible()
    assert not real.page.locator("#aw-mx-download").is_visible()
    assert real.page.locator(".aw-mx-opener:visible").count() == 0
    assert real.page.locator(".aw-matrix thead").is_visible()


def test_what_cannot_be_loaded_is_left_out_and_it_says_so(
    chromium: Browser, real_address: str
) -> None:
    context = chromium.new_context(base_url=real_address)
    page = context.new_page()
    page.route("**/columns/topics.js", lambda route: route.abort())
    matrix = MatrixPage(page, "?columns=priority,topics&sort=topics&change=law")
    page.get_by_role("alert").filter(has_text="could not be loaded").wait_for()
    assert matrix.headings == ["No.", "In short", "Priority"]
    assert len(matrix.ids) == matrix.counts("change")["Law"]
    page.unroute("**/columns/topics.js")
    matrix.sort("In short")
    assert "Topics" in matrix.headings
    assert not page.get_by_role("alert").filter(has_text="could not be loaded").is_visible()
    context.close()


def test_the_page_and_what_it_loads_are_light(visit: Visit, real_address: str) -> None:
    page = visit(real_address)
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(len(response.body())))
    MatrixPage(page)
    page.wait_for_load_state("networkidle")
    assert sum(sizes) < 500_000
    assert sizes[0] < 100_000
