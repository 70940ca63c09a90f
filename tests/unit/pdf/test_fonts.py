"""Fonts are ours alone: those of the machine, and its language, change nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from afterword.pdf.fonts import own_fonts_only
from afterword.pdf.render import render_pdf
from afterword.project.resources import TEMPLATES
from tests.pdf.good import STYLES
from tests.pdf.paper import Paper
from tests.unit.pdf.reading import opened

CONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>{}</fontconfig>"""

TEXT = "English, Қазақстан, საქართველო, Հայաստան, الانتخابات, בחירות"

PRINT = f"""import sys
from afterword.pdf.render import render_pdf
from afterword.project.resources import TEMPLATES
made = render_pdf('''<html lang="en"><title>T</title><style>{STYLES}</style><body>
<p>{TEXT} ✓ 漢</p>''', (TEMPLATES,))
sys.stdout.buffer.write(made.pdf + "".join(one.message for one in made.problems).encode())
"""


def printed_where(config: Path, **environment: str) -> bytes:
    """Return the PDF and the problems of a document, on a machine with some fonts."""
    given = {**os.environ, "FONTCONFIG_FILE": str(config), **environment}
    command = [sys.executable, "-c", PRINT]
    return subprocess.run(command, env=given, capture_output=True, check=True).stdout


def test_the_bytes_and_the_problems_are_the_same_whatever_fonts_a_machine_has(
    tmp_path: Path,
) -> None:
    empty, full = tmp_path / "empty.conf", tmp_path / "full.conf"
    empty.write_text(CONFIG.format(""), "utf-8")
    full.write_text(CONFIG.format("<dir>/usr/share/fonts</dir>"), "utf-8")
    first = printed_where(empty)
    assert b"U+6F22" in first
    assert printed_where(full, LANGUAGE="sr", LANG="sr_RS.UTF-8") == first


def test_letters_of_four_more_scripts_have_fonts_of_ours() -> None:
    document = f'<html lang="en"><title>T</title><style>{STYLES}</style><body><p>{TEXT}</p>'
    made = render_pdf(document, (TEMPLATES,))
    assert made.problems == ()
    with opened(made.pdf) as pdf:
        names = {font.name.partition("+")[2].partition("-")[0] for font in Paper(pdf).fonts}
    assert names == {
        "Afterword",
        "NotoSerifGeorgian",
        "NotoSerifArmenian",
        "NotoNaskhArabic",
        "NotoSerifHebrew",
    }


def test_what_runs_from_right_to_left_is_read_in_its_order() -> None:
    document = f'<html lang="en"><title>T</title><style>{STYLES}</style><body><p>בחירות כאן</p><p>b'
    with opened(render_pdf(document, (TEMPLATES,)).pdf) as pdf:
        first, _ = Paper(pdf).of("P")
        assert first.text == "בחירות כאן"
        assert _left(pdf) > 100, "it begins at the right"


def _left(pdf: pikepdf.Pdf) -> float:
    return next(mark.left or 0 for mark in Paper(pdf).marks if "ב" in mark.text)


def test_the_environment_is_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "mine.conf")
    monkeypatch.delenv("PANGO_LANGUAGE", raising=False)
    with own_fonts_only():
        assert os.environ["FONTCONFIG_FILE"].endswith("fonts.conf")
    assert os.environ["FONTCONFIG_FILE"] == "mine.conf"
    assert "PANGO_LANGUAGE" not in os.environ
