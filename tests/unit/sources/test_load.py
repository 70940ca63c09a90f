"""A project's files to entries: everything is read, whatever is wrong with some of it."""

from pathlib import Path

import pytest

from afterword.problems import Code, Problem
from afterword.sources.entry import Loaded
from afterword.sources.load import load
from tests.unit.small_project import (
    RECOMMENDATION,
    Value,
    as_yaml,
    list_yaml,
    recommendation_yaml,
    write_project,
)

RECOMMENDATION_FILE = "recommendations/01-lists.yml"


def loaded_with(
    folder: Path, changes: dict[str, str | None] | None = None
) -> tuple[Loaded, tuple[Problem, ...]]:
    return load(write_project(folder, changes))


def told(problems: tuple[Problem, ...]) -> list[tuple[Code, str]]:
    return [(problem.code, str(problem.place)) for problem in problems]


def test_every_file_of_the_small_project_is_read_without_a_problem(tmp_path: Path) -> None:
    loaded, problems = loaded_with(tmp_path)
    assert problems == ()
    assert loaded.report is not None
    read = [
        loaded.report.record.id,
        *(entry.record.id for entry in loaded.sections),
        *(entry.record.id for entry in loaded.recommendations),
        *(entry.record.id for entry in loaded.instruments),
        *(entry.record.id for entry in loaded.missions),
        *(entry.record.id for entry in loaded.institutions),
        *(entry.record.id for entry in loaded.topics),
        *(entry.record.id for entry in loaded.sources),
        *(entry.record.short for entry in loaded.abbreviations),
        *(entry.record.id for entry in loaded.figures),
    ]
    assert " ".join(read) == (
        "sor-2018 voter-lists sor-2018-r1 coast-charter-1991 sor-2014-local sor-2018-local "
        "commission coast forum lists final-report EC listed-voters"
    )


def test_files_of_a_folder_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    changes: dict[str, str | None] = {
        f"recommendations/{name}.yml": recommendation_yaml(id=f"r-{name}", number=number)
        for name, number in (("10-b", "2"), ("09-c", "4"), ("a", "3"))
    }
    loaded, _ = loaded_with(tmp_path, {**changes, RECOMMENDATION_FILE: None})
    assert [entry.record.id for entry in loaded.recommendations] == ["r-09-c", "r-10-b", "r-a"]


def test_an_entry_of_a_list_knows_the_places_of_its_own_values(tmp_path: Path) -> None:
    loaded, _ = loaded_with(tmp_path)
    text = (tmp_path / "references/institutions.yml").read_text("utf-8").split("\n")
    second = loaded.institutions[1]
    assert text[second.place("name").line - 1] == '  name: "Coast Observers"'


@pytest.mark.parametrize(
    ("path", "place", "what"),
    [
        pytest.param(
            "content/report.yml",
            "content/report.yml",
            "'content/report.yml' in the project",
            id="the report",
        ),
        pytest.param(
            "content/sections/01-voter-lists.md",
            "content/sections",
            "'.md' file in 'content/sections'",
            id="all sections",
        ),
        pytest.param(
            RECOMMENDATION_FILE,
            "recommendations",
            "'.yml' file in 'recommendations'",
            id="all recommendations",
        ),
    ],
)
def test_what_every_project_has_is_missed(tmp_path: Path, path: str, place: str, what: str) -> None:
    _, problems = loaded_with(tmp_path, {path: None})
    (problem,) = problems
    assert (problem.code, str(problem.place)) == (Code.MISSING_FILE, place)
    assert problem.message == f"there is no {what}"


@pytest.mark.parametrize(
    "path",
    [
        "content/figures.yml",
        "references/instruments/coast-charter-1991.yml",
        "references/topics.yml",
        "references/abbreviations.yml",
    ],
)
def test_what_not_every_project_has_is_not_missed(tmp_path: Path, path: str) -> None:
    assert loaded_with(tmp_path, {path: None})[1] == ()


