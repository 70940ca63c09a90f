"""The page of the matrix as tests use it: what is chosen, what is shown, what is downloaded."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

_SHOWN = """
() => {
  const rows = [...document.querySelectorAll(".aw-matrix tbody tr[data-of]")];
  const lines = (cell) => {
    const parts = [...cell.querySelectorAll(":scope > div")];
    return (parts.length ? parts : [cell]).map((part) => part.textContent).join("\\n");
  };
  return rows.filter((row) => row.checkVisibility())
    .map((row) => [row.id, ...Array.from(row.cells, lines)]);
}
"""


@dataclass(frozen=True, slots=True)
class Download:
    """A file that the page gave: its name, and its rows with the headings first."""

    name: str
    rows: list[list[str]]
    content: bytes


class MatrixPage:
    """The matrix in a browser's page."""

    def __init__(self, page: Page, query: str = "") -> None:
        self.page = page
        page.goto(f"matrix.html{query}")
        self.settle()

    def settle(self) -> None:
        """Wait until what was asked for is drawn."""
        self.page.wait_for_selector(".aw-matrix--live:not([aria-busy])")

    @property
    def query(self) -> str:
        """What is chosen, as it stands in the address."""
        return str(self.page.evaluate("location.search"))

    @property
    def said(self) -> str:
        """What is said of the result."""
        return self.page.get_by_role("status").filter(has_text="recommendations").inner_text()

    @property
    def shown(self) -> list[list[str]]:
        """The reference of each row that is shown, and its cells; lists in lines."""
        rows: list[list[str]] = self.page.evaluate(_SHOWN)
        return rows

    @property
    def ids(self) -> list[str]:
        """The references of the rows that are shown, in their order."""
        return [row[0] for row in self.shown]

    @property
    def headings(self) -> list[str]:
        """The headings of the columns that are shown."""
        return self.page.locator(".aw-matrix thead th").all_text_contents()

    @property
    def chips(self) -> list[str]:
        """What is said to be chosen."""
        texts = self.page.locator(".aw-mx-chip[data-name]").all_text_contents()
        return [text.removeprefix("Remove ").removesuffix("×") for text in texts]

    @property
    def opened(self) -> list[str]:
        """The references of the rows that are open."""
        buttons = self.page.locator(".aw-mx-opener[aria-expanded=true]")
        ids: list[str] = buttons.evaluate_all("all => all.map((one) => one.closest('tr').id)")
        return ids

    def facets(self) -> list[str]:
        """Return the keys of the facets."""
        panels = self.page.locator("[data-facet]")
        keys: list[str] = panels.evaluate_all("all => all.map((one) => one.dataset.facet)")
        return keys

    def counts(self, facet: str) -> dict[str, int]:
        """Return the words of each value of a facet, with the count beside it."""
        pairs: list[tuple[str, str]] = self.page.locator(
            f"[data-facet={facet}] label"
        ).evaluate_all(
            "all => all.map((one) => [...one.children].slice(1).map(c => c.textContent))"
        )
        return {words: int(count) for words, count in pairs}

    def choose(self, facet: str, words: str) -> None:
        """Click on a value of a facet, and close its panel."""
        panel = self.page.locator(f"[data-facet={facet}]")
        if panel.get_attribute("open") is None:
            panel.locator("summary").click()
        panel.locator("label").filter(has=self.page.get_by_text(words, exact=True)).click()
        self.page.keyboard.press("Escape")
        self.settle()

    def show_column(self, heading: str) -> None:
        """Choose a column, or put it away."""
        panel = self.page.locator(".aw-mx-facet--columns")
        if panel.get_attribute("open") is None:
            panel.locator("summary").click()
        panel.get_by_label(heading, exact=True).click()
        self.page.keyboard.press("Escape")
        self.settle()

    def find(self, words: str) -> None:
        """Type words, and wait until they are sought."""
        self.page.get_by_label("Find words").press_sequentially(words)
        self.page.wait_for_function(
            "words => new URLSearchParams(location.search).get('q') === words", arg=words
        )
        self.settle()

    def sort(self, heading: str) -> None:
        """PrintWorker on the heading of a column."""
        self.page.locator(".aw-matrix thead").get_by_role(
            "button", name=heading, exact=True
        ).click()
        self.settle()

    def download(self) -> Download:
        """PrintWorker the button that gives what is seen."""
        with self.page.expect_download() as waiting:
            self.page.get_by_role("button", name="Download what you see").click()
        content = Path(waiting.value.path()).read_bytes()
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        return Download(waiting.value.suggested_filename, rows, content)
