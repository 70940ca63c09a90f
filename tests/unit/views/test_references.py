"""Law, missions, institutions and sources, each with what points to it."""

from pathlib import Path

import pytest

from afterword.views.references import (
    institution_views,
    instrument_views,
    instruments_by_kind,
    mission_views,
    source_views,
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


def test_instruments_come_by_kind_then_by_year_then_by_name(tmp_path: Path) -> None:
    more = {
        "law-b": {"kind": "national-law", "short": "B", "year": "2001"},
        "law-a": {"kind": "national-law", "short": "A", "year": "2001"},
        "law-old": {"kind": "national-law", "short": "Z", "year": "1999"},
        "promise": {"kind": "political-commitment", "binding": "no"},
        "older-treaty": {"year": "1966"},
    }
    changes: dict[str, str | None] = {
        f"references/instruments/{name}.yml": instrument_yaml(id=name, **changes)
        for name, changes in more.items()
    }
    register = small_register(tmp_path, changes)
    ordered = ["older-treaty", "coast-charter-1991", "promise", "law-old", "law-a", "law-b"]
    assert [view.record.id for view in instrument_views(register)] == ordered
    assert [(kind, len(views)) for kind, views in instruments_by_kind(register)] == [
        ("Treaty obligations", 2),
        ("Political commitments", 1),
        ("National law", 3),
    ]


@pytest.mark.parametrize(("binding", "force"), [("yes", "Binding"), ("no", "Not binding")])
def test_obligations_and_commitments_are_kept_apart(
    tmp_path: Path, binding: str, force: str
) -> None:
    changed = instrument_yaml(binding=binding)
    (view,) = instrument_views(small_register(tmp_path, {INSTRUMENT_FILE: changed}))
    assert view.force == force


def test_an_instrument_tells_what_cites_it_and_its_provisions(tmp_path: Path) -> None:
    provisions: list[Value] = [
        {"cite": "coast-charter-1991", "relation": "rests-on"},
        {"cite": "coast-charter-1991/4.1", "relation": "rests-on"},
    ]
    changed = recommendation_yaml(provisions=provisions)
    (view,) = instrument_views(small_register(tmp_path, {RECOMMENDATION_FILE: changed}))
    assert [ref.id for ref in view.citers] == ["sor-2018-r1"]
    assert [ref.id for ref in view.provisions[0].citers] == ["voter-lists", "sor-2018-r1"]
    assert view.citations == 2


def test_a_provision_tells_how_it_changed(tmp_path: Path) -> None:
    provisions: list[Value] = [
        {
            "path": "4.1",
            "label": "paragraph 4.1",
            "gist": "g",
            "versions": [{"since": "2020-02", "text": "New.", "source": "final-report"}],
        }
    ]
    changed = instrument_yaml(provisions=provisions)
    (view,) = instrument_views(small_register(tmp_path, {INSTRUMENT_FILE: changed}))
    (provision,) = view.provisions
    assert provision.ref.label == "Paragraph 4.1"
    assert [(since, text, ref.id) for since, text, ref in provision.versions] == [
        ("February 2020", "New.", "final-report")
    ]


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
    assert [ref.id for ref in earlier.asked_before] == ["sor-2018-r1"]
    assert (earlier.type, earlier.report_date) == ("Needs assessment mission", "March 2015")
    assert (own.asked_before, own.report_date) == ((), "")
    assert [ref.id for ref in own.sources] == ["final-report"]


def test_an_institution_tells_what_is_asked_of_it_and_where_that_stands(tmp_path: Path) -> None:
    changed = recommendation_yaml(addressees=["forum"], follow_up=[assessment("a", "2020")])
    views = institution_views(small_register(tmp_path, {RECOMMENDATION_FILE: changed}))
    assert [view.record.id for view in views] == ["commission", "coast", "forum"]
    assert [len(view.asked) for view in views] == [0, 0, 1]
    ((ref, title, where),) = views[2].asked
    assert (ref.id, title, where.key) == ("sor-2018-r1", "Lists kept up to date", "partially")


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
    assert (view.kind, view.when) == ("primary source", "1 February 2019")


def test_a_source_without_a_date_says_so(tmp_path: Path) -> None:
    source = {key: value for key, value in SOURCES[0].items() if key != "date"}
    register = small_register(tmp_path, {"references/sources.yml": list_yaml("sources", [source])})
    assert [view.when for view in source_views(register)] == ["no date"]
