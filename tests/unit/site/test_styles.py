"""The style sheet, joined from files."""

from pathlib import Path

from afterword.project.project import Project
from afterword.project.resources import TEMPLATES
from afterword.site.website import site_styles
from tests.unit.small_project import TODAY


def test_the_files_are_joined_in_the_order_of_their_names(tmp_path: Path) -> None:
    styles = site_styles(Project(root=tmp_path, today=TODAY)).decode()
    names = sorted(path.name for path in (TEMPLATES / "site/styles").glob("*.css"))
    first_lines = [
        (TEMPLATES / "site/styles" / name).read_text("utf-8").strip().split("\n", 1)[0]
        for name in names
    ]
    found = [styles.index(line) for line in first_lines]
    assert found == sorted(found)


def test_a_file_of_the_project_takes_the_place_of_that_of_the_engine(tmp_path: Path) -> None:
    folder = tmp_path / "templates/site/styles"
    folder.mkdir(parents=True)
    (folder / "20-parts.css").write_text("p { color: teal }", "utf-8")
    (folder / "90-own.css").write_text("a { color: plum }", "utf-8")
    styles = site_styles(Project(root=tmp_path, today=TODAY)).decode()
    assert styles.count("p { color: teal }") == styles.count("a { color: plum }") == 1
    assert ".aw-lead" not in styles
    assert ".aw-find" in styles
