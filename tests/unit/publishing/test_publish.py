"""The result: where it may be written, by what it is dated, and what starts anew."""

from dataclasses import replace
from datetime import date, timedelta
from errno import EACCES, ENOSPC
from os import strerror
from pathlib import Path

import pytest

from afterword.markup.build_context import BuildContext, source_date_of
from afterword.problems import Code, ProblemsFoundError
from afterword.project.project import Project
from afterword.publishing.downloads import matrix_files
from afterword.publishing.manifest import NAME, digest, manifest
from afterword.publishing.output_folder import unsafe_output
from afterword.publishing.publish import (
    Publication,
    as_shown,
    before_report,
    is_up_to_date,
)
from afterword.publishing.reading import read_project
from afterword.site.frame import with_permalinks
from afterword.site.website import write_files
from tests.unit.small_project import (
    SITE_SETTINGS,
    dialect_of,
    follow_up,
    followed_up,
    read_register,
    recommendation_yaml,
    small_register,
    write_project,
)


def begun(project: Project, output: Path) -> Publication:
    """Return the result of a project in the making, without what is printed."""
    register, dialect = read_register(project), dialect_of(project)
    return Publication(project, register, dialect, output, pdf=False, is_preview=False)


def write_pages(made: Publication) -> None:
    """Write the pages as MkDocs does, but for their frames."""
    made.site.mkdir()
    pages = {
        page.path: f"<html><body>{with_permalinks(page.content)}</body></html>".encode()
        for page in made.website.pages
    }
    write_files(made.site, {**pages, "404.html": b"<html><body></body></html>"})


def former_result(site: Path) -> None:
    """Put a result of an earlier build into a folder."""
    site.mkdir()
    (site / "index.html").write_text("former", "utf-8")
    (site / NAME).write_bytes(manifest(site, "inputs"))


def told(project: Project, output: Path) -> list[str]:
    problems = unsafe_output(project, output)
    assert {problem.code for problem in problems} <= {Code.UNSAFE_OUTPUT}
    return [problem.message for problem in problems]


@pytest.mark.parametrize(
    "name", ["site", "out/of/the/way", "../beside", "contents", "content-of-the-site"]
)
def test_a_new_folder_may_be_written(tmp_path: Path, name: str) -> None:
    assert told(write_project(tmp_path / "project"), tmp_path / "project" / name) == []


def test_an_empty_folder_may_be_written(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    (tmp_path / "site").mkdir()
    assert told(project, tmp_path / "site") == []


def test_a_result_of_ours_may_be_written_over(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("x", "utf-8")
    (site / NAME).write_bytes(manifest(site, "inputs"))
    assert told(project, site) == []


def test_a_result_of_ours_with_a_file_of_somebody_else_is_not_written_over(
    tmp_path: Path,
) -> None:
    project = write_project(tmp_path)
    site = tmp_path / "site"
    site.mkdir()
    (site / NAME).write_bytes(manifest(site, "inputs"))
    (site / "notes.txt").write_text("mine", "utf-8")
    assert told(project, site) == ["the output folder holds files that the build did not make"]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(".", id="the project itself"),
        pytest.param("..", id="what the project stands in"),
        pytest.param("content", id="the report"),
        pytest.param("content/sections/site", id="within the report"),
        pytest.param("recommendations", id="recommendations"),
        pytest.param("references/site", id="within the references"),
        pytest.param("templates", id="templates"),
        pytest.param("site/../content", id="the report the long way"),
    ],
)
def test_the_project_is_never_written_over(tmp_path: Path, name: str) -> None:
    project = write_project(tmp_path / "project")
    assert told(project, tmp_path / "project" / name) == [
        "the output folder is, or lies among, the project's own files"
    ]


