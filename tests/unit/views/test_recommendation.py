"""A recommendation as a reader sees it."""

from pathlib import Path

import pytest

from afterword.views.report.recommendation import (
    RecommendationView,
    recommendation_view,
    recommendation_views,
    suggestion,
)
from tests.unit.small_project import (
    Value,
    assessment,
    follow_up,
    followed_up,
    instrument_yaml,
    mission_yaml,
    recommendation_yaml,
    report_yaml,
    small_register,
)

RECOMMENDATION_FILE = "recommendations/01-lists.yml"


def seen(folder: Path, changes: dict[str, str | None]) -> RecommendationView:
    (view,) = recommendation_views(small_register(folder, changes))
    return view


def test_what_was_asked_is_told_in_words(tmp_path: Path) -> None:
    changed = recommendation_yaml(
        priority="priority",
        change=["capacity", "law"],
        addressees=["forum", "commission"],
        parts=[{"letter": "a", "text": "*One*"}],
    )
    view = seen(tmp_path, {RECOMMENDATION_FILE: changed})
    assert view.record.is_priority
    assert view.change == ("Capacity", "Law")
    assert [ref.id for ref in view.addressees] == ["forum", "commission"]
    assert [(part.letter, part.text) for part in view.record.parts] == [("a", "*One*")]
    assert [ref.label for ref in view.topics] == ["Voter lists"]
    assert view.official == "Section II; recommendation 1"
    assert [ref.label for ref in view.findings] == ["Section II"]


def test_grounds_are_grouped_by_the_kind_of_their_instrument(tmp_path: Path) -> None:
    cited = ["law-2001", "promise-1994", "coast-charter-1991/4.1", "law-2001/1"]
    provisions: list[Value] = [{"cite": one, "relation": "rests-on"} for one in cited]
    law: Value = [{"path": "1", "label": "Article 1", "gist": "G"}]
    view = seen(
        tmp_path,
        {
            RECOMMENDATION_FILE: recommendation_yaml(provisions=provisions),
            "references/instruments/law-2001.yml": instrument_yaml(
                id="law-2001", kind="national-law", provisions=law
            ),
            "references/instruments/promise-1994.yml": instrument_yaml(
                id="promise-1994", kind="political-commitment", binding="no"
            ),
        },
    )
    grouped = [(heading, [one.ref.id for one in grounds]) for heading, grounds in view.grounds]
    assert grouped == [
        ("Treaty obligations", ["coast-charter-1991/4.1"]),
        ("Political commitments", ["promise-1994"]),
        ("National law", ["law-2001", "law-2001/1"]),
    ]


def test_a_ground_says_what_it_is_and_how_sure(tmp_path: Path) -> None:
    provisions: list[Value] = [
        {"cite": "coast-charter-1991/4.1", "relation": "asks-to-change", "confidence": "inferred"},
        {"cite": "coast-charter-1991", "relation": "rests-on"},
    ]
    changed = recommendation_yaml(provisions=provisions)
    ((_, grounds),) = seen(tmp_path, {RECOMMENDATION_FILE: changed}).grounds
    assert [(one.gist, one.asks_to_change, one.is_inferred) for one in grounds] == [
        ("Lists are kept with care.", True, True),
        ("", False, False),
    ]


PRIOR: dict[str, Value] = {
    "match": "same",
    "where": "w",
    "confidence": "stated",
    "source": "final-report",
}


def test_earlier_missions_come_earliest_first_and_those_without_a_name_last(
    tmp_path: Path,
) -> None:
    prior: list[Value] = [
        {**PRIOR, "match": "subject"},
        {**PRIOR, "mission": "sor-2014-local"},
        {**PRIOR, "mission": "sor-2010-local", "match": "related", "confidence": "inferred"},
    ]
    earliest = mission_yaml(id="sor-2010-local", election_date="2010-10")
    view = seen(
        tmp_path,
        {
            RECOMMENDATION_FILE: recommendation_yaml(prior=prior),
            "references/missions/z.yml": earliest,
        },
    )
    told = [(one.mission, one.words, one.is_inferred) for one in view.lineage.before]
    assert told == [
        ("sor-2010-local", "asked something related", True),
        ("sor-2014-local", "asked the same", False),
        (None, "dealt with the subject", False),
    ]


def test_what_an_earlier_mission_asked_is_told_where_it_is_known(tmp_path: Path) -> None:
    prior: list[Value] = [PRIOR, {**PRIOR, "gist": "It asked for lists."}]
    view = seen(tmp_path, {RECOMMENDATION_FILE: recommendation_yaml(prior=prior)})
    assert [(one.where, one.gist, one.source.id) for one in view.lineage.before] == [
        ("w", "", "final-report"),
        ("w", "It asked for lists.", "final-report"),
    ]


def test_what_others_asked_is_told_as_it_is_written(tmp_path: Path) -> None:
    similar: list[Value] = [
        {**PRIOR, "body": "forum", "gist": "One.", "match": "related", "confidence": "inferred"},
        {**PRIOR, "body": "coast", "gist": "Two.", "where": "v"},
    ]
    view = seen(tmp_path, {RECOMMENDATION_FILE: recommendation_yaml(similar_to=similar)})
    told = [
        (one.who and one.who.label, one.match, one.where, one.gist, one.is_inferred)
        for one in view.similar
    ]
    assert told == [
        ("Forum of Voters", "asked something related", "w", "One.", True),
        ("Coast Observers", "asked the same", "v", "Two.", False),
    ]
    assert view.lineage.before == ()


