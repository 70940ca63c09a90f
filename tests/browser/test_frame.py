"""What is around every page: header, tabs, menu, contents, colours, trail, and what keys do."""

import string
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import Judge, findings, told
from tests.browser.pages import Pages, on_the_real_report
from tests.browser.questions import LIGHT_OF, SETTLE
from tests.browser.visiting import DESKTOP, NARROW, PHONE, Visit

LONG = "report/election-day.html"
RECORD = "recommendations/kaz-2016-r17.html"
KEYS = (*string.ascii_lowercase, *string.digits, *"/?.,", "Shift+A", "Shift+S")
SCHEME = "button[data-aw-scheme]"
STATE = """
() => [location.href, document.activeElement.outerHTML.slice(0, 80), scrollY,
  document.querySelectorAll("dialog[open], [popover]:popover-open, .aw-pop").length,
  ...[...document.querySelectorAll(".md-toggle")].map((one) => one.checked)]
"""
"""Where a reader is: the address, the focus, the place, and what is open."""
FOCUSED = "() => document.activeElement.className || document.activeElement.id"


def settled(page: Page) -> None:
    """Wait until nothing moves any more."""
    page.evaluate(SETTLE)


def scroll(page: Page, *steps: int) -> None:
    """Turn the wheel, step by step, as a reader does."""
    page.mouse.move(640, 400)
    for step in steps:
        page.mouse.wheel(0, step)
        page.wait_for_timeout(60)
    page.wait_for_timeout(150)
    settled(page)


# Keys (WCAG 2.1.4)


@pytest.mark.parametrize("path", ["report/media.html", RECORD, "matrix.html", "search.html"])
def test_no_letter_digit_or_sign_acts_alone(page: Page, path: str) -> None:
    page.goto(path)
    if path == "matrix.html":
        page.wait_for_selector(".aw-matrix--live")
    before = page.evaluate(STATE)
    for key in KEYS:
        page.keyboard.press(key)
        assert page.evaluate(STATE) == before, key
    page.wait_for_timeout(200)
    assert page.evaluate(STATE) == before


@pytest.mark.parametrize(
    ("platform", "key"), [("Linux x86_64", "Control+k"), ("MacIntel", "Meta+k")]
)
def test_one_key_combination_opens_the_search_and_escape_gives_the_focus_back(
    page: Page, platform: str, key: str
) -> None:
    page.add_init_script(f"Object.defineProperty(navigator, 'platform', {{ value: '{platform}' }})")
    page.goto("report/media.html")
    link = page.locator("main a[href]").first
    link.focus()
    page.keyboard.press(key)
    expect(page.locator("#aw-field-q")).to_be_focused()
    expect(page.locator(".md-search__output")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).to_be_hidden()
    expect(link).to_be_focused()


# The drawer


@on_the_real_report
def test_the_drawer_is_used_by_keyboard_alone_on_a_phone(visit: Visit, address: str) -> None:
    page = visit(address, size=PHONE)
    page.goto("report/index.html")
    menu, opener = page.locator("#aw-menu"), page.locator("button.aw-menu-open")
    expect(menu.get_by_role("link").first).to_be_hidden()
    opener.focus()
    page.keyboard.press("Enter")
    settled(page)
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(menu.get_by_role("button", name="Close the menu")).to_be_focused()
    places = set()
    for _ in range(menu.get_by_role("link").count() + 3):
        page.keyboard.press("Tab")
        places.add(page.evaluate("!!document.activeElement.closest('#aw-menu, body:focus')"))
        assert page.evaluate("!document.activeElement.closest('main, header, footer')")
    assert True in places
    menu.get_by_role("link").nth(3).focus()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(menu.get_by_role("link").first).to_be_hidden()
    assert page.locator("[inert]").count() == 0


