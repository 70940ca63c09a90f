"""Names in texts: what they cite, print, call and place is there."""

from pathlib import Path

import pytest

from afterword.linking.checks import check
from afterword.linking.register import Register
from afterword.problems import Code
from afterword.sources.load import load
from tests.unit.small_annex import (
    ANNEX,
    ANNEX_FILE,
    NOTE_FILE,
    TABLE_FILE,
    note,
    notes_yaml,
    table,
    tables_yaml,
    with_annex,
)
from tests.unit.small_project import (
    SECTION,
    follow_up,
    recommendation_yaml,
    report_yaml,
    rule_problems,
    write_project,
)

SECTION_FILE = "content/sections/01-voter-lists.md"
RECOMMENDATION_FILE = "recommendations/01-lists.yml"


@pytest.mark.parametrize(
    ("path", "text", "code", "message", "fix", "place"),
    [
        pytest.param(
            SECTION_FILE,
            SECTION.replace("figure:listed", "figure:liste"),
            Code.UNKNOWN_FIGURE,
            "the text prints 'liste-voters': content/figures.yml does not state it",
            "did you mean 'listed-voters'?",
            "7:16",
            id="a figure of a section",
        ),
        pytest.param(
            ANNEX_FILE,
            ANNEX.replace("What", "{figure:votes} What"),
            Code.UNKNOWN_FIGURE,
            "the text prints 'votes': content/figures.yml does not state it",
            "add it there, or correct the id",
            "7:1",
            id="a figure of an annex",
        ),
        pytest.param(
            ANNEX_FILE,
            f"{ANNEX}\nWords.{{note:two-total}}\n",
            Code.UNKNOWN_NOTE,
            "the text calls 'two-total': content/notes.yml does not have it",
            "did you mean 'two-totals'?",
            "11:7",
            id="a note",
        ),
        pytest.param(
            ANNEX_FILE,
            f"{ANNEX}\n{{note:}}\n",
            Code.UNKNOWN_NOTE,
            "the text calls '': content/notes.yml does not have it",
            "add it there, or correct the id",
            "11:1",
            id="a note without a name",
        ),
        pytest.param(
            ANNEX_FILE,
            f"{ANNEX}\n::: table counts-in-ful\n",
            Code.UNKNOWN_TABLE,
            "the text places 'counts-in-ful': content/tables.yml does not have it",
            "did you mean 'counts-in-full'?",
            "11:1",
            id="a table",
        ),
    ],
)
def test_what_a_text_names_is_there(
    tmp_path: Path, path: str, text: str, code: Code, message: str, fix: str, place: str
) -> None:
    found = rule_problems(tmp_path, with_annex({path: text}))
    (problem,) = (one for one in found if one.code is not Code.UNUSED_FIGURE)
    assert (problem.code, problem.message, problem.fix) == (code, message, fix)
    assert str(problem.place) == f"{path}:{place}"


@pytest.mark.parametrize("body", ["summary", "notice"])
def test_a_figure_in_a_text_of_the_report_is_one_that_is_stated(tmp_path: Path, body: str) -> None:
    changed = report_yaml(**{body: "Of {figure:none}."})
    (problem,) = rule_problems(tmp_path, {"content/report.yml": changed})
    assert problem.code is Code.UNKNOWN_FIGURE
    assert changed.split("\n")[problem.place.line - 1].startswith(f"{body}: ")


def test_a_note_prints_and_cites_what_there_is(tmp_path: Path) -> None:
    text = "{figure:none} of [@coast-charter-1991/9]."
    changed = notes_yaml(note("two-totals", text=text))
    problems = rule_problems(tmp_path, with_annex({NOTE_FILE: changed}))
    assert {problem.code for problem in problems} == {Code.UNKNOWN_FIGURE, Code.UNKNOWN_PROVISION}
    lines = {changed.split("\n")[problem.place.line - 1] for problem in problems}
    assert lines == {f'  text: "{text}"'}


WORDS = {
    "{note:two-totals}": "editors' notes are called in sections only",
    "::: table counts-in-full": "tables are placed in sections only",
    "::: recommendation 1": "recommendations are placed in sections only",
}