@pytest.mark.parametrize(
    ("entry", "heading", "who"),
    [
        pytest.param(follow_up("development", "e", "2020"), "Development", "", id="development"),
        pytest.param(
            follow_up("response", "e", "2020", by="commission", position="rejects"),
            "Response: rejects it",
            "Electoral Commission",
            id="response",
        ),
        pytest.param(
            assessment("e", "2020"), "Assessment: partially implemented", "Coast", id="rating"
        ),
        pytest.param(
            assessment("e", "2020", basis="reading", part="b", implementation="not"),
            "Assessment: not implemented (part b)",
            "the editors, from what Coast said",
            id="reading of a part",
        ),
        pytest.param(
            follow_up("closure", "e", "2020", closure="no-longer-applicable"),
            "Closed: no longer applicable",
            "",
            id="closure",
        ),
        pytest.param(
            follow_up("correction", "e", "2020", corrects="d"), "Correction", "", id="correction"
        ),
    ],
)
def test_an_entry_says_what_it_is_and_whose(
    tmp_path: Path, entry: Value, heading: str, who: str
) -> None:
    (view,) = recommendation_view(*followed_up(tmp_path, entry)).entries
    assert (view.heading, view.who) == (heading, who)


def test_an_entry_tells_when_on_what_evidence_and_when_it_was_recorded(tmp_path: Path) -> None:
    entry = follow_up("development", "e", "2020-05", text="*Act*.", confidence="inferred")
    (view,) = recommendation_view(*followed_up(tmp_path, entry)).entries
    assert (view.record.id, view.record.kind, view.when, view.record.text) == (
        "e",
        "development",
        "May 2020",
        "*Act*.",
    )
    assert [ref.id for ref in view.sources] == ["final-report"]
    assert (view.is_inferred, view.is_corrected) == (True, False)
    assert view.recorded == "1 May 2024, Editors"


def test_entries_come_in_the_order_in_which_they_happened(tmp_path: Path) -> None:
    days = {"a": "2021-01-02", "b": "2020", "c": "2020-12-30", "d": "2020-12"}
    entries = [follow_up("development", name, day) for name, day in days.items()]
    view = recommendation_view(*followed_up(tmp_path, *entries))
    assert [entry.record.id for entry in view.entries] == ["c", "b", "d", "a"]


def test_a_corrected_entry_stays_and_is_marked(tmp_path: Path) -> None:
    view = recommendation_view(
        *followed_up(
            tmp_path,
            follow_up("development", "a", "2020"),
            follow_up("development", "b", "2021"),
            follow_up("correction", "c", "2022", corrects="a"),
        )
    )
    assert [(entry.record.id, entry.is_corrected) for entry in view.entries] == [
        ("a", True),
        ("b", False),
        ("c", False),
    ]


def test_recommendations_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    changes: dict[str, str | None] = {
        f"recommendations/{name}.yml": recommendation_yaml(id=name, number=number)
        for name, number in (("a", "11"), ("b", "2"))
    }
    views = recommendation_views(small_register(tmp_path, changes))
    assert [view.record.id for view in views] == ["sor-2018-r1", "b", "a"]


def suggested(folder: Path, title: str, **report: Value) -> str:
    """Return the address for suggestions on the recommendation of the small project."""
    changes: dict[str, str | None] = {
        "content/report.yml": report_yaml(**report),
        "recommendations/01-lists.yml": recommendation_yaml(title=title),
    }
    register = small_register(folder, changes)
    return suggestion(register, register.recommendations[0])


def test_a_report_that_names_no_address_asks_for_no_suggestions(tmp_path: Path) -> None:
    assert suggested(tmp_path, "Lists") == ""


@pytest.mark.parametrize(
    ("address", "filled"),
    [
        pytest.param("https://example.org/new", "https://example.org/new", id="as it is"),
        pytest.param(
            "https://example.org/new?id={id}&no={number}&again={id}",
            "https://example.org/new?id=sor-2018-r1&no=1&again=sor-2018-r1",
            id="id and number",
        ),
        pytest.param(
            "mailto:editors@example.org?subject=On%20{title}",
            "mailto:editors@example.org?subject=On%20Lists%20%26%20%7Bid%7D%3A%20a%2Fb%3F",
            id="a title that looks like a place to fill",
        ),
    ],
)
def test_an_address_for_suggestions_names_the_recommendation(
    tmp_path: Path, address: str, filled: str
) -> None:
    assert suggested(tmp_path, "Lists & {id}: a/b?", suggestions=address) == filled


def test_a_title_of_other_letters_is_sent_as_utf8(tmp_path: Path) -> None:
    address = suggested(tmp_path, "Тізім", suggestions="https://example.org/?t={title}")
    assert address == "https://example.org/?t=%D0%A2%D1%96%D0%B7%D1%96%D0%BC"