def test_the_project_is_not_written_over_by_way_of_a_link(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    (tmp_path / "link").symlink_to(tmp_path / "project" / "content")
    assert told(project, tmp_path / "link") == [
        "the output folder is, or lies among, the project's own files"
    ]


def test_a_file_is_not_written_over(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    (tmp_path / "site").write_text("x", "utf-8")
    assert told(project, tmp_path / "site") == ["the output folder is a file"]


@pytest.mark.parametrize(
    "manifest_text",
    [
        pytest.param(None, id="without a manifest"),
        pytest.param("{}", id="with a manifest of another program"),
    ],
)
def test_files_that_are_not_ours_are_not_written_over(
    tmp_path: Path, manifest_text: str | None
) -> None:
    project = write_project(tmp_path / "project")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"x")
    if manifest_text:
        (tmp_path / "photos" / NAME).write_text(manifest_text, "utf-8")
    (problem,) = unsafe_output(project, tmp_path / "photos")
    assert problem.message == "the output folder holds files that the build did not make"
    assert problem.fix == "name another folder with --output, or empty 'photos' yourself"


def test_an_unsafe_folder_is_told_before_anything_is_written(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"x")
    with pytest.raises(ProblemsFoundError) as caught:
        begun(project, tmp_path / "photos")
    assert [problem.code for problem in caught.value.problems] == [Code.UNSAFE_OUTPUT]
    assert [path.name for path in (tmp_path / "photos").iterdir()] == ["a.jpg"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["photos", "project"]


def silent(_: str) -> None:
    """Say nothing of what the build is at."""


def test_a_whole_result_replaces_the_former_one(tmp_path: Path) -> None:
    project, site = write_project(tmp_path / "project"), tmp_path / "out" / "site"
    site.parent.mkdir()
    former_result(site)
    made = begun(project, site)
    write_pages(made)
    made.complete(silent)
    assert "Sorvania" in (site / "index.html").read_text("utf-8")
    assert {"downloads", "api", "feeds", "citations", NAME} <= {one.name for one in site.iterdir()}
    assert not list(site.rglob("*.pdf"))
    assert [one.name for one in site.parent.iterdir()] == ["site"]


def test_a_result_goes_where_an_output_leads_that_is_a_link(tmp_path: Path) -> None:
    project, site = write_project(tmp_path / "project"), tmp_path / "www" / "2018"
    site.parent.mkdir()
    former_result(site)
    link = tmp_path / "project" / "site"
    link.symlink_to("../www/2018")
    made = begun(project, link)
    write_pages(made)
    made.complete(silent)
    assert "Sorvania" in (site / "index.html").read_text("utf-8")
    assert link.readlink() == Path("../www/2018")
    assert [one.name for one in site.parent.iterdir()] == ["2018"]
    assert not list((tmp_path / "project").glob(".site-*"))


def test_a_folder_in_which_nothing_can_be_made_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> str:
        raise PermissionError(EACCES, strerror(EACCES))

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    with pytest.raises(ProblemsFoundError) as caught:
        begun(write_project(tmp_path / "project"), tmp_path / "site")
    (problem,) = caught.value.problems
    assert problem.message == "the result cannot be written: Permission denied"


def test_a_result_with_a_broken_link_leaves_the_former_one(tmp_path: Path) -> None:
    project, site = write_project(tmp_path / "project"), tmp_path / "out" / "site"
    site.parent.mkdir()
    former_result(site)
    made = begun(project, site)
    write_pages(made)
    (made.site / "topics/lists.html").unlink()
    with pytest.raises(ProblemsFoundError) as caught:
        made.complete(silent)
    assert {problem.code for problem in caught.value.problems} == {Code.BROKEN_LINK}
    assert (site / "index.html").read_text("utf-8") == "former"
    assert [one.name for one in site.parent.iterdir()] == ["site"]


def test_a_result_that_cannot_be_put_in_place_leaves_the_former_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, site = write_project(tmp_path / "project"), tmp_path / "out" / "site"
    site.parent.mkdir()
    former_result(site)
    made = begun(project, site)
    write_pages(made)
    rename = Path.rename
    monkeypatch.setattr("afterword.publishing.output_folder.change_places", lambda *_: False)

    def full(path: Path, target: Path) -> Path:
        if path == made.site:
            raise OSError(ENOSPC, strerror(ENOSPC))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(ProblemsFoundError) as caught:
        made.complete(silent)
    assert [problem.code for problem in caught.value.problems] == [Code.UNSAFE_OUTPUT]
    assert (site / "index.html").read_text("utf-8") == "former"


def test_a_result_that_is_given_up_leaves_nothing(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    made = begun(project, tmp_path / "out" / "site")
    write_pages(made)
    made.close()
    assert list((tmp_path / "out").iterdir()) == []


def test_texts_that_a_plugin_changed_are_read_again_under_their_front_matter(
    tmp_path: Path,
) -> None:
    project = write_project(tmp_path / "project")
    made = begun(project, tmp_path / "out" / "site")
    path = "content/sections/01-voter-lists.md"
    text = made.context.register.text_by_path[path]
    assert "were kept" not in made.website.texts["report/voter-lists.html"]
    made.read_again({path: text.replace("The lists held", "The lists that were kept held")})
    page = made.website.texts["report/voter-lists.html"]
    assert "The lists that were kept held" in page
    assert made.website.titles["report/voter-lists.html"] == "II. Voter lists"
    assert "were kept" not in (project.root / path).read_text("utf-8")
    made.close()


def test_an_error_in_a_text_that_a_plugin_changed_is_a_problem(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    made = begun(project, tmp_path / "out" / "site")
    path = "content/sections/01-voter-lists.md"
    text = made.context.register.text_by_path[path]
    with pytest.raises(ProblemsFoundError) as caught:
        made.read_again({path: text.replace("listed-voters", "listed-votes")})
    made.close()
    assert [(one.code, str(one.place)) for one in caught.value.problems] == [
        (Code.UNUSED_FIGURE, "content/figures.yml:3:7"),
        (Code.UNKNOWN_FIGURE, f"{path}:7:16"),
    ]


def test_a_result_of_a_day_before_the_report_is_not_begun(tmp_path: Path) -> None:
    project = replace(write_project(tmp_path / "project"), as_of=date(2019, 1, 31))
    with pytest.raises(ProblemsFoundError) as caught:
        begun(project, tmp_path / "out" / "site")
    assert [one.code for one in caught.value.problems] == [Code.DATE_BEFORE_REPORT]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("settings", "is_new"),
    [
        pytest.param(SITE_SETTINGS, True, id="as it was built"),
        pytest.param(f"{SITE_SETTINGS}extra_css: [a.css]\n", False, id="with files of MkDocs"),
        pytest.param(
            SITE_SETTINGS.replace("[afterword]", "[afterword, macros]"), False, id="more plugins"
        ),
        pytest.param(
            SITE_SETTINGS.replace("{name: material}", "{name: material, custom_dir: a}"),
            False,
            id="a theme of its own",
        ),
        pytest.param(
            SITE_SETTINGS.replace("[afterword]", "[afterword: {as_of: today}]"),
            True,
            id="as of today",
        ),
        pytest.param(f"{SITE_SETTINGS}copyright: !ENV LICENCE\n", False, id="surroundings"),
    ],
)
def test_a_result_is_up_to_date_where_only_the_project_has_a_part_in_it(
    tmp_path: Path, settings: str, is_new: bool
) -> None:
    project, site = write_project(tmp_path / "project", {"mkdocs.yml": settings}), tmp_path / "s"
    read = read_project(project)
    site.mkdir()
    assert not is_up_to_date(read, site)
    (site / "index.html").write_text("x", "utf-8")
    inputs = digest(read.project, source_date_of(as_shown(read.project, read.register)))
    (site / NAME).write_bytes(manifest(site, inputs))
    assert is_up_to_date(read, site) is is_new


def test_a_result_as_of_today_is_not_up_to_date_tomorrow(tmp_path: Path) -> None:
    settings = SITE_SETTINGS.replace("[afterword]", "[afterword: {as_of: today}]")
    project, site = write_project(tmp_path / "project", {"mkdocs.yml": settings}), tmp_path / "s"
    site.mkdir()
    (site / "index.html").write_text("x", "utf-8")
    read = read_project(project)
    inputs = digest(read.project, source_date_of(as_shown(read.project, read.register)))
    (site / NAME).write_bytes(manifest(site, inputs))
    later = replace(project, today=project.today + timedelta(days=1))
    assert is_up_to_date(read, site)
    assert not is_up_to_date(read_project(later), site)


def test_a_result_is_not_up_to_date_after_a_change(tmp_path: Path) -> None:
    project, site = write_project(tmp_path / "project"), tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("x", "utf-8")
    inputs = digest(project, source_date_of(read_project(project).register))
    (site / NAME).write_bytes(manifest(site, inputs))
    (project.root / "mkdocs.yml").write_text(f"{SITE_SETTINGS}site_author: Us\n", "utf-8")
    assert not is_up_to_date(read_project(project), site)


def test_outputs_are_dated_by_the_newest_recorded_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    register, _ = followed_up(tmp_path, follow_up("development", "d", "2020"))
    assert source_date_of(register) == 1_714_521_600


@pytest.mark.parametrize(
    ("given", "moment"),
    [
        pytest.param("1700000000", 1_700_000_000, id="a moment"),
        pytest.param("0", 0, id="the first moment"),
        pytest.param("", 1_548_979_200, id="nothing"),
        pytest.param("soon", 1_548_979_200, id="what is no moment"),
    ],
)
def test_a_moment_that_is_given_dates_the_outputs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, moment: int
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    assert source_date_of(small_register(tmp_path)) == moment


def test_the_matrix_is_written_in_every_form(tmp_path: Path) -> None:
    register = small_register(tmp_path)
    project = Project(root=tmp_path, today=register.report.election_date)
    context = BuildContext(project, register, 0)
    files = matrix_files(context, context.matrix)
    assert {name: content[:2] for name, content in files.items()} == {
        "follow-up-matrix.xlsx": b"PK",
        "follow-up-matrix.csv": b"\xef\xbb",
        "follow-up-matrix.json": b"{\n",
        "follow-up.csv": b"\xef\xbb",
    }


@pytest.mark.parametrize(
    ("day", "lines"),
    [
        pytest.param(date(2019, 1, 31), [12], id="the day before"),
        pytest.param(date(2019, 2, 1), [], id="the very day"),
        pytest.param(date(2024, 1, 1), [], id="later"),
    ],
)
def test_nothing_is_shown_as_of_a_day_before_the_report(
    tmp_path: Path, day: date, lines: list[int]
) -> None:
    problems = before_report(small_register(tmp_path), day)
    assert [problem.place.line for problem in problems] == lines
    assert {problem.code for problem in problems} <= {Code.DATE_BEFORE_REPORT}


def test_all_outputs_read_texts_in_the_dialect_that_the_build_is_given(tmp_path: Path) -> None:
    text = "| a | b |\n|---|---|\n| c | d |"
    changes = {"recommendations/01-lists.yml": recommendation_yaml(text=text)}
    project = write_project(tmp_path / "project", changes)
    register, output = read_register(project), tmp_path / "site"
    usual, cells = dialect_of(project), []
    without = {name: settings for name, settings in usual.items() if name != "tables"}
    for dialect in (usual, without):
        made = Publication(project, register, dialect, output, pdf=False, is_preview=False)
        columns = [column.key for column in made.context.matrix.columns]
        cells.append(made.context.matrix.rows[0][columns.index("recommendation")])
        page = made.website.texts["recommendations/sor-2018-r1.html"]
        assert ("<td>c</td>" in page) is ("tables" in dialect)
        made.close()
    assert cells == ["a, b\nc, d", "| a | b | |---|---| | c | d |"]
