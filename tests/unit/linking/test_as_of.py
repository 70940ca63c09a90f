"""As of a day: nothing that came after it, and nothing that is not certain to have been there."""

from datetime import date
from pathlib import Path

import pytest

from afterword.linking.as_of import as_of
from afterword.linking.register import Register
from afterword.model.follow_up import FollowUpEntry
from tests.unit.small_project import (
    INSTITUTIONS,
    REPORT,
    SOURCES,
    TODAY,
    Value,
    assessment,
    follow_up,
    followed_up,
    instrument_yaml,
    list_yaml,
    mission_yaml,
    recommendation_yaml,
    report_yaml,
    small_register,
)

RECOMMENDATION_FILE = "recommendations/01-lists.yml"
LATER_FILE = "references/missions/sor-2020-local.yml"
EARLIER_FILE = "references/missions/sor-2014-local.yml"
SOURCE_FILE = "references/sources.yml"
DAY = date(2020, 6, 15)


def happened(name: str, day: str, *, recorded: str = "2024-05-01") -> Value:
    """Return a development of a day, recorded on another."""
    return follow_up("development", name, day, recorded={"date": recorded, "by": "Editors"})


def correction(name: str, corrects: str, day: str) -> Value:
    return follow_up("correction", name, day, corrects=corrects)


def later_mission(**changes: Value) -> str:
    """Return the file of a mission after the report's, with some keys changed."""
    usual: dict[str, Value] = {"id": "sor-2020-local", "election_date": "2020-05-03"}
    return mission_yaml(**{**usual, **changes})


def again(name: str = "sor-2020-r1", **more: Value) -> Value:
    """Return a recommendation of another mission that repeats ours."""
    usual: dict[str, Value] = {"repeats": ["sor-2018-r1"], "source": "final-report"}
    return {"id": name, "where": "w", "gist": "g", **usual, **more}


def source(name: str, **more: Value) -> Value:
    kept: dict[str, Value] = {"id": name, "title": "T", "publisher": "P", "kind": "media"}
    return {**kept, **more}


def entries_on(folder: Path, day: date, *entries: Value) -> tuple[FollowUpEntry, ...]:
    register, _ = followed_up(folder, *entries)
    return as_of(register, day).recommendations[0].follow_up


def ids_on(folder: Path, day: date, *entries: Value) -> list[str]:
    return [entry.id for entry in entries_on(folder, day, *entries)]


def stood(folder: Path, day: date, changes: dict[str, str | None]) -> Register:
    """Return the register of the small project, with some files changed, as of a day."""
    return as_of(small_register(folder, changes), day)


@pytest.mark.parametrize(
    ("day", "recorded", "first"),
    [
        pytest.param("2020-06-15", "2024-05-01", date(2020, 6, 15), id="a day"),
        pytest.param("2020-06", "2024-05-01", date(2020, 6, 30), id="a month, from its last day"),
        pytest.param("2020", "2024-05-01", date(2020, 12, 31), id="a year, from its last day"),
        pytest.param("2020", "2020-07-04", date(2020, 7, 4), id="a year, once it was recorded"),
        pytest.param("2020-06", "2020-06-20", date(2020, 6, 20), id="a month, once recorded"),
    ],
)
def test_an_entry_counts_from_the_day_by_which_it_had_certainly_happened(
    tmp_path: Path, day: str, recorded: str, first: date
) -> None:
    register, _ = followed_up(tmp_path, happened("d", day, recorded=recorded))
    before = as_of(register, date.fromordinal(first.toordinal() - 1))
    assert before.recommendations[0].follow_up == ()
    assert [one.id for one in as_of(register, first).recommendations[0].follow_up] == ["d"]


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("development", {}),
        ("response", {"by": "commission", "position": "accepts"}),
        ("closure", {"closure": "overtaken"}),
        ("assessment", {"assessor": "coast", "implementation": "not", "basis": "rating"}),
    ],
)
def test_an_entry_of_any_kind_is_left_out_until_its_day(
    tmp_path: Path, kind: str, more: dict[str, Value]
) -> None:
    entry = follow_up(kind, "e", "2020-06-16", **more)
    assert ids_on(tmp_path / "a", DAY, entry) == []
    assert ids_on(tmp_path / "b", date(2020, 6, 16), entry) == ["e"]


WRONG = happened("a", "2019-05-01")


