"""A page of a site opened once in the browser, and judged in all its views.

By axe-core on a desktop in light colours, by all rules; on a phone and in dark colours by those
that can find something else there (in a thorough run by all of them again). By the width at 320 px,
by what stands before the text at 400 %, by what is too small to be touched, by what moves, by what
a printer would get, by where the text stands.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page

from tests.browser.axe import OF_COLOURS, OF_SIZES, Finding, findings
from tests.browser.questions import (
    MOVING,
    PRINTED,
    SETTLE,
    SMALL,
    STICKS_OUT,
    STUCK,
    TEXT_EDGES,
)
from tests.browser.visiting import DESKTOP, NARROW, Visit

SMALL_PHONE, WIDE = (360, 780), (1440, 900)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What was found on some pages; all but `edges` is empty where all is well."""

    findings: tuple[Finding, ...] = ()
    too_wide: tuple[str, ...] = ()
    before_the_text: tuple[str, ...] = ()
    too_small: tuple[str, ...] = ()
    moving: tuple[str, ...] = ()
    badly_printed: tuple[str, ...] = ()
    complaints: tuple[str, ...] = ()
    stored: tuple[str, ...] = ()
    edges: dict[str, list[int]] = field(default_factory=dict)
    """Of each page: the left edge of its text, how wide that may be, and the left edge of its first
    heading, in pixels of a WIDE window."""


def audit(browser: Browser, address: str, pages: list[str], *, is_thorough: bool = False) -> Audit:
    """Open every page of a site, and return all that was found."""
    visit = Visit(browser)
    page = visit(address)
    found: list[Finding] = []
    edges: dict[str, list[int]] = {}
    faults: dict[str, list[str]] = {name: [] for name in VIEWS}
    for path in pages:
        _resize(page, WIDE)
        page.emulate_media(media="screen", color_scheme="light", reduced_motion="no-preference")
        page.goto(path)
        edges[path] = page.evaluate(TEXT_EDGES)
        found += _judged_by_axe(page, is_thorough=is_thorough)
        for name, view in VIEWS.items():
            faults[name] += [f"{path}: {one}" for one in view(page)]
    stored = _stored_by(page)
    complaints = visit.end().splitlines()
    return Audit(
        findings=tuple(sorted(found)),
        complaints=tuple(complaints),
        stored=stored,
        edges=edges,
        **{name: tuple(ones) for name, ones in faults.items()},
    )


def _judged_by_axe(page: Page, *, is_thorough: bool) -> Iterator[Finding]:
    of_colours = () if is_thorough else OF_COLOURS
    of_phones = () if is_thorough else (*OF_COLOURS, *OF_SIZES)
    _resize(page, DESKTOP)
    yield from findings(page, view="desktop, light")
    page.emulate_media(color_scheme="dark")
    page.evaluate(SETTLE)
    yield from findings(page, view="desktop, dark", rules=of_colours)
    _resize(page, SMALL_PHONE)
    page.evaluate(SETTLE)
    yield from findings(page, view="phone, dark", rules=of_colours)
    page.emulate_media(color_scheme="light")
    page.evaluate(SETTLE)
    yield from findings(page, view="phone, light", rules=of_phones)


def _too_small(page: Page) -> list[str]:
    small: list[str] = page.evaluate(SMALL)
    return small


def _too_wide(page: Page) -> list[str]:
    _resize(page, NARROW)
    out: list[str] = page.evaluate(STICKS_OUT)
    return out


def _before_the_text(page: Page) -> list[str]:
    _resize(page, (NARROW[0], 256))
    page.evaluate("scrollTo({ top: 2000, behavior: 'instant' })")
    stuck: list[str] = page.evaluate(STUCK)
    return stuck


def _moving(page: Page) -> list[str]:
    _resize(page, DESKTOP)
    page.emulate_media(reduced_motion="reduce")
    moving: list[str] = page.evaluate(MOVING)
    return moving


def _badly_printed(page: Page) -> list[str]:
    """What a printer gets where dark colours were chosen and the system's are dark too."""
    page.evaluate("document.documentElement.dataset.scheme = 'dark'")
    page.emulate_media(media="print", color_scheme="dark")
    wrong: list[str] = page.evaluate(PRINTED)
    return wrong


VIEWS: dict[str, Callable[[Page], list[str]]] = {
    "too_small": _too_small,
    "too_wide": _too_wide,
    "before_the_text": _before_the_text,
    "moving": _moving,
    "badly_printed": _badly_printed,
}
"""What is asked of each page after axe-core, in this order."""


def _stored_by(page: Page) -> tuple[str, ...]:
    state = page.context.storage_state(indexed_db=True)
    return tuple(str(one) for one in (*state["cookies"], *state["origins"]))


def _resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
