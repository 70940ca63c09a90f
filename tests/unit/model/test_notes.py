"""Editors' notes: what one rests on, and what it names where that is another document."""

import pytest
from pydantic import ValidationError

from afterword.model.report import EditorsNote, Grounds
from tests.unit.model.refusals import words_of
from tests.unit.small_project import Value

NOTE: dict[str, Value] = {"id": "a", "title": "A", "text": "Words.", "grounds": "text"}


@pytest.mark.parametrize("grounds", ["text", "judgement"])
def test_a_note_that_rests_on_the_report_or_on_a_judgement_names_no_document(grounds: str) -> None:
    note = EditorsNote.model_validate({**NOTE, "grounds": grounds})
    assert (note.grounds, note.sources) == (Grounds(grounds), ())


def test_a_note_that_rests_on_another_document_names_it() -> None:
    note = EditorsNote.model_validate({**NOTE, "grounds": "outside", "sources": ["final-report"]})
    assert note.sources == ("final-report",)


@pytest.mark.parametrize("more", [{}, {"sources": []}])
def test_a_note_that_rests_on_a_document_without_a_name_is_refused(more: dict[str, Value]) -> None:
    with pytest.raises(ValidationError) as caught:
        EditorsNote.model_validate({**NOTE, "grounds": "outside", **more})
    assert words_of(caught.value) == ["rests on another document and names none|add `sources:`"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        pytest.param("id", "A note", id="no id"),
        pytest.param("title", "", id="no title"),
        pytest.param("text", " ", id="no text"),
        pytest.param("grounds", "hearsay", id="grounds that there are not"),
        pytest.param("sources", "final-report", id="a text for a list"),
        pytest.param("number", "1", id="a number, which is never typed"),
    ],
)
def test_a_note_cannot_be_so(key: str, value: Value) -> None:
    with pytest.raises(ValidationError) as caught:
        EditorsNote.model_validate({**NOTE, key: value})
    assert [error["loc"][0] for error in caught.value.errors()] == [key]
