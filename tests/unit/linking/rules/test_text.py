"""Texts: marks, placements, footnotes, headings and links."""

from pathlib import Path

import pytest

from afterword.linking.checks import check
from afterword.problems import Code, Problem
from tests.unit.small_project import (
    SECTION,
    follow_up,
    read_register,
    recommendation_yaml,
    report_yaml,
    rule_problems,
    section_text,
    write_project,
)

SECTION_FILE = "content/sections/01-voter-lists.md"
RECOMMENDATION_FILE = "recommendations/01-lists.yml"
PAGE_FILE = "content/pages/method.md"


def with_section(folder: Path, more: str) -> tuple[Problem, ...]:
    """Return the problems of the small project with more text at the end of its section."""
    return rule_problems(folder, {SECTION_FILE: f"{SECTION}\n{more}"})


def with_page(folder: Path, body: str) -> tuple[Problem, ...]:
    """Return the problems of the small project with a page that is not part of the report."""
    return rule_problems(folder, {PAGE_FILE: f"---\nid: method\ntitle: Method\n---\n\n{body}"})


@pytest.mark.parametrize(
    "words", ["recomendation 1", "recommendation one", "recommendations", "note", ""]
)
def test_a_mark_that_is_none_of_ours_is_a_problem(tmp_path: Path, words: str) -> None:
    (problem,) = with_section(tmp_path, f"::: {words}\n")
    assert (problem.code, problem.message) == (Code.UNKNOWN_MARK, f"'::: {words}' is not a mark")
    assert str(problem.place) == f"{SECTION_FILE}:18:1"


@pytest.mark.parametrize("mark", ["::: recommendation 1", "::: recommendations other"])
def test_a_page_places_no_recommendations(tmp_path: Path, mark: str) -> None:
    (problem,) = with_page(tmp_path, f"{mark}\n")
    assert (problem.code, problem.message) == (
        Code.UNKNOWN_MARK,
        "recommendations are placed in sections only",
    )
    assert str(problem.place) == f"{PAGE_FILE}:6:1"


def test_a_text_in_yaml_places_no_recommendations(tmp_path: Path) -> None:
    changed = report_yaml(summary="::: recommendation 1")
    (problem,) = rule_problems(tmp_path, {"content/report.yml": changed})
    assert problem.code is Code.UNKNOWN_MARK


def test_a_recommendation_that_stands_nowhere_is_a_problem(tmp_path: Path) -> None:
    text = SECTION.replace("::: recommendation 1\n", "")
    (problem,) = rule_problems(tmp_path, {SECTION_FILE: text})
    assert (problem.code, problem.message) == (
        Code.NOT_PLACED,
        "'sor-2018-r1' stands in no section",
    )
    assert problem.fix == "add a line '::: recommendation 1' to the section 'voter-lists'"
    assert str(problem.place) == f"{RECOMMENDATION_FILE}:3:9"


def test_a_recommendation_that_is_only_placed_in_code_stands_nowhere(tmp_path: Path) -> None:
    text = SECTION.replace("::: recommendation 1\n", "~~~\n::: recommendation 1\n~~~\n")
    assert [one.code for one in rule_problems(tmp_path, {SECTION_FILE: text})] == [Code.NOT_PLACED]


def test_a_recommendation_that_is_only_listed_is_not_placed(tmp_path: Path) -> None:
    text = SECTION.replace("::: recommendation 1\n", "::: recommendations other\n")
    assert [one.code for one in rule_problems(tmp_path, {SECTION_FILE: text})] == [Code.NOT_PLACED]


def test_a_recommendation_that_is_only_placed_in_a_page_stands_nowhere(tmp_path: Path) -> None:
    changes = {
        SECTION_FILE: SECTION.replace("::: recommendation 1\n", ""),
        PAGE_FILE: "---\nid: method\ntitle: Method\n---\n\n::: recommendation 1\n",
    }
    found = [one.code for one in rule_problems(tmp_path, dict(changes))]
    assert found == [Code.UNKNOWN_MARK, Code.NOT_PLACED]


