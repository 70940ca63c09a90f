"""The Nu HTML checker finds no error in any page of either report, and is seen to find one."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

JAR = Path(sys.prefix) / "npm/node_modules/vnu-jar/build/dist/vnu.jar"
"""Installed by `make test` from requirements/package-lock.json."""
FAULT = "<!DOCTYPE html><html lang='en'><title>Fault</title><p><div>No end</p></div></html>"


@pytest.fixture(scope="module")
def errors(
    real_site: Path, second_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> list[str]:
    """Give all that the checker says of both reports and of a page with a fault, in one run."""
    faulty = tmp_path_factory.mktemp("faulty")
    (faulty / "fault.html").write_text(FAULT, "utf-8")
    java = shutil.which("java")
    assert java, "the Nu HTML checker needs Java: see TEST_LIBRARIES in the Makefile"
    options = ["--errors-only", "--skip-non-html", "--format", "json", "--stdout"]
    folders = [str(folder) for folder in (real_site, second_site, faulty)]
    command = [java, "-jar", str(JAR), *options, *folders]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return [
        f"{one['url'].removeprefix('file:')}:{one.get('lastLine', '')}: {one['message']}\n"
        f"    {one.get('extract', '')!r}"
        for one in json.loads(said)["messages"]
    ]


def test_the_checker_finds_no_error_in_any_page(errors: list[str]) -> None:
    unexpected = [one for one in errors if "/fault.html:" not in one]
    assert not unexpected, "\n" + "\n".join(unexpected)


def test_the_checker_sees_a_fault(errors: list[str]) -> None:
    assert any("/fault.html:1:" in one for one in errors)