@pytest.mark.parametrize(
    ("path", "fix"),
    [
        ("recommendations/02-new.yaml", "name it '02-new.yml', or move it away"),
        ("recommendations/README.txt", "name it 'README.yml', or move it away"),
        ("content/sections/02-new.markdown", "name it '02-new.md', or move it away"),
        ("references/missions/old.json", "name it 'old.yml', or move it away"),
    ],
)
def test_a_file_that_would_not_be_read_is_a_problem(tmp_path: Path, path: str, fix: str) -> None:
    _, problems = loaded_with(tmp_path, {path: "x"})
    (problem,) = problems
    assert (problem.code, str(problem.place), problem.fix) == (Code.UNKNOWN_FILE, path, fix)


@pytest.mark.parametrize(
    ("path", "place", "fix"),
    [
        ("references/topic.yml", "references/topic.yml", "did you mean 'topics.yml'?"),
        ("references/topics.yaml", "references/topics.yaml", "did you mean 'topics.yml'?"),
        ("content/section/01.md", "content/section", "did you mean 'sections'?"),
        (
            "content/maps/a.md",
            "content/maps",
            "here are read: annexes, data, figures.yml, notes.yml, pages, published.txt,"
            " redirects.yml, report.yml, sections, tables.yml",
        ),
    ],
)
def test_records_of_a_misspelled_name_are_a_problem(
    tmp_path: Path, path: str, place: str, fix: str
) -> None:
    _, problems = loaded_with(tmp_path, {path: "x"})
    (problem,) = problems
    assert (problem.code, str(problem.place), problem.fix) == (Code.UNKNOWN_FILE, place, fix)


@pytest.mark.parametrize("path", ["content/LICENSE", "content/images/a.png", "references/.a.yml"])
def test_what_holds_no_records_may_stand_beside_them(tmp_path: Path, path: str) -> None:
    assert loaded_with(tmp_path, {path: "x"})[1] == ()


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        pytest.param("", (Code.EMPTY_FILE, "the file is empty"), id="nothing"),
        pytest.param(
            "---\n---\nWords.\n",
            (Code.FRONT_MATTER, "the front matter is empty"),
            id="an empty front matter",
        ),
        pytest.param(
            "---\n# none\n---\nWords.\n",
            (Code.FRONT_MATTER, "the front matter is empty"),
            id="a comment",
        ),
        pytest.param(
            "---\nid: a\ntitle: A\n\nWords.\n",
            (Code.FRONT_MATTER, "the front matter is not closed"),
            id="an open front matter",
        ),
        pytest.param(
            "---\nid: a\ntitle: A\n---\n\n",
            (Code.EMPTY_FILE, "the file has no text below its front matter"),
            id="no text",
        ),
    ],
)
def test_a_section_has_a_front_matter_and_a_text(
    tmp_path: Path, text: str, told_of: tuple[Code, str]
) -> None:
    _, (problem,) = loaded_with(tmp_path, {"content/sections/02-a.md": text})
    assert (problem.code, problem.message) == told_of


def test_a_record_that_uses_more_of_yaml_is_not_looked_at_further(tmp_path: Path) -> None:
    changed = recommendation_yaml(topics=None).replace("id: ", "id: &x ", 1)
    loaded, problems = loaded_with(tmp_path, {RECOMMENDATION_FILE: changed})
    assert [problem.code for problem in problems] == [Code.YAML_FEATURE]
    assert loaded.unread.ids == {RECOMMENDATION["id"]}


def test_a_folder_that_is_a_link_out_of_the_project_is_not_listed(tmp_path: Path) -> None:
    root = tmp_path / "project"
    root.mkdir()
    project = write_project(root)
    (tmp_path / "secret-name.txt").write_text("x", "utf-8")
    (root / "content/pages").symlink_to(tmp_path)
    _, (problem,) = load(project)
    assert (problem.code, str(problem.place)) == (Code.OUTSIDE_PROJECT, "content/pages")