def test_a_recommendation_that_is_placed_twice_is_a_problem_at_the_second_place(
    tmp_path: Path,
) -> None:
    (problem,) = with_section(tmp_path, "::: recommendation 1\n")
    assert (problem.code, str(problem.place)) == (Code.PLACED_TWICE, f"{SECTION_FILE}:18:1")
    assert problem.message == f"recommendation 1 already stands at {SECTION_FILE}:10:1"


def test_a_recommendation_in_another_section_than_it_names_is_a_problem(tmp_path: Path) -> None:
    changes = {
        SECTION_FILE: SECTION.replace("::: recommendation 1\n", ""),
        "content/sections/02-media.md": section_text("::: recommendation 1\n", name="media"),
    }
    (problem,) = rule_problems(tmp_path, dict(changes))
    assert (problem.code, problem.fix) == (
        Code.WRONG_SECTION,
        "move it, or write 'section: media' in its file",
    )
    assert problem.message == "'sor-2018-r1' stands here in 'media', and names 'voter-lists'"


def test_a_list_of_recommendations_stands_once_in_a_section(tmp_path: Path) -> None:
    listing = "::: recommendations other\n"
    (problem,) = with_section(tmp_path, f"{listing}\n{listing}")
    assert (problem.code, problem.place.line) == (Code.PLACED_TWICE, 20)


def test_a_list_of_recommendations_may_stand_in_two_sections(tmp_path: Path) -> None:
    listing = "::: recommendations other\n"
    other = f"---\nid: lists\ntitle: Lists\n---\n\nThey are:\n\n{listing}"
    changes = {SECTION_FILE: f"{SECTION}\n{listing}", "content/sections/02-all.md": other}
    assert rule_problems(tmp_path, changes) == ()


def test_a_list_of_some_recommendations_only_is_advice(tmp_path: Path) -> None:
    second = recommendation_yaml(
        id="sor-2018-r2", number="2", priority="priority", title="Another", text="Other words."
    )
    text = f"{SECTION}\n::: recommendation 2\n\n::: recommendations other\n"
    found = rule_problems(tmp_path, {SECTION_FILE: text, "recommendations/02-b.yml": second})
    assert [one.code for one in found] == [Code.UNFINISHED_TEXT]


@pytest.mark.parametrize(
    ("more", "code", "place", "message"),
    [
        pytest.param(
            "A.[^coun]\n",
            Code.UNDEFINED_FOOTNOTE,
            "18:3",
            "the footnote 'coun' is called and not defined in this file",
            id="called and not defined",
        ),
        pytest.param(
            "[^other]: A.\n",
            Code.UNUSED_FOOTNOTE,
            "18:1",
            "the footnote 'other' is defined and never called",
            id="defined and not called",
        ),
        pytest.param(
            "[^count]: A.\n",
            Code.DUPLICATE_FOOTNOTE,
            "18:1",
            f"the footnote 'count' is already defined at {SECTION_FILE}:16:1",
            id="defined twice",
        ),
    ],
)
def test_a_footnote_is_called_and_defined(
    tmp_path: Path, more: str, code: Code, place: str, message: str
) -> None:
    (problem,) = with_section(tmp_path, more)
    assert (problem.code, str(problem.place)) == (code, f"{SECTION_FILE}:{place}")
    assert problem.message == message


def test_the_footnote_that_was_meant_is_offered(tmp_path: Path) -> None:
    (problem,) = with_section(tmp_path, "A.[^coun]\n")
    assert problem.fix == "did you mean 'count'?"


def test_a_footnote_may_be_called_again(tmp_path: Path) -> None:
    assert with_section(tmp_path, "A.[^count] B.[^count]\n") == ()


def test_a_footnote_of_another_file_cannot_be_called(tmp_path: Path) -> None:
    path = "content/sections/02-media.md"
    found = rule_problems(tmp_path, {path: section_text("A.[^count]\n", name="media")})
    assert [(one.code, str(one.place)) for one in found] == [
        (Code.UNDEFINED_FOOTNOTE, f"{path}:7:3")
    ]


def test_a_footnote_in_code_is_none(tmp_path: Path) -> None:
    assert with_section(tmp_path, "Write `[^name]` and `[^name]: words`.\n") == ()


