"""What is installed suits every Python that README names."""

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
