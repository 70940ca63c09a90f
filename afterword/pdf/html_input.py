"""The HTML that a document is set from, as WeasyPrint reads it.

It shows files of the project and of the templates, and nothing else. Words of other languages say
of which they are, and lines end where a typesetter would end them.
"""

import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from unicodedata import bidirectional
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from afterword.pdf.fonts import RIGHT_TO_LEFT, font_faces
from afterword.pdf.line_breaks import in_pieces, set_breaks
from afterword.pdf.printed import SCHEME
from afterword.pdf.structure import divide_texts
from afterword.project.resources import TEMPLATES

_WORD = "aw-word"
"""What a document's head calls a word of another language: emphasised words of the text say of
which they are already; these are those in plain texts, cells and titles."""
_RUNNING = 90
"""So many characters a running head has, at most."""
_BLOCKS = frozenset({"p", "li", "dt", "dd", "td", "th", "caption", "h2", "h3", "h4", "h5", "h6"})
_PASSED_OVER = frozenset({"head", "style", "script"})


def read_html(document: str, roots: tuple[Path, ...]) -> HTML:
    """Return an HTML document ready to be laid out; it shows only files below the roots."""
    html = HTML(string=document, base_url=f"{SCHEME}:///", url_fetcher=_OwnFiles(roots))
    mark_languages(html.etree_element)
    if RIGHT_TO_LEFT.search(document):
        set_directions(html.etree_element)
    set_running_heads(html.etree_element)
    set_breaks(html.etree_element)
    return html


def own_fonts(document: str, roots: tuple[Path, ...]) -> FontConfiguration:
    """Return the fonts that a document has besides those that it names."""
    fonts, files = FontConfiguration(), _OwnFiles((*roots, TEMPLATES))
    faces = font_faces(document)
    CSS(string=faces, base_url=f"{SCHEME}:///", url_fetcher=files, font_config=fonts)
    return fonts


class _OwnFiles(URLFetcher):  # type: ignore[misc]  # the library is not typed
    """Opens the files that stand below one of the roots, and what stands in the document itself.

    No network, no redirect, and no way out by a link or by dots; what is refused becomes a line in
    WeasyPrint's log, and so a problem.
    """

    def __init__(self, roots: tuple[Path, ...]) -> None:
        super().__init__(allowed_protocols={"file", "data"}, allow_redirects=False)
        self._roots = roots

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Return what an address names; raise ValueError where it is not ours to open."""
        parts = urlsplit(url)
        if parts.scheme == SCHEME:
            url = _file(unquote(parts.path).lstrip("/"), self._roots).as_uri()
        elif parts.scheme != "data":
            raise ValueError(f"'{url}' is not a file of the project")
        return super().fetch(url, headers)


def _file(name: str, roots: tuple[Path, ...]) -> Path:
    """Return the file of a name below the first root that has it; raise ValueError for others."""
    for root in roots:
        path = (root / name).resolve()
        if path.is_relative_to(root.resolve()) and path.is_file():
            return path
    raise ValueError(f"there is no file '{name}' in the project")


def mark_languages(root: Element) -> None:
    """Put each word that a document's head names into an element of its language, also in its
    plural; what is in one of their languages already stays as it is, and so do pictures."""
    words = {
        str(one.get("content")): str(one.get("lang"))
        for one in root.iter("meta")
        if one.get("name") == _WORD
    }
    if words:
        longest_first = sorted(words, key=len, reverse=True)
        either = "|".join(re.escape(word) for word in longest_first)
        _name(root, root.get("lang") or "", words, re.compile(rf"(?<!\w)({either})(s?)(?!\w)"))


def _name(
    element: Element, language: str, words: Mapping[str, str], found: re.Pattern[str]
) -> None:
    if _is_passed_over(element):
        return
    for child in list(element):
        _name(child, child.get("lang") or language, words, found)
    if language not in words.values():
        divide_texts(element, partial(_named, words, found))


def _named(
    words: Mapping[str, str], found: re.Pattern[str], text: str
) -> tuple[str, list[Element]]:
    first, *rest = found.split(text)
    spans = []
    for word, plural, after in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        span = Element("span", {"lang": words[word]})
        span.text, span.tail = word + plural, after
        spans.append(span)
    return first, spans


def set_directions(root: Element) -> None:
    """Set each block from right to left whose first letter runs so, as HTML's `dir="auto"` does."""
    for element in root.iter():
        is_block = element.tag in _BLOCKS or "aw-note" in (element.get("class") or "")
        if is_block and element.get("dir") is None:
            text = "".join(element.itertext())
            letter = next((one for one in text if bidirectional(one) in {"L", "R", "AL"}), "")
            if RIGHT_TO_LEFT.match(letter):
                element.set("dir", "rtl")


def set_running_heads(root: Element) -> None:
    """Give titles the words by which the margins of pages name them: long ones end in an ellipsis.

    Style sheets read them off `data-running`.
    """
    for element in root.iter():
        if element.tag == "body":
            element.set("data-running", _running(element.get("title") or ""))
        elif element.tag == "h2":
            title = element.get("data-title") or "".join(element.itertext())
            element.set("data-running", _running(title))


def _running(title: str) -> str:
    """Return a title that fits into two lines of a margin.

    >>> _running("word " * 30)[-12:]
    ' word word …'
    """
    words = " ".join(title.split())
    if len(words) > _RUNNING:
        kept, blank, _ = words[: _RUNNING - 1].rpartition(" ")
        words = f"{kept if blank else words[: _RUNNING // 2]} …"
    return in_pieces(words)


def _is_passed_over(element: Element) -> bool:
    """Tell whether an element is no text of its document: a style, a part of a picture."""
    tag = element.tag
    return not isinstance(tag, str) or tag in _PASSED_OVER or "}" in tag
