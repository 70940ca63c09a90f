"""The HTML document that a report's PDF is set from, read for what the PDF must show."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile
from pathlib import Path
from typing import Any

from lxml import html

from afterword.pdf.document import print_document
from bench.stages import read


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed:
    """A heading that is a bookmark: how deep it stands, and its words."""

    depth: int
    title: str


class Document:
    """The document of a project's report."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.source = print_document(read(project))
        self._body: Any = html.document_fromstring(self.source).find("body")

    def links(self) -> list[Any]:
        """Return the links in reading order, but for those of footnotes."""
        return [one for one in self._body.iter("a") if one.get("href")]

    def headings(self) -> list[Any]:
        """Return every heading in reading order."""
        return list(self._body.iter("h1", "h2", "h3", "h4", "h5", "h6"))

    def bookmarks(self) -> Iterator[Headed | None]:
        """Yield for each heading its bookmark, or nothing where it has none."""
        around: list[int] = []
        for heading in self.headings():
            is_frame = "card-head" in heading.get("class", "")
            title, level = heading.get("data-title"), int(heading.tag[1])
            if not title or not (level in {2, 3} or is_frame):
                yield None
                continue
            while around and around[-1] >= min(level, 4):
                around.pop()
            yield Headed(depth=len(around), title=" ".join(title.split()))
            around.append(min(level, 4))

    def paragraphs(self) -> Iterator[str]:
        """Yield the text of each paragraph, without the footnotes in it."""
        for element in self._body.iter():
            is_paragraph = element.get("data-tag", "P" if element.tag == "p" else "") == "P"
            if is_paragraph and element.get("aria-hidden") != "true":
                yield "".join(one for one in _walk(element) if isinstance(one, str))

    def text_from(self, name: str) -> str:
        """Return what an element says; where it says nothing, what is read from there on."""
        (start,) = self._body.xpath("descendant-or-self::*[@id=$name]", name=name)
        if _is_apart(start):
            return "".join((start.text or "", *(text for kid in start for text in _after(kid))))
        own = "".join(one for one in _walk(start) if isinstance(one, str))
        if own.strip():
            return own
        walked = dropwhile(lambda one: one is not start, _walk(self._body))
        return "".join(one for one in walked if isinstance(one, str))


def _walk(element: Any) -> Iterator[Any]:
    """Yield the elements and texts below an element, and it, in reading order; no footnote."""
    if _is_apart(element):
        return
    yield element
    yield element.text or ""
    for kid in element:
        if isinstance(kid.tag, str):
            yield from _walk(kid)
        yield kid.tail or ""


def _after(kid: Any) -> Iterator[str]:
    if isinstance(kid.tag, str):
        yield from (one for one in _walk(kid) if isinstance(one, str))
    yield kid.tail or ""


def _is_apart(element: Any) -> bool:
    """Return whether an element is a footnote, which stands elsewhere, or decoration."""
    return bool(element.get("role") == "doc-footnote" or element.get("aria-hidden") == "true")
