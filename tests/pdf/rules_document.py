"""Rules on what a PDF says of itself: catalog, pages, metadata, bookmarks, fonts."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from lxml import etree

from tests.pdf.paper import Paper

_SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
}
_IDENTIFIERS = {"pdfuaid:part": "1", "pdfaid:part": "3", "pdfaid:conformance": "A"}
_RESTATEMENT = "unofficial restatement"
_AGREE = {
    "/Title": "dc:title//rdf:li",
    "/Author": "dc:creator//rdf:li",
    "/Subject": "dc:description//rdf:li",
    "/Keywords": "pdf:Keywords",
    "/Producer": "pdf:Producer",
    "/Creator": "xmp:CreatorTool",
    "/CreationDate": "xmp:CreateDate",
    "/ModDate": "xmp:ModifyDate",
}
"""What the old dictionary and the metadata say both, and so must say alike (ISO 19005-3, 6.6.3)."""


def catalog(paper: Paper) -> Iterator[str]:
    """The catalog names the language, that there are tags, and that the title is shown."""
    root = paper.root
    if not paper.language:
        yield "the document does not say its language (Lang)"
    if root.get("/MarkInfo", {}).get("/Marked") is not True:
        yield "the document does not say that it is tagged (MarkInfo Marked)"
    if root.get("/MarkInfo", {}).get("/Suspects") is True:
        yield "the document says that its tags are suspect (MarkInfo Suspects)"
    if root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield "the title is not what a window shows (ViewerPreferences DisplayDocTitle)"
    if "/StructTreeRoot" not in root:
        yield "there is no tag tree (StructTreeRoot)"
    elif "/ParentTree" not in paper.tree:
        yield "the tag tree has no ParentTree"
    if len(paper.documents) != 1 or paper.documents[0].kind != "Document":
        yield f"the tag tree has {len(paper.documents)} elements at its head, not one Document"


def pages(paper: Paper) -> Iterator[str]:
    """The order of tabs of each page is that of its tags, and it has a key of its own."""
    keys = set()
    for number, page in enumerate(paper.pages, 1):
        if page.get("/Tabs") != "/S":
            yield f"page {number}: the order of its links is not that of the tags (Tabs)"
        if "/StructParents" not in page:
            yield f"page {number}: it has no key in the ParentTree (StructParents)"
        elif int(page.StructParents) in keys:
            yield f"page {number}: its key in the ParentTree is that of another page"
        keys.add(int(page.get("/StructParents", -1)))


def metadata(paper: Paper) -> Iterator[str]:
    """XMP is one description, names both standards, and agrees with the old dictionary."""
    stream = paper.root.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        yield "there is no XMP metadata"
        return
    try:
        said: Any = etree.fromstring(stream.read_bytes().strip().rstrip(b"\0"))
    except etree.XMLSyntaxError as error:
        yield f"the XMP metadata is not well-formed: {error}"
        return
    count = len(said.xpath("descendant-or-self::rdf:RDF", namespaces=_SPACES))
    if count != 1:
        yield f"the XMP metadata has {count} rdf:RDF, not one"
    for name, value in _IDENTIFIERS.items():
        found = _said(said, name)
        if found != [value]:
            yield f"the XMP metadata says {name} {', '.join(found) or 'nowhere'}, not {value}"
    if _SPACES["pdfuaid"] not in _said(said, "pdfaSchema:namespaceURI"):
        yield "the XMP metadata does not describe the schema pdfuaid, which PDF/A does not know"
    if not any(_said(said, _AGREE["/Title"])):
        yield "the XMP metadata has no title (dc:title)"
    yield from _disagreements(said, paper.pdf.trailer.get("/Info", pikepdf.Dictionary()))


def restatement(paper: Paper) -> Iterator[str]:
    """The title says so where the document says that it is an unofficial restatement."""
    title = str(paper.pdf.trailer.get("/Info", pikepdf.Dictionary()).get("/Title", ""))
    says_so = any(_RESTATEMENT in mark.text.casefold() for mark in paper.marks)
    if says_so and _RESTATEMENT not in title.casefold():
        yield f"the title '{title}' does not say that it is an unofficial restatement"


def dates(paper: Paper) -> Iterator[str]:
    """The file says when it was made and changed, and not changed before it was made."""
    said = paper.pdf.trailer.get("/Info", pikepdf.Dictionary())
    made, changed = (_moment(str(said.get(key, ""))) for key in ("/CreationDate", "/ModDate"))
    if not made or not changed:
        yield "the file does not say when it was made and changed (CreationDate, ModDate)"
    elif changed < made:
        yield f"the file was changed on {changed[:8]} and made on {made[:8]}"


def _said(said: Any, name: str) -> list[str]:
    """Return the values of a property, written as an element or as an attribute."""
    found = said.xpath(f"descendant::{name}", namespaces=_SPACES)
    values: list[str] = [" ".join((one.text or "").split()) for one in found]
    if "//" not in name:
        values += said.xpath(f"descendant::rdf:Description/@{name}", namespaces=_SPACES)
    return values


def _disagreements(said: Any, dictionary: Any) -> Iterator[str]:
    for key, name in _AGREE.items():
        told, found = str(dictionary.get(key, "")), _said(said, name)
        if key.endswith("Date"):
            told, found = _moment(told), [_moment(one) for one in found]
        joined = "; ".join(found)
        if told and told not in {joined, joined.replace(";", ",")}:
            yield f"the metadata says {name} '{joined}', the dictionary {key} '{told}'"


def _moment(text: str) -> str:
    """Return the digits of a date, to the second, as both ways of writing it have them.

    >>> _moment("D:20231114221320Z") == _moment("2023-11-14T22:13:20+00:00")
    True
    """
    return "".join(re.findall(r"\d", text.removeprefix("D:")))[:14]


def bookmarks(paper: Paper) -> Iterator[str]:
    """There are bookmarks, each has words and leads to a page, and the chain of them is whole."""
    outlines = paper.root.get("/Outlines")
    if outlines is None or "/First" not in outlines:
        yield "there are no bookmarks (Outlines)"
        return
    yield from _bookmarks_below(paper, outlines)


def _bookmarks_below(paper: Paper, above: Any) -> Iterator[str]:
    one, before = above.First, None
    while one is not None:
        title = str(one.get("/Title", "")).strip()
        if not title:
            yield "a bookmark has no words"
        target = one.get("/Dest", one.get("/A", {}).get("/D"))
        if paper.place(target) is None:
            yield f"the bookmark '{title}' leads nowhere"
        if one.Parent.objgen != above.objgen:
            yield f"the bookmark '{title}' names another as the one above it"
        if before is not None and one.get("/Prev", one).objgen != before.objgen:
            yield f"the bookmark '{title}' does not name the one before it"
        if "/First" in one:
            yield from _bookmarks_below(paper, one)
        before, one = one, one.get("/Next")
    if before is not None and above.Last.objgen != before.objgen:
        yield f"the bookmark '{before.Title}' is the last, but not said to be"


def fonts(paper: Paper) -> Iterator[str]:
    """Every font is in the file, and says what each code that is used stands for."""
    for font in paper.fonts:
        if not font.is_embedded:
            yield f"the font {font.name} is not in the file"
        if font.letters is None:
            yield f"the font {font.name} does not say what its codes stand for (ToUnicode)"
            continue
        for code, page in font.used.items():
            text = font.letters.get(code, "")
            if code == 0 or not text or set(text) & {"\0", "\ufffd", "\ufeff", "\ufffe"}:
                yield f"page {page}: a glyph of {font.name} ({code}) stands for no letter"


def attributes(paper: Paper) -> Iterator[str]:
    """Elements that have an ID are found by it, and no two have the same."""
    given = paper.tree.get("/IDTree")
    known = dict(pikepdf.NameTree(given).items()) if given is not None else {}
    seen = set()
    for element in paper.elements:
        if "/ID" not in element.object:
            continue
        name = str(element.object.ID)
        if name in seen:
            yield f"{element} has the ID '{name}' of another element"
        seen.add(name)
        if name not in known or known[name].objgen != element.object.objgen:
            yield f"{element} is not found by its ID '{name}' (IDTree)"
    for left in known.keys() - seen:
        yield f"the IDTree knows '{left!s}', which no element has"