@on_the_real_report
def test_a_link_of_the_drawer_leads_there(visit: Visit, address: str) -> None:
    page = visit(address, size=PHONE, touch=True)
    page.goto("index.html")
    page.locator("button.aw-menu-open").tap()
    settled(page)
    page.locator("#aw-menu").get_by_role("link", name="Follow-up matrix").tap()
    page.wait_for_url("**/matrix.html")
    expect(page.locator("#aw-menu")).to_be_hidden()


@on_the_real_report
def test_axe_finds_nothing_while_the_drawer_is_open(
    visit: Visit, address: str, judged: Judge
) -> None:
    page = visit(address, size=(360, 780))
    for path in ("index.html", "report/index.html"):
        page.goto(path)
        page.locator("button.aw-menu-open").click()
        settled(page)
        found = judged(page, f"{path}, drawer")
        assert not found, told(found)


# The colours


def test_colours_go_from_automatic_to_light_to_dark_and_back(
    visit: Visit, real_address: str
) -> None:
    page = visit(real_address, dark=True)
    page.goto("index.html")
    button = page.locator(SCHEME)
    for now, after, is_light in (
        ("automatic", "light", False),
        ("light", "dark", True),
        ("dark", "automatic", False),
    ):
        expect(button).to_have_accessible_name(f"Colours: {now}. Change to {after}")
        assert (page.evaluate(LIGHT_OF, "backgroundColor") > 220) == is_light
        assert (page.evaluate(LIGHT_OF, "color") > 180) == (not is_light)
        page.goto(RECORD)
        expect(button).to_have_accessible_name(f"Colours: {now}. Change to {after}")
        assert (page.evaluate(LIGHT_OF, "backgroundColor") > 220) == is_light
        stored = page.evaluate("({ ...localStorage })")
        assert stored == ({} if now == "automatic" else {"aw-scheme": now})
        button.click()
    expect(button).to_have_accessible_name("Colours: automatic. Change to light")
    assert page.evaluate("localStorage.length") == 0


def test_chosen_colours_hold_before_the_first_paint(visit: Visit, real_address: str) -> None:
    page = visit(real_address)
    page.goto("index.html")
    page.locator(SCHEME).click()
    page.locator(SCHEME).click()
    # The scripts that are deferred never come: what is painted is what start.js says.
    page.route("**/bundle.*.js", lambda route: route.abort("aborted"))
    page.route("**/frame.js", lambda route: route.abort("aborted"))
    page.route("**/site.js", lambda route: route.abort("aborted"))
    page.add_init_script("""
      const seen = () => {
        if (document.body) window.awFirst ??= document.documentElement.dataset.scheme ?? "none";
      };
      new MutationObserver(seen).observe(document, { childList: true, subtree: true });
    """)
    page.goto(LONG)
    assert page.evaluate("window.awFirst") == "dark"
    assert page.evaluate(LIGHT_OF, "backgroundColor") < 60


def test_only_the_chosen_colours_are_stored(visit: Visit, real_address: str) -> None:
    page = visit(real_address)
    page.goto("index.html")
    assert page.context.storage_state(indexed_db=True)["origins"] == []
    page.locator(SCHEME).click()
    page.goto("matrix.html")
    page.goto("search.html?q=media")
    page.wait_for_load_state("networkidle")
    state = page.context.storage_state(indexed_db=True)
    assert state["cookies"] == []
    stored = [one["name"] for origin in state["origins"] for one in origin["localStorage"]]
    assert stored == ["aw-scheme"]
    assert page.evaluate("sessionStorage.length") == 0


# The header, and the way within a page


def test_the_header_hides_on_the_way_down_and_comes_back(page: Page) -> None:
    page.goto(LONG)
    header = page.locator(".md-header")
    scroll(page, *[250] * 8)
    expect(header).not_to_be_in_viewport()
    scroll(page, *[-80] * 4)
    expect(header).to_be_in_viewport()
    scroll(page, *[250] * 4)
    expect(header).not_to_be_in_viewport()
    page.keyboard.press("Control+k")
    expect(page.locator("#aw-field-q")).to_be_focused()
    settled(page)
    expect(header).to_be_in_viewport()


