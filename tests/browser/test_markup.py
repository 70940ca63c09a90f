"""The Nu HTML checker finds no error in any page of either report, and is seen to find one."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sharing import Share

JAR = Path(sys.prefix) / "npm/node_modules/vnu-jar/build/dist/vnu.jar"
"""Installed by `make test` from requirements/package-lock.json."""
FAULT = "<!DOCTYPE html><html lang='en'><title>Fault</title><p><div>No end</p></div></html>"


@pytest.fixture(scope="module")
def errors(real_site: Path, second_site: Path, share: Share) -> list[str]:
    """Give all that the checker says of both reports and of a page with a fault, in one run."""
    checked = share("markup", lambda at: _check([real_site, second_site], at))
    said: dict[str, list[dict[str, str]]] = json.loads((checked / "said.json").read_text("utf-8"))
    return [
        f"{one['url'].removeprefix('file:')}:{one.get('lastLine', '')}: {one['message']}\n"
        f"    {one.get('extract', '')!r}"
        for one in said["messages"]
    ]


def _check(sites: list[Path], folder: Path) -> None:
    """Write what the checker says of the sites, and of a page with a fault, into a folder."""
    (folder / "fault.html").write_text(FAULT, "utf-8")
    java = shutil.which("java")
    assert java, "the Nu HTML checker needs Java: see TEST_LIBRARIES in the Makefile"
    options = ["--errors-only", "--skip-non-html", "--format", "json", "--stdout"]
    command = [java, "-jar", str(JAR), *options, *map(str, sites), str(folder / "fault.html")]
    said = subprocess.run(command, capture_output=True, check=False).stdout
    (folder / "said.json").write_bytes(said)


def test_the_checker_finds_no_error_in_any_page(errors: list[str]) -> None:
    unexpected = [one for one in errors if "/fault.html:" not in one]
    assert not unexpected, "\n" + "\n".join(unexpected)


def test_the_checker_sees_a_fault(errors: list[str]) -> None:
    assert any("/fault.html:1:" in one for one in errors)
