"""Names: every id is its own, and every name that is used is the name of something."""

from pathlib import Path

import pytest

from afterword.linking.checks import check
from afterword.linking.register import Register
from afterword.problems import Code
from afterword.sources.load import load
from tests.unit.small_project import (
    FILES,
    SECTION,
    Value,
    assessment,
    follow_up,
    instrument_yaml,
    list_yaml,
    mission_yaml,
    recommendation_yaml,
    report_yaml,
    rule_problems,
    section_text,
    write_project,
)

RECOMMENDATION_FILE = "recommendations/01-lists.yml"
SECTION_FILE = "content/sections/01-voter-lists.md"
INSTRUMENT_FILE = "references/instruments/coast-charter-1991.yml"
MISSION_FILE = "references/missions/sor-2014-local.yml"
PROVISION: dict[str, Value] = {"path": "4.1", "label": "l", "gist": "g"}


def prior(**more: Value) -> dict[str, Value]:
    usual: dict[str, Value] = {
        "mission": "sor-2014-local",
        "match": "same",
        "where": "Section I",
        "confidence": "stated",
        "source": "final-report",
    }
    return {**usual, **more}


def asked_by_mission(name: str, *, source: str = "final-report", **more: Value) -> Value:
    return {"id": name, "where": "w", "gist": "g", "source": source, **more}


@pytest.mark.parametrize(
    ("changes", "code", "name"),
    [
        pytest.param(
            {RECOMMENDATION_FILE: recommendation_yaml(topics=["list"])},
            Code.UNKNOWN_TOPIC,
            "'sor-2018-r1' names 'list'",
            id="a topic",
        ),
        pytest.param(
            {RECOMMENDATION_FILE: recommendation_yaml(addressees=["comission"])},
            Code.UNKNOWN_INSTITUTION,
            "'sor-2018-r1' names 'comission'",
            id="an addressee",
        ),
        pytest.param(
            {
                RECOMMENDATION_FILE: recommendation_yaml(
                    follow_up=[assessment("a", "2020", assessor="cost")]
                )
            },
            Code.UNKNOWN_INSTITUTION,
            "'sor-2018-r1' names 'cost'",
            id="an assessor",
        ),
        pytest.param(
            {
                RECOMMENDATION_FILE: recommendation_yaml(
                    follow_up=[
                        follow_up("response", "a", "2020", by="comission", position="accepts")
                    ]
                )
            },
            Code.UNKNOWN_INSTITUTION,
            "'sor-2018-r1' names 'comission'",
            id="who answers",
        ),
        pytest.param(
            {
                RECOMMENDATION_FILE: recommendation_yaml(
                    follow_up=[follow_up("development", "a", "2020", sources=["final-reports"])]
                )
            },
            Code.UNKNOWN_SOURCE,
            "'sor-2018-r1' names 'final-reports'",
            id="the source of an entry",
        ),
        pytest.param(
            {RECOMMENDATION_FILE: recommendation_yaml(prior=[prior(source="final-reports")])},
            Code.UNKNOWN_SOURCE,
            "'sor-2018-r1' names 'final-reports'",
            id="the source of an earlier request",
        ),
        pytest.param(
            {MISSION_FILE: mission_yaml(sources=["final-reports"])},
            Code.UNKNOWN_SOURCE,
            "'sor-2014-local' names 'final-reports'",
            id="the source of a mission",
        ),
        pytest.param(
            {MISSION_FILE: mission_yaml(recommendations=[asked_by_mission("x", source="y")])},
            Code.UNKNOWN_SOURCE,
            "'sor-2014-local' names 'y'",
            id="the source of what a mission asked",
        ),
        pytest.param(
            {
                INSTRUMENT_FILE: instrument_yaml(
                    provisions=[
                        {
                            **PROVISION,
                            "versions": [{"since": "2020", "text": "t", "source": "act"}],
                        }
                    ]
                )
            },
            Code.UNKNOWN_SOURCE,
            "'coast-charter-1991' names 'act'",
            id="the source of a version",
        ),
        pytest.param(
            {RECOMMENDATION_FILE: recommendation_yaml(prior=[prior(mission="sor-2014")])},
            Code.UNKNOWN_MISSION,
            "'sor-2018-r1' names 'sor-2014'",
            id="an earlier mission",
        ),
        pytest.param(
            {"content/report.yml": report_yaml(mission="sor-2018")},
            Code.UNKNOWN_MISSION,
            "'sor-2018' names 'sor-2018'",
            id="the mission of the report",
        ),
        pytest.param(
            {RECOMMENDATION_FILE: recommendation_yaml(prior=[prior(recommendation="sor-2014-r1")])},
            Code.UNKNOWN_RECOMMENDATION,
            "'sor-2018-r1' names 'sor-2014-r1'",
            id="an earlier recommendation",
        ),
        pytest.param(
            {
                MISSION_FILE: mission_yaml(
                    recommendations=[asked_by_mission("x", repeats=["sor-2010-r1"])]
                )
            },
            Code.UNKNOWN_RECOMMENDATION,
            "'sor-2014-local' names 'sor-2010-r1'",
            id="what a mission repeats",
        ),
        pytest.param(
            {RECOMMENDATION_FILE: recommendation_yaml(findings=["lists-outdatet"])},
            Code.UNKNOWN_FINDING,
            "'sor-2018-r1' rests on 'lists-outdatet'",
            id="a finding",
        ),
        pytest.param(
            {RECOMMENDATION_FILE: recommendation_yaml(findings=["how-kept"])},
            Code.UNKNOWN_FINDING,
            "'sor-2018-r1' rests on 'how-kept'",
            id="a heading in the place of a finding",
        ),
    ],
)
def test_a_name_of_nothing_is_a_problem(
    tmp_path: Path, changes: dict[str, str | None], code: Code, name: str
) -> None:
    found = [one for one in rule_problems(tmp_path, changes) if one.code is code]
    (problem,) = found
    assert problem.message.startswith(f"{name}: ")


