"""Law, missions, institutions and sources, each with what points to it."""

from pathlib import Path

import pytest

from afterword.linking.refs import RefKind
from afterword.views.references.law import instrument_views
from afterword.views.references.reference_views import (
    institution_views,
    mission_views,
    source_views,
)
from tests.unit.small_annex import (
    ANNEX,
    ANNEX_FILE,
    NOTE_FILE,
    note,
    notes_yaml,
    with_annex,
)
from tests.unit.small_project import (
    INSTITUTIONS,
    SOURCES,
    Value,
    assessment,
    instrument_yaml,
    list_yaml,
    mission_yaml,
    recommendation_yaml,
    small_register,
)

RECOMMENDATION_FILE = "recommendations/01-lists.yml"
INSTRUMENT_FILE = "references/instruments/coast-charter-1991.yml"


def test_a_mission_tells_what_it_asked_before(tmp_path: Path) -> None:
    prior: list[Value] = [
        {
            "mission": "sor-2014-local",
            "match": "same",
            "where": "w",
            "confidence": "stated",
            "source": "final-report",
        }
    ]
    report: Value = {"title": "Report", "date": "2015-03"}
    register = small_register(
        tmp_path,
        {
            RECOMMENDATION_FILE: recommendation_yaml(prior=prior),
            "references/missions/sor-2014-local.yml": mission_yaml(report=report),
        },
    )
    earlier, own = mission_views(register)
    assert (earlier.is_own, own.is_own) == (False, True)
    ((ref, words),) = [(one.ref.id, one.step.words) for one in earlier.links]
    assert (ref, words) == ("sor-2018-r1", "asked the same")
    assert (earlier.type, earlier.report_date) == ("Needs assessment mission", "March 2015")
    assert (own.links, own.report_date) == ((), "")
    assert [ref.id for ref in own.sources] == ["final-report"]


def test_an_institution_tells_what_is_asked_of_it_and_where_that_stands(tmp_path: Path) -> None:
    changed = recommendation_yaml(addressees=["forum"], follow_up=[assessment("a", "2020")])
    views = institution_views(small_register(tmp_path, {RECOMMENDATION_FILE: changed}))
    assert [view.record.id for view in views] == ["commission", "coast", "forum"]
    assert [len(view.asked) for view in views] == [0, 0, 1]
    (record,) = views[2].asked
    assert (record.id, record.title) == ("sor-2018-r1", "Lists kept up to date")
    ((stands, asked),) = [(group.key, group.asked[0]) for group in views[2].to_do]
    assert (stands, asked.ref.id, asked.standing.key) == ("partially", record.id, "partially")


def test_an_institution_tells_its_successor(tmp_path: Path) -> None:
    bodies: list[Value] = [
        {**INSTITUTIONS[0], "successor": {"id": "forum", "since": "2021"}},
        *INSTITUTIONS[1:],
    ]
    register = small_register(
        tmp_path, {"references/institutions.yml": list_yaml("institutions", bodies)}
    )
    first, *others = institution_views(register)
    assert first.successor is not None
    assert (first.successor[0].id, first.successor[1]) == ("forum", "2021")
    assert [view.successor for view in others] == [None, None]


def test_sources_come_by_publisher_and_date(tmp_path: Path) -> None:
    source = SOURCES[0]
    sources: list[Value] = [
        {**source, "id": "c", "publisher": "b"},
        {**source, "id": "b", "publisher": "B", "date": "2018"},
        {**source, "id": "a", "publisher": "Z"},
        source,
    ]
    register = small_register(tmp_path, {"references/sources.yml": list_yaml("sources", sources)})
    assert [view.record.id for view in source_views(register)] == ["b", "c", "final-report", "a"]


def test_a_source_tells_what_rests_on_it_each_once(tmp_path: Path) -> None:
    entries = [assessment("a", "2020"), assessment("b", "2021")]
    version: Value = {"since": "2020", "text": "t", "source": "final-report"}
    provisions: list[Value] = [{"path": "4.1", "label": "l", "gist": "g", "versions": [version]}]
    register = small_register(
        tmp_path,
        {
            RECOMMENDATION_FILE: recommendation_yaml(follow_up=entries),
            INSTRUMENT_FILE: instrument_yaml(provisions=provisions),
        },
    )
    (view,) = source_views(register)
    assert [ref.id for ref in view.used_by] == [
        "sor-2018-r1",
        "sor-2018-local",
        "coast-charter-1991",
    ]
    assert (view.kind, view.when) == ("observer or international body", "1 February 2019")


def test_a_source_without_a_date_says_so(tmp_path: Path) -> None:
    source = {key: value for key, value in SOURCES[0].items() if key != "date"}
    register = small_register(tmp_path, {"references/sources.yml": list_yaml("sources", [source])})
    assert [view.when for view in source_views(register)] == ["no date"]


def test_a_source_tells_the_notes_that_rest_on_it(tmp_path: Path) -> None:
    changes = {NOTE_FILE: notes_yaml(note("two-totals", sources=["final-report"]))}
    (view,) = source_views(small_register(tmp_path, with_annex(dict(changes))))
    assert [(ref.kind, ref.label) for ref in view.used_by][-1:] == [
        (RefKind.NOTE, "Editors’ note 1")
    ]


@pytest.mark.parametrize(
    "name", ["sor-2018-local", "coast-charter-1991", "commission", "final-report"]
)
def test_a_note_with_the_id_of_something_else_is_not_taken_for_it(
    tmp_path: Path, name: str
) -> None:
    version: Value = {"since": "2020", "text": "t", "source": "final-report"}
    provisions: list[Value] = [{"path": "4.1", "label": "l", "gist": "g", "versions": [version]}]
    text = "See [@coast-charter-1991/4.1]."
    changes = {
        RECOMMENDATION_FILE: recommendation_yaml(follow_up=[assessment("a", "2020")]),
        INSTRUMENT_FILE: instrument_yaml(provisions=provisions),
        NOTE_FILE: notes_yaml(note(name, text=text, sources=["final-report"])),
        ANNEX_FILE: ANNEX.replace("two-totals", name),
    }
    register = small_register(tmp_path, with_annex(dict(changes)))
    (source,) = source_views(register)
    assert [ref.kind for ref in source.used_by] == [
        RefKind.RECOMMENDATION,
        RefKind.MISSION,
        RefKind.INSTRUMENT,
        RefKind.NOTE,
    ]
    (instrument,) = instrument_views(register)
    assert [view.ref.kind for view in instrument.provisions[0].citers] == [
        RefKind.SECTION,
        RefKind.RECOMMENDATION,
        RefKind.NOTE,
    ]
