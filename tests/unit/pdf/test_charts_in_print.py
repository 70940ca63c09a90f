"""Charts in print: beside their tables and before what followed, each with alternative text."""

from io import BytesIO
from pathlib import Path

import pikepdf
from lxml import html
from lxml.html import HtmlElement

from afterword.pdf.render import render_pdf
from afterword.project.resources import TEMPLATES
from afterword.views.charts.charts import FOLLOW_UP_CHARTS
from tests.unit.pdf.test_document import document_of, printed, section_of, words
from tests.unit.small_annex import TABLE_FILE, table, tables_yaml, with_annex
from tests.unit.small_project import (
    Value,
    follow_up,
    list_yaml,
    recommendation_yaml,
    small_register,
)

CHART: Value = {"kind": "bars", "label": "district", "value": "stations"}
CHARTED = with_annex({TABLE_FILE: tables_yaml(table(chart=CHART))})
FOLLOWED = {
    "recommendations/01-lists.yml": recommendation_yaml(
        follow_up=[follow_up("development", "d", "2021")]
    )
}


def titles(section: HtmlElement) -> list[str]:
    """Return the titles of the charts in a section, as they are printed above them."""
    return [words(one) for one in section.xpath(".//figure/figcaption")]


def alternatives(section: HtmlElement) -> list[str]:
    """Return what is told of the pictures in a section to those who do not see them."""
    pictures = section.xpath(".//figure/*[local-name()='svg']")
    return [
        " ".join(words(part) for part in picture if part.tag.endswith(("title", "desc")))
        for picture in pictures
    ]


def test_a_table_with_a_chart_has_it_below(tmp_path: Path) -> None:
    section = section_of(printed(tmp_path, CHARTED), "counts")
    assert titles(section) == ["Stations, by district"]
    (alternative,) = alternatives(section)
    assert alternative.startswith("Stations, by district. Stations: Қала I 1,074;")
    (chart,) = section.iter("figure")
    assert chart.getprevious().get("class") == "table-note"
    assert section.xpath('.//p[@class="chart-words"]') == []


def test_a_table_without_a_chart_has_none(tmp_path: Path) -> None:
    assert titles(section_of(printed(tmp_path, with_annex()), "counts")) == []


def test_what_followed_begins_with_its_charts_and_what_they_show(tmp_path: Path) -> None:
    register = small_register(tmp_path, FOLLOWED)
    section = section_of(document_of(tmp_path, register), "afterword")
    assert titles(section) == [
        "Where the recommendations stand, by topic",
        "Where the recommendations stand, by addressee",
        "What followed, year by year",
    ]
    assert len(titles(section)) == len(FOLLOW_UP_CHARTS)
    shown = [words(one) for one in section.xpath('.//p[@class="chart-words"]')]
    told = [f"{title}. {shows}" for title, shows in zip(titles(section), shown, strict=True)]
    pairs = zip(alternatives(section), told, strict=True)
    assert all(found.startswith(f"{one} ") for found, one in pairs), "and then its values"
    ids = [one.get("id") for one in section.iter() if one.get("id")]
    assert len(ids) == len(set(ids))


def test_a_chart_that_is_too_tall_for_a_page_is_printed_as_its_table(tmp_path: Path) -> None:
    many = [f"topic-{at}" for at in range(40)]
    topics: list[Value] = [{"id": name, "title": f"Title of {name}"} for name in many]
    changes: dict[str, str | None] = {
        "references/topics.yml": list_yaml("topics", topics),
        "recommendations/01-lists.yml": recommendation_yaml(
            topics=[*many], follow_up=[follow_up("development", "d", "2021")]
        ),
    }
    section = section_of(printed(tmp_path, changes), "afterword")
    (chart,) = section.xpath(
        './/div[@class="chart"]/table[caption="Where the recommendations stand, by topic"]'
    )
    rows = [[words(cell) for cell in row] for row in chart.xpath(".//tbody/tr")]
    assert rows[0] == ["Title of topic-0", "1", "1"]
    assert len(rows) == 40
    assert len(alternatives(section)) == 2


def test_every_picture_in_the_pdf_has_alternative_text(tmp_path: Path) -> None:
    document = printed(tmp_path, {**CHARTED, **FOLLOWED})
    told = alternatives(document)
    result = render_pdf(html.tostring(document, encoding="unicode"), (tmp_path, TEMPLATES))
    assert result.problems == ()
    with pikepdf.open(BytesIO(result.pdf)) as pdf:
        figures = [one for one in pdf.objects if _is_figure(one)]
        assert sorted(str(one.Alt) for one in figures) == sorted(told)
        assert len(told) == 4


def _is_figure(one: pikepdf.Object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
