"""Questions and answers: names are offered and found, and asked again where they are wrong."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from afterword.recording.drafts import Draft
from afterword.recording.single_entry import ask_draft, ask_recommendation
from tests.unit.recording.recorded_project import project


class Talk:
    """A terminal at which the answers are known beforehand."""

    def __init__(self, *answers: str) -> None:
        self._answers: Iterator[str] = iter(answers)
        self.said: list[str] = []

    def ask(self, question: str, usual: str) -> str:
        self.said.append(question)
        return next(self._answers) or usual

    def say(self, words: str) -> None:
        self.said.append(words)


def asked(folder: Path, *answers: str) -> tuple[Draft, list[str]]:
    checked, talk = project(folder), Talk(*answers)
    record = checked.register.recommendations[0]
    return ask_draft(checked.register, record, talk.ask, talk.say), talk.said


def test_each_field_of_a_kind_is_asked(tmp_path: Path) -> None:
    draft, said = asked(
        tmp_path,
        "3",
        "coast",
        "1",
        "rating",
        "b",
        "2021-05",
        "Words.",
        "final-report",
        "-",
        "-",
        "",
    )
    assert draft == {
        "kind": "assessment",
        "assessor": "coast",
        "implementation": "fully",
        "basis": "rating",
        "part": "b",
        "date": "2021-05",
        "text": "Words.",
        "sources": "final-report",
        "confidence": "stated",
    }
    assert "    2  coast  Coast Observers" in said


def test_a_reading_is_asked_for_its_grounds_and_who_reports_the_words(tmp_path: Path) -> None:
    answers = ("3", "coast", "1", "reading", "b", "2021", "W.", "", "Page 3", "", "But.", "1")
    draft, said = asked(tmp_path, *answers, "-", "1", "inferred")
    assert (draft["where"], draft["reservation"]) == ("Page 3", "But.")
    assert draft["quoted_by"] == "final-report"
    fix = "say what speaks against it, and what would change it"
    assert f"it is missing; an editors' own assessment needs it: {fix}" in said


def test_a_development_is_asked_which_assessment_it_reverses(tmp_path: Path) -> None:
    draft, said = asked(tmp_path, "1", "coast-2020", "2021", "W.", "1", "-", "-", "")
    assert draft["reverses"] == "coast-2020"
    assert "    1  coast-2020" in said


def test_a_name_is_found_by_a_word(tmp_path: Path) -> None:
    answers = ("response", "VOTERS", "partly", "2021", "W.", "final rep", "-", "-", "inferred")
    draft, said = asked(tmp_path, *answers)
    assert (draft["by"], draft["sources"]) == ("forum", "final-report")
    assert "  forum" in said


def test_a_wrong_answer_is_told_and_asked_again(tmp_path: Path) -> None:
    answers = ("devlopment", "1", "-", "soon", "2021", "", "W.", "nothing", "1", "-", "-", "")
    draft, said = asked(tmp_path, *answers)
    assert draft["date"] == "2021"
    assert "did you mean 'development'?" in said
    assert "'soon' is not a date: write it as 2016-03-20, 2016-03 or 2016" in said
    assert "it is missing; a development needs it: say it in your own words" in said
    assert "there is none with that number, id or word" in said


def test_the_entries_that_can_be_corrected_are_offered(tmp_path: Path) -> None:
    draft, said = asked(tmp_path, "correction", "2", "2021", "No.", "1", "-", "-", "")
    assert draft["corrects"] == "law-2019"
    assert "    1  coast-2020  Words of coast-2020." in said


def test_a_review_asks_for_a_date_and_a_text_only(tmp_path: Path) -> None:
    draft, _ = asked(tmp_path, "review", "2024-05-01", "Nothing found.")
    assert draft == {"kind": "review", "date": "2024-05-01", "text": "Nothing found."}


@pytest.mark.parametrize("answer", ["1", "sor-2018-r1", "kept UP"])
def test_a_recommendation_is_found_by_number_id_or_word(tmp_path: Path, answer: str) -> None:
    talk = Talk(answer)
    register = project(tmp_path).register
    ask: Callable[[str, str], str] = talk.ask
    assert ask_recommendation(register, ask, talk.say).id == "sor-2018-r1"
