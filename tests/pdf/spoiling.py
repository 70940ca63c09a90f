"""Ways to spoil a good PDF, each in one way, and by its elements: what the judge must find."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary

Spoil = Callable[[pikepdf.Pdf], None]


def elements(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    """Return the elements of a type, in reading order."""
    return [one for one in _below(pdf.Root.StructTreeRoot) if one.get("/S") == f"/{kind}"]


def _below(element: Any) -> Iterator[Any]:
    for kid in element.get("/K", []):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from _below(kid)


def owners_on(pdf: pikepdf.Pdf, key: Any) -> Any:
    """Return what the parent tree says of the contents of a page, to be changed."""
    return pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)[int(key)]


def divide(pdf: pikepdf.Pdf, element: Any, *, at: int) -> Any:
    """Move the kids of an element from one place on to a new one, its neighbour; return that."""
    moved = list(element.K)[at:]
    twin = pdf.make_indirect(Dictionary(S=element.S, P=element.P, K=Array(), Pg=element.Pg))
    if "/A" in element:
        twin.A = element.A
    element.K = Array(list(element.K)[:at])
    above = list(element.P.K)
    place = next(n for n, kid in enumerate(above) if _same(kid, element))
    element.P.K = Array([*above[: place + 1], twin, *above[place + 1 :]])
    for kid in moved:
        twin.K.append(kid)
        if isinstance(kid, Dictionary) and "/S" in kid:
            kid.P = twin
        elif isinstance(kid, Dictionary) and "/MCID" in kid:
            owners = owners_on(pdf, kid.Pg.StructParents)
            owners[kid.MCID] = twin
    return twin


def divide_over_a_page(kind: str, which: int = 0) -> Spoil:
    """Return what divides an element between its kids on its first page and the rest."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        element = elements(pdf, kind)[which]
        pages = [_page(kid) or element.Pg.objgen for kid in element.K]
        divide(pdf, element, at=next(n for n, page in enumerate(pages) if page != pages[0]))

    return spoil


def _page(kid: Any) -> object:
    """Return the page of what an element holds; nothing where it is that of the element."""
    if isinstance(kid, int) or "/Pg" not in kid:
        return None
    if "/S" in kid and kid.get("/K") and not isinstance(kid.K[0], int) and "/Pg" in kid.K[0]:
        return _page(kid.K[0])
    return kid.Pg.objgen


def remove(pdf: pikepdf.Pdf, element: Any) -> None:
    """Take an element out of the tree."""
    element.P.K = Array([kid for kid in element.P.K if not _same(kid, element)])


def _same(kid: Any, element: Any) -> bool:
    return isinstance(kid, Dictionary) and bool(kid.objgen == element.objgen)


def without(kind: str, key: str) -> Spoil:
    """Return what takes an entry from the first element of a type."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        del elements(pdf, kind)[0][key]

    return spoil


def without_element(kind: str, which: int = 0) -> Spoil:
    """Return what takes an element out of the tree."""
    return lambda pdf: remove(pdf, elements(pdf, kind)[which])


def with_content(pattern: bytes, instead: bytes, page: int = 1) -> Spoil:
    """Return what changes the content of a page once."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        content = pdf.pages[page].Contents
        changed, count = re.subn(pattern, instead, content.read_bytes(), count=1, flags=re.DOTALL)
        if not count:
            raise LookupError(f"{pattern!r} is not in the content of the page")
        content.write(changed)

    return spoil


def with_metadata(old: bytes, new: bytes) -> Spoil:
    """Return what changes the XMP metadata once."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        said = pdf.Root.Metadata.read_bytes()
        if old not in said:
            raise LookupError(f"{old!r} is not in the metadata")
        pdf.Root.Metadata.write(said.replace(old, new, 1))

    return spoil


def links(pdf: pikepdf.Pdf) -> list[Any]:
    """Return the annotations of all pages."""
    return [one for page in pdf.pages for one in page.get("/Annots", [])]


def with_link(key: str, value: object) -> Spoil:
    """Return what gives the first link another entry."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        links(pdf)[0][key] = value

    return spoil


def forget(*keys: str) -> Spoil:
    """Return what takes an entry from below the catalog."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        holder = pdf.Root
        for key in keys[:-1]:
            holder = holder[key]
        del holder[keys[-1]]

    return spoil


def forget_on_a_page(key: str) -> Spoil:
    """Return what takes an entry from the second page."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[1].obj[key]

    return spoil
