"""What a model refuses, as problems in the author's words, at the place of the slip."""

import re

import pytest
from pydantic import BaseModel, ValidationError

from afterword.model.figures import Figure
from afterword.model.legal import Instrument
from afterword.model.mission import Mission
from afterword.model.recommendation import Recommendation
from afterword.model.reference import Source
from afterword.model.report import Report, SectionHead
from afterword.problems import Code, Problem
from afterword.sources.fields import nearest, problems_of
from afterword.sources.yaml_source import read_yaml
from tests.unit.small_project import (
    INSTRUMENT,
    MISSION,
    RECOMMENDATION,
    REPORT,
    SOURCES,
    Value,
    as_yaml,
    assessment,
    follow_up,
)

FIGURE = {"id": "f", "value": "1", "unit": "u", "place": "p"}
SECTION_HEAD = {"id": "s", "title": "t"}
GOOD: dict[type[BaseModel], Value] = {
    Recommendation: RECOMMENDATION,
    Instrument: INSTRUMENT,
    Mission: MISSION,
    Source: SOURCES[0],
    Figure: FIGURE,
    Report: REPORT,
    SectionHead: SECTION_HEAD,
}
"""A record of each model in which nothing is wrong."""


def found_in(model: type[BaseModel], value: Value) -> tuple[list[Problem], list[str]]:
    """Return the problems of a record, and the lines of the file that holds it."""
    text = as_yaml(value)
    file = read_yaml(text, "f.yml")
    with pytest.raises(ValidationError) as caught:
        model.model_validate(file.value)
    return problems_of(caught.value, file.places, name="it", model=model), text.split("\n")


def changed(model: type[BaseModel], **changes: Value) -> Value:
    record = GOOD[model]
    assert isinstance(record, dict)
    return {**record, **changes}


def without(model: type[BaseModel], key: str) -> Value:
    record = GOOD[model]
    assert isinstance(record, dict)
    return {name: value for name, value in record.items() if name != key}


@pytest.mark.parametrize("model", list(GOOD))
def test_a_good_record_has_no_problem(model: type[BaseModel]) -> None:
    assert isinstance(model.model_validate(read_yaml(as_yaml(GOOD[model]), "f").value), model)


WRONG_VALUES = [
    pytest.param(
        Mission, "election_date", "2018-13", "there is no day 2018-13", "correct the date", id="day"
    ),
    pytest.param(
        Mission,
        "election_date",
        "7.10.2018",
        "'7.10.2018' is not a date",
        "write it as 2016-03-20, 2016-03 or 2016",
        id="date",
    ),
    pytest.param(
        Report,
        "election_date",
        "2018-10",
        "'2018-10' is not a whole date",
        "give year, month and day: 2016-03-20",
        id="whole date",
    ),
    pytest.param(
        Recommendation,
        "number",
        "one",
        "'one' is not a whole number",
        "write it in digits, as 17",
        id="count",
    ),
    pytest.param(
        Figure,
        "value",
        "48.210,5",
        "'48.210,5' is not a number",
        "write it as 9,810,852 or 77.1",
        id="number",
    ),
    pytest.param(
        Instrument,
        "binding",
        "NO",
        "'NO' is neither yes nor no",
        "write yes or no",
        id="yes or no",
    ),
    pytest.param(
        Source,
        "url",
        "www.example.org",
        "'www.example.org' is not a web address",
        "write it in full, with https://",
        id="web address",
    ),
    pytest.param(
        Mission,
        "id",
        "Sor 2018",
        "'Sor 2018' is not an id",
        "use lower-case words and digits joined by hyphens",
        id="id",
    ),
    pytest.param(
        SectionHead,
        "number",
        "viii",
        "'viii' is not a section number",
        "write it as printed, in capitals: VIII, or Annex I",
        id="section number",
    ),
    pytest.param(
        Report,
        "language",
        "English",
        "'English' is not a language",
        "write a language tag: en",
        id="language",
    ),
    pytest.param(
        Mission,
        "type",
        "EOMs",
        "'EOMs' is not one of the values of 'type'",
        "did you mean 'EOM'? allowed: EOM, LEOM, EAM, NAM, RAM, LAM, review, none, unknown",
        id="a word near to one of the values",
    ),
    pytest.param(
        Recommendation,
        "priority",
        "urgent",
        "'urgent' is not one of the values of 'priority'",
        "allowed: priority, other",
        id="a word far from the values",
    ),
    pytest.param(
        Recommendation,
        "title",
        "a" * 81,
        "'title' is longer than 80 characters",
        "shorten it",
        id="too long",
    ),
    pytest.param(
        Recommendation,
        "title",
        "",
        "'title' is empty",
        "write its text, or remove the key where it is optional",
        id="empty text",
    ),
    pytest.param(
        Recommendation,
        "topics",
        [],
        "'topics' is empty",
        "name at least one, or see docs/writing.md",
        id="empty list",
    ),
    pytest.param(
        Recommendation,
        "topics",
        "lists",
        "'topics' should be a list",
        "write it as a list: `[…]`, or a line with '- ' for each",
        id="a text for a list",
    ),
    pytest.param(
        Recommendation,
        "text",
        ["a", "b"],
        "'text' should be a text",
        "write one text, not a list or a mapping",
        id="a list for a text",
    ),
    pytest.param(
        Recommendation,
        "official",
        "Section II",
        "'official' should be a mapping",
        "write it as `key: value` lines",
        id="a text for a mapping",
    ),
    pytest.param(
        Recommendation,
        "number",
        ["1"],
        "'number' should be a whole number",
        "write it in digits, as 17",
        id="a list for a count",
    ),
    pytest.param(
        Instrument,
        "binding",
        ["yes"],
        "'binding' should be yes or no",
        "write yes or no",
        id="a list for yes or no",
    ),
    pytest.param(
        Report,
        "election_date",
        ["2018-10-07"],
        "'election_date' should be a date",
        "write it as 2016-03-20",
        id="a list for a date",
    ),
]