def test_the_name_that_was_meant_is_offered(tmp_path: Path) -> None:
    changed = recommendation_yaml(addressees=["comission"])
    (problem,) = rule_problems(tmp_path, {RECOMMENDATION_FILE: changed})
    assert problem.fix == "did you mean 'commission'?"


def test_where_no_name_is_near_the_author_is_told_to_add_it(tmp_path: Path) -> None:
    changed = recommendation_yaml(topics=["zzz"])
    (problem,) = rule_problems(tmp_path, {RECOMMENDATION_FILE: changed})
    assert problem.fix == "add it there, or correct the id"
    assert changed.split("\n")[problem.place.line - 1] == '  - "zzz"'


def test_a_successor_is_an_institution(tmp_path: Path) -> None:
    bodies: list[Value] = [
        {"id": "commission", "name": "C", "short": "EC", "successor": {"id": "x", "since": "2020"}},
        {"id": "coast", "name": "Coast"},
    ]
    path = "references/institutions.yml"
    (problem,) = rule_problems(tmp_path, {path: list_yaml("institutions", bodies)})
    assert (problem.code, problem.message.split(":")[0]) == (
        Code.UNKNOWN_INSTITUTION,
        "'commission' names 'x'",
    )


def test_a_section_that_is_named_exists(tmp_path: Path) -> None:
    changed = recommendation_yaml(section="voter-list")
    found = rule_problems(tmp_path, {RECOMMENDATION_FILE: changed})
    (problem,) = (one for one in found if one.code is Code.UNKNOWN_SECTION)
    assert problem.fix == "did you mean 'voter-lists'?"


def test_a_placed_recommendation_exists(tmp_path: Path) -> None:
    text = f"{SECTION}\n::: recommendation 7\n"
    (problem,) = rule_problems(tmp_path, {SECTION_FILE: text})
    assert (problem.code, problem.message) == (
        Code.UNKNOWN_RECOMMENDATION,
        "there is no recommendation 7",
    )
    assert problem.fix == "the numbers run from 1 to 1; correct the number"


def test_a_recommendation_of_a_mission_may_be_repeated(tmp_path: Path) -> None:
    changes = {
        RECOMMENDATION_FILE: recommendation_yaml(prior=[prior(recommendation="sor-2014-r1")]),
        MISSION_FILE: mission_yaml(
            partners=["Forum of Voters"], recommendations=[asked_by_mission("sor-2014-r1")]
        ),
    }
    assert rule_problems(tmp_path, dict(changes)) == ()


SECOND_RECOMMENDATION = {
    "recommendations/02-b.yml": recommendation_yaml(number="2"),
    SECTION_FILE: f"{SECTION}\n::: recommendation 2\n",
}


