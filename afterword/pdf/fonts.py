"""Fonts in print: those that a document names, on every machine, and never the machine's own.

What fontconfig and Pango would otherwise find out about the machine decides which font shows a
letter that the document's fonts lack, and so how wide it is and where lines break.
"""

import os
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import starmap
from pathlib import Path

from afterword.pdf.printed import SCHEME

_ENVIRONMENT = {
    "FONTCONFIG_FILE": str(Path(__file__).with_name("fonts.conf")),
    "PANGO_LANGUAGE": "en",
}
"""No fonts of the machine; and its locale does not choose between forms of Cyrillic letters."""

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters of Hebrew, Arabic and their neighbours."""

_LAST_RESORT = ("Afterword Sans", "SourceSans3-Regular", "normal")
"""A font that every document has, as `templates/pdf/fonts.html.j2` names it: where there is none at
all, Pango ends the process."""

_SCRIPTS = {
    "NotoSerifArmenian": re.compile("[\u0530-\u058f\ufb13-\ufb17]"),
    "NotoSerifHebrew": re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]"),
    "NotoNaskhArabic": re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefe]"),
    "NotoSerifGeorgian": re.compile("[\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2d]"),
}
"""Fonts of ours that a document has where it has letters of their scripts: opening them takes time.
`setup/script-fonts` made them."""


def font_faces(document: str) -> str:
    """Return the style sheet of the fonts that a document has besides those that it names."""
    faces = [_LAST_RESORT]
    for name, letters in _SCRIPTS.items():
        if letters.search(document):
            faces += [(name, f"{name}-Regular", "normal"), (name, f"{name}-Bold", "600")]
    return "\n".join(starmap(_face, faces))


def _face(family: str, file: str, weight: str) -> str:
    weighs = "" if weight == "normal" else f"; font-weight: {weight}"
    source = f"{SCHEME}:///fonts/{file}.ttf.woff2"
    return f'@font-face {{ font-family: "{family}"{weighs}; src: url({source}) }}'


@contextmanager
def own_fonts_only() -> Iterator[None]:
    """Hide the machine's fonts, and its language, from WeasyPrint and Pango for a while."""
    before = {name: os.environ.get(name) for name in _ENVIRONMENT}
    os.environ.update(_ENVIRONMENT)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="No fonts configured", category=UserWarning)
            yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