@pytest.mark.parametrize(
    ("day", "entries", "kept"),
    [
        pytest.param(
            date(2021, 1, 1), (WRONG, correction("c", "a", "2020-01-01")), ["a", "c"], id="by then"
        ),
        pytest.param(
            date(2020, 1, 1), (WRONG, correction("c", "a", "2020-01-01")), ["a", "c"], id="that day"
        ),
        pytest.param(
            date(2019, 12, 31),
            (WRONG, correction("c", "a", "2020-01-01")),
            [],
            id="corrected later: both are left out",
        ),
        pytest.param(
            date(2020, 6, 1),
            (happened("a", "2020"), correction("c", "a", "2020-03-01")),
            [],
            id="corrected before it had certainly happened",
        ),
        pytest.param(
            date(2021, 1, 1),
            (WRONG, correction("c", "a", "2020-01-01"), correction("e", "c", "2022-01-01")),
            ["a"],
            id="a correction that was corrected later is left out, and what it was of stands",
        ),
        pytest.param(
            date(2021, 1, 1),
            (WRONG, correction("c", "a", "2020-01-01"), correction("e", "a", "2022-01-01")),
            ["a", "c"],
            id="corrected by then and again later",
        ),
        pytest.param(
            date(2022, 1, 1),
            (
                WRONG,
                correction("c", "a", "2020-01-01"),
                correction("e", "c", "2021-01-01"),
                correction("f", "a", "2023-01-01"),
            ),
            [],
            id="a correction was taken back by then, and made again later",
        ),
        pytest.param(
            date(2021, 1, 1),
            (
                WRONG,
                correction("c", "a", "2020-01-01"),
                correction("e", "c", "2020-06-01"),
                correction("f", "e", "2022-01-01"),
            ),
            ["a", "c"],
            id="what took a correction back was wrong",
        ),
    ],
)
def test_what_is_known_now_to_be_wrong_stands_with_its_correction_or_not_at_all(
    tmp_path: Path, day: date, entries: tuple[Value, ...], kept: list[str]
) -> None:
    assert ids_on(tmp_path, day, *entries) == kept


def test_what_was_not_corrected_stays_in_its_order(tmp_path: Path) -> None:
    entries = (happened("b", "2020-02-01"), happened("a", "2019-02-01"), happened("d", "2021"))
    assert ids_on(tmp_path, DAY, *entries) == ["b", "a"]


def test_reviews_after_the_day_are_left_out(tmp_path: Path) -> None:
    days = ("2020-06-15", "2020-06-16", "2019-03-01")
    reviews: list[Value] = [{"date": day, "by": "Editors", "text": day} for day in days]
    changed = recommendation_yaml(reviews=reviews)
    (record,) = stood(tmp_path, DAY, {RECOMMENDATION_FILE: changed}).recommendations
    assert [review.text for review in record.reviews] == ["2020-06-15", "2019-03-01"]


@pytest.mark.parametrize(
    ("day", "is_past"),
    [(date(2024, 4, 30), True), (date(2024, 5, 1), False), (TODAY, False)],
    ids=["before the newest record", "its very day", "after it"],
)
def test_an_edition_is_of_the_past_where_more_was_recorded_since(
    tmp_path: Path, day: date, is_past: bool
) -> None:
    changed = recommendation_yaml(follow_up=[happened("a", "2019-02-01"), happened("b", "2021")])
    register = stood(tmp_path, day, {RECOMMENDATION_FILE: changed})
    assert register.is_past is is_past


def test_what_other_bodies_said_is_left_out_where_it_is_dated_later(tmp_path: Path) -> None:
    similar: dict[str, Value] = {
        "body": "forum",
        "gist": "g",
        "match": "same",
        "confidence": "stated",
        "source": "final-report",
    }
    days = {"day": "2020-06-15", "day after": "2020-06-16", "month": "2020-06", "before": "2019"}
    said: list[Value] = [{**similar, "where": where, "date": day} for where, day in days.items()]
    said.append({**similar, "where": "no date"})
    changed = recommendation_yaml(similar_to=said)
    (record,) = stood(tmp_path, DAY, {RECOMMENDATION_FILE: changed}).recommendations
    assert [one.where for one in record.similar_to] == ["day", "before", "no date"]


@pytest.mark.parametrize(
    ("held", "is_there"),
    [
        pytest.param("2020-06-15", True, id="that day"),
        pytest.param("2020-06-16", False, id="the day after"),
        pytest.param("2020-05", True, id="a month that is over"),
        pytest.param("2020-06", False, id="a month that is not over"),
        pytest.param("2020", False, id="a year that is not over"),
    ],
)
def test_a_mission_is_there_once_its_election_was_certainly_held(
    tmp_path: Path, held: str, is_there: bool
) -> None:
    register = stood(tmp_path, DAY, {LATER_FILE: later_mission(election_date=held)})
    assert ("sor-2020-local" in register.missions) is is_there