@pytest.mark.parametrize(
    ("heading", "message", "fix"),
    [
        pytest.param(
            "# A { #a }",
            "a heading of level 1 cannot follow one of level 2",
            "begin it with '##' (the file's title is level 1)",
            id="the level of the title",
        ),
        pytest.param(
            "#### A { #a }",
            "a heading of level 4 cannot follow one of level 2",
            "begin it with '###' (the file's title is level 1)",
            id="a level left out",
        ),
        pytest.param(
            "## B: the «count»",
            "the heading 'B: the «count»' has no id",
            "end it with { #b-the-count }",
            id="no id",
        ),
    ],
)
def test_a_heading_that_is_not_in_order_is_a_problem(
    tmp_path: Path, heading: str, message: str, fix: str
) -> None:
    (problem,) = with_section(tmp_path, f"{heading}\n")
    assert (problem.code, problem.message, problem.fix) == (Code.BAD_HEADING, message, fix)
    assert str(problem.place) == f"{SECTION_FILE}:18:1"


def test_the_first_heading_of_a_file_is_of_the_second_level(tmp_path: Path) -> None:
    (problem,) = with_page(tmp_path, "### A { #a }\n")
    assert problem.message == "a heading of level 3 cannot follow one of level 1"


@pytest.mark.parametrize(
    "headings",
    [
        pytest.param("### A { #a }\n\n#### B { #b }\n\n## C { #c }\n", id="down and up again"),
        pytest.param("## A { #a }\n\n## B { #b }\n", id="side by side"),
        pytest.param("~~~\n# A\n~~~\n", id="in code"),
    ],
)
def test_headings_in_order_are_no_problem(tmp_path: Path, headings: str) -> None:
    assert with_section(tmp_path, headings) == ()


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("#voter-lists", id="a section"),
        pytest.param("#how-kept", id="a heading"),
        pytest.param("#lists-outdated", id="a finding"),
        pytest.param("#sor-2018-r1", id="a recommendation"),
        pytest.param("https://www.example.org/a_(b)", id="the web"),
        pytest.param("HTTP://www.example.org", id="the web in capitals"),
        pytest.param("mailto:a@example.org", id="an address of mail"),
        pytest.param("01-voter-lists.md", id="the file of a section"),
        pytest.param("./01-voter-lists.md#how-kept", id="a heading in a file"),
        pytest.param("../images/map.png", id="a file that is published"),
    ],
)
def test_a_link_that_leads_somewhere_is_no_problem(tmp_path: Path, target: str) -> None:
    changes = {
        SECTION_FILE: f"{SECTION}\n[a]({target}) is beside [b](../images/map.png).\n",
        "content/images/map.png": "picture",
    }
    assert rule_problems(tmp_path, dict(changes)) == ()


