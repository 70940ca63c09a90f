"""The engine as a package: a wheel in an environment of its own, and an editable install."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest

from afterword.project.resources import VERSION
from tests.building import copy_report

TOP_LEVEL = ("bench", "build", "setup", "templates", "tests")
"""What stands beside the package in the checkout, and is no part of it."""


def run(*command: str | Path, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command that knows nothing of the checkout but what is installed."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run(
        [str(one) for one in command],
        cwd=cwd,
        env={**environment, **more},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the wheel of the engine."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--no-deps", "--no-build-isolation", "--no-index", "--quiet")
    made = run(
        *(sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", folder, checkout),
        cwd=folder,
    )
    assert made.returncode == 0, made.stderr
    (found,) = folder.glob("*.whl")
    return found


def test_a_wheel_holds_all_that_the_engine_reads(checkout: Path, wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    for name in ("templates", "schemas"):
        for path in (checkout / name).rglob("*"):
            if path.is_file():
                assert f"afterword/{path.relative_to(checkout).as_posix()}" in held
    for path in (checkout / "afterword").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert path.relative_to(checkout).as_posix() in held
    assert {name.partition("/")[0] for name in held} == {
        "afterword",
        f"afterword-{VERSION}.dist-info",
    }


@pytest.fixture(params=["taken over", pytest.param("installed", marks=pytest.mark.thorough)])
def environment(
    request: pytest.FixtureRequest, checkout: Path, wheel: Path, tmp_path: Path
) -> Path:
    """Give an environment that has the wheel and what is locked to run it, and nothing else."""
    folder = tmp_path / "environment"
    is_installed = request.param == "installed"
    venv.create(folder, with_pip=is_installed)
    lock = checkout / "requirements" / "run.txt"
    if is_installed:
        python = folder / "bin" / "python"
        pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        locked = ("--require-hashes", "-r", lock)
        assert run(*pip, *locked, cwd=tmp_path).returncode == 0
        assert run(*pip, "--no-deps", "--no-index", wheel, cwd=tmp_path).returncode == 0
    else:
        (packages,) = folder.glob("lib/python*/site-packages")
        for name in re.findall(r"^([\w.-]+)==", lock.read_text("utf-8"), re.MULTILINE):
            take_over(name, packages)
        with zipfile.ZipFile(wheel) as packed:
            packed.extractall(packages)
    return folder


def take_over(name: str, packages: Path) -> None:
    """Link to a package of the environment in hand: to install all of them takes a minute."""
    taken = distribution(name)
    for top in {file.parts[0] for file in taken.files or ()} - {"..", "__pycache__"}:
        if not (packages / top).exists():
            (packages / top).symlink_to(str(taken.locate_file(top)))


def test_a_wheel_with_what_is_locked_builds_a_report_that_lies_elsewhere(
    checkout: Path, environment: Path, tmp_path: Path
) -> None:
    project, python = tmp_path / "report", environment / "bin" / "python"
    project.mkdir()
    copy_report(checkout / "tests" / "second_report", project)
    built = run(python, "-m", "afterword", "build", "--strict", cwd=project)
    assert (built.returncode, built.stderr) == (0, "")
    assert (project / "site" / "downloads" / "report.pdf").stat().st_size > 10_000

    shutil.rmtree(project / "site")
    (project / "mkdocs.yml").write_text(
        (project / "mkdocs.yml").read_text("utf-8").replace("[afterword]", "[afterword: {pdf: no}]")
    )
    native = run(python, "-m", "mkdocs", "build", "--strict", cwd=project)
    assert native.returncode == 0, native.stderr
    where = "import afterword; print(afterword.__file__)"
    assert str(environment) in run(python, "-c", where, cwd=tmp_path).stdout
    if (environment / "bin" / "afterword").exists():
        told = run(environment / "bin" / "afterword", "--version", cwd=tmp_path)
        assert told.stdout == f"Afterword, version {VERSION}\n"


def test_a_wheel_names_its_command_and_its_plugin(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        (name,) = (one for one in packed.namelist() if one.endswith("/entry_points.txt"))
        told = packed.read(name).decode()
    assert "afterword = afterword.cli.main:main\n" in told
    assert "afterword = afterword.site.plugin:AfterwordPlugin\n" in told


SHOWN = """\
import sys
from importlib.util import find_spec
for name in sys.argv[1:]:
    found = find_spec(name)
    if found and "site-packages" not in str(found.origin):
        print(name)
"""


def test_an_editable_install_shows_the_package_and_nothing_else(tmp_path: Path) -> None:
    shown = run(sys.executable, "-c", SHOWN, "afterword", *TOP_LEVEL, cwd=tmp_path)
    assert shown.stdout.split() == ["afterword"], shown.stderr


def test_the_version_stands_in_one_place(checkout: Path) -> None:
    project = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))["project"]
    assert "version" not in project
    assert set(project["dynamic"]) == {"version", "dependencies"}
    told = run(sys.executable, "-m", "afterword", "--version", cwd=checkout)
    assert told.stdout == f"Afterword, version {VERSION}\n"
    stated = [
        path.relative_to(checkout).as_posix()
        for path in (checkout / "afterword").rglob("*.py")
        if f'"{VERSION}"' in path.read_text("utf-8")
    ]
    assert stated == ["afterword/project/resources.py"]
