"""What is stated is used, or says why it is kept."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from afterword.linking.register import Register
from afterword.linking.rules.used import unused
from afterword.problems import Code
from afterword.sources.load import load
from tests.unit.small_annex import (
    ANNEX,
    ANNEX_FILE,
    DATA_FILE,
    FIGURE_FILE,
    NOTE_FILE,
    TABLE_FILE,
    figure,
    figures_yaml,
    note,
    notes_yaml,
    table,
    tables_yaml,
    with_annex,
)
from tests.unit.small_project import (
    SECTION,
    SOURCES,
    Value,
    follow_up,
    instrument_yaml,
    list_yaml,
    recommendation_yaml,
    report_yaml,
    rule_problems,
    write_project,
)

SECTION_FILE = "content/sections/01-voter-lists.md"
RECOMMENDATION_FILE = "recommendations/01-lists.yml"
INSTRUMENT_FILE = "references/instruments/coast-charter-1991.yml"
OTHER_FILE = "references/instruments/other.yml"
SOURCE_FILE = "references/sources.yml"
WORD_FILE = "references/words.yml"
PROVISION: Mapping[str, Value] = {"path": "4.1", "label": "l", "gist": "g"}
SECOND: Mapping[str, Value] = {"path": "4.2", "label": "l", "gist": "g"}
SPARE: Mapping[str, Value] = {**SOURCES[0], "id": "spare", "title": "Second Report"}
WITHOUT_TABLE = ANNEX.replace("::: table counts-in-full\n", "")
COUNTED: Value = {"rows": "counts"}


def other(**changes: Value) -> str:
    """Return the file of another instrument, with one provision."""
    return instrument_yaml(**{"id": "other", "provisions": [PROVISION], **changes})


UNUSED = [
    pytest.param(
        {FIGURE_FILE: figures_yaml(figure("spare", "1"))},
        Code.UNUSED_FIGURE,
        "no text prints the figure 'spare'",
        "print it with {figure:spare}, remove it, or say why it stays with `kept:`",
        "content/figures.yml:8:7",
        id="a figure",
    ),
    pytest.param(
        {SOURCE_FILE: list_yaml("sources", [*SOURCES, SPARE])},
        Code.UNUSED_SOURCE,
        "nothing rests on the source 'spare'",
        "use it, remove it, or say why it stays with `kept:`",
        "references/sources.yml:11:7",
        id="a source",
    ),
    pytest.param(
        {OTHER_FILE: other()},
        Code.UNUSED_PROVISION,
        "nothing cites the instrument 'other'",
        "cite it with [@other], remove it, or say why it stays with `kept:`",
        "references/instruments/other.yml:2:5",
        id="an instrument, of which the provisions are not told too",
    ),
    pytest.param(
        {INSTRUMENT_FILE: instrument_yaml(provisions=[PROVISION, SECOND])},
        Code.UNUSED_PROVISION,
        "nothing cites the provision 'coast-charter-1991/4.2'",
        "cite it with [@coast-charter-1991/4.2], remove it, or say why it stays with `kept:`",
        "references/instruments/coast-charter-1991.yml:16:11",
        id="a provision",
    ),
    pytest.param(
        {ANNEX_FILE: ANNEX.replace("{note:two-totals}", "`{note:two-totals}`")},
        Code.UNUSED_NOTE,
        "no section calls the editors' note 'two-totals'",
        "call it with {note:two-totals}, or remove it",
        "content/notes.yml:3:7",
        id="a note",
    ),
    pytest.param(
        {TABLE_FILE: tables_yaml(table(), table(id="spare", title="Spare counts"))},
        Code.UNUSED_TABLE,
        "no section places the table 'spare'",
        "place it with a line '::: table spare', or remove it",
        "content/tables.yml:21:7",
        id="a table",
    ),
    pytest.param(
        {WORD_FILE: list_yaml("words", [{"word": "ad hoc", "lang": "la"}])},
        Code.UNUSED_WORD,
        "no text sets the foreign word 'ad hoc' in emphasis",
        "write it as *ad hoc* where it stands, or remove it from the list",
        "references/words.yml:3:9",
        id="a foreign word",
    ),
    pytest.param(
        {"content/data/spare.csv": "\na,b\n\n1,2\n"},
        Code.UNUSED_TABLE,
        "no table shows the data 'spare', and no figure counts them",
        "state a table of it in content/tables.yml, or remove the file",
        "content/data/spare.csv",
        id="a data file",
    ),
]


@pytest.mark.parametrize(("changes", "code", "message", "fix", "place"), UNUSED)
def test_what_nothing_uses_is_a_warning(
    tmp_path: Path, changes: dict[str, str | None], code: Code, message: str, fix: str, place: str
) -> None:
    (problem,) = rule_problems(tmp_path, with_annex(changes))
    assert (problem.code, problem.severity.value) == (code, "warning")
    assert (problem.message, problem.fix) == (message, fix)
    assert str(problem.place) == place


def test_data_without_rows_that_nothing_shows_are_a_warning_too(tmp_path: Path) -> None:
    (problem,) = rule_problems(tmp_path, with_annex({"content/data/spare.csv": "a,b\n"}))
    assert (problem.code, problem.place.path) == (Code.UNUSED_TABLE, "content/data/spare.csv")


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param(
            {FIGURE_FILE: figures_yaml(figure("spare", "1", kept="For later."))}, id="a figure"
        ),
        pytest.param(
            {SOURCE_FILE: list_yaml("sources", [*SOURCES, {**SPARE, "kept": "For later."}])},
            id="a source",
        ),
        pytest.param({OTHER_FILE: other(kept="For later.")}, id="an instrument with provisions"),
        pytest.param(
            {
                INSTRUMENT_FILE: instrument_yaml(
                    provisions=[PROVISION, {**SECOND, "kept": "For later."}]
                )
            },
            id="a provision",
        ),
    ],
)
def test_what_says_why_it_is_kept_is_no_problem(
    tmp_path: Path, changes: dict[str, str | None]
) -> None:
    assert rule_problems(tmp_path, with_annex(changes)) == ()


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param(
            {
                SECTION_FILE: SECTION.replace("{figure:listed-voters}", "many"),
                "content/report.yml": report_yaml(summary="Of {figure:listed-voters}."),
            },
            id="a figure in the text of a record",
        ),
        pytest.param(
            {
                FIGURE_FILE: figures_yaml(figure("spare", "1")),
                NOTE_FILE: notes_yaml(note("two-totals", text="Of {figure:spare}.")),
            },
            id="a figure in a note",
        ),
        pytest.param(
            {
                FIGURE_FILE: figures_yaml(
                    figure("part", "7"),
                    figure("whole", "14", computed={"sum": ["part", "part"]}, kept="For later."),
                )
            },
            id="a figure that another is computed from",
        ),
        pytest.param(
            {OTHER_FILE: other(), SECTION_FILE: f"{SECTION}\n[@other/4.1]\n"},
            id="a provision that a section cites",
        ),
        pytest.param(
            {
                OTHER_FILE: other(),
                RECOMMENDATION_FILE: recommendation_yaml(
                    provisions=[{"cite": "other/4.1", "relation": "rests-on"}]
                ),
            },
            id="a provision that a recommendation cites",
        ),
        pytest.param(
            {
                OTHER_FILE: other(),
                NOTE_FILE: notes_yaml(note("two-totals", text="See [@other/4.1].")),
            },
            id="a provision that a note cites",
        ),
        pytest.param(
            {OTHER_FILE: other(provisions=[]), SECTION_FILE: f"{SECTION}\n[@other]\n"},
            id="an instrument as a whole",
        ),
        pytest.param(
            {
                SOURCE_FILE: list_yaml("sources", [*SOURCES, SPARE]),
                NOTE_FILE: notes_yaml(note("two-totals", sources=["spare"])),
            },
            id="a source of a note",
        ),
        pytest.param(
            {
                SOURCE_FILE: list_yaml("sources", [*SOURCES, SPARE]),
                RECOMMENDATION_FILE: recommendation_yaml(
                    similar_to=[
                        {
                            "body": "forum",
                            "where": "w",
                            "gist": "g",
                            "match": "same",
                            "confidence": "stated",
                            "source": "spare",
                        }
                    ]
                ),
            },
            id="a source of what another body asked",
        ),
        pytest.param(
            {
                SOURCE_FILE: list_yaml("sources", [*SOURCES, SPARE]),
                RECOMMENDATION_FILE: recommendation_yaml(
                    follow_up=[follow_up("development", "d", "2020", sources=["spare"])]
                ),
            },
            id="a source of a follow-up entry",
        ),
        pytest.param(
            {
                TABLE_FILE: None,
                ANNEX_FILE: WITHOUT_TABLE,
                FIGURE_FILE: figures_yaml(figure("n", "4", computed=COUNTED, kept="For later.")),
            },
            id="data of which a figure counts the rows",
        ),
    ],
)
def test_what_is_used_once_is_used(tmp_path: Path, changes: dict[str, str | None]) -> None:
    assert rule_problems(tmp_path, with_annex(changes)) == ()


def test_a_provision_of_an_instrument_that_is_cited_as_a_whole_is_not_cited(
    tmp_path: Path,
) -> None:
    changes = {OTHER_FILE: other(), SECTION_FILE: f"{SECTION}\n[@other]\n"}
    (problem,) = rule_problems(tmp_path, dict(changes))
    assert problem.message == "nothing cites the provision 'other/4.1'"


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param(
            {RECOMMENDATION_FILE: recommendation_yaml(priority="x")}, id="a recommendation"
        ),
        pytest.param({DATA_FILE: ""}, id="data"),
        pytest.param({ANNEX_FILE: "no front matter"}, id="an annex"),
    ],
)
def test_nothing_is_called_unused_while_some_record_cannot_be_read(
    tmp_path: Path, changes: dict[str, str | None]
) -> None:
    text = SECTION.replace("{figure:listed-voters}", "many")
    project = write_project(tmp_path, with_annex({SECTION_FILE: text, **changes}))
    loaded, problems = load(project)
    assert problems != ()
    assert list(unused(Register(loaded=loaded), project)) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It met *ad hoc*.", id="emphasis"),
        pytest.param("*Ad hoc* it met.", id="at the head of a sentence"),
        pytest.param("It met _ad hoc_, and __never__.", id="with another sign"),
        pytest.param("It met ***ad\nhoc***.", id="strong, over two lines"),
        pytest.param("Two *ad hocs*.", id="several"),
        pytest.param("2 * 3 and *ad hoc*", id="after a sign that is none of emphasis"),
    ],
)
def test_a_foreign_word_in_emphasis_is_used(tmp_path: Path, text: str) -> None:
    words = list_yaml("words", [{"word": "ad hoc", "lang": "la"}])
    changes = {WORD_FILE: words, RECOMMENDATION_FILE: recommendation_yaml(text=text)}
    assert rule_problems(tmp_path, with_annex(dict(changes))) == ()


@pytest.mark.parametrize("text", ["It met ad hoc.", "\\*ad hoc\\*", "*ad hoc council*", "*adhoc*"])
def test_a_foreign_word_that_is_not_set_apart_is_not_used(tmp_path: Path, text: str) -> None:
    words = list_yaml("words", [{"word": "ad hoc", "lang": "la"}])
    changes = {WORD_FILE: words, RECOMMENDATION_FILE: recommendation_yaml(text=text)}
    (problem,) = rule_problems(tmp_path, with_annex(dict(changes)))
    assert problem.code is Code.UNUSED_WORD


@pytest.mark.parametrize(
    ("word", "count"), [("Әділет", 0), ("the lantern", 0), ("Қала I", 0), ("Қала", 1)]
)
def test_a_foreign_word_in_a_cell_of_a_table_is_used(tmp_path: Path, word: str, count: int) -> None:
    words = list_yaml("words", [{"word": word, "lang": "kk"}])
    assert len(rule_problems(tmp_path, with_annex({WORD_FILE: words}))) == count


def test_a_foreign_word_is_listed_once(tmp_path: Path) -> None:
    listed = [{"word": "Әділет", "lang": "kk"}, {"word": "әділет", "lang": "ba"}]
    (problem,) = rule_problems(tmp_path, with_annex({WORD_FILE: list_yaml("words", listed)}))
    assert (problem.code, str(problem.place)) == (Code.DUPLICATE_ID, f"{WORD_FILE}:6:9")
    assert problem.message == f"'әділет' is already listed at {WORD_FILE}:3:9"
    assert problem.fix == "keep one of the two"