@pytest.mark.parametrize(
    ("target", "code", "message", "fix"),
    [
        pytest.param(
            "#lists-outdatet",
            Code.BROKEN_LINK,
            "the link '#lists-outdatet' leads nowhere",
            "did you mean 'lists-outdated'?",
            id="an anchor like another",
        ),
        pytest.param(
            "#zzz",
            Code.BROKEN_LINK,
            "the link '#zzz' leads nowhere",
            "link to the id of a section, heading, finding or recommendation",
            id="an anchor like no other",
        ),
        pytest.param(
            "01-voter-list.md",
            Code.BROKEN_LINK,
            "'01-voter-list.md' leads nowhere: there is no such file",
            "did you mean '01-voter-lists.md'?",
            id="no such file",
        ),
        pytest.param(
            "01-voter-lists.md#zzz",
            Code.BROKEN_LINK,
            "'01-voter-lists.md#zzz' is not a place in the report",
            "link to '#' and the id of a section, heading or finding",
            id="no such anchor in a file",
        ),
        pytest.param(
            "02-media.md#how-kept",
            Code.BROKEN_LINK,
            "'02-media.md#how-kept' is not a place in the report",
            "link to '#' and the id of a section, heading or finding",
            id="an anchor of another file",
        ),
        pytest.param(
            "../../references/topics.yml",
            Code.BROKEN_LINK,
            "'../../references/topics.yml' is not among the files that are published",
            "put it into content/",
            id="a file that is not published",
        ),
        pytest.param(
            "../../../secret.txt",
            Code.OUTSIDE_PROJECT,
            "'../../../secret.txt' leads out of the project",
            "put the file into content/ and name it by its path from this file",
            id="out of the project",
        ),
        pytest.param(
            "/etc/passwd",
            Code.OUTSIDE_PROJECT,
            "'/etc/passwd' leads out of the project",
            "put the file into content/ and name it by its path from this file",
            id="out of the project from the root",
        ),
        pytest.param(
            "file:///etc/passwd",
            Code.BROKEN_LINK,
            "'file:///etc/passwd' cannot be shown in the report",
            "link with https://; put pictures into content/ and name them by their path",
            id="a file of the computer",
        ),
        pytest.param(
            "javascript:alert",
            Code.BROKEN_LINK,
            "'javascript:alert' cannot be shown in the report",
            "link with https://; put pictures into content/ and name them by their path",
            id="a program",
        ),
        pytest.param(
            "//example.org/a",
            Code.BROKEN_LINK,
            "'//example.org/a' cannot be shown in the report",
            "link with https://; put pictures into content/ and name them by their path",
            id="another host without its scheme",
        ),
    ],
)
def test_a_link_that_leads_nowhere_is_a_problem(
    tmp_path: Path, target: str, code: Code, message: str, fix: str
) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    changes = {
        SECTION_FILE: f"{SECTION}\n[a]({target})\n",
        "content/sections/02-media.md": section_text("A\n", name="media"),
    }
    (problem,) = rule_problems(tmp_path / "project", dict(changes))
    assert (problem.code, problem.message, problem.fix) == (code, message, fix)
    assert str(problem.place) == f"{SECTION_FILE}:18:1"


def test_a_picture_of_another_host_cannot_be_shown(tmp_path: Path) -> None:
    (problem,) = with_section(tmp_path, "![a](https://www.example.org/a.png)\n")
    assert problem.message == "'https://www.example.org/a.png' cannot be shown in the report"


def test_a_picture_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    (problem,) = with_section(tmp_path, "![a](../images/a.png)\n")
    assert (problem.code, problem.message) == (
        Code.BROKEN_LINK,
        "'../images/a.png' leads nowhere: there is no such file",
    )


def test_a_page_may_link_to_its_own_headings(tmp_path: Path) -> None:
    assert with_page(tmp_path, "## A { #scale }\n\n[a](#scale) [b](#how-kept)\n") == ()


def test_a_section_cannot_link_to_the_headings_of_a_page(tmp_path: Path) -> None:
    changes = {
        PAGE_FILE: "---\nid: method\ntitle: Method\n---\n\n## A { #scale }\n",
        SECTION_FILE: f"{SECTION}\n[a](#scale)\n",
    }
    assert [one.code for one in rule_problems(tmp_path, dict(changes))] == [Code.BROKEN_LINK]


def test_a_link_in_a_follow_up_entry_is_read_too(tmp_path: Path) -> None:
    entry = follow_up("development", "a", "2020", text="See [this](#zzz).")
    changed = recommendation_yaml(follow_up=[entry])
    (problem,) = rule_problems(tmp_path, {RECOMMENDATION_FILE: changed})
    assert problem.code is Code.BROKEN_LINK
    assert "See [this]" in changed.split("\n")[problem.place.line - 1]


def test_a_link_in_code_is_none(tmp_path: Path) -> None:
    assert with_section(tmp_path, "Write `[a](#b)`.\n\n<!-- [a](c.md) -->\n") == ()


def test_a_link_through_a_symbolic_link_stays_in_the_project(tmp_path: Path) -> None:
    root = tmp_path / "project"
    project = write_project(root, {SECTION_FILE: f"{SECTION}\n![a](../out/a.png)\n"})
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.png").write_bytes(b"picture")
    register = read_register(project)
    (root / "content" / "out").symlink_to(outside)
    (problem,) = check(register, project)
    assert problem.code is Code.OUTSIDE_PROJECT
