"""How quick the page of the matrix is, by the browser itself: python -m bench.matrix_page SITE.

Measured is the time of its own for which the page's main thread was at work, whatever it was at:
parsing, scripts, styles, layout, painting. Times are in milliseconds, on this machine, not slowed.
"""

import json
import math
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = ["--disable-quic", "--no-first-run", "--disable-background-networking"]
CATEGORIES = ["toplevel", "devtools.timeline", "loading", "blink.user_timing"]
TASK = "ThreadControllerImpl::RunTask"
"""What a thread is at; no task lies within another."""

FACETS = ("priority", "status", "addressee")
"""The facets of which the first value is clicked, one after the other."""

SETTLED = 500
"""How many milliseconds after its last work a page is taken to be still."""

Event = dict[str, Any]
Thread = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPage:
    """What a page of the matrix asks of its main thread, in milliseconds; medians of some runs."""

    rows: int
    kilobytes: int
    """The size of the page itself, without its scripts and styles."""
    first_paint: float
    """From the beginning of the navigation to the first paint of any content."""
    ready: float
    """From the beginning until the page is still, and its filters answer."""
    click: float
    """From pressing on a value of a facet until all that follows from it is drawn."""
    slowest_click: float


def measure_matrix_page(page: Path, runs: int = 5) -> MatrixPage:
    """Return what a built page of the matrix asks for, opened from its file, each time anew."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", chromium_sandbox=False, args=FLAGS
        )
        measured = [_measure(browser, page.resolve().as_uri()) for _ in range(runs)]
        browser.close()
    paints, readies, clicks, rows = zip(*measured, strict=True)
    all_clicks = [one for some in clicks for one in some]
    return MatrixPage(
        rows=rows[0],
        kilobytes=page.stat().st_size // 1024,
        first_paint=statistics.median(paints),
        ready=statistics.median(readies),
        click=statistics.median(all_clicks),
        slowest_click=max(all_clicks),
    )


def _measure(browser: Browser, address: str) -> tuple[float, float, list[float], int]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    browser.start_tracing(page=page, categories=CATEGORIES)
    page.goto(address)
    page.wait_for_selector(".aw-matrix--live")
    page.wait_for_timeout(SETTLED)
    events: list[Event] = json.loads(browser.stop_tracing())["traceEvents"]
    begun = next(one for one in events if _opens(one, address))
    trace = _Trace(events, (begun["pid"], begun["tid"]))
    start, paint = float(begun["ts"]), trace.moment("firstContentfulPaint")
    clicks = [_click(browser, page, facet, trace.thread) for facet in FACETS]
    rows = int(page.evaluate("globalThis.afterwordMatrix.rows.length"))
    context.close()
    return trace.busy(start, paint), trace.busy(start), clicks, rows


def _click(browser: Browser, page: Page, facet: str, thread: Thread) -> float:
    """Return what a click on the first value of a facet asks for."""
    page.locator(f"[data-facet={facet}] summary").click()
    box = page.locator(f"[data-facet={facet}] input").first.bounding_box()
    if box is None:
        raise LookupError(f"the facet '{facet}' shows no value")
    page.wait_for_timeout(SETTLED)
    browser.start_tracing(page=page, categories=CATEGORIES)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(SETTLED)
    trace = _Trace(json.loads(browser.stop_tracing())["traceEvents"], thread)
    return trace.busy(trace.moment("EventDispatch", "pointerdown"))


class _Trace:
    """What a thread did when, in microseconds."""

    def __init__(self, events: list[Event], thread: Thread) -> None:
        self.thread = thread
        self._events = [one for one in events if (one["pid"], one["tid"]) == thread]

    def moment(self, name: str, kind: str = "") -> float:
        """Return when something happened first; of inputs, those of a kind."""
        found = (event for event in self._events if event["name"] == name)
        return min(float(one["ts"]) for one in found if not kind or _kind(one) == kind)

    def busy(self, start: float, end: float = math.inf) -> float:
        """Return for how many milliseconds of its own the thread was at work between two moments;
        a task that reaches over one of them counts in proportion."""
        time = 0.0
        for task in self._events:
            if task["name"] == TASK and task.get("dur"):
                shared = min(task["ts"] + task["dur"], end) - max(task["ts"], start)
                time += task.get("tdur", 0) * max(shared, 0) / task["dur"]
        return time / 1000


def _opens(event: Event, address: str) -> bool:
    """Tell whether an event is the beginning of the navigation to an address."""
    data = event["args"].get("data", {}) if event["name"] == "navigationStart" else {}
    return data.get("documentLoaderURL") == address


def _kind(event: Event) -> str:
    return str(event["args"].get("data", {}).get("type", ""))


def main() -> None:
    """Measure the page of a built site, and say what it asks for."""
    print(measure_matrix_page(Path(sys.argv[1]) / "matrix.html"))


if __name__ == "__main__":
    main()