@pytest.mark.parametrize("number", ["9" * 5000, "1٣", "012"])
def test_what_is_no_number_is_not_claimed(tmp_path: Path, number: str) -> None:
    changed = recommendation_yaml(number=number)
    loaded, problems = loaded_with(tmp_path, {RECOMMENDATION_FILE: changed})
    assert [problem.code for problem in problems] == [Code.WRONG_VALUE]
    assert loaded.unread.numbers == frozenset()


@pytest.mark.parametrize("name", [".hidden.yml", ".DS_Store", "01-lists.yml~"])
def test_what_editors_and_systems_leave_behind_is_passed_over(tmp_path: Path, name: str) -> None:
    loaded, problems = loaded_with(tmp_path, {f"recommendations/{name}": "x"})
    assert (len(loaded.recommendations), problems) == (1, ())


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n"])
def test_an_empty_file_is_a_problem(tmp_path: Path, text: str) -> None:
    _, problems = loaded_with(tmp_path, {"references/topics.yml": text})
    assert told(problems) == [(Code.EMPTY_FILE, "references/topics.yml")]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        pytest.param("content/report.yml", "../schemas/report.json", id="the report"),
        pytest.param(RECOMMENDATION_FILE, "../schemas/recommendation.json", id="one of a folder"),
        pytest.param("references/topics.yml", "../schemas/topics.json", id="a list"),
        pytest.param(
            "references/missions/sor-2014-local.yml", "../../schemas/mission.json", id="deeper"
        ),
    ],
)
def test_a_file_that_does_not_name_its_schema_is_told_the_line(
    tmp_path: Path, path: str, line: str
) -> None:
    write_project(tmp_path)
    text = (tmp_path / path).read_text("utf-8")
    _, problems = loaded_with(tmp_path, {path: text.split("\n", 1)[1]})
    (problem,) = problems
    assert (problem.code, str(problem.place)) == (Code.NO_SCHEMA_LINE, f"{path}:1:1")
    assert problem.fix == f"make it: # yaml-language-server: $schema={line}"


def test_a_file_that_names_another_schema_is_told(tmp_path: Path) -> None:
    topics = list_yaml("sources", [{"id": "lists", "title": "Voter lists"}])
    _, problems = loaded_with(tmp_path, {"references/topics.yml": topics})
    assert told(problems) == [(Code.NO_SCHEMA_LINE, "references/topics.yml:1:1")]


@pytest.mark.parametrize("value", [{"id": "lists", "title": "Voter lists"}, "lists"])
def test_a_file_of_many_records_holds_a_list(tmp_path: Path, value: Value) -> None:
    text = f"# yaml-language-server: $schema=../schemas/topics.json\n{as_yaml(value)}\n"
    _, problems = loaded_with(tmp_path, {"references/topics.yml": text})
    (problem,) = problems
    assert (problem.code, problem.message) == (Code.WRONG_VALUE, "the file should hold a list")
    assert str(problem.place) == "references/topics.yml:2:1"


def test_of_a_list_with_a_wrong_record_the_others_are_read(tmp_path: Path) -> None:
    topics = list_yaml("topics", [{"id": "A", "title": "a"}, {"id": "b", "title": "B"}])
    loaded, problems = loaded_with(tmp_path, {"references/topics.yml": topics})
    assert [entry.record.id for entry in loaded.topics] == ["b"]
    assert told(problems) == [(Code.WRONG_VALUE, "references/topics.yml:3:7")]


def test_a_wrong_record_is_called_by_its_id(tmp_path: Path) -> None:
    changed = recommendation_yaml(topics=None)
    _, (problem,) = loaded_with(tmp_path, {RECOMMENDATION_FILE: changed})
    assert problem.message == "'sor-2018-r1' has no 'topics'"