@pytest.mark.parametrize(("model", "key", "value", "message", "fix"), WRONG_VALUES)
def test_a_wrong_value_is_told_in_words_where_it_stands(
    model: type[BaseModel], key: str, value: Value, message: str, fix: str
) -> None:
    (problem,), lines = found_in(model, changed(model, **{key: value}))
    assert (problem.code, problem.message, problem.fix) == (Code.WRONG_VALUE, message, fix)
    (at,) = (number for number, line in enumerate(lines, 1) if line.startswith(f"{key}:"))
    flat = isinstance(value, str) or not value
    assert problem.place.line == (at if flat else at + 1)
    assert problem.place.column == (len(key) + 3 if flat else 3)


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        pytest.param(
            "provisions",
            [{"cite": "Charter", "relation": "rests-on"}],
            "'Charter' is not a citation",
            id="citation",
        ),
        pytest.param(
            "parts", [{"letter": "A", "text": "t"}], "'A' is not the letter of a part", id="part"
        ),
        pytest.param(
            "prior",
            [
                {
                    "mission": "m",
                    "match": "like",
                    "where": "w",
                    "confidence": "stated",
                    "source": "s",
                }
            ],
            "'like' is not one of the values of 'match'",
            id="match",
        ),
        pytest.param(
            "follow_up",
            [assessment("a", "2020", implementation="some")],
            "'some' is not one of the values of 'implementation'",
            id="assessment",
        ),
        pytest.param(
            "follow_up",
            [follow_up("development", "a", "2020", text="")],
            "'text' is empty",
            id="development",
        ),
    ],
)
def test_a_wrong_value_within_a_list_is_told_where_it_stands(
    key: str, value: Value, message: str
) -> None:
    (problem,), lines = found_in(Recommendation, changed(Recommendation, **{key: value}))
    assert problem.message == message
    word = message.split("'")[1]
    shown = lines[problem.place.line - 1]
    assert f"{word}:" in shown or f'"{word}"' in shown
    assert shown[problem.place.column - 1] == '"'


def test_the_path_of_a_provision_is_told_how_to_be_written() -> None:
    provisions = [{"path": "§ 4", "label": "l", "gist": "g"}]
    (problem,), _ = found_in(Instrument, changed(Instrument, provisions=provisions))
    assert problem.message == "'§ 4' is not the path of a provision"
    assert problem.fix == "use letters, digits, points, hyphens and brackets: 9.2, 25(b)"


@pytest.mark.parametrize("key", ["title", "priority", "section", "change", "topics", "official"])
def test_a_missing_key_is_named_at_the_record(key: str) -> None:
    (problem,), _ = found_in(Recommendation, without(Recommendation, key))
    assert (problem.code, problem.fix) == (Code.MISSING_KEY, f"add `{key}: …`")
    assert problem.message == f"'it' has no '{key}'"
    assert (problem.place.line, problem.place.column) == (1, 1)


