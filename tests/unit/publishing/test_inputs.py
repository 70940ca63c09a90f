"""What a result is made from, as one digest."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from afterword.project.project import Project
from afterword.publishing.manifest import digest, used_packages
from tests.unit.small_project import TODAY, write_project


def test_the_same_inputs_have_the_same_digest(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    assert digest(project, 1) == digest(project, 1)


def test_a_project_has_the_same_digest_wherever_it_stands(tmp_path: Path) -> None:
    first, second = write_project(tmp_path / "a"), write_project(tmp_path / "b" / "c")
    assert digest(first, 1) == digest(second, 1)


@pytest.mark.parametrize(
    "path",
    [
        "mkdocs.yml",
        "content/report.yml",
        "content/sections/01-voter-lists.md",
        "recommendations/01-lists.yml",
        "references/missions/sor-2014-local.yml",
    ],
)
def test_one_byte_changes_the_digest(tmp_path: Path, path: str) -> None:
    project = write_project(tmp_path)
    before = digest(project, 1)
    content = bytearray((tmp_path / path).read_bytes())
    content[-2] ^= 1
    (tmp_path / path).write_bytes(content)
    assert digest(project, 1) != before


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("content/images/map.png", id="a picture"),
        pytest.param("recommendations/02-new.yml", id="a recommendation"),
        pytest.param("templates/site/page.html.j2", id="a template of the project"),
    ],
)
def test_a_file_more_changes_the_digest(tmp_path: Path, path: str) -> None:
    project = write_project(tmp_path)
    before = digest(project, 1)
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_bytes(b"")
    assert digest(project, 1) != before


def test_a_file_less_changes_the_digest(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    before = digest(project, 1)
    (tmp_path / "references/abbreviations.yml").unlink()
    assert digest(project, 1) != before


@pytest.mark.parametrize(
    ("path", "changes"),
    [
        pytest.param("templates/site/page.html.j2", False, id="of the website"),
        pytest.param("templates/pdf/report.html.j2", True, id="of the PDF"),
        pytest.param("mkdocs.yml", True, id="the settings of the website, with the dialect"),
    ],
)
def test_what_is_printed_does_not_depend_on_the_templates_of_the_website(
    tmp_path: Path, path: str, changes: bool
) -> None:
    project = write_project(tmp_path, {"templates/matrix/a.css": ""})
    before = digest(project, 1, without="site")
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_bytes(b"changed")
    assert (digest(project, 1, without="site") != before) is changes


def test_a_text_that_is_read_in_the_place_of_a_file_changes_the_digest(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    replaced = replace(project, replaced={"content/sections/01-voter-lists.md": b"another"})
    assert digest(replaced, 1) != digest(project, 1)


def test_another_name_changes_the_digest(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    before = digest(project, 1)
    path = tmp_path / "recommendations/01-lists.yml"
    path.rename(path.with_name("02-lists.yml"))
    assert digest(project, 1) != before


def test_another_moment_changes_the_digest(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    assert digest(project, 1) != digest(project, 2)


@pytest.mark.parametrize("path", ["notes.txt", "site/index.html", "content/__pycache__/a.pyc"])
def test_what_no_result_depends_on_does_not_change_the_digest(tmp_path: Path, path: str) -> None:
    project = write_project(tmp_path)
    before = digest(project, 1)
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_bytes(b"x")
    assert digest(project, 1) == before


def test_the_day_of_the_build_does_not_change_the_digest(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    later = Project(root=tmp_path, today=TODAY.replace(year=2030))
    assert digest(later, 1) == digest(project, 1)


def install(folder: Path, name: str, version: str, entry: str = "") -> None:
    """Make it seem that a package is installed in a folder, with an entry point or without."""
    home = folder / f"{name}-{version}.dist-info"
    home.mkdir(parents=True)
    (home / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", "utf-8"
    )
    (home / "entry_points.txt").write_text(entry, "utf-8")


@pytest.mark.parametrize(
    ("name", "entry", "changes"),
    [
        pytest.param("unrelated", "", False, id="one that the build does not use"),
        pytest.param("pytest", "", False, id="one that only the tests use"),
        pytest.param("mkdocs", "", True, id="one that it needs"),
        pytest.param("MarkupSafe", "", True, id="one that these need"),
        pytest.param("brotli", "", True, id="one that is needed for an extra"),
        pytest.param(
            "other", "[mkdocs.plugins]\nother = other:Plugin\n", True, id="one that extends MkDocs"
        ),
    ],
)
def test_only_packages_that_the_build_uses_change_the_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, entry: str, changes: bool
) -> None:
    project = write_project(tmp_path / "project")
    before = digest(project, 1)
    install(tmp_path / "packages", name, "99.0", entry)
    monkeypatch.syspath_prepend(tmp_path / "packages")
    assert (digest(project, 1) != before) is changes


def test_what_is_left_of_a_package_that_was_removed_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = write_project(tmp_path / "project")
    before = digest(project, 1)
    (tmp_path / "packages/removed-1.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "packages")
    assert digest(project, 1) == before


def test_no_package_that_is_locked_for_the_build_is_left_out(checkout: Path) -> None:
    text = (checkout / "requirements/run.txt").read_text("utf-8")
    locked = set(re.findall(r"^([a-z0-9.-]+)==", text, re.MULTILINE))
    assert {canonicalize_name(name) for name in locked} <= used_packages().keys()
