"""The Nu HTML checker finds no error and warns of nothing in the pages of both reports."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.pages import Pages
from tests.sharing import Share

JAR = Path(sys.prefix) / "npm/node_modules/vnu-jar/build/dist/vnu.jar"
"""Installed by `make test` from requirements/package-lock.json."""
FAULT = (
    "<!DOCTYPE html><html lang='en'><title>Fault</title><p><div>No end</p></div>"
    "<dl><dt>Twice<dd>a<dt>Twice<dd>b</dl></html>"
)
_POLICY = re.compile(r"Resource violates Content Security Policy \(meta tag\): [\w ]+ “(?!\w+:)")
_INLINE = "Inline script violates Content Security Policy"


@pytest.fixture(scope="module")
def errors(real_site: Path, second_site: Path, pages: Pages, share: Share) -> list[str]:
    """Give all that the checker says of both reports and of a page with a fault, in one run."""
    files = [site / page for site in (real_site, second_site) for page in pages(site)]
    checked = share("markup", lambda at: _check(files, at))
    said: dict[str, list[dict[str, str]]] = json.loads((checked / "said.json").read_text("utf-8"))
    return [
        f"{one['url'].removeprefix('file:')}:{one.get('lastLine', '')}: {one['message']}\n"
        f"    {one.get('extract', '')!r}"
        for one in said["messages"]
        if not _is_mistaken(one)
    ]


def _is_mistaken(message: dict[str, str]) -> bool:
    """Tell whether the checker warns of what no browser does; test_structure.py judges policies.

    A file has no origin for it, so nothing beside it is "'self'"; and it takes data in JSON for a
    script, which the standard does not run (HTML, "prepare the script element").
    """
    said, extract = message["message"], message.get("extract", "")
    is_data = 'type="application/json"' in extract or 'type="application/ld+json"' in extract
    return bool(_POLICY.match(said)) or (said.startswith(_INLINE) and is_data)


def _check(files: list[Path], folder: Path) -> None:
    """Write what the checker says of some pages, and of one with a fault, into a folder."""
    (folder / "fault.html").write_text(FAULT, "utf-8")
    java = shutil.which("java")
    assert java, "the Nu HTML checker needs Java: see TEST_LIBRARIES in the Makefile"
    options = ["--format", "json", "--stdout"]
    command = [java, "-jar", str(JAR), *options, *map(str, files), str(folder / "fault.html")]
    said = subprocess.run(command, capture_output=True, check=False).stdout
    (folder / "said.json").write_bytes(said)


def test_the_checker_finds_no_error_and_warns_of_nothing(errors: list[str]) -> None:
    unexpected = [one for one in errors if "/fault.html:" not in one]
    assert not unexpected, "\n" + "\n".join(unexpected)


def test_the_checker_sees_a_fault(errors: list[str]) -> None:
    found = [one for one in errors if "/fault.html:1:" in one]
    assert any("end tag" in one for one in found)
    assert any("Duplicate" in one for one in found)
