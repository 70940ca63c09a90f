"""A page is light: all that it loads with an empty cache, for each kind of page."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.pages import a_page_of_each_kind, every_page, on_the_real_report
from tests.browser.visiting import Visit, bodies_of, packed

HOME_RAW, HOME_PACKED = 450_000, 200_000
PAGE_RAW, HTML_RAW = 600_000, 150_000
MANY_ROWS = 500
"""A matrix of more rows may be a longer page."""
NOT_SHIPPED = ("lunr", "worker", ".map")


@pytest.fixture(scope="module")
def loaded(chromium: Browser, site: Path, address: str) -> dict[str, dict[str, bytes]]:
    """Give what each kind of page loads, by the path of the page and by address."""
    found = {}
    visit = Visit(chromium)
    context = visit(address).context
    for path in a_page_of_each_kind(site):
        if path != "404.html":  # it loads what the others load
            page = context.new_page()
            keeping_nothing = {"cacheDisabled": True}
            context.new_cdp_session(page).send("Network.setCacheDisabled", keeping_nothing)
            found[path] = bodies_of(page, path, until_idle=path == "matrix.html")
            page.close()
    visit.end()
    return found


@on_the_real_report
def test_the_home_page_is_light(loaded: dict[str, dict[str, bytes]]) -> None:
    home = loaded["index.html"]
    sizes = {address: (len(body), packed(address, body)) for address, body in home.items()}
    assert any(address.endswith(".woff2") for address in home)
    assert sum(raw for raw, _ in sizes.values()) <= HOME_RAW, sizes
    assert sum(small for _, small in sizes.values()) <= HOME_PACKED, sizes


@on_the_real_report
def test_no_kind_of_page_is_heavy(loaded: dict[str, dict[str, bytes]]) -> None:
    assert {"matrix.html", "figures.html"} <= set(loaded)
    heavy = []
    for path, files in loaded.items():
        total = sum(map(len, files.values()))
        if total > PAGE_RAW:
            parts = sorted(files.items(), key=lambda part: -len(part[1]))
            heavy += [f"{path}: {total} bytes", *(f"    {len(body)} {at}" for at, body in parts)]
    assert not heavy, "\n" + "\n".join(heavy)


def test_no_page_is_long(site: Path) -> None:
    long = []
    for page in every_page(site):
        html = (site / page).read_bytes()
        if len(html) > HTML_RAW and html.count(b"<tr ") <= MANY_ROWS:
            long.append(f"{page}: {len(html)} bytes")
    assert not long, "\n" + "\n".join(long)


def test_nothing_is_shipped_that_no_page_loads(site: Path) -> None:
    shipped = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    unused = [one for one in shipped if any(name in one.lower() for name in NOT_SHIPPED)]
    unused += [
        one
        for one in shipped
        if one.endswith((".js", ".css")) and b"sourceMappingURL" in (site / one).read_bytes()
    ]
    assert unused == []