def test_a_missing_key_within_a_list_is_told_with_its_place_in_the_list() -> None:
    parts = [{"letter": "a", "text": "t"}, {"letter": "b"}]
    (problem,), lines = found_in(Recommendation, changed(Recommendation, parts=parts))
    assert (problem.code, problem.message) == (Code.MISSING_KEY, "'it' (parts 2) has no 'text'")
    assert lines[problem.place.line - 1] == '    letter: "b"'


def test_a_missing_key_of_a_follow_up_entry_is_told_without_the_kind() -> None:
    entry = {key: value for key, value in assessment("a", "2020").items() if key != "basis"}
    record = changed(Recommendation, follow_up=[entry])
    (problem,), _ = found_in(Recommendation, record)
    assert problem.message == "'it' (follow-up 1) has no 'basis'"


@pytest.mark.parametrize("empty", [True, False])
def test_a_recommendation_that_asks_nobody_has_a_code_of_its_own(empty: bool) -> None:
    record = (
        changed(Recommendation, addressees=[]) if empty else without(Recommendation, "addressees")
    )
    (problem,), _ = found_in(Recommendation, record)
    assert (problem.code, problem.message) == (Code.NO_ADDRESSEE, "'it' asks nobody to act")
    assert problem.fix == "add the bodies that should act: `addressees: [parliament]`"


@pytest.mark.parametrize("empty", [True, False])
def test_a_follow_up_entry_without_a_source_has_a_code_of_its_own(empty: bool) -> None:
    entry = {**follow_up("development", "a", "2020"), "sources": []}
    if not empty:
        del entry["sources"]
    (problem,), _ = found_in(Recommendation, changed(Recommendation, follow_up=[entry]))
    assert (problem.code, problem.message) == (
        Code.NO_SOURCE,
        "'it' (follow-up 1) names no source",
    )


def test_an_assessment_of_nobody_has_a_code_of_its_own() -> None:
    entry = {key: value for key, value in assessment("a", "2020").items() if key != "assessor"}
    (problem,), _ = found_in(Recommendation, changed(Recommendation, follow_up=[entry]))
    assert (problem.code, problem.message) == (
        Code.NO_ASSESSOR,
        "'it' (follow-up 1) does not say who judged",
    )


def test_an_unknown_key_is_told_at_the_key_with_the_nearest_known_one() -> None:
    record = changed(Recommendation, addresees=["a"])
    (problem,), lines = found_in(Recommendation, record)
    assert (problem.code, problem.message) == (Code.UNKNOWN_KEY, "'it' knows no key 'addresees'")
    assert problem.fix == "did you mean 'addressees'?"
    assert lines[problem.place.line - 1] == "addresees:"
    assert problem.place.column == 1


def test_an_unknown_key_like_no_other_is_told_where_the_keys_are() -> None:
    (problem,), _ = found_in(Recommendation, changed(Recommendation, zzz="a"))
    assert problem.fix == "remove it, or see docs/writing.md for the keys there are"


@pytest.mark.parametrize(
    ("misspelled", "key"), [("titel", "title"), ("addresees", "addressees"), ("topic", "topics")]
)
def test_a_needed_key_that_is_misspelled_is_one_problem(misspelled: str, key: str) -> None:
    record = without(Recommendation, key)
    assert isinstance(record, dict)
    (problem,), _ = found_in(Recommendation, {**record, misspelled: "x"})
    assert (problem.code, problem.fix) == (Code.UNKNOWN_KEY, f"did you mean '{key}'?")


def test_one_of_two_needed_keys_that_is_misspelled_leaves_the_other_missing() -> None:
    record = {"id": "s", "titel": "t"}
    (problem,), _ = found_in(SectionHead, record)
    assert problem.code is Code.UNKNOWN_KEY
    problems, _ = found_in(SectionHead, {"titel": "t"})
    assert sorted(one.message for one in problems) == [
        "'it' has no 'id'",
        "'it' knows no key 'titel'",
    ]


def test_a_key_of_another_kind_of_entry_is_told_whose_it_is() -> None:
    entry = follow_up("development", "a", "2020", closure="superseded")
    (problem,), _ = found_in(Recommendation, changed(Recommendation, follow_up=[entry]))
    assert problem.message == "'it' (follow-up 1) knows no key 'closure'"
    assert problem.fix == (
        "remove it, or correct the kind: 'development' has no such key, 'closure' has"
    )


