"""What a build makes of annexes, data, figures and editors' notes: the same in every output."""

import csv
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from tests.end_to_end.reading import pdf_pages, pdf_text, squeezed

DELEGATIONS = {
    "OSCE Parliamentary Assembly": 63,
    "Parliamentary Assembly of the Council of Europe": 13,
    "OSCE/ODIHR short-term observers": 233,
    "OSCE/ODIHR core team": 16,
    "OSCE/ODIHR long-term observers": 28,
}
"""How many observers the official report names in each list of its Annex II."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A report: the folder of its texts, and what was built of it."""

    content: Path
    site: Path

    @property
    def sections(self) -> list[tuple[str, str]]:
        """The id and the text of each section and annex, in reading order."""
        files = [
            *sorted((self.content / "sections").glob("*.md")),
            *sorted((self.content / "annexes").glob("*.md")),
        ]
        texts = [file.read_text("utf-8") for file in files]
        return [(re.findall(r"^id: (\S+)$", text, re.MULTILINE)[0], text) for text in texts]

    @property
    def calls(self) -> list[tuple[str, list[str]]]:
        """The id of each section, and the notes that it calls, in the order of the calls."""
        return [(name, re.findall(r"\{note:([^}]+)\}", text)) for name, text in self.sections]

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each note that is called, by the order of first calls."""
        called = dict.fromkeys(note for _, notes in self.calls for note in notes)
        return {note: number for number, note in enumerate(called, 1)}

    def page(self, path: str) -> HtmlElement:
        """Return the tree of a page."""
        return html.parse(str(self.site / path)).getroot()


@pytest.fixture(params=[(".", "real_site"), ("tests/second_report", "second_site")], ids=str)
def built(request: pytest.FixtureRequest, checkout: Path) -> Built:
    """Give both reports in turn."""
    folder, site = request.param
    return Built(content=checkout / folder / "content", site=request.getfixturevalue(site))


@pytest.fixture
def real(checkout: Path, real_site: Path) -> Built:
    """Give the real report."""
    return Built(content=checkout / "content", site=real_site)


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def ids_of(file: Path) -> list[str]:
    """Return the ids of the records of a list, in their order."""
    return re.findall(r"^- id: (\S+)$", file.read_text("utf-8"), re.MULTILINE)


def printed(site: Path) -> str:
    return squeezed("".join(pdf_pages(site)))


def test_every_note_stands_on_the_page_of_notes_once_with_its_number(built: Built) -> None:
    items = built.page("notes.html").xpath('//ol[@class="aw-editors-all"]/li')
    assert [(item.get("id"), int(item.get("value"))) for item in items] == list(
        built.numbers.items()
    )
    assert {item.get("id") for item in items} == set(ids_of(built.content / "notes.yml"))
    assert len(items) > 1


def test_every_note_stands_below_the_sections_that_call_it_and_below_no_other(
    built: Built,
) -> None:
    for section, called in built.calls:
        items = built.page(f"report/{section}.html").xpath('//section[@class="aw-editors"]//li')
        numbers = sorted({built.numbers[note] for note in called})
        assert [int(item.get("value")) for item in items] == numbers, section
        assert {item.get("id") for item in items} == {f"ed-{note}" for note in called}


def test_every_call_has_the_number_of_its_note_and_leads_to_it(built: Built) -> None:
    for section, called in built.calls:
        page = built.page(f"report/{section}.html")
        found = [
            (link.get("href"), words(link)) for link in page.xpath('//sup[@class="aw-ed-call"]/a')
        ]
        expected = [(f"#ed-{note}", f"N{built.numbers[note]}") for note in called]
        assert Counter(found) == Counter(expected), section
        assert {href[1:] for href, _ in found} <= set(page.xpath("//li/@id"))


def test_every_note_is_printed_in_the_pdf_once(built: Built) -> None:
    text = printed(built.site)
    for item in built.page("notes.html").xpath('//ol[@class="aw-editors-all"]/li'):
        number, _, title = words(item[0]).partition(" ")
        assert re.fullmatch(r"N\d+", number)
        told = squeezed(f"{title}{words(item[1])}")
        assert text.count(told) == 1, title


def test_every_figure_stands_on_the_page_of_figures_as_it_is_printed(built: Built) -> None:
    text = (built.content / "figures.yml").read_text("utf-8")
    stated = dict(re.findall(r"^- id: (\S+)\n  value: (\S+)$", text, re.MULTILINE))
    rows = built.page("figures.html").xpath("//tbody/tr")
    shown = {row.get("id"): words(row.find(".//strong")) for row in rows}
    assert len(rows) == len(stated) == len(ids_of(built.content / "figures.yml"))
    assert {name: value.replace(",", "") for name, value in shown.items()} == {
        name: value.replace(",", "") for name, value in stated.items()
    }


def test_footnotes_are_numbered_through_sections_and_annexes(built: Built) -> None:
    numbers = [
        int(number)
        for name, _ in built.sections
        for number in built.page(f"report/{name}.html").xpath(
            '//section[@class="aw-footnotes"]//li/@value'
        )
    ]
    defined = [
        note
        for _, text in built.sections
        for note in re.findall(r"^\[\^([^\]]+)\]:", text, re.MULTILINE)
    ]
    assert numbers == list(range(1, len(defined) + 1))


def test_the_real_report_has_84_footnotes(real: Built) -> None:
    last = [
        real.page(f"report/{name}.html").xpath('//section[@class="aw-footnotes"]//li/@value')
        for name, _ in real.sections
    ]
    assert [int(number) for numbers in last for number in numbers][-1] == 84


@pytest.fixture
def observers(checkout: Path) -> list[dict[str, str]]:
    """Give the rows of the observers that the official report names."""
    with (checkout / "content/data/observers.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_official_report_names_353_observers_of_five_delegations(
    observers: list[dict[str, str]],
) -> None:
    assert Counter(row["delegation"] for row in observers) == DELEGATIONS
    assert len(observers) == 353


def test_the_annex_counts_observers_as_its_data_do(
    real: Built, observers: list[dict[str, str]]
) -> None:
    tables = real.page("report/observers.html").xpath('//div[contains(@class, "aw-data")]/table')
    by_role, by_country = tables[0], tables[1]
    counted: Counter[str] = Counter()
    for row in by_role.xpath("./tbody/tr"):
        counted[words(row[0])] += int(words(row[2]))
    assert counted == DELEGATIONS
    assert {
        (words(row[0]), words(row[1])): int(words(row[2])) for row in by_role.xpath("./tbody/tr")
    } == (Counter((row["delegation"], row["role"]) for row in observers))
    assert {words(row[0]): int(words(row[1])) for row in by_country.xpath("./tbody/tr")} == (
        Counter(row["country"] for row in observers)
    )
    assert [words(table.xpath("./tfoot/tr/*[last()]")[0]) for table in (by_role, by_country)] == [
        "353",
        "353",
    ]


def test_every_observer_stands_in_the_table_of_the_delegation(
    real: Built, observers: list[dict[str, str]]
) -> None:
    tables = real.page("report/observers.html").xpath('//div[contains(@class, "aw-data")]/table')
    shown = [
        [tuple(words(cell) for cell in row) for row in table.xpath("./tbody/tr")]
        for table in tables[2:]
    ]
    expected = [
        [
            (row["given-names"], row["family-name"], row["country"], row["role"])
            for row in observers
            if row["delegation"] == delegation
        ]
        for delegation in DELEGATIONS
    ]
    assert shown == expected
    assert [words(table.find("caption")).rpartition(": ")[2] for table in tables[2:]] == [
        str(number) for number in DELEGATIONS.values()
    ]


def test_every_observer_stands_in_the_pdf(real: Built, observers: list[dict[str, str]]) -> None:
    cells = squeezed(pdf_text(real.site / "downloads/report.pdf", "-raw"))
    roles: dict[str, set[str]] = {}
    for row in observers:
        roles.setdefault(row["delegation"], set()).add(row["role"])
    rows = Counter(
        squeezed(
            f"{row['given-names']}{row['family-name']}{row['country']}"
            f"{row['role'] if len(roles[row['delegation']]) > 1 else ''}"
        )
        for row in observers
    )
    assert len(rows) > 340
    assert {row for row, count in rows.items() if cells.count(row) < count} == set()
    alike = [role for (role, *others) in roles.values() if not others]
    assert alike == ["Short-term observer", "Long-term observer"]
    assert all(squeezed(f"Role: {role}, in every row.") in cells for role in alike)


def test_the_results_add_up_on_the_page_and_in_the_pdf(real: Built) -> None:
    (table,) = real.page("report/results.html").xpath('//div[@class="aw-table aw-data"]/table')
    assert [words(cell) for cell in table.xpath("./tfoot/tr/*")] == [
        "Total",
        "7,522,868",
        "100.00",
        "98",
    ]
    assert "Total 7,522,868 100.00 98" in " ".join("".join(pdf_pages(real.site)).split())
    assert all(one.find("em") is not None for one in table.xpath("./tbody/tr/th"))
