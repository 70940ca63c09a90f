"""Tables as a reader sees them: rows, counts and totals of data."""

from pathlib import Path

import pytest

from afterword.views.report.tables import TableView, table_views
from tests.unit.small_annex import COUNTS, DATA_FILE, TABLE_FILE, table, tables_yaml, with_annex
from tests.unit.small_project import Value, list_yaml, small_register

DISTRICT: Value = {"key": "district", "heading": "District"}
KIND: Value = {"key": "kind", "heading": "Kind"}
STATIONS: Value = {"key": "stations", "heading": "Stations", "kind": "number"}
TOTAL: Value = {"key": "stations", "heading": "Stations", "kind": "number", "total": "yes"}
TIMES: Value = {"key": "count", "heading": "Times", "kind": "number"}
ALL_TIMES: Value = {"key": "count", "heading": "Times", "kind": "number", "total": "yes"}


def seen(folder: Path, *, data: str = COUNTS, **changes: Value) -> TableView:
    """Return the view of the table with some keys changed."""
    files = {TABLE_FILE: tables_yaml(table(**changes)), DATA_FILE: data}
    return table_views(small_register(folder, with_annex(dict(files))))["counts-in-full"]


def test_a_table_shows_columns_of_its_data_in_their_order(tmp_path: Path) -> None:
    view = seen(tmp_path, note="As they call themselves.")
    assert (view.id, view.title, view.place, view.note) == (
        "counts-in-full",
        "Counts by district",
        "Annex, table 1",
        "As they call themselves.",
    )
    assert [column.heading for column in view.columns] == ["District", "Newspaper", "Stations"]
    assert view.rows == (
        ("Қала I", "Әділет", "1,074"),
        ("North, the coast", "The Lantern", "100"),
        ("Қала I", "Әділет", "21"),
        ("North, the coast", "The Lantern", "17"),
    )
    assert view.totals == ("", "", "1,212")


def test_a_table_that_adds_nothing_up_has_no_totals(tmp_path: Path) -> None:
    assert seen(tmp_path, columns=[DISTRICT, STATIONS]).totals == ()


@pytest.mark.parametrize(
    ("where", "stations"),
    [
        pytest.param({"kind": "Open"}, ("1,074", "100"), id="one value"),
        pytest.param({"kind": ["Late", "Closed"]}, ("21", "17"), id="either value"),
        pytest.param({"kind": "Open", "district": "Қала I"}, ("1,074",), id="both columns"),
    ],
)
def test_a_table_shows_the_rows_that_it_asks_for_and_adds_up_those(
    tmp_path: Path, where: Value, stations: tuple[str, ...]
) -> None:
    view = seen(tmp_path, where=where, columns=[TOTAL])
    assert view.rows == tuple((one,) for one in stations)
    total = sum(int(one.replace(",", "")) for one in stations)
    assert view.totals == (f"{total:,}",)


@pytest.mark.parametrize(
    ("sort", "kinds"),
    [
        pytest.param("kind", ["Closed", "Late", "Open", "Open"], id="by what it shows"),
        pytest.param("newspaper", ["Open", "Closed", "Open", "Late"], id="by what it does not"),
    ],
)
def test_rows_are_put_in_order_where_a_table_says_so(
    tmp_path: Path, sort: str, kinds: list[str]
) -> None:
    view = seen(tmp_path, columns=[KIND, STATIONS], sort=sort)
    assert [row[0] for row in view.rows] == kinds


def test_numbers_are_put_in_order_by_their_size(tmp_path: Path) -> None:
    view = seen(tmp_path, columns=[STATIONS], sort="stations")
    assert view.rows == (("17",), ("21",), ("100",), ("1,074",))


def test_counts_are_put_in_order_by_their_size(tmp_path: Path) -> None:
    rows = "".join(f"d,n,{kind},1\n" for kind in ["a"] * 10 + ["b"] * 9 + ["c"] * 100)
    data = f"district,newspaper,kind,stations\n{rows}"
    view = seen(tmp_path, data=data, count_by=["kind"], columns=[KIND], sort="count")
    assert view.rows == (("b",), ("a",), ("c",))


