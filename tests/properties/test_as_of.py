"""As of any day: only what had happened, and whatever stood then and is not known to be wrong."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given
from hypothesis import strategies as st

from afterword.data.tables import grid_json
from afterword.linking.as_of import as_of
from afterword.linking.register import Register
from afterword.model.follow_up import Correction
from afterword.views.matrix.matrix import matrix
from afterword.views.matrix.sheets import about, follow_up_rows
from afterword.views.references.reference_views import mission_views, source_views
from afterword.views.report.report import report_view
from tests.properties.tries import tries
from tests.unit.small_project import (
    SOURCES,
    TODAY,
    Value,
    assessment,
    follow_up,
    list_yaml,
    mission_yaml,
    recommendation_yaml,
    small_register,
)

PUBLISHED = date(2019, 2, 1)
DAYS = st.dates(PUBLISHED, TODAY)
FORMS = st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"])
OURS = "sor-2018-r1"


@st.composite
def dates(draw: st.DrawFn, earliest: date = PUBLISHED) -> tuple[str, date]:
    """Return a date as a source gives it, and the day that it was."""
    day = draw(st.dates(earliest, TODAY))
    return day.strftime(draw(FORMS)), day


@st.composite
def follow_ups(draw: st.DrawFn) -> list[Value]:
    """Return entries of several kinds, among them corrections of each other."""
    entries: list[Value] = []
    for at in range(draw(st.integers(0, 7))):
        said, day = draw(dates())
        recorded: Value = {"date": str(draw(st.dates(day, TODAY))), "by": "Editors"}
        kind = draw(st.sampled_from(["development", "assessment", "correction", "correction"]))
        if kind == "assessment":
            entries.append(assessment(f"e{at}", said, recorded=recorded))
        elif kind == "correction" and at:
            corrects = f"e{draw(st.integers(0, at - 1))}"
            entry = follow_up("correction", f"e{at}", said, recorded=recorded, corrects=corrects)
            entries.append(entry)
        else:
            entries.append(follow_up("development", f"e{at}", said, recorded=recorded))
    return entries


def with_follow_up(entries: list[Value]) -> Register:
    changed = recommendation_yaml(follow_up=entries)
    with TemporaryDirectory() as folder:
        return small_register(Path(folder), {"recommendations/01-lists.yml": changed})


def kept_on(register: Register, day: date) -> tuple[str, ...]:
    (record,) = as_of(register, day).recommendations
    return tuple(entry.id for entry in record.follow_up)


def taken_back() -> list[Value]:
    """Return an entry whose correction was taken back, and made again later."""
    days = ("2020-01-01", "2021-01-01", "2022-01-01", "2023-01-01")
    return [
        follow_up("development", "e0", days[0]),
        *(
            follow_up("correction", f"e{at}", days[at], corrects=corrects)
            for at, corrects in ((1, "e0"), (2, "e1"), (3, "e0"))
        ),
    ]


@given(follow_ups(), DAYS)
@example(taken_back(), date(2022, 6, 1))
def test_nothing_is_kept_that_came_later(entries: list[Value], day: date) -> None:
    (record,) = as_of(with_follow_up(entries), day).recommendations
    for entry in record.follow_up:
        assert entry.date.earliest <= day
        assert entry.date.latest <= day or entry.recorded.date <= day


@given(follow_ups(), DAYS, DAYS)
def test_what_is_kept_on_a_day_is_kept_on_every_later_one(
    entries: list[Value], one: date, other: date
) -> None:
    register = with_follow_up(entries)
    before, after = (kept_on(register, day) for day in sorted((one, other)))
    assert set(before) <= set(after)
    assert before == tuple(name for name in after if name in before)


@given(follow_ups(), DAYS)
@example(taken_back(), date(2022, 6, 1))
def test_what_stood_on_a_day_is_what_stands_now_and_had_happened(
    entries: list[Value], day: date
) -> None:
    register = with_follow_up(entries)
    (now,), (then,) = register.recommendations, as_of(register, day).recommendations
    stands = [entry for entry in now.standing_entries if entry.happened_by <= day]
    stood = [entry for entry in then.standing_entries if not isinstance(entry, Correction)]
    assert stood == [entry for entry in stands if not isinstance(entry, Correction)]


@given(follow_ups(), DAYS)
def test_a_correction_never_stands_without_what_it_is_of(entries: list[Value], day: date) -> None:
    (record,) = as_of(with_follow_up(entries), day).recommendations
    seen: set[str] = set()
    for entry in record.follow_up:
        assert not isinstance(entry, Correction) or entry.corrects in seen
        seen.add(entry.id)


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """Return a register in which the follow-up, missions, sources and reviews are drawn."""
    sources: list[Value] = [
        {**SOURCES[0], "id": f"s{at}", "date": draw(dates(date(2010, 1, 1)))[0]} for at in range(3)
    ]
    named = st.sampled_from(["final-report", "s0", "s1", "s2"])
    files: dict[str, str | None] = {}
    asked = [OURS]
    for at in range(draw(st.integers(0, 3))):
        theirs: Value = {
            "id": f"m{at}-r1",
            "where": "w",
            "gist": "g",
            "repeats": [draw(st.sampled_from(asked))],
            "source": draw(named),
        }
        asked.append(f"m{at}-r1")
        said = draw(dates())[0]
        dated: dict[str, Value] = {"date": draw(dates())[0]} if draw(st.booleans()) else {}
        report: dict[str, Value] = {"report": {"title": "R", **dated}}
        files[f"references/missions/m{at}.yml"] = mission_yaml(
            id=f"m{at}",
            title=f"Mission {at}",
            election_date=said,
            recommendations=[theirs],
            **(report if draw(st.booleans()) else {}),
        )
    held = draw(st.sampled_from(["2014-10-05", "2014", "2018"]))
    earlier: Value = {"id": "old-r1", "where": "w", "gist": "g", "source": draw(named)}
    files["references/missions/sor-2014-local.yml"] = mission_yaml(
        election_date=held, recommendations=[earlier]
    )
    prior: Value = {
        "mission": "sor-2014-local",
        "recommendation": "old-r1",
        "match": "same",
        "where": "w",
        "confidence": "stated",
        "source": draw(named),
    }
    reviews: list[Value] = [
        {"date": str(day), "by": "E", "text": "t"} for day in draw(st.lists(DAYS, max_size=2))
    ]
    files["recommendations/01-lists.yml"] = recommendation_yaml(
        prior=[prior], follow_up=draw(follow_ups()), reviews=reviews
    )
    files["references/sources.yml"] = list_yaml("sources", [*SOURCES, *sources])
    with TemporaryDirectory() as folder:
        return small_register(Path(folder), files)


KINDS: tuple[Callable[[Register], set[str]], ...] = (
    lambda register: set(register.missions),
    lambda register: set(register.mission_recommendations),
    lambda register: set(register.sources),
    lambda register: {one.id for one in register.recommendations[0].follow_up},
    lambda register: {str(one.date) for one in register.recommendations[0].reviews},
)
"""The ids of what a register holds, kind by kind."""


@given(registers(), DAYS, DAYS)
@tries(25)
def test_whatever_is_there_on_a_day_is_there_on_every_later_one(
    register: Register, one: date, other: date
) -> None:
    before, after = (as_of(register, day) for day in sorted((one, other)))
    assert [ids(before) - ids(after) for ids in KINDS] == [set()] * len(KINDS)
    assert [ids(after) - ids(register) for ids in KINDS] == [set()] * len(KINDS)


@given(registers(), DAYS, DAYS)
@tries(25)
def test_a_day_over_a_later_one_is_the_same_as_that_day(
    register: Register, one: date, other: date
) -> None:
    earlier, later = sorted((one, other))
    assert as_of(as_of(register, later), earlier).loaded == as_of(register, earlier).loaded


@given(registers())
@tries(15)
def test_as_of_the_last_day_is_everything(register: Register) -> None:
    end = date(TODAY.year + 1, 1, 1)
    assert as_of(register, end).loaded == register.loaded


@given(registers(), DAYS)
@tries(25)
def test_everything_can_be_shown_as_of_any_day(register: Register, day: date) -> None:
    stood = as_of(register, day)
    report = report_view(stood)
    assert report.day == day
    grids = (matrix(stood, {}), follow_up_rows(stood), about(stood, "1"))
    assert all(grid_json(grid, day) for grid in grids)
    assert all(view.record.election_date.earliest <= day for view in mission_views(stood))
    assert len(source_views(stood)) == len(stood.sources)
