"""Reads the tag tree of a PDF as plain lines, for tests."""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pikepdf

from afterword.pdf.printed import Printed
from afterword.pdf.render import render_pdf


def printed(body: str, styles: str = "") -> Printed:
    """Set a document of small pages: 100 mm square, lines of 10 mm, ten on a page."""
    base = "@page { size: 100mm; margin: 0 } html { font: 5mm/10mm serif } * { margin: 0 }"
    document = f'<html lang="en"><title>T</title><style>{base}{styles}</style><body>{body}</html>'
    return render_pdf(document, (Path(),))


def opened(pdf: bytes) -> pikepdf.Pdf:
    """Open a PDF that is in memory."""
    return pikepdf.open(io.BytesIO(pdf))


def tree(pdf: bytes, *keys: str) -> list[str]:
    """Return the tags below the document, a line each, with some of their values.

    >>> tree(printed("<p>a</p>").pdf)
    ['P 1:0']
    """
    with opened(pdf) as one:
        pages = {page.objgen: number for number, page in enumerate(one.pages, 1)}
        (document,) = one.Root.StructTreeRoot.K
        return [line for kid in document.K for line in _lines(kid, pages, keys, "")]


def _lines(
    element: pikepdf.Object, pages: Mapping[Any, int], keys: tuple[str, ...], indent: str
) -> Iterator[str]:
    content, kids = [], []
    for kid in element.get("/K", []):
        if isinstance(kid, int):
            content.append(f"{pages[element.Pg.objgen]}:{kid}")
        elif kid.get("/Type") == "/MCR":
            content.append(f"{pages[kid.Pg.objgen]}:{kid.MCID}")
        elif kid.get("/Type") == "/OBJR":
            content.append("link")
        else:
            kids.append(kid)
    values = [f"{key}={element[f'/{key}']}" for key in keys if f"/{key}" in element]
    yield indent + " ".join([str(element.S)[1:], *values, *content])
    for kid in kids:
        yield from _lines(kid, pages, keys, f"{indent}  ")
