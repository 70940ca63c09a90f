"""YAML as text with places: what is typed is what is read, and each slip is told where it is."""

from itertools import pairwise

import pytest

from afterword.problems import Code, Place
from afterword.sources.yaml_source import YamlFile, key_place, read_yaml


def read(text: str) -> YamlFile:
    return read_yaml(text, "f.yml")


def told(text: str) -> list[tuple[Code, str, str]]:
    return [(one.code, str(one.place), one.message) for one in read(text).problems]


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("NO", id="a country, not false"),
        pytest.param("yes", id="a word, not true"),
        pytest.param("off", id="a word, not false"),
        pytest.param("012", id="digits, not ten"),
        pytest.param("1.10", id="a paragraph, not 1.1"),
        pytest.param("1_000", id="an underscore"),
        pytest.param("0x1F", id="not hexadecimal"),
        pytest.param("1e3", id="not a thousand"),
        pytest.param("12:30", id="an hour, not base sixty"),
        pytest.param("2016-03-20", id="a date"),
        pytest.param("null", id="a word, not nothing"),
        pytest.param("~", id="a sign, not nothing"),
        pytest.param("Әділет", id="Kazakh letters"),
    ],
)
def test_a_scalar_stays_the_text_that_was_typed(word: str) -> None:
    assert read(f"a: {word}\nb: [{word}]\n").value == {"a": word, "b": [word]}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("a:\n", "", id="nothing"),
        pytest.param("a: ''\n", "", id="empty quotes"),
        pytest.param("a: 'it''s'\n", "it's", id="single quotes"),
        pytest.param('a: "1\\t2 \\u04d9"\n', "1\t2 ә", id="double quotes with escapes"),
        pytest.param("a: >-\n  one\n  two\n\n  three\n", "one two\nthree", id="folded"),
        pytest.param("a: |\n  one\n  two\n", "one\ntwo\n", id="as it stands"),
        pytest.param("a: b # c\n", "b", id="a comment"),
        pytest.param("a: b#c\n", "b#c", id="a sign that is no comment"),
    ],
)
def test_a_text_can_be_written_in_every_form_of_yaml(text: str, value: str) -> None:
    assert read(text).value == {"a": value}


def test_lists_and_mappings_stay_in_their_order() -> None:
    value = read("b: [2, 1]\na:\n  - d: x\n    c: y\n").value
    assert value == {"b": ["2", "1"], "a": [{"d": "x", "c": "y"}]}
    assert isinstance(value, dict)
    assert list(value) == ["b", "a"]


@pytest.mark.parametrize("text", ["", "# only a comment\n", "\n\n"])
def test_a_file_without_a_value_holds_none_and_no_problem(text: str) -> None:
    found = read(text)
    assert (found.value, found.problems) == (None, ())


DOCUMENT = """\
id: one
әділет:   two
parts:
  - letter: a
    text: >-
      first
  - {letter: b, text: second}
topics: [x, yy, "z"]
"""


@pytest.mark.parametrize(
    ("loc", "line", "column"),
    [
        pytest.param((), 1, 1, id="the whole"),
        pytest.param(("id",), 1, 5, id="a text"),
        pytest.param(("әділет",), 2, 11, id="after letters of two bytes"),
        pytest.param(("parts",), 4, 3, id="a list"),
        pytest.param(("parts", 0), 4, 5, id="a mapping"),
        pytest.param(("parts", 0, "text"), 5, 11, id="a folded text"),
        pytest.param(("parts", 1, "text"), 7, 23, id="in braces"),
        pytest.param(("topics", 1), 8, 13, id="in brackets"),
        pytest.param(("topics", 2), 8, 17, id="in quotes"),
    ],
)
def test_a_value_knows_where_it_stands(loc: tuple[str | int, ...], line: int, column: int) -> None:
    assert read(DOCUMENT).places[loc] == Place("f.yml", line, column)


@pytest.mark.parametrize(
    ("loc", "line", "column"),
    [
        pytest.param(("әділет",), 2, 1, id="at the head of a line"),
        pytest.param(("parts", 0, "text"), 5, 5, id="further in"),
        pytest.param(("parts", 1, "text"), 7, 17, id="in braces"),
    ],
)
def test_a_key_knows_where_it_stands(loc: tuple[str | int, ...], line: int, column: int) -> None:
    assert key_place(read(DOCUMENT).places, loc) == Place("f.yml", line, column)


def test_what_is_no_key_has_no_place_as_a_key() -> None:
    assert key_place(read(DOCUMENT).places, ("topics", 1)) is None


def test_lines_are_counted_from_the_line_that_is_given() -> None:
    found = read_yaml("a: 1\nb: 2\n", "f.md", first_line=2)
    assert found.places["b",] == Place("f.md", 3, 4)


def test_a_key_standing_twice_is_a_problem_and_the_first_counts() -> None:
    found = read("a: 1\nb: 2\na: 3\n")
    assert found.value == {"a": "1", "b": "2"}
    assert told("a: 1\nb: 2\na: 3\n") == [
        (Code.DUPLICATE_KEY, "f.yml:3:1", "the key 'a' stands twice; the first is in line 1")
    ]


def test_a_key_may_stand_in_two_mappings() -> None:
    assert told("- {a: 1}\n- {a: 2}\n") == []


