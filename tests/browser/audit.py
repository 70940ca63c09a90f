"""Every page of a site opened once in the browser, and judged in all its views.

On a desktop by all rules in light colours, and by those of colours in dark ones; by the rules of
sizes on a phone; and by the width at 320 px. A page of each kind is judged on a phone by all rules
in light and in dark.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from tests.browser.axe import OF_COLOURS, OF_SIZES, Finding, findings
from tests.browser.visiting import DESKTOP, NARROW, PHONE, Visit

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
    """What was found on some pages; all is empty where all is well."""

    findings: tuple[Finding, ...]
    too_wide: tuple[str, ...]
    complaints: tuple[str, ...]
    stored: tuple[str, ...]


def audit(
    browser: Browser, address: str, pages: list[str], *, thoroughly: Collection[str] = ()
) -> Audit:
    """Open every page of a site, and return all that was found."""
    visit = Visit(browser)
    page = visit(address)
    found: list[Finding] = []
    too_wide: list[str] = []
    for path in pages:
        found += _found_on(page, path, thoroughly=path in thoroughly)
        too_wide += _sticks_out_of(page, path)
    stored = _stored_by(page)
    complaints = visit.end()
    return Audit(
        findings=tuple(sorted(found)),
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