@pytest.mark.parametrize(
    ("model", "key", "fix"),
    [
        (Recommendation, "section", "write an id, or remove the key where it is optional"),
        (Recommendation, "number", "write it in digits, as 17"),
        (Recommendation, "priority", "allowed: priority, other"),
        (Mission, "election_date", "write it as 2016-03-20, 2016-03 or 2016"),
        (Report, "language", "write it, or remove the key where it is optional"),
    ],
)
def test_a_key_without_a_value_is_empty(model: type[BaseModel], key: str, fix: str) -> None:
    (problem,), _ = found_in(model, changed(model, **{key: ""}))
    assert (problem.code, problem.message) == (Code.WRONG_VALUE, f"'{key}' is empty")
    assert problem.fix == fix


def test_what_may_be_missing_and_is_empty_has_no_code_of_its_own() -> None:
    (problem,), _ = found_in(Mission, changed(Mission, sources=""))
    assert (problem.code, problem.message) == (Code.WRONG_VALUE, "'sources' should be a list")


@pytest.mark.parametrize("value", ["x", ["x"]])
def test_what_is_no_mapping_at_all_is_no_record(value: Value) -> None:
    (problem,), _ = found_in(SectionHead, value)
    assert problem.message == "the record should be a mapping"


def test_a_value_in_a_list_is_named_by_its_place_in_it() -> None:
    (problem,), _ = found_in(Recommendation, changed(Recommendation, topics=["a", ["b"]]))
    assert problem.message == "'topics' 2 should be a text"


@pytest.mark.parametrize("value", ["X" * 100_000, "9" * 5000 + "X"])
@pytest.mark.parametrize("key", ["number", "priority", "official"])
def test_of_a_very_long_value_only_the_beginning_is_shown(key: str, value: str) -> None:
    (problem,), _ = found_in(Recommendation, changed(Recommendation, **{key: value}))
    assert len(f"{problem}") < 300


def test_an_unknown_kind_of_follow_up_is_told_which_there_are() -> None:
    entry = follow_up("developments", "a", "2020")
    (problem,), _ = found_in(Recommendation, changed(Recommendation, follow_up=[entry]))
    assert problem.code is Code.WRONG_VALUE
    assert problem.message == "'developments' is not a kind of follow-up entry"
    assert problem.fix == (
        "did you mean 'development'? "
        "allowed: development, response, assessment, closure, correction"
    )


def test_a_follow_up_entry_without_a_kind_is_told_which_there_are() -> None:
    entry = {key: value for key, value in follow_up("", "a", "2020").items() if key != "kind"}
    (problem,), _ = found_in(Recommendation, changed(Recommendation, follow_up=[entry]))
    assert problem.message == "the follow-up entry has no 'kind'"
    assert problem.fix == (
        "add `kind: …`, one of development, response, assessment, closure, correction"
    )


def test_everything_wrong_with_a_record_is_told() -> None:
    record = changed(Recommendation, title="", priority="x", number="0", other="y")
    problems, _ = found_in(Recommendation, record)
    assert sorted(problem.code.value for problem in problems) == [
        "unknown-key",
        "wrong-value",
        "wrong-value",
        "wrong-value",
    ]


def test_a_list_with_a_wrong_value_is_not_called_empty_too() -> None:
    problems, _ = found_in(Recommendation, changed(Recommendation, change=["A B"]))
    assert [problem.message for problem in problems] == [
        "'A B' is not one of the values of 'change'"
    ]


@pytest.mark.parametrize("model", list(GOOD))
def test_no_problem_speaks_the_language_of_the_engine(model: type[BaseModel]) -> None:
    problems, _ = found_in(model, {"id": ["x"], "title": {}, "number": {}, "sources": "s"})
    words = " ".join(f"{one.message} {one.fix}" for one in problems)
    assert not re.search(r"[Ii]nput|[Vv]alidation|None|tuple|\bstr\b|dict|enum|pydantic", words)


@pytest.mark.parametrize(
    ("word", "fix"),
    [
        pytest.param("commision", "did you mean 'commission'?", id="a letter less"),
        pytest.param("the-electoral-commission-of-all", None, id="too far"),
        pytest.param("zzz", None, id="nothing like it"),
    ],
)
def test_the_nearest_known_name_is_offered(word: str, fix: str | None) -> None:
    assert nearest(word, {"commission", "coast"}) == fix


def test_of_two_names_equally_near_always_the_same_is_offered() -> None:
    assert nearest("list-x", ["list-b", "list-a"]) == nearest("list-x", ["list-a", "list-b"])