def test_a_wrong_record_without_an_id_is_called_by_its_file(tmp_path: Path) -> None:
    changed = recommendation_yaml(id=None)
    _, (problem,) = loaded_with(tmp_path, {RECOMMENDATION_FILE: changed})
    assert problem.message == "'01-lists.yml' has no 'id'"


def test_a_wrong_key_deep_in_a_record_is_likened_to_the_keys_of_all_its_parts(
    tmp_path: Path,
) -> None:
    provisions = [{"cite": "coast-charter-1991", "relation": "rests-on", "confidense": "stated"}]
    changed = recommendation_yaml(provisions=provisions)
    _, (problem,) = loaded_with(tmp_path, {RECOMMENDATION_FILE: changed})
    assert (problem.code, problem.fix) == (Code.UNKNOWN_KEY, "did you mean 'confidence'?")


def test_what_a_record_that_cannot_be_read_claims_to_be_is_kept(tmp_path: Path) -> None:
    changed = recommendation_yaml(topics=None)
    loaded, _ = loaded_with(tmp_path, {RECOMMENDATION_FILE: changed})
    assert loaded.recommendations == ()
    assert loaded.unread.ids == {RECOMMENDATION["id"]}
    assert loaded.unread.numbers == {1}


def test_the_text_of_a_section_that_cannot_be_read_is_kept(tmp_path: Path) -> None:
    path = "content/sections/01-voter-lists.md"
    loaded, problems = loaded_with(tmp_path, {path: "---\nid: A B\ntitle: t\n---\n[@b]\n"})
    assert told(problems) == [(Code.WRONG_VALUE, f"{path}:2:5")]
    assert loaded.sections == ()
    assert [mark.target for text in loaded.unread.texts for mark in text.marks] == ["b"]


def test_pages_that_are_not_part_of_the_report_are_read(tmp_path: Path) -> None:
    page = "---\nid: method\ntitle: Method\n---\n\nWords.\n"
    loaded, problems = loaded_with(tmp_path, {"content/pages/method.md": page})
    assert problems == ()
    (entry,) = loaded.pages
    assert (entry.record.title, entry.body.text) == ("Method", "\nWords.\n")


def test_a_file_that_cannot_be_read_does_not_keep_others_from_being_read(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    (tmp_path / "references/topics.yml").write_bytes(b"\xff")
    loaded, problems = load(project)
    assert told(problems) == [(Code.NOT_UTF8, "references/topics.yml:1:1")]
    assert len(loaded.sources) == 1


def test_reading_changes_no_file(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    load(project)
    after = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert after == before


def test_redirects_published_pages_and_foreign_words_are_read(tmp_path: Path) -> None:
    loaded, problems = loaded_with(
        tmp_path,
        {
            "content/redirects.yml": list_yaml("redirects", [{"old": "a.html", "new": "b.html"}]),
            "content/published.txt": "a.html\nb.html\n",
            "references/words.yml": list_yaml("words", [{"word": "ad hoc", "lang": "la"}]),
        },
    )
    assert problems == ()
    assert [(entry.record.old, entry.record.new) for entry in loaded.redirects] == [
        ("a.html", "b.html")
    ]
    assert loaded.published == {"a.html": 1, "b.html": 2}
    assert [entry.record.word for entry in loaded.words] == ["ad hoc"]


@pytest.mark.parametrize(
    ("file", "record", "name"),
    [
        pytest.param(
            "references/words.yml", {"word": "ad hoc", "lan": "la"}, "ad hoc", id="a word"
        ),
        pytest.param(
            "content/redirects.yml", {"old": "a.html", "now": "b.html"}, "a.html", id="a redirect"
        ),
    ],
)
def test_a_record_without_an_id_is_called_by_what_it_is_about(
    tmp_path: Path, file: str, record: Value, name: str
) -> None:
    kind = Path(file).stem
    _, problems = loaded_with(tmp_path, {file: list_yaml(kind, [record])})
    (problem,) = problems
    assert problem.message.startswith(f"'{name}' knows no key")