def test_keys_that_a_schema_of_yaml_takes_for_equal_are_two() -> None:
    assert read("1: a\n01: b\n1.0: c\n").value == {"1": "a", "01": "b", "1.0": "c"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("a: &x 1\nb: *x\n", "f.yml:1:4", id="a text"),
        pytest.param("a: &x [1]\nb: *x\n", "f.yml:1:4", id="a list"),
        pytest.param("a: &x {b: *x}\n", "f.yml:1:4", id="a circle"),
        pytest.param("a: &x {b: 1}\nc: {<<: *x}\n", "f.yml:1:4", id="a merge"),
        pytest.param("a: &x 1\n*x : 2\n", "f.yml:1:4", id="a key"),
        pytest.param("&x a: 1\n", "f.yml:1:1", id="an anchor of a key"),
        pytest.param("a: &x 1\nb: &y 2\n", "f.yml:1:4", id="anchors that nothing uses"),
    ],
)
def test_anchors_and_aliases_are_one_problem_where_the_first_stands(text: str, place: str) -> None:
    message = "anchors and aliases are not used here"
    assert told(text) == [(Code.YAML_FEATURE, place, message)]
    assert not read(text).is_plain


@pytest.mark.parametrize("words", ["*x", "*bold* words", "**bold** words", "&", "!<x"])
def test_a_text_that_begins_with_a_sign_of_yaml_is_a_problem(words: str) -> None:
    message = f"this is not YAML: a text cannot begin with '{words[0]}'"
    assert told(f"a: {words}\n") == [(Code.YAML_SYNTAX, "f.yml:1:4", message)]
    assert read(f"a: {words}\n").value is None


@pytest.mark.parametrize("tag", ["!secret", "!!python/object:os.system", "!<tag:example.org,x>"])
def test_a_tag_of_a_program_is_never_obeyed(tag: str) -> None:
    assert read(f"a: {tag} b\n").value == {"a": "b"}


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        pytest.param("!secret", "!secret", id="of its own"),
        pytest.param("!!python/name:os.system", "!!python/name:os.system", id="of Python"),
        pytest.param("!!int", "!!int", id="of YAML"),
        pytest.param("!", "!", id="of nothing"),
    ],
)
@pytest.mark.parametrize("value", ["b", "'b'", "[b]", "{b: c}"])
def test_a_tag_is_a_problem(tag: str, shown: str, value: str) -> None:
    assert told(f"a: {tag} {value}\n") == [
        (Code.YAML_FEATURE, "f.yml:1:4", f"the tag '{shown}' is not used here")
    ]


def test_a_file_that_only_repeats_a_key_is_plain() -> None:
    assert read("a: 1\na: 2\n").is_plain


def test_several_documents_are_a_problem() -> None:
    assert told("a: 1\n---\nb: 2\n---\nc: 3\n") == [
        (Code.YAML_FEATURE, "f.yml:3:1", "the file holds several documents")
    ]


@pytest.mark.parametrize("text", ["---\na: 1\n", "%YAML 1.1\n---\na: 1\n", "a: 1\n...\n"])
def test_one_document_may_be_marked_as_one(text: str) -> None:
    found = read(text)
    assert (found.value, found.problems) == ({"a": "1"}, ())


@pytest.mark.parametrize("text", ["? [a, b]\n: c\n", "{a: b}: c\n"])
def test_a_key_that_is_no_text_is_a_problem(text: str) -> None:
    assert [(code, message) for code, _, message in told(text)] == [
        (Code.YAML_FEATURE, "a key is a list or a mapping")
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("a: b: c\n", "f.yml:1:5", id="a colon inside a text"),
        pytest.param("a: 1\n b: 2\n", "f.yml:2:3", id="indentation"),
        pytest.param("a: 'b\nc: d\n", "f.yml:1:4", id="an open quote"),
        pytest.param("a: [b\nc: d\n", "f.yml:2:2", id="an open bracket"),
        pytest.param("a: `b`\n", "f.yml:1:4", id="a backtick"),
        pytest.param("a:\n\tb: c\n", "f.yml:2:1", id="a tab"),
    ],
)
def test_what_is_not_yaml_is_told_where_it_is_not(text: str, place: str) -> None:
    ((code, where, message),) = told(text)
    assert (code, where) == (Code.YAML_SYNTAX, place)
    assert message.startswith("this is not YAML: ")


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x7f"])
def test_a_control_character_is_a_problem(sign: str) -> None:
    assert [code for code, _, _ in told(f"a: b{sign}\n")] == [Code.YAML_SYNTAX]


def test_what_is_not_yaml_holds_no_value() -> None:
    assert read("a: [b\n").value is None


def test_a_list_may_be_forty_lists_deep() -> None:
    assert told(f"{'[' * 41}{']' * 41}\n") == []


@pytest.mark.parametrize("depth", [42, 60, 500, 100_000])
def test_lists_within_lists_without_end_are_a_problem(depth: int) -> None:
    message = "lists and mappings are nested too deep"
    assert told(f"{'[' * depth}{']' * depth}\n") == [(Code.YAML_FEATURE, "f.yml:1:42", message)]


def test_problems_of_a_file_are_told_in_reading_order() -> None:
    text = "a: !x 1\na: 2\n? [b]\n: 3\nc: !y 4\n"
    places = [one.place for one in read(text).problems]
    assert len(places) == 4
    assert all(first < second for first, second in pairwise(places))
