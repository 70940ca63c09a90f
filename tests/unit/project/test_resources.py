"""What comes with the engine and is no code, wherever the engine stands."""

from pathlib import Path

import pytest

from afterword.project import resources
from afterword.project.resources import PACKAGE, TEMPLATES, resource_folder


def test_the_package_is_the_folder_of_the_engine(checkout: Path) -> None:
    assert checkout / "afterword" == PACKAGE


@pytest.mark.parametrize("name", ["templates", "schemas"])
def test_in_a_checkout_a_folder_lies_beside_the_package(checkout: Path, name: str) -> None:
    assert resource_folder(name) == checkout / name
    assert resource_folder(name).is_dir()


def test_in_a_wheel_a_folder_lies_within_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "afterword"
    (package / "templates").mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    monkeypatch.setattr(resources, "PACKAGE", package)
    assert resource_folder("templates") == package / "templates"
    assert resource_folder("schemas") == tmp_path / "schemas"


def test_templates_are_those_of_the_website_the_pdf_and_the_matrix(checkout: Path) -> None:
    assert checkout / "templates" == TEMPLATES
    assert {"site", "pdf", "matrix", "fonts"} <= {one.name for one in TEMPLATES.iterdir()}
