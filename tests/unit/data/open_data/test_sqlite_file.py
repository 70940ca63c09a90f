"""The database: whole, searchable, in step with the API, and the same each time."""

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from afterword.data.open_data.sqlite_file import PATHS, TABLES, declared_columns, sqlite_file
from afterword.linking.as_of import as_of
from afterword.linking.register import Register
from tests.unit.data.open_data.opening import collected_of, database_of, full_register
from tests.unit.small_project import recommendation_yaml, small_register

SEARCH = "SELECT rowid FROM recommendation_fts WHERE recommendation_fts MATCH ?"


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return full_register(tmp_path)


@pytest.fixture
def database(register: Register) -> Iterator[sqlite3.Connection]:
    made = database_of(collected_of(register))
    yield made
    made.close()


def rows(database: sqlite3.Connection, query: str, *values: object) -> list[tuple[object, ...]]:
    return [tuple(row) for row in database.execute(query, values)]


def tables(database: sqlite3.Connection) -> list[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_fts%'"
    return [str(name) for (name,) in rows(database, f"{query} ESCAPE '\\'")]


def test_every_name_leads_to_a_record_and_the_file_is_sound(database: sqlite3.Connection) -> None:
    assert rows(database, "PRAGMA foreign_key_check") == []
    assert rows(database, "PRAGMA integrity_check") == [("ok",)]
    assert rows(database, "PRAGMA user_version") == [(1,)]


def test_the_same_records_give_the_same_bytes(register: Register) -> None:
    assert sqlite_file(collected_of(register)) == sqlite_file(collected_of(register))


def test_something_stands_in_every_table(database: sqlite3.Connection) -> None:
    assert {name for name in tables(database) if _is_empty(database, name)} == {
        "instrument_source",
        "provision_source",
        "provision_version",
    }


def _is_empty(database: sqlite3.Connection, table: str) -> bool:
    query = f"SELECT 1 FROM {table}"  # noqa: S608 - our own names
    return not rows(database, query)


def test_every_column_that_names_a_record_has_an_index(database: sqlite3.Connection) -> None:
    bare = []
    for table in tables(database):
        indexes = rows(database, "SELECT name FROM pragma_index_list(?)", table)
        query = "SELECT name FROM pragma_index_info(?) WHERE seqno = 0"
        first = {rows(database, query, index)[0][0] for (index,) in indexes}
        named = rows(database, 'SELECT "from" FROM pragma_foreign_key_list(?)', table)
        bare += [f"{table}.{column}" for (column,) in named if column not in first]
    assert bare == []


NOT_STORED = """
    event_since.date event_since.text
    follow_up.entry
    institution.asked
    instrument.citations instrument.in_text
    instrument.provisions instrument.recommendations instrument.sections
    latest_assessment.sources
    lineage.election_date
    mission.meets
    provision.is_binding provision.kind provision.recommendations provision.sections
    recommendation.lineage.since recommendation.needs_assessment
    recommendation_provision.citation recommendation_provision.gist
    recommendation_provision.label recommendation_provision.page
    report.editors report.review_after_months
    report.progress.closed report.progress.not_assessed report.progress.rated
    report.progress.read report.progress.reversed report.progress.total
    source.used_by
    standing.reversed_by
    topic.recommendations
"""
"""What the API gives and the database does not, by table: most of it a query finds elsewhere."""


def _values(table: str, item: Any, path: str = "") -> Iterator[str]:
    """Yield the paths of the values of an object, and those of what its lists have for rows."""
    if not isinstance(item, dict) or (path and "id" in item):
        yield f"{table}.{path}"
        return
    for key, value in item.items():
        below = f"{path}.{key}".removeprefix(".")
        row = TABLES.get(table, {}).get(below)
        if row is None:
            yield from _values(table, value, below)
        elif "." not in row:
            for one in value if isinstance(value, list) else [value]:
                yield from _values(row, one)


def _is_stored(value: str, columns: Mapping[str, Mapping[str, bool]]) -> bool:
    """Tell whether a column has a value, or what is within it where there is something."""
    table, _, path = value.partition(".")
    named = [PATHS.get(f"{table}.{one}") or PATHS.get(one, one) for one in columns[table]]
    own = path.replace(".", "_")
    return any(one in (path, own) or one.startswith((f"{path}.", f"{own}_")) for one in named)


def test_every_value_of_the_api_has_a_column_or_is_known_to_have_none(
    database: sqlite3.Connection, register: Register
) -> None:
    database.row_factory = None
    columns = declared_columns(database)
    document = collected_of(register).model_dump(mode="json", include=set(TABLES[""]))
    told = set(_values("", document))
    assert {value for value in told if not _is_stored(value, columns)} == {*NOT_STORED.split()}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE recommendation SET priority = 'urgent'",
        "UPDATE follow_up SET kind = 'rumour'",
        "UPDATE follow_up SET basis = NULL WHERE kind = 'assessment'",
        "UPDATE follow_up SET implementation = 'fully' WHERE kind = 'development'",
        "UPDATE follow_up SET recommendation = 'another'",
        "UPDATE latest_assessment SET basis = 'guess'",
        "UPDATE latest_assessment SET age_days = 'old'",
        "UPDATE follow_up SET reservation = 'But' WHERE kind = 'development'",
        "UPDATE follow_up SET reverses = 'coast-2022' WHERE kind = 'response'",
        "UPDATE standing SET key = 'done'",
        "UPDATE repeats SET recommendation = 'sor-2018-r1'",
        "DELETE FROM source",
    ],
)
def test_a_wrong_value_is_refused(database: sqlite3.Connection, change: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        database.execute(change)


def test_a_record_that_names_nothing_is_not_written(register: Register) -> None:
    collected = collected_of(register).model_copy(update={"topics": ()})
    with pytest.raises(sqlite3.IntegrityError):
        sqlite_file(collected)


def test_the_counts_are_those_of_the_report(register: Register) -> None:
    collected = collected_of(register)
    database = database_of(collected)
    counted = [(one.words, one.count) for one in collected.report.progress.counts]
    assert rows(database, "SELECT words, count FROM progress ORDER BY sequence") == counted
    query = "SELECT counted_as, count(*) FROM standing GROUP BY counted_as"
    assert rows(database, query) == counted


def test_as_of_a_day_nothing_later_is_in_it(register: Register) -> None:
    database = database_of(collected_of(as_of(register, date(2021, 6, 1))))
    assert rows(database, "SELECT as_of, is_cut FROM report") == [("2021-06-01", 1)]
    assert rows(database, "SELECT standing FROM matrix") == [("partially",)]
    assert rows(database, "SELECT max(until) FROM timeline") == [("2021-03-10",)]


def test_the_matrix_has_a_row_a_recommendation_and_its_lists_in_order(
    database: sqlite3.Connection,
) -> None:
    (row,) = database.execute("SELECT * FROM matrix")
    assert (row["id"], row["number"], row["standing"]) == ("sor-2018-r1", 1, "differ")
    assert row["addressees"] == '["Electoral Commission"]'
    assert row["latest_assessments"] == (
        '["mostly: Rated by Coast, January 2022 (part a)",'
        '"not: Editors’ assessment of 2021, from what Forum of Voters said. '
        'Reservation: It is said in passing.",'
        '"partially: Rated by Coast, 10 March 2021"]'
    )
    assert row["events_since"] == 1


def test_the_timeline_is_in_the_order_of_the_last_days_that_dates_can_mean(
    database: sqlite3.Connection,
) -> None:
    assert rows(database, "SELECT date, until, kind FROM timeline") == [
        ("2014-10-05", "2014-10-05", "vote"),
        ("2018-10-07", "2018-10-07", "vote"),
        ("2020", "2020-12-31", "response"),
        ("2021-03-10", "2021-03-10", "assessment"),
        ("2021", "2021-12-31", "assessment"),
        ("2022-01", "2022-01-31", "assessment"),
        ("2022-02-01", "2022-02-01", "correction"),
        ("2022-10-02", "2022-10-02", "vote"),
        ("2023-05-25", "2023-05-25", "development"),
    ]


def test_who_asked_before_and_who_asked_again_are_told_apart(
    database: sqlite3.Connection,
) -> None:
    chain = "SELECT mission, is_after, match FROM lineage ORDER BY sequence"
    assert rows(database, chain) == [
        ("sor-2014-local", 0, "same"),
        ("sor-2022-local", 1, "related"),
    ]
    repeated = "SELECT mission_recommendation, recommendation, earlier FROM repeats ORDER BY 1"
    assert rows(database, repeated) == [
        ("sor-2014-r2", None, "sor-2014-r1"),
        ("sor-2022-r1", "sor-2018-r1", None),
    ]


def test_an_entry_that_was_corrected_is_kept_and_marked(database: sqlite3.Connection) -> None:
    query = "SELECT id FROM follow_up WHERE is_corrected"
    assert rows(database, query) == [("sor-2018-r1/law-2020",)]


def test_the_search_finds_rows_by_the_numbers_that_the_views_have(
    database: sqlite3.Connection,
) -> None:
    assert rows(database, "SELECT rowid FROM recommendation WHERE rowid <> number") == []
    assert rows(database, "SELECT rowid FROM follow_up WHERE rowid <> sequence") == []
    for name in ("recommendation", "follow_up", "finding", "source"):
        into = f"INSERT INTO {name}_fts ({name}_fts, rank)"
        database.execute(f"{into} VALUES ('integrity-check', 1)")


@pytest.mark.parametrize("letter", "әғқңөұүһі")
def test_the_search_tells_kazakh_letters_apart_and_finds_them_in_either_case(
    tmp_path: Path, letter: str
) -> None:
    text = f"Тізім са{letter}лау күні, “СӨЗ{letter.upper()}Н” жаңартылады."
    record = recommendation_yaml(text=text)
    register = small_register(tmp_path, {"recommendations/01-lists.yml": record})
    database = database_of(collected_of(register))
    assert rows(database, SEARCH, f"са{letter}лау") == [(1,)]
    assert rows(database, SEARCH, f"СА{letter.upper()}ЛАУ") == [(1,)]
    assert rows(database, SEARCH, f"сөз{letter}н") == [(1,)]
    assert rows(database, SEARCH, "саылау") == []
