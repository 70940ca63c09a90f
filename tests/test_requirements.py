"""What is installed suits every Python that README names."""

import json
import re
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

REQUIREMENTS = Path(__file__).resolve().parent.parent / "requirements"
LOCKED = re.compile(r"^([\w.-]+)==", re.MULTILINE)


@pytest.mark.parametrize("name", ["run", "build", "test"])
def test_all_that_is_locked_runs_on_the_first_release_of_python_3_11(name: str) -> None:
    """Debian 12 has 3.11.2: a package that needs a later one stops `make build` there."""
    locked = LOCKED.findall((REQUIREMENTS / f"{name}.txt").read_text("utf-8"))
    needs = {one: distribution(one).metadata["Requires-Python"] or "" for one in locked}
    assert needs
    assert not [one for one, need in needs.items() if "3.11.0" not in SpecifierSet(need)]


@pytest.mark.parametrize("name", ["run", "build", "test"])
def test_every_package_is_locked_by_its_hash(name: str) -> None:
    text = (REQUIREMENTS / f"{name}.txt").read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert [
        one for one in lines if not re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", one)
    ] == []
    assert lines


@pytest.mark.parametrize("folder", ["requirements", "bench"])
def test_every_package_of_npm_is_locked_by_its_hash(checkout: Path, folder: str) -> None:
    lock = json.loads((checkout / folder / "package-lock.json").read_text("utf-8"))
    packages = {name: one for name, one in lock["packages"].items() if name}
    assert [name for name, one in packages.items() if "sha512-" not in one["integrity"]] == []
    assert packages


def test_make_installs_nothing_without_its_hash(checkout: Path) -> None:
    """What is installed without hashes is this project itself, and what writes the locks."""
    makefile = (checkout / "Makefile").read_text("utf-8").replace("\\\n", " ")
    installs = [line for line in makefile.splitlines() if "-m pip install" in line]
    loose = [line for line in installs if "--require-hashes" not in line]
    assert all("--no-index --editable ." in line or "pip-tools" in line for line in loose)
    assert len(installs) - len(loose) == 2


def test_no_script_of_a_package_runs(checkout: Path) -> None:
    makefile = (checkout / "Makefile").read_text("utf-8").replace("\\\n", " ")
    (options,) = re.findall(r"(?m)^NPM_OPTIONS := (.*)$", makefile)
    assert "--ignore-scripts" in options.split()
    commands = [
        line for line in makefile.splitlines() if re.search(r"bin/npm (ci|install|update)", line)
    ]
    assert [line for line in commands if "$(NPM_OPTIONS)" not in line] == []
    assert commands
