"""The spreadsheet in the program that offices without Excel use: it opens, with the same rows."""

import csv
import io
import subprocess
from pathlib import Path

import pytest

_AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""Commas, quotation marks, UTF-8, from line 1, as shown, every sheet in a file of its own."""


@pytest.fixture(scope="module")
def sheets(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder in which LibreOffice wrote every sheet of the spreadsheet as CSV."""
    folder = tmp_path_factory.mktemp("libreoffice")
    command = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        _AS_CSV,
        "--outdir",
        str(folder),
        str(real_site / "downloads/follow-up-matrix.xlsx"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def rows(path: Path) -> list[list[str]]:
    text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("sheet", "file"), [("Matrix", "follow-up-matrix.csv"), ("Follow-up", "follow-up.csv")]
)
def test_a_sheet_has_the_rows_of_its_csv(
    sheets: Path, real_site: Path, sheet: str, file: str
) -> None:
    found = rows(sheets / f"follow-up-matrix-{sheet}.csv")
    assert len(found) > 20
    assert found == rows(real_site / "downloads" / file)


def test_there_are_four_sheets(sheets: Path) -> None:
    names = {path.stem.removeprefix("follow-up-matrix-") for path in sheets.glob("*.csv")}
    assert names == {"Matrix", "Follow-up", "Provisions", "About"}
