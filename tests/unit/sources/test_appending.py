"""Records added to a list: the file before and the lines of the record are the file after."""

import pytest

from afterword.problems import ProblemsFoundError
from afterword.sources.appending import Item, append
from afterword.sources.yaml_source import read_yaml

ENTRY: Item = {"id": "b", "text": "Words."}


def added(before: str, *items: Item, key: str = "follow_up") -> str:
    return append(before.encode(), "r.yml", key, items or (ENTRY,)).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "id: r\nfollow_up:\n  - id: a\n    text: A.\n",
            "id: r\nfollow_up:\n  - id: a\n    text: A.\n  - id: b\n    text: Words.\n",
            id="at the end of the file",
        ),
        pytest.param(
            "follow_up:\n- id: a\n  text: A.",
            "follow_up:\n- id: a\n  text: A.\n- id: b\n  text: Words.\n",
            id="no line end in the last line, no indentation",
        ),
        pytest.param(
            "follow_up:\n  -   id: a # first\n  # more of a\n\n# of reviews\nreviews: []\n",
            "follow_up:\n  -   id: a # first\n  # more of a\n"
            "  -   id: b\n      text: Words.\n\n# of reviews\nreviews: []\n",
            id="comments and another key below",
        ),
        pytest.param(
            "follow_up:\n  - id: a\n\n  # to be asked again\n# end\n",
            "follow_up:\n  - id: a\n\n  # to be asked again\n  - id: b\n    text: Words.\n# end\n",
            id="a comment of the list below an empty line",
        ),
        pytest.param(
            "follow_up:\n  - id: a\n\n  - id: c\n\nreviews: []\n",
            "follow_up:\n  - id: a\n\n  - id: c\n\n  - id: b\n    text: Words.\n\nreviews: []\n",
            id="empty lines between the entries",
        ),
        pytest.param(
            "follow_up: []  # nothing yet\nreviews: []\n",
            "follow_up:  # nothing yet\n  - id: b\n    text: Words.\nreviews: []\n",
            id="an empty list with a comment",
        ),
        pytest.param(
            "parts:\n- letter: a\nfollow_up:\n  []\n",
            "parts:\n- letter: a\nfollow_up:\n- id: b\n  text: Words.\n",
            id="an empty list in the next line, and another list to go by",
        ),
        pytest.param(
            "id: r\nnumber: 1\n# the end\n",
            "id: r\nnumber: 1\nfollow_up:\n  - id: b\n    text: Words.\n# the end\n",
            id="no such key",
        ),
        pytest.param(
            "  id: r\n  follow_up:\n    - id: a\n",
            "  id: r\n  follow_up:\n    - id: a\n    - id: b\n      text: Words.\n",
            id="the whole record indented",
        ),
        pytest.param(
            "follow_up:\n  - text: |+\n      A.\n\n\nid: r\n",
            "follow_up:\n  - text: |+\n      A.\n\n\n  - id: b\n    text: Words.\nid: r\n",
            id="empty lines that belong to a text",
        ),
        pytest.param(
            "follow_up:\n  - id: a\n    text: >-\n      A.\n      # of the text\n",
            "follow_up:\n  - id: a\n    text: >-\n      A.\n      # of the text\n"
            "  - id: b\n    text: Words.\n",
            id="a text that looks like a comment",
        ),
        pytest.param(
            "---\nfollow_up:\n  - {id: a}\n...\n",
            "---\nfollow_up:\n  - {id: a}\n  - id: b\n    text: Words.\n...\n",
            id="marks of the document",
        ),
    ],
)
def test_an_entry_stands_where_an_author_would_put_it(before: str, after: str) -> None:
    assert added(before) == after


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    before = b"\xef\xbb\xbfid: r\r\nfollow_up:\r\n  - id: a\r\n"
    after = append(before, "r.yml", "follow_up", [ENTRY])
    assert after == before + b"  - id: b\r\n    text: Words.\r\n"


def test_several_entries_keep_their_order() -> None:
    after = added("follow_up: []\n", {"id": "b"}, {"id": "c"})
    assert after == "follow_up:\n  - id: b\n  - id: c\n"


def test_an_entry_is_written_in_the_style_of_the_files() -> None:
    words = (
        "The answer is due within three working days, and silence allows the event to be held as"
    )
    entry: Item = {
        "id": "law-333-vi",
        "date": "2020-05-25",
        "text": f"{words} announced.",
        "sources": ["law-333-vi", "x"],
        "recorded": {"date": "2026-11-22", "by": "Afterword editors"},
    }
    assert added("follow_up: []\n", entry) == (
        "follow_up:\n"
        "  - id: law-333-vi\n"
        "    date: 2020-05-25\n"
        "    text: >-\n"
        f"      {words}\n"
        "      announced.\n"
        "    sources: [law-333-vi, x]\n"
        "    recorded: {date: 2026-11-22, by: Afterword editors}\n"
    )


@pytest.mark.parametrize("day", ["2020-05-25", "2019-11", "2023"])
def test_dates_stand_without_quotation_marks(day: str) -> None:
    assert added("follow_up: []\n", {"date": day}).endswith(f"- date: {day}\n")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("no", id="a word of logic"),
        pytest.param("2020", id="digits"),
        pytest.param("null", id="nothing"),
        pytest.param("ends with:", id="a colon at the end"),
        pytest.param("a: b", id="a colon"),
        pytest.param("a # b", id="a comment"),
        pytest.param("- a", id="a hyphen"),
        pytest.param("*a* and [b]", id="signs of YAML"),
        pytest.param("'a' said \"b\"", id="quotation marks"),
        pytest.param("a\n\nb", id="paragraphs"),
        pytest.param("  a\nb  \n", id="blanks at the ends of lines"),
        pytest.param("a  b " * 40, id="double blanks in a long text"),
        pytest.param("Әділет құқық\u2028x", id="a line separator"),
        pytest.param("a" * 300, id="a long word"),
        pytest.param("", id="nothing at all"),
    ],
)
def test_a_text_reads_back_as_it_was_typed(text: str) -> None:
    found = read_yaml(added("follow_up: []\n", {"id": "b", "text": text}), "r.yml")
    assert found.value == {"follow_up": [{"id": "b", "text": text}]}


@pytest.mark.parametrize(
    ("before", "place", "message"),
    [
        pytest.param(
            "follow_up: [{id: a}]\n",
            "r.yml:1:12",
            "'follow_up' is not a list on lines of its own: nothing can be added to it",
            id="entries in brackets",
        ),
        pytest.param(
            "id: r\nfollow_up: [ # none\n  ]\n",
            "r.yml:2:12",
            "the brackets of 'follow_up' hold a comment: nothing can be added",
            id="a comment in the brackets",
        ),
        pytest.param(
            "{id: r}\n",
            "r.yml",
            "the record does not stand on lines of its own",
            id="a record in brackets",
        ),
    ],
)
def test_what_stands_in_brackets_cannot_grow(before: str, place: str, message: str) -> None:
    with pytest.raises(ProblemsFoundError) as caught:
        added(before)
    (problem,) = caught.value.problems
    assert (str(problem.place), problem.message) == (place, message)
    assert problem.code.value == "not-appendable"
