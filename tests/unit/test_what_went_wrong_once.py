"""Mistakes of the engine that were mended, each held by a test."""

from pathlib import Path

import pytest
from lxml import html

from afterword.linking.checks import check
from afterword.linking.register import Register
from afterword.markup.build_context import BuildContext
from afterword.pdf.document import print_document
from afterword.publishing.manifest import NAME, holds_only_ours
from afterword.site.link_check import broken_links
from afterword.site.website import make_website
from afterword.sources.load import load
from afterword.texts.converter import converter_of
from afterword.texts.fragments import fragment, inner_markup, replace_with_markup
from afterword.texts.words import plain_text
from afterword.views.follow_up.standing import standing
from afterword.views.matrix.matrix import matrix
from tests.unit.small_project import (
    assessment,
    follow_up,
    followed_up,
    recommendation_yaml,
    section_text,
    small_register,
    write_project,
)

MARKS_THAT_NOBODY_CHECKS = ["`[@none]`", "A ` b\n\n[@none] c ` d", "x <!-- [@none] --> y"]


def set_for_every_output(folder: Path, changes: dict[str, str | None]) -> list[str]:
    """Return the problems of a project; where there is none, its pages and its print are made."""
    project = write_project(folder, changes)
    loaded, reading = load(project)
    register = Register(loaded=loaded)
    found = [str(problem) for problem in (*reading, *check(register, project))]
    if not found:
        views = BuildContext(project, register, 0)
        make_website(views)
        print_document(views)
    return found


@pytest.mark.parametrize("text", MARKS_THAT_NOBODY_CHECKS)
def test_a_mark_within_code_or_a_comment_of_a_recommendation_is_printed_or_told(
    tmp_path: Path, text: str
) -> None:
    changes: dict[str, str | None] = {
        "recommendations/01-lists.yml": recommendation_yaml(text=text)
    }
    found = set_for_every_output(tmp_path, changes)
    assert all("unknown-instrument" in one or "raw-html" in one for one in found)


@pytest.mark.parametrize("text", MARKS_THAT_NOBODY_CHECKS)
def test_a_mark_that_nobody_checks_is_printed_as_it_was_typed(tmp_path: Path, text: str) -> None:
    assert "[@none]" in converter_of(small_register(tmp_path))(text)


def test_a_placement_of_no_recommendation_leaves_no_hole(tmp_path: Path) -> None:
    assert "aw-placed" not in converter_of(small_register(tmp_path))("::: recommendation 9")


def test_a_web_address_in_capitals_is_not_a_file(tmp_path: Path) -> None:
    found = fragment('<p><a href="HTTPS://x.org">a</a></p>', "content/sections/a.md", {})
    assert 'href="HTTPS://x.org"' in inner_markup(found.root)


def test_what_follows_an_element_stays_when_markup_takes_its_place() -> None:
    tree = html.fragment_fromstring("<p>a</p><div></div>tail<p>b</p>", create_parent="div")
    replace_with_markup(tree[1], "<p>1</p>")
    assert inner_markup(tree) == "<p>a</p><p>1</p>tail<p>b</p>"


def test_an_assessment_of_a_part_does_not_speak_for_the_whole(tmp_path: Path) -> None:
    register, record = followed_up(
        tmp_path,
        assessment("w", "2020", implementation="not"),
        assessment("p", "2021", part="a", implementation="fully"),
    )
    assert standing(register, record).words == "Not implemented"


def test_where_only_a_part_was_assessed_the_headline_says_so(tmp_path: Path) -> None:
    entry = assessment("p", "2021", part="a", implementation="fully")
    assert standing(*followed_up(tmp_path, entry)).words == (
        "Part a: fully implemented; part b: not yet assessed"
    )


def test_the_newest_closure_counts_not_the_last_one_typed(tmp_path: Path) -> None:
    register, record = followed_up(
        tmp_path,
        follow_up("closure", "b", "2022", closure="superseded"),
        follow_up("closure", "a", "2021", closure="overtaken"),
    )
    assert standing(register, record).words == "Closed: superseded"


def test_a_correction_that_was_corrected_corrects_nothing(tmp_path: Path) -> None:
    register, record = followed_up(
        tmp_path,
        assessment("a", "2020"),
        follow_up("correction", "c", "2021", corrects="a"),
        follow_up("correction", "d", "2022", corrects="c"),
    )
    assert standing(register, record).assessments != ()


def test_the_matrix_leaves_out_what_was_corrected(tmp_path: Path) -> None:
    register, _ = followed_up(
        tmp_path,
        follow_up("development", "d", "2020", text="Wrong."),
        follow_up("correction", "c", "2021", corrects="d"),
    )
    assert "Wrong." not in str(matrix(register, {}).rows)


def test_a_manifest_of_somebody_else_does_not_make_a_folder_ours(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("{}", "utf-8")
    assert not holds_only_ours(tmp_path)


def test_an_empty_page_has_no_links(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("", "utf-8")
    assert broken_links(tmp_path) == ()


@pytest.mark.parametrize(
    ("text", "plain"),
    [("`a` b", "a b"), ("<https://x.org/a>", "https://x.org/a"), ("A &amp; B", "A & B")],
)
def test_code_addresses_and_entities_read_as_words(tmp_path: Path, text: str, plain: str) -> None:
    assert plain_text(small_register(tmp_path), text) == plain


def test_two_sections_of_one_title_are_listed_apart(tmp_path: Path) -> None:
    changes: dict[str, str | None] = {
        "content/sections/02-more.md": section_text("Words.\n", name="more"),
        "recommendations/02-more.yml": recommendation_yaml(id="r2", number="2", section="more"),
    }
    register = small_register(tmp_path, changes)
    project = write_project(tmp_path, changes)
    assert len(BuildContext(project, register, 0).report.listed("other")) == 2


def test_a_note_that_ends_in_a_list_keeps_no_empty_paragraph(tmp_path: Path) -> None:
    to_html = converter_of(small_register(tmp_path))
    found = fragment(to_html("A[^x].\n\n[^x]: One.\n\n    - two"), "content/sections/a.md", {})
    assert "<p></p>" not in inner_markup(found.notes["x"])