REPORT_OF_A_MISSION: dict[str, Value] = {"title": "Report"}


@pytest.mark.parametrize(
    ("mission", "dated", "first"),
    [
        pytest.param(
            {"report": {**REPORT_OF_A_MISSION, "date": "2020-09-01"}},
            {"date": "2020-07-01"},
            date(2020, 9, 1),
            id="its report, before its source",
        ),
        pytest.param(
            {"report": {**REPORT_OF_A_MISSION, "date": "2020-09"}},
            {},
            date(2020, 9, 30),
            id="its report, of a month",
        ),
        pytest.param(
            {"report": REPORT_OF_A_MISSION},
            {"date": "2020-07-01"},
            date(2020, 7, 1),
            id="its source, where the report has no date",
        ),
        pytest.param({}, {"date": "2020-07"}, date(2020, 7, 31), id="its source, without a report"),
        pytest.param({}, {}, date(2020, 5, 3), id="its election, where nothing else is dated"),
    ],
)
def test_what_a_later_mission_asked_counts_from_the_day_of(
    tmp_path: Path, mission: dict[str, Value], dated: dict[str, Value], first: date
) -> None:
    changes = {
        LATER_FILE: later_mission(recommendations=[again(source="late")], **mission),
        SOURCE_FILE: list_yaml("sources", [*SOURCES, source("late", **dated)]),
    }
    register = small_register(tmp_path, dict(changes))
    eve = as_of(register, date.fromordinal(first.toordinal() - 1))
    assert "sor-2020-r1" not in eve.mission_recommendations
    assert dict(eve.repeated_by) == {}
    ((_, asked),) = as_of(register, first).repeated_by["sor-2018-r1"]
    assert asked.id == "sor-2020-r1"


def test_a_later_mission_has_no_report_until_it_is_published(tmp_path: Path) -> None:
    published: Value = {**REPORT_OF_A_MISSION, "date": "2020-06"}
    register = small_register(tmp_path, {LATER_FILE: later_mission(report=published)})
    reports = [
        as_of(register, day).missions["sor-2020-local"].report
        for day in (date(2020, 6, 29), date(2020, 6, 30))
    ]
    assert [report and report.title for report in reports] == [None, "Report"]


def test_a_report_of_a_later_mission_without_a_date_stays(tmp_path: Path) -> None:
    changes = {LATER_FILE: later_mission(report=REPORT_OF_A_MISSION)}
    assert stood(tmp_path, DAY, dict(changes)).missions["sor-2020-local"].report is not None


def test_the_own_mission_stays_whatever_its_dates_leave_open(tmp_path: Path) -> None:
    report: Value = {**REPORT_OF_A_MISSION, "date": "2019"}
    own = mission_yaml(id="sor-2018-local", election_date="2019", report=report)
    day = date(2019, 2, 1)
    register = stood(tmp_path, day, {"references/missions/sor-2018-local.yml": own})
    assert list(register.missions) == ["sor-2014-local", "sor-2018-local"]
    assert register.missions["sor-2018-local"].report is not None


@pytest.mark.parametrize(("told", "is_known"), [("2018-06", True), ("2022", False)])
def test_an_earlier_mission_that_the_report_speaks_of_stays_with_what_was_known_of_it(
    tmp_path: Path, told: str, is_known: bool
) -> None:
    prior: Value = {
        "mission": "sor-2014-local",
        "recommendation": "sor-2014-r1",
        "match": "same",
        "where": "w",
        "confidence": "stated",
        "source": "final-report",
    }
    asked = again("sor-2014-r1", repeats=[], source="late")
    changes = {
        "content/report.yml": report_yaml(official=official("2018-11-30")),
        RECOMMENDATION_FILE: recommendation_yaml(prior=[prior]),
        EARLIER_FILE: mission_yaml(election_date="2018", recommendations=[asked]),
        SOURCE_FILE: list_yaml(
            "sources", [{**SOURCES[0], "date": "2018-11-30"}, source("late", date=told)]
        ),
    }
    register = stood(tmp_path, date(2018, 12, 1), dict(changes))
    assert "sor-2014-local" in register.missions
    assert ("sor-2014-r1" in register.mission_recommendations) is is_known
    (prior_,) = register.recommendations[0].prior
    assert prior_.recommendation == ("sor-2014-r1" if is_known else None)