def test_a_button_leads_back_to_the_top(page: Page) -> None:
    page.goto(LONG)
    top = page.locator(".md-top")
    expect(top).to_be_hidden()
    scroll(page, *[250] * 8, *[-80] * 3)
    expect(top).to_be_visible()
    top.click()
    page.wait_for_function("() => scrollY === 0")
    expect(top).to_be_hidden()


def test_the_contents_follow_the_place(page: Page) -> None:
    page.goto(LONG)
    here = page.locator("#aw-contents .md-nav__link--active")
    heads = page.locator("main h2[id]")
    for at in (1, heads.count() - 1):
        name = heads.nth(at).get_attribute("id")
        heads.nth(at).evaluate("(one) => scrollTo(0, one.offsetTop - 40)")
        page.mouse.wheel(0, 1)
        expect(here.last).to_have_attribute("href", f"#{name}")
    here.last.click()
    assert page.url.endswith(f"{LONG}#{name}")
    expect(heads.last).to_be_in_viewport()


def test_the_contents_stand_behind_a_button_on_a_phone(visit: Visit, real_address: str) -> None:
    page = visit(real_address, size=PHONE, touch=True)
    page.goto(LONG)
    button, contents = page.locator(".aw-disclose"), page.locator("#aw-contents")
    expect(contents).to_be_hidden()
    button.tap()
    expect(contents).to_be_visible()
    found = findings(page, view="contents open")
    assert not found, told(found)
    contents.get_by_role("link").last.tap()
    expect(contents).to_be_hidden()
    expect(page.locator("main h2[id]").last).to_be_in_viewport()


def test_permanent_links_are_reached_and_seen_by_keyboard(page: Page) -> None:
    page.goto(LONG)
    links = page.locator("main .headerlink")
    assert links.count() == page.locator("main :is(h2, h3, h4)[id]:has(.headerlink)").count() > 2
    for link in (links.first, links.last):
        name = link.evaluate("(one) => one.parentElement.id")
        expect(link).to_have_attribute("href", f"#{name}")
        link.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        expect(link).to_be_focused()
        assert link.evaluate("(one) => getComputedStyle(one).opacity") == "1"
        page.keyboard.press("Enter")
        assert page.url.endswith(f"#{name}")


def test_breadcrumbs_lead_home_and_the_tab_of_the_kind_is_marked(
    visit: Visit, site: Path, address: str, pages: Pages
) -> None:
    page = visit(address)
    wrong = []
    for path in pages(site):
        if path in {"index.html", "404.html"}:
            continue
        page.goto(path)
        steps = page.get_by_role("navigation", name="Breadcrumbs").get_by_role("link")
        links = steps.evaluate_all("(all) => all.map((one) => one.href)")
        if not links or links[0] != f"{address}index.html":
            wrong.append(f"{path}: {links}")
        if len(links) > 1 and page.locator(".md-tabs [aria-current]").count() != 1:
            wrong.append(f"{path}: no tab is marked")
    assert not wrong, "\n" + "\n".join(wrong)


def test_a_click_loads_the_next_page_anew(page: Page) -> None:
    page.goto("index.html")
    page.evaluate("window.awStays = true")
    page.locator(".md-tabs").get_by_role("link", name="Law").click()
    page.wait_for_url("**/instruments/index.html")
    assert page.evaluate("window.awStays ?? null") is None


@on_the_real_report
@pytest.mark.parametrize("size", [DESKTOP, PHONE, NARROW], ids=["desktop", "phone", "narrow"])
def test_the_name_of_the_site_leads_home_and_is_seen(
    visit: Visit, address: str, size: tuple[int, int]
) -> None:
    page = visit(address, size=size)
    page.goto("sources.html")
    name = page.get_by_role("banner").locator("a.aw-name")
    box = name.bounding_box()
    assert box
    assert box["width"] > 60
    name.click()
    page.wait_for_url("**/index.html")
