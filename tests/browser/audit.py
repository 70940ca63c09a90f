"""Every page of a site opened once in the browser, by two processes, and judged in all its views.

On a desktop by all rules in light colours, and by those of colours in dark ones; by the rules of
sizes on a phone; and by the width at 320 px. A page of each kind is judged on a phone by all rules
in light and in dark.
"""

from collections.abc import Collection, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context

from playwright.sync_api import Page, sync_playwright

from tests.browser.axe import OF_COLOURS, OF_SIZES, Finding, findings
from tests.browser.visiting import CHROMIUM, DESKTOP, FLAGS, NARROW, PHONE, Visit

PROCESSES = 2
_STICKS_OUT = """
() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const out = [...document.querySelectorAll("body *")].filter(
    (one) => one.getBoundingClientRect().right > width + 1);
  const innermost = out.filter((one) => !out.some((other) => one !== other && one.contains(other)));
  return [`${document.documentElement.scrollWidth} px`,
    ...innermost.slice(0, 5).map((one) => one.cloneNode(false).outerHTML)];
}
"""
"""How wide the document is at most, and what makes it so; nothing where it fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What was found on some pages; all but the pages is empty where all is well."""

    pages: tuple[str, ...]
    findings: tuple[Finding, ...]
    too_wide: tuple[str, ...]
    complaints: tuple[str, ...]
    stored: tuple[str, ...]


def audit(address: str, pages: list[str], *, thoroughly: Collection[str] = ()) -> Audit:
    """Open every page of a site, and return all that was found."""
    shares = [pages[start::PROCESSES] for start in range(PROCESSES)]
    audit_share = partial(_audit_some, address, frozenset(thoroughly))
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        parts = list(pool.map(audit_share, shares))
    return Audit(
        pages=tuple(sorted(page for part in parts for page in part.pages)),
        findings=tuple(sorted(one for part in parts for one in part.findings)),
        too_wide=tuple(sorted(one for part in parts for one in part.too_wide)),
        complaints=tuple(one for part in parts for one in part.complaints),
        stored=tuple(one for part in parts for one in part.stored),
    )


def _audit_some(address: str, thoroughly: frozenset[str], pages: list[str]) -> Audit:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=FLAGS, chromium_sandbox=False
        )
        visit = Visit(browser)
        page = visit(address)
        found: list[Finding] = []
        too_wide: list[str] = []
        for path in pages:
            found += _found_on(page, path, thoroughly=path in thoroughly)
            too_wide += _sticks_out_of(page, path)
        stored = _stored_by(page)
        complaints = visit.end()
        browser.close()
    return Audit(
        pages=tuple(pages),
        findings=tuple(found),
        too_wide=tuple(too_wide),
        complaints=tuple(complaints.splitlines()),
        stored=stored,
    )


def _found_on(page: Page, path: str, *, thoroughly: bool) -> Iterator[Finding]:
    _resize(page, DESKTOP)
    page.emulate_media(color_scheme="light")
    page.goto(path)
    yield from findings(page, view="desktop, light")
    page.emulate_media(color_scheme="dark")
    yield from findings(page, view="desktop, dark", rules=OF_COLOURS)
    _resize(page, PHONE)
    yield from findings(page, view="phone, dark", rules=() if thoroughly else OF_SIZES)
    if thoroughly:
        page.emulate_media(color_scheme="light")
        yield from findings(page, view="phone, light")


def _sticks_out_of(page: Page, path: str) -> list[str]:
    _resize(page, NARROW)
    out: list[str] = page.evaluate(_STICKS_OUT)
    return [f"{path}: {', '.join(out)}"] if out else []


def _stored_by(page: Page) -> tuple[str, ...]:
    state = page.context.storage_state(indexed_db=True)
    return tuple(str(one) for one in (*state["cookies"], *state["origins"]))


def _resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
