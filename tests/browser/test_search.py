"""The search as readers use it: what they ask for stands in the first three results."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from afterword.site.script_files import INDEX, search_files
from tests.browser.axe import Judge, told
from tests.browser.pages import on_the_real_report
from tests.browser.visiting import NARROW, PHONE, Visit, bodies_of, packed
from tests.unit.site.test_search_index import read_index
from tests.unit.small_project import list_yaml, small_register

GOLD = (
    ("a number, short", "rec 17", "recommendations/kaz-2016-r17.html"),
    ("a number, in full", "Recommendation 8", "recommendations/kaz-2016-r08.html"),
    ("a number with its sign", "#5", "recommendations/kaz-2016-r05.html"),
    ("an id", "kaz-2016-r07", "recommendations/kaz-2016-r07.html"),
    ("an article", "article 25", "instruments/iccpr-1966/25.html"),
    ("an article, short", "art. 25 (b)", "instruments/iccpr-1966/25-b.html"),
    ("a paragraph alone", "9.2", "instruments/copenhagen-1990/9-2.html"),
    ("a paragraph of a document", "copenhagen 9.2", "instruments/copenhagen-1990/9-2.html"),
    ("an instrument by its title", "Covenant on Civil Rights", "instruments/iccpr-1966.html"),
    ("an abbreviation", "cec", "institutions/cec.html"),
    ("what it stands for", "Central Election Commission", "institutions/cec.html"),
    ("Cyrillic", "Мажилис", "institutions/majilis.html"),
    ("Cyrillic in capitals", "КУРУЛТАЙ", "institutions/kurultai.html"),
    ("a person without accents", "Geir Jorgen Bekkevold", "report/observers.html"),
    ("singular", "observer", "report/observation.html"),
    ("plural", "observers", "report/observation.html"),
    ("plural for singular", "commissions independence", "recommendations/kaz-2016-r12.html"),
    ("an irregular plural", "woman", "recommendations/kaz-2016-r05.html"),
    ("a misspelling", "seperation of State and party", "recommendations/kaz-2016-r18.html"),
    ("two misspellings", "notificaton of asembly", "recommendations/kaz-2016-r17.html"),
    ("words of the report", "stuffed ballot boxes", "report/election-day.html"),
    ("a word in another language", "goszakaz", "report/media.html"),
    ("a section by its number", "section VIII", "report/campaign.html"),
    ("a footnote", "footnote 47", "report/campaign.html"),
    ("a follow-up event", "court resolution 61-NP", "recommendations/kaz-2016-r17.html"),
    ("a law that followed", "law 333-VI", "instruments/kz-assembly-law-1995.html"),
    ("an editors’ note", "spending limit in euro", "notes.html"),
    ("a topic", "freedom of assembly", "topics/freedom-of-assembly.html"),
    ("a mission", "presidential election 2019", "missions/kaz-2019-presidential.html"),
    ("a figure", "9,810,852", "figures.html"),
    ("how it is done", "ratings and readings", "method.html"),
    ("a page", "downloads", "downloads.html"),
)
"""What is asked, and the page that has to be among the first three."""


def search_for(page: Page, query: str) -> list[str]:
    """Ask for something, and return the pages that the first three results lead to."""
    box = page.get_by_role("searchbox")
    box.fill(query)
    box.press("Enter")
    expect(page.locator("#aw-search-hits")).to_have_attribute("data-asked", query)
    links = page.locator(".aw-hit-title a").all()[:3]
    return [urlsplit(link.get_attribute("href") or "").path for link in links]


def asked_in(page: Page) -> dict[str, list[str]]:
    """Return what the address of a page says it shows."""
    return parse_qs(urlsplit(page.url).query)


def first(page: Page, part: str) -> Locator:
    """Return a part of the first result."""
    return page.locator(".aw-hit").first.locator(f".aw-hit-{part}")


def test_what_readers_ask_for_is_among_the_first_three(page: Page) -> None:
    page.goto("search.html")
    missed = []
    for words, query, expected in GOLD:
        found = search_for(page, query)
        if expected not in found:
            missed.append(f"{words}: {query} leads to {', '.join(found) or 'nothing'}")
    assert not missed, "\n" + "\n".join(missed)


def test_a_name_in_another_script_is_found_as_it_is_written(
    visit: Visit, second_address: str
) -> None:
    page = visit(second_address)
    page.goto("search.html")
    assert search_for(page, "ВЕРДАНИЯНЫҢ сайлау")[0] == "institutions/eav.html"
    expect(first(page, "names").locator("[lang=kk]")).to_have_text("Верданияның сайлау басқармасы")
    assert "report/polling-day.html" in search_for(page, "әділет өңірі")
    expect(page.locator(".aw-hit mark").first).to_have_text("Әділет")


@pytest.mark.parametrize("how", ["address", "file"])
@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_the_field_in_every_header_leads_to_the_results(
    visit: Visit, real_site: Path, real_address: str, how: str, javascript: bool
) -> None:
    page = visit(real_site if how == "file" else real_address, javascript=javascript)
    page.goto("recommendations/kaz-2016-r01.html")
    field = page.get_by_role("banner").get_by_label("Search report, recommendations, law")
    field.fill("rec 7")
    field.press("Enter")
    if not javascript:
        page.wait_for_url("**/search.html?q=rec+7")
        return
    expect(page).to_have_title("rec 7 – Search – Kazakhstan 2016 and its afterword")
    first(page, "title").get_by_role("link").click()
    page.wait_for_url("**/recommendations/kaz-2016-r07.html**")


def test_nothing_is_loaded_before_somebody_searches(visit: Visit, real_address: str) -> None:
    for path in ("index.html", "recommendations/kaz-2016-r01.html", "search.html"):
        visit(real_address).goto(path, wait_until="networkidle")
        asked = [url.rpartition("/")[2] for url in visit.watches[-1].requests]
        parts = {"index.js", "minisearch.js", "stemmer.js", "search-engine.js"}
        assert not parts & set(asked)
        assert ("search.js" in asked) == (path == "search.html")


def test_it_searches_while_one_types_and_the_address_keeps_the_state(page: Page) -> None:
    page.goto("search.html")
    page.get_by_role("searchbox").press_sequentially("notificat", delay=30)
    expect(page.get_by_role("status")).to_have_text("6 results for “notificat”")
    assert asked_in(page) == {"q": ["notificat"]}
    page.reload()
    expect(page.get_by_role("status")).to_have_text("6 results for “notificat”")
    first(page, "title").get_by_role("link").click()
    page.wait_for_url("**/recommendations/*")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("notificat")
    expect(page.get_by_role("status")).to_have_text("6 results for “notificat”")
    page.get_by_role("searchbox").fill("")
    expect(page.locator(".aw-hit")).to_have_count(0)
    assert asked_in(page) == {}


def test_results_are_counted_and_chosen_by_kind(page: Page) -> None:
    page.goto("search.html?q=media")
    kinds = page.get_by_role("group", name="Show only")
    expect(page.get_by_role("status")).to_contain_text("results for “media”")
    total = int((page.get_by_role("status").text_content() or "").split()[0])
    shown = [count for count in kinds.locator(".aw-search-count").all() if count.is_visible()]
    assert sum(int(count.text_content() or "") for count in shown) == total
    kinds.get_by_label("Recommendation").check()
    expect(page.locator(".aw-hit-kind", has_not_text="Recommendation")).to_have_count(0)
    assert asked_in(page) == {"q": ["media"], "kind": ["recommendation"]}
    page.reload()
    expect(kinds.get_by_label("Recommendation")).to_be_checked()
    count = page.locator(".aw-hit").count()
    expect(page.get_by_role("status")).to_have_text(f"{count} results for “media”")
    kinds.get_by_label("Recommendation").uncheck()
    expect(page.get_by_role("status")).to_have_text(f"{total} results for “media”")


def test_a_result_says_what_was_found_and_where_it_stands(page: Page) -> None:
    page.goto("search.html?q=independent+candidates")
    expect(first(page, "where")).to_have_text("Recommendation VII. Candidate registration")
    expect(first(page, "title").locator("mark")).to_have_text(["Independent", "candidates"])
    expect(first(page, "text").locator("mark").first).to_be_visible()
    standing = first(page, "standing")
    expect(standing.locator(".aw-standing--reversed")).to_have_text(
        "Reversed by later developments"
    )
    expect(standing.locator(".aw-basis")).to_have_text(
        "Before: fully implemented. Editors’ assessment of 20 March 2023, from what ODIHR said"
    )
    expect(standing).to_contain_text("1 event since")


@pytest.mark.parametrize(
    ("query", "anchor", "label"),
    [
        ("61-NP", "constitutional-court-2025", "Development, 20 January 2025"),
        ("footnote 47", "note-assembly-law", "Footnote 47"),
    ],
)
def test_an_entry_and_a_footnote_are_reached_where_they_stand(
    page: Page, query: str, anchor: str, label: str
) -> None:
    page.goto(f"search.html?q={query}&kind=recommendation&kind=section")
    place = first(page, "place").get_by_role("link", name=label)
    expect(place).to_have_attribute(
        "href", f"{place.get_attribute('href')}".partition("#")[0] + f"#{anchor}"
    )
    place.click()
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_another_spelling_is_told(page: Page) -> None:
    page.goto("search.html?q=central election comission")
    expect(page.get_by_role("status")).to_contain_text("for “central election commission”")
    expect(page.locator("#aw-search-spelling")).to_contain_text(
        "spelt “central election comission”"
    )
    assert asked_in(page) == {"q": ["central election comission"]}
    search_for(page, "commission")
    expect(page.locator("#aw-search-spelling")).to_be_hidden()


def test_where_nothing_has_all_words_it_is_said(page: Page) -> None:
    page.goto("search.html?q=goszakaz polling unicorns")
    expect(page.get_by_role("status")).to_contain_text("none has all of them")


def test_where_nothing_is_found_there_is_help(page: Page) -> None:
    page.goto("search.html?q=qqqqqqqq")
    expect(page.get_by_role("status")).to_have_text("No results for “qqqqqqqq”")
    places = page.get_by_role("navigation", name="Where to look")
    places.get_by_role("link", name="Follow-up matrix").click()
    assert page.url.endswith("/matrix.html")


def test_there_is_more_where_there_is_much(page: Page) -> None:
    page.goto("search.html?q=election")
    hits, more = page.locator(".aw-hit"), page.get_by_role("button", name="Show more results")
    expect(hits).to_have_count(20)
    more.press("Enter")
    expect(hits).to_have_count(40)
    expect(hits.nth(20).get_by_role("heading").get_by_role("link")).to_be_focused()


def test_it_is_used_by_keyboard_alone(page: Page) -> None:
    page.goto("search.html")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("rec 17")
    page.keyboard.press("Enter")
    expect(first(page, "title")).to_contain_text("17.")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.aw-hit') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/recommendations/kaz-2016-r17.html")


@on_the_real_report
def test_without_javascript_it_says_so_and_leads_on(visit: Visit, address: str) -> None:
    page = visit(address, javascript=False)
    page.goto("search.html?q=media")
    expect(page.get_by_text("The search needs JavaScript")).to_be_visible()
    for name in ("Report", "Recommendations", "Law", "Missions"):
        page.get_by_role("navigation", name="Where to look").get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", level=1)).not_to_have_text("There is no such page")
        page.go_back()


def test_axe_finds_nothing_in_results(visit: Visit, real_address: str, judged: Judge) -> None:
    page = visit(real_address, size=PHONE)
    for query in ("article 25", "Мажилис", "central election comission", "qqqqqqqq"):
        page.goto(f"search.html?q={query}")
        expect(page.locator("#aw-search-hits")).to_have_attribute("data-asked", query)
        found = judged(page)
        assert not found, told(found)


def test_results_fit_a_narrow_window(visit: Visit, real_address: str) -> None:
    page = visit(real_address, size=NARROW)
    page.goto("search.html?q=observers")
    expect(page.locator(".aw-hit").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]


def test_a_page_that_searches_is_light(visit: Visit, real_address: str) -> None:
    # The index is most of it, and grows with the record; 300 kB are sent.
    loaded = bodies_of(visit(real_address), "search.html?q=observers")
    assert any(address.endswith(INDEX) for address in loaded)
    assert sum(map(len, loaded.values())) < 800_000, {at: len(body) for at, body in loaded.items()}
    assert sum(packed(address, body) for address, body in loaded.items()) < 300_000


def test_any_text_reads_back_equal_in_a_browser(visit: Visit, tmp_path: Path) -> None:
    odd = [
        "</script><b>",
        "a\u2028b\u2029c",
        "«Әділет Өңірі» қғңөұүһі",
        "\"'`${x}\\",
        "]]>--><script>",
        "𝄞",
    ]
    sources = [
        {"id": "final-report", "title": "Report", "publisher": "Coast", "kind": "official"},
        *(
            {"id": f"s{at}", "title": text, "publisher": text, "kind": "media", "note": text}
            for at, text in enumerate(odd)
        ),
    ]
    changes: dict[str, str | None] = {"references/sources.yml": list_yaml("sources", sources)}
    files = search_files(small_register(tmp_path / "project", changes))
    (tmp_path / "search").mkdir()
    (tmp_path / INDEX).write_bytes(files[INDEX])
    head = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">'
    (tmp_path / "page.html").write_text(f'{head}<script src="{INDEX}"></script>', "utf-8")
    page = visit(tmp_path)
    page.goto("page.html")
    text_of = "(one) => [one[1], one[2], one[6] ?? '']"
    read = page.evaluate(f"window.awSearchIndex.documents.map({text_of})")
    assert read == [[one[1], one[2], one[6]] for one in read_index(files)["documents"]]
    assert {one[1] for one in read} >= {f"{text}: {text}" for text in odd}