def official(day: str) -> Value:
    """Return the official report of another day."""
    usual = REPORT["official"]
    return {**usual, "date": day} if isinstance(usual, dict) else usual


@pytest.mark.parametrize(
    ("since", "has_successor"),
    [("2020-06-15", True), ("2020-06-16", False), ("2020-06", False), ("2019", True)],
)
def test_a_body_has_a_successor_once_there_is_one(
    tmp_path: Path, since: str, has_successor: bool
) -> None:
    bodies: list[Value] = [
        {**INSTITUTIONS[0], "successor": {"id": "coast", "since": since}},
        *INSTITUTIONS[1:],
    ]
    changes = {"references/institutions.yml": list_yaml("institutions", bodies)}
    register = stood(tmp_path, DAY, dict(changes))
    assert list(register.institutions) == ["commission", "coast", "forum"]
    assert (register.institutions["commission"].successor is not None) is has_successor


def test_a_provision_has_the_versions_that_were_in_force(tmp_path: Path) -> None:
    days = ("2019", "2020-06-15", "2020-06-16", "2020-06", "2020")
    versions: list[Value] = [
        {"since": day, "text": f"Text of {day}", "source": "final-report"} for day in days
    ]
    provision: Value = {"path": "4.1", "label": "l", "gist": "g", "versions": versions}
    path = "references/instruments/coast-charter-1991.yml"
    changes: dict[str, str | None] = {path: instrument_yaml(provisions=[provision])}
    _, found = stood(tmp_path, DAY, changes).provisions["coast-charter-1991/4.1"]
    assert [version.text for version in found.versions] == ["Text of 2019", "Text of 2020-06-15"]


def test_no_source_of_a_later_date_is_listed_nor_what_only_such_a_source_tells(
    tmp_path: Path,
) -> None:
    sources = (
        source("of-an-earlier-entry", date="2023"),
        source("of-a-later-entry", date="2020-12-01"),
        source("of-nothing-later", date="2020-06-16"),
        source("of-nothing-earlier", date="2020-06-15"),
        source("of-nothing-without-a-date"),
    )
    entries = [
        assessment("a", "2020-01-01", sources=["of-an-earlier-entry"]),
        assessment("b", "2020-12-01", sources=["of-a-later-entry", "final-report"]),
        assessment("c", "2020-02-01", sources=["of-an-earlier-entry", "final-report"]),
    ]
    changes: dict[str, str | None] = {
        RECOMMENDATION_FILE: recommendation_yaml(follow_up=entries),
        SOURCE_FILE: list_yaml("sources", [*SOURCES, *sources]),
    }
    register = stood(tmp_path, DAY, changes)
    (entry,) = register.recommendations[0].follow_up
    assert (entry.id, entry.sources) == ("c", ("final-report",))
    assert list(register.sources) == [
        "final-report",
        "of-nothing-earlier",
        "of-nothing-without-a-date",
    ]


def everything(folder: Path) -> Register:
    """Return a register in which every kind of record has something that came later."""
    entry = assessment("a", "2021", sources=["late"])
    reviews: Value = [{"date": "2022-01-01", "by": "E", "text": "t"}]
    bodies: list[Value] = [
        {**INSTITUTIONS[0], "successor": {"id": "coast", "since": "2022"}},
        *INSTITUTIONS[1:],
    ]
    changes: dict[str, str | None] = {
        RECOMMENDATION_FILE: recommendation_yaml(follow_up=[entry], reviews=reviews),
        LATER_FILE: later_mission(recommendations=[again()]),
        SOURCE_FILE: list_yaml("sources", [*SOURCES, source("late", date="2023")]),
        "references/institutions.yml": list_yaml("institutions", bodies),
    }
    return small_register(folder, changes)


def test_as_of_today_is_everything(tmp_path: Path) -> None:
    register = everything(tmp_path)
    assert as_of(register, TODAY).loaded == register.loaded


def test_the_register_that_it_is_made_from_stays_as_it_was(tmp_path: Path) -> None:
    register, untouched = everything(tmp_path / "a"), everything(tmp_path / "b")
    made = as_of(register, date(2019, 2, 1))
    assert made.loaded != register.loaded
    assert register.loaded == untouched.loaded
    assert (register.as_of, made.as_of, made.day) == (None, date(2019, 2, 1), date(2019, 2, 1))
    assert len(register.recommendations[0].follow_up) == 1