@pytest.mark.parametrize(
    ("changes", "name", "place"),
    [
        pytest.param(
            SECOND_RECOMMENDATION, "sor-2018-r1", "recommendations/02-b.yml:2:5", id="a record"
        ),
        pytest.param(
            {"content/sections/02-b.md": section_text("A\n")},
            "voter-lists",
            "content/sections/02-b.md:2:5",
            id="a section",
        ),
        pytest.param(
            {SECTION_FILE: f"{SECTION}\n## A {{ #how-kept }}\n"},
            "how-kept",
            f"{SECTION_FILE}:18:1",
            id="a heading",
        ),
        pytest.param(
            {SECTION_FILE: f"{SECTION}\nA\n{{ #voter-lists }}\n"},
            "voter-lists",
            f"{SECTION_FILE}:19:1",
            id="a finding like a section",
        ),
        pytest.param(
            {SECTION_FILE: f"{SECTION}\nA\n{{ #sor-2018-r1 }}\n"},
            "sor-2018-r1",
            f"{SECTION_FILE}:19:1",
            id="a finding like a recommendation",
        ),
        pytest.param(
            {
                "references/topics.yml": list_yaml(
                    "topics", [{"id": "lists", "title": "A"}, {"id": "lists", "title": "B"}]
                )
            },
            "lists",
            "references/topics.yml:6:7",
            id="a record of a list",
        ),
        pytest.param(
            {"references/missions/z.yml": mission_yaml()},
            "sor-2014-local",
            "references/missions/z.yml:2:5",
            id="a mission",
        ),
    ],
)
def test_an_id_that_is_used_twice_is_a_problem(
    tmp_path: Path, changes: dict[str, str | None], name: str, place: str
) -> None:
    found = rule_problems(tmp_path, changes)
    (problem,) = (one for one in found if one.code is Code.DUPLICATE_ID)
    assert str(problem.place) == place
    assert problem.message.startswith(f"the id '{name}' is already used at ")


def test_the_id_of_a_follow_up_entry_is_used_once_in_its_file(tmp_path: Path) -> None:
    entries = [follow_up("development", "a", "2020"), follow_up("development", "a", "2021")]
    changed = recommendation_yaml(follow_up=entries)
    (problem,) = rule_problems(tmp_path, {RECOMMENDATION_FILE: changed})
    assert problem.code is Code.DUPLICATE_ID


def test_two_paths_with_one_address_are_a_problem(tmp_path: Path) -> None:
    second = {**PROVISION, "path": "4(1)", "kept": "To be told from the first."}
    changed = instrument_yaml(provisions=[PROVISION, second])
    (problem,) = rule_problems(tmp_path, {INSTRUMENT_FILE: changed})
    assert (problem.code, problem.message.split(" is ")[0]) == (Code.DUPLICATE_ID, "the id '4-1'")


def test_records_of_different_kinds_may_have_one_id(tmp_path: Path) -> None:
    topics = list_yaml("topics", [{"id": "lists", "title": "A"}, {"id": "coast", "title": "B"}])
    changes = {
        "references/topics.yml": topics,
        RECOMMENDATION_FILE: recommendation_yaml(topics=["lists", "coast"]),
    }
    assert rule_problems(tmp_path, dict(changes)) == ()


@pytest.mark.parametrize(
    ("path", "broken"),
    [
        pytest.param(
            INSTRUMENT_FILE, instrument_yaml(kind="custom"), id="an instrument that is cited"
        ),
        pytest.param(
            RECOMMENDATION_FILE, recommendation_yaml(priority="x"), id="what a section places"
        ),
        pytest.param(
            SECTION_FILE, SECTION.replace("number: II", "number: ii"), id="what findings are in"
        ),
        pytest.param(
            "references/topics.yml",
            list_yaml("topics", [{"id": "lists", "titel": "A"}]),
            id="a topic that is named",
        ),
        pytest.param(
            MISSION_FILE.replace("2014", "2018"),
            FILES[MISSION_FILE.replace("2014", "2018")].replace("EOM", "XOM"),
            id="the mission of the report",
        ),
    ],
)
def test_a_record_that_cannot_be_read_is_not_called_unknown_too(
    tmp_path: Path, path: str, broken: str
) -> None:
    project = write_project(tmp_path, {path: broken})
    loaded, problems = load(project)
    assert {problem.place.path for problem in problems} == {path}
    assert check(Register(loaded=loaded), project) == ()