def test_rows_that_are_equal_in_order_stay_as_they_stand(tmp_path: Path) -> None:
    data = "district,newspaper,kind,stations\nb,x,K,2\nB,x,K,1\na,x,K,3\n"
    view = seen(tmp_path, data=data, columns=[DISTRICT, STATIONS], sort="district")
    assert view.rows == (("a", "3"), ("b", "2"), ("B", "1"))


@pytest.mark.parametrize(
    ("count_by", "columns", "rows"),
    [
        pytest.param(
            ["kind"],
            [KIND, TIMES],
            (("Open", "2"), ("Late", "1"), ("Closed", "1")),
            id="by one column",
        ),
        pytest.param(
            ["district", "kind"],
            [TIMES, KIND, DISTRICT],
            (
                ("1", "Open", "Қала I"),
                ("1", "Open", "North, the coast"),
                ("1", "Late", "Қала I"),
                ("1", "Closed", "North, the coast"),
            ),
            id="by two in another order",
        ),
        pytest.param(["district"], [DISTRICT], (("Қала I",), ("North, the coast",)), id="bare"),
    ],
)
def test_a_table_counts_each_combination_in_the_order_of_its_first_row(
    tmp_path: Path, count_by: Value, columns: Value, rows: tuple[tuple[str, ...], ...]
) -> None:
    assert seen(tmp_path, count_by=count_by, columns=columns).rows == rows


def test_counts_are_of_the_rows_that_are_asked_for_and_are_added_up(tmp_path: Path) -> None:
    view = seen(
        tmp_path,
        where={"kind": ["Open", "Closed"]},
        count_by=["kind"],
        sort="kind",
        columns=[KIND, ALL_TIMES],
    )
    assert (view.rows, view.totals) == ((("Closed", "1"), ("Open", "2")), ("", "3"))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        pytest.param("1074", "1,074", id="without commas"),
        pytest.param('"1,074"', "1,074", id="with commas"),
        pytest.param("82.20", "82.20", id="decimals"),
        pytest.param("-3", "-3", id="less than nothing"),
        pytest.param("0.0000001", "0.0000001", id="very little"),
        pytest.param("0.00", "0.00", id="nothing with decimals"),
    ],
)
def test_a_number_is_shown_as_the_report_prints_numbers(
    tmp_path: Path, typed: str, shown: str
) -> None:
    data = f"district,newspaper,kind,stations\na,b,c,{typed}\n"
    view = seen(tmp_path, data=data, columns=[TOTAL])
    assert view.rows == ((shown,),)


def test_a_total_of_very_little_is_shown_in_digits(tmp_path: Path) -> None:
    data = "district,newspaper,kind,stations\na,b,c,0.0000001\na,b,c,0.0000002\n"
    assert seen(tmp_path, data=data, columns=[TOTAL]).totals == ("0.0000003",)


def test_a_text_of_digits_is_shown_as_it_was_typed(tmp_path: Path) -> None:
    data = 'district,newspaper,kind,stations\n007,1074,c,"1,074"\n'
    columns: Value = [
        DISTRICT,
        {"key": "newspaper", "heading": "N", "kind": "name"},
        {"key": "stations", "heading": "S"},
    ]
    assert seen(tmp_path, data=data, columns=columns).rows == (("007", "1074", "1,074"),)


def test_decimals_are_added_up_exactly(tmp_path: Path) -> None:
    rows = "".join(f"a,b,c,{value}\n" for value in ("82.20", "7.18", "0.1", "0.2"))
    data = f"district,newspaper,kind,stations\n{rows}"
    assert seen(tmp_path, data=data, columns=[TOTAL]).totals == ("89.68",)


def test_data_without_rows_are_a_table_without_rows(tmp_path: Path) -> None:
    view = seen(tmp_path, data="district,newspaper,kind,stations\n")
    assert (view.rows, view.totals) == ((), ("", "", "0"))


@pytest.mark.parametrize(
    ("word", "languages"),
    [
        pytest.param("әділет", {"Әділет": "kk"}, id="a name"),
        pytest.param("Қала I", {}, id="what is no name"),
        pytest.param("Лампа", {}, id="what stands nowhere"),
    ],
)
def test_a_table_tells_the_languages_of_its_names(
    tmp_path: Path, word: str, languages: dict[str, str]
) -> None:
    words = list_yaml("words", [{"word": word, "lang": "kk"}])
    register = small_register(tmp_path, with_annex({"references/words.yml": words}))
    assert table_views(register)["counts-in-full"].languages == languages
