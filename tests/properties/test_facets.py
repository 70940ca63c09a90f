"""Facets of the matrix: what is counted is what is chosen, for any report."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from afterword.markup.build_context import BuildContext
from afterword.site.website import make_website
from afterword.views.matrix.facets import Facet, matrix_facets
from tests.properties.tries import tries
from tests.unit.small_project import (
    Value,
    assessment,
    follow_up,
    list_yaml,
    read_register,
    recommendation_yaml,
    write_project,
)
from tests.unit.views.test_facets import keys_of

TOPICS = ("lists", "media", "money")
BODIES = ("commission", "coast", "forum")

ENTRIES: st.SearchStrategy[list[Mapping[str, Value]]] = st.lists(
    st.one_of(
        st.builds(
            lambda body, value, basis, year: assessment(
                "", year, assessor=body, implementation=value, basis=basis
            ),
            st.sampled_from(BODIES),
            st.sampled_from(["fully", "mostly", "partially", "not"]),
            st.sampled_from(["rating", "reading"]),
            st.sampled_from(["2020", "2021"]),
        ),
        st.builds(
            lambda year: follow_up("development", "", year), st.sampled_from(["2019", "2023"])
        ),
    ),
    max_size=4,
)


class Drawn:
    """A report in which everything that is counted is drawn."""

    def __init__(self, made: BuildContext) -> None:
        self.made = made


@st.composite
def reports(draw: st.DrawFn) -> Drawn:
    """Return a report in which everything that is counted is drawn."""
    files: dict[str, str | None] = {
        "recommendations/01-lists.yml": None,
        "references/topics.yml": list_yaml(
            "topics", [{"id": topic, "title": topic.title()} for topic in TOPICS]
        ),
    }
    for number in range(1, draw(st.integers(1, 6)) + 1):
        entries = draw(ENTRIES)
        named: list[Value] = [{**entry, "id": f"e{at}"} for at, entry in enumerate(entries)]
        changed = recommendation_yaml(
            id=f"r{number}",
            number=str(number),
            priority=draw(st.sampled_from(["priority", "other"])),
            topics=draw(st.lists(st.sampled_from(TOPICS), min_size=1, unique=True)),
            addressees=draw(st.lists(st.sampled_from(BODIES), min_size=1, unique=True)),
            change=draw(st.lists(st.sampled_from(["law", "practice"]), min_size=1, unique=True)),
            follow_up=named,
        )
        files[f"recommendations/{number:02}.yml"] = changed
    with TemporaryDirectory() as folder:
        project = write_project(Path(folder), files)
        register = read_register(project)
        return Drawn(BuildContext(project, register, 0))


def rows_with(facet: Facet, key: str) -> list[int]:
    return [row for row in range(len(facet.held)) if key in keys_of(facet, row)]


@given(reports())
@tries(15)
def test_each_count_is_the_number_of_rows_that_the_value_finds(drawn: Drawn) -> None:
    made = drawn.made
    for facet in matrix_facets(made.register):
        assert len(facet.held) == len(made.matrix.rows)
        for value in facet.values:
            assert value.count == len(rows_with(facet, value.key)) > 0
        assert len({value.key for value in facet.values}) == len(facet.values)


@given(reports())
@tries(15)
def test_the_cells_of_the_rows_that_a_value_finds_say_so(drawn: Drawn) -> None:
    made = drawn.made
    places = {column.key: at for at, column in enumerate(made.matrix.columns)}
    columns = {
        "priority": "priority",
        "section": "section",
        "topic": "topics",
        "addressee": "addressees",
        "change": "change",
        "again": "to_do",
    }
    for facet in matrix_facets(made.register):
        if facet.key in columns:
            at = places[columns[facet.key]]
            for row, cells in enumerate(made.matrix.rows):
                words = {
                    value.words for value in facet.values if row in rows_with(facet, value.key)
                }
                cell = cells[at]
                assert words == set(cell if isinstance(cell, tuple) else (cell,))


@given(reports())
@tries(10)
def test_each_row_of_the_page_holds_its_values(drawn: Drawn) -> None:
    made = drawn.made
    document = html.document_fromstring(make_website(made).texts["matrix.html"])
    facets = matrix_facets(made.register)
    offered = {
        panel.attrib["data-facet"]: [box.attrib["value"] for box in panel.iter("input")]
        for panel in document.findall(".//details[@data-facet]")
    }
    assert offered == {facet.key: [one.key for one in facet.values] for facet in facets}
    for at, row in enumerate(document.findall(".//tr[@data-of]")):
        assert row.get("id") == made.matrix.rows[at][0]
        held = [
            facet.split(",") if facet else [] for facet in str(row.attrib["data-of"]).split(";")
        ]
        keys = [
            tuple(offered[facet.key][int(place)] for place in places)
            for facet, places in zip(facets, held, strict=True)
        ]
        assert keys == [keys_of(facet, at) for facet in facets]
