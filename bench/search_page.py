"""How long the search keeps its page from answering: python -m bench.search_page SITE [QUERY …].

Measured is the time of its own that each task of the page's main thread took, from asking until
the results are there; the index is read and filled on the way. Milliseconds, on this machine.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

FLAGS = ["--disable-quic", "--no-first-run", "--disable-background-networking"]
CATEGORIES = ["toplevel", "devtools.timeline"]
TASK = "ThreadControllerImpl::RunTask"
PATIENCE = 300_000
"""How many milliseconds an answer may take before the measurement is given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What the search asks of its page's main thread."""

    kilobytes: int
    """The size of the index, all parts together."""
    longest: float
    """The longest task: for so long, the page did not answer."""
    whole: float
    """All tasks together."""
    results: tuple[int, ...]
    """How many results each query had."""


def measure_search(site: Path, queries: Sequence[str] = ("rec 17", "voters")) -> SearchPage:
    """Return what a built site's search asks for, opened from its files."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", chromium_sandbox=False, args=FLAGS
        )
        page = browser.new_page()
        page.goto((site / "search.html").resolve().as_uri())
        browser.start_tracing(page=page, categories=CATEGORIES)
        results = []
        for query in queries:
            page.fill("#aw-search-q", query)
            page.press("#aw-search-q", "Enter")
            asked = f"#aw-search-hits[data-asked={json.dumps(query)}]"
            page.wait_for_selector(asked, state="attached", timeout=PATIENCE)
            said = page.inner_text("#aw-search-said").split()[0].replace(",", "")
            results.append(int(said) if said.isdecimal() else 0)
        tasks = _tasks(json.loads(browser.stop_tracing())["traceEvents"])
        browser.close()
    index = sum(file.stat().st_size for file in (site / "search").glob("*.js"))
    return SearchPage(
        kilobytes=index // 1024,
        longest=max(tasks),
        whole=round(sum(tasks)),
        results=tuple(results),
    )


def _tasks(events: list[dict[str, Any]]) -> list[float]:
    """Return the own time of each task of the threads that run pages, in milliseconds."""
    main = {
        (one["pid"], one["tid"])
        for one in events
        if one["name"] == "thread_name" and one["args"]["name"] == "CrRendererMain"
    }
    return [
        one.get("tdur", 0) / 1000
        for one in events
        if one["name"] == TASK and (one["pid"], one["tid"]) in main
    ]


def main() -> None:
    """Measure the search of a built site, and say what it asks for."""
    site, *queries = sys.argv[1:]
    print(measure_search(Path(site), queries or ("rec 17", "voters")))


if __name__ == "__main__":
    main()
