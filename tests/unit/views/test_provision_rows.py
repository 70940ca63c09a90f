"""The law behind the recommendations as a table: a row a provision that one of them cites."""

from pathlib import Path

import pytest

from afterword.model.legal import InstrumentKind
from afterword.views.matrix.grid import Cell
from afterword.views.matrix.sheets import (
    COLUMNS,
    KIND_WORDS,
    provision_rows,
)
from tests.unit.small_project import (
    Value,
    instrument_yaml,
    recommendation_yaml,
    small_register,
)

INSTRUMENT_FILE = "references/instruments/coast-charter-1991.yml"


def rows_of(
    folder: Path, *links: Value, instrument: dict[str, Value] | None = None
) -> list[dict[str, Cell]]:
    """Return the rows of a recommendation that cites so, each cell by the key of its column."""
    changes = {
        "recommendations/01-lists.yml": recommendation_yaml(provisions=links),
        INSTRUMENT_FILE: instrument_yaml(**(instrument or {})),
    }
    grid = provision_rows(small_register(folder, dict(changes)))
    keys = [column.key for column in grid.columns]
    return [dict(zip(keys, row, strict=True)) for row in grid.rows]


def cite(cited: str, relation: str = "rests-on", **more: Value) -> Value:
    return {"cite": cited, "relation": relation, **more}


def test_the_keys_and_headings_of_columns_are_unique() -> None:
    keys = [column.key for column in COLUMNS]
    assert len(set(keys)) == len({column.heading for column in COLUMNS}) == len(keys)
    assert all(key.isidentifier() and key.islower() for key in keys)


def test_every_kind_has_its_words() -> None:
    assert set(KIND_WORDS) == set(InstrumentKind)


def test_a_row_answers_every_column(tmp_path: Path) -> None:
    provision: Value = {
        "path": "4.1",
        "label": "paragraph 4.1",
        "gist": "Lists are kept with care.",
        "url": "https://www.example.org/charter#4.1",
    }
    (row,) = rows_of(
        tmp_path,
        cite("coast-charter-1991/4.1", "asks-to-change", confidence="inferred"),
        instrument={"provisions": [provision], "url": "https://www.example.org/charter"},
    )
    assert row == {
        "recommendation": "sor-2018-r1",
        "number": 1,
        "title": "Lists kept up to date",
        "relation": "asks to change",
        "citation": "coast-charter-1991/4.1",
        "instrument": "Charter of the Coast",
        "provision": "paragraph 4.1",
        "kind": "Treaty",
        "binding": "yes",
        "gist": "Lists are kept with care.",
        "confidence": "inferred",
        "url": "https://www.example.org/charter#4.1",
    }


def test_an_instrument_that_is_cited_as_a_whole_says_so(tmp_path: Path) -> None:
    changed: dict[str, Value] = {
        "kind": "good-practice",
        "binding": "no",
        "url": "https://www.example.org/charter",
    }
    (row,) = rows_of(tmp_path, cite("coast-charter-1991"), instrument=changed)
    assert (row["provision"], row["gist"], row["relation"]) == ("as a whole", "", "rests on")
    assert (row["kind"], row["binding"], row["confidence"]) == ("Good practice", "no", "stated")
    assert row["url"] == "https://www.example.org/charter"


@pytest.mark.parametrize(
    ("instrument", "url"),
    [
        pytest.param({"url": "https://x.org/"}, "https://x.org/", id="of its instrument"),
        pytest.param({}, "", id="none"),
    ],
)
def test_a_provision_without_an_address_has_that(
    tmp_path: Path, instrument: dict[str, Value], url: str
) -> None:
    (row,) = rows_of(tmp_path, cite("coast-charter-1991/4.1"), instrument=instrument)
    assert row["url"] == url


def test_rows_come_by_recommendation_in_the_order_of_its_citations(tmp_path: Path) -> None:
    first = [cite("coast-charter-1991"), cite("coast-charter-1991/4.1", "asks-to-change")]
    second = [cite("coast-charter-1991/4.1"), cite("coast-charter-1991/4.1", "asks-to-change")]
    register = small_register(
        tmp_path,
        {
            "recommendations/01-lists.yml": recommendation_yaml(number="2", provisions=first),
            "recommendations/02.yml": recommendation_yaml(id="r2", number="1", provisions=second),
            "recommendations/03.yml": recommendation_yaml(
                id="r3", number="3", provisions=None, none_cited="None speaks of it."
            ),
        },
    )
    grid = provision_rows(register)
    assert grid.title == "Provisions"
    assert [row[:2] for row in grid.rows] == [
        ("r2", 1),
        ("r2", 1),
        ("sor-2018-r1", 2),
        ("sor-2018-r1", 2),
    ]
    assert [row[3] for row in grid.rows] == [
        "rests on",
        "asks to change",
        "rests on",
        "asks to change",
    ]