@pytest.mark.parametrize(("mark", "message"), WORDS.items())
@pytest.mark.parametrize(
    "path", ["content/pages/a.md", RECOMMENDATION_FILE, NOTE_FILE, "content/report.yml"]
)
def test_what_belongs_to_the_report_stands_in_its_sections_only(
    tmp_path: Path, path: str, mark: str, message: str
) -> None:
    texts = {
        "content/pages/a.md": f"---\nid: a\ntitle: A\n---\n\n{mark}\n",
        RECOMMENDATION_FILE: recommendation_yaml(
            follow_up=[follow_up("development", "d", "2020", text=mark)]
        ),
        NOTE_FILE: notes_yaml(note("two-totals", text=mark)),
        "content/report.yml": report_yaml(summary=mark),
    }
    (problem,) = rule_problems(tmp_path, with_annex({path: texts[path]}))
    assert (problem.code, problem.message) == (Code.UNKNOWN_MARK, message)
    assert problem.place.path == path


@pytest.mark.parametrize(
    ("mark", "path", "text"),
    [
        pytest.param(
            "{note:two-totals}",
            TABLE_FILE,
            tables_yaml(table(title="Counts{note:two-totals}")),
            id="the title of a table",
        ),
        pytest.param(
            "{figure:listed-voters}",
            NOTE_FILE,
            notes_yaml(note("two-totals", title="Of {figure:listed-voters}")),
            id="the title of a note",
        ),
    ],
)
def test_what_is_printed_as_it_is_typed_names_nothing(
    tmp_path: Path, mark: str, path: str, text: str
) -> None:
    (problem,) = rule_problems(tmp_path, with_annex({path: text}))
    assert (problem.code, problem.message) == (
        Code.UNKNOWN_MARK,
        f"'{mark}' stands in 'title', which is plain text",
    )


@pytest.mark.parametrize(
    ("path", "broken"),
    [
        pytest.param(NOTE_FILE, notes_yaml(note("two-totals", grounds="x")), id="a note"),
        pytest.param(NOTE_FILE, "", id="all notes"),
        pytest.param(TABLE_FILE, tables_yaml(table(sort="A B")), id="a table"),
        pytest.param(TABLE_FILE, tables_yaml(table(id="A")), id="a table without an id"),
    ],
)
def test_what_cannot_be_read_is_not_called_unknown_too(
    tmp_path: Path, path: str, broken: str
) -> None:
    project = write_project(tmp_path, with_annex({path: broken}))
    loaded, problems = load(project)
    assert {problem.place.path for problem in problems} == {path}
    assert check(Register(loaded=loaded), project) == ()


@pytest.mark.parametrize(
    ("cited", "code", "fix"),
    [
        pytest.param(
            "coast-chart-1991/4.1",
            Code.UNKNOWN_INSTRUMENT,
            "did you mean 'coast-charter-1991'?",
            id="an instrument like another",
        ),
        pytest.param(
            "zz/4.1",
            Code.UNKNOWN_INSTRUMENT,
            "references/instruments: add it there, or correct the id",
            id="an instrument like no other",
        ),
        pytest.param(
            "coast-charter-1991/4.2",
            Code.UNKNOWN_PROVISION,
            "did you mean 'coast-charter-1991/4.1'?",
            id="a provision",
        ),
        pytest.param(
            "coast-charter-1991/",
            Code.UNKNOWN_PROVISION,
            "did you mean 'coast-charter-1991/4.1'?",
            id="no path",
        ),
        pytest.param(
            "",
            Code.UNKNOWN_INSTRUMENT,
            "references/instruments: add it there, or correct the id",
            id="nothing",
        ),
    ],
)
def test_what_a_text_cites_exists(tmp_path: Path, cited: str, code: Code, fix: str) -> None:
    text = SECTION.replace("coast-charter-1991/4.1", cited)
    (problem,) = rule_problems(tmp_path, {SECTION_FILE: text})
    assert (problem.code, problem.fix) == (code, fix)
    assert str(problem.place) == f"{SECTION_FILE}:14:1"


def test_what_a_recommendation_cites_exists(tmp_path: Path) -> None:
    changed = recommendation_yaml(
        provisions=[{"cite": "coast-charter-1991/9", "relation": "rests-on"}]
    )
    (problem,) = rule_problems(tmp_path, {RECOMMENDATION_FILE: changed})
    assert problem.code is Code.UNKNOWN_PROVISION
    assert (
        problem.message == "'sor-2018-r1' cites 'coast-charter-1991/9', which no instrument holds"
    )


def test_an_instrument_may_be_cited_as_a_whole(tmp_path: Path) -> None:
    text = SECTION.replace("coast-charter-1991/4.1", "coast-charter-1991")
    assert rule_problems(tmp_path, {SECTION_FILE: text}) == ()
