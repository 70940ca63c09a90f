"""Where references lead within the PDF, how they name their page, how web addresses are set."""

import re
from collections.abc import Callable

from lxml import html
from lxml.html import HtmlElement

from afterword.linking.refs import Ref, RefKind
from afterword.linking.register import Register
from afterword.pdf.structure import divide_texts

WITHIN = "aw-xref-within"
"""The class of a reference within a sentence: its page stands in brackets after its words."""

_BLOCKS = {"p", "li", "dd", "dt", "td", "th", "div", "h2", "h3", "h4", "h5", "h6"}
_ADDRESS = re.compile(r"((?:https?://|www\.)\S*\w)")
_PREFIXES = {
    RefKind.SECTION: "",
    RefKind.RECOMMENDATION: "",
    RefKind.INSTRUMENT: "law-",
    RefKind.SOURCE: "source-",
    RefKind.NOTE: "editors-note-",
}
"""What stands before the ids of records in the ids of their places."""
_CLOSING = (".", ",", ";", ":", ")")


class PdfAddresses:
    """Answers where a reference leads within the PDF; some places are on the website only."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def href(self, ref: Ref, here: str) -> str | None:
        """Return the anchor of what is referred to, or None where the PDF has no such place."""
        if ref.kind is RefKind.ANCHOR:
            return f"#{ref.id}" if ref.id in self._register.anchors else None
        if ref.kind is RefKind.PROVISION:
            instrument, provision = self._register.provisions[ref.id]
            return f"#law-{instrument.id}-{provision.slug}"
        if ref.kind is RefKind.FOOTNOTE:
            return f"#note-{ref.id.replace('/', '-', 1)}"
        prefix = _PREFIXES.get(ref.kind)
        return None if prefix is None else f"#{prefix}{ref.id}"

    def number(self, anchor: str) -> str:
        """Return the printed number of the section or recommendation that an anchor stands in."""
        if found := self._register.recommendation_by_id.get(anchor):
            return str(found.number)
        place = self._register.anchors.get(anchor)
        section = self._register.sections.get(place.section if place else anchor)
        return (section.record.number or "") if section else ""


def name_pages(tree: HtmlElement, number_of: Callable[[str], str]) -> None:
    """Choose how the references of a text name their pages.

    One that names a number and ends its clause goes on as "recommendation 17, p. 24"; so does one
    that stands in brackets already. Others stand within their sentence: "the campaign (p. 20)".
    number_of gives the printed number of an anchor's section or recommendation.
    """
    for link in tree.iter("a"):
        if "aw-xref" not in (link.get("class") or "").split():
            continue
        number = number_of(link.get("href").removeprefix("#"))
        names_it = bool(number) and _has_word(link.text_content(), number)
        ends = (link.tail or "").startswith(_CLOSING)
        if not (names_it and ends) and not _is_in_brackets(link):
            link.set("class", f"{link.get('class')} {WITHIN}")


def keep_addresses(tree: HtmlElement) -> None:
    """Keep addresses of the web in a text from being hyphenated: a hyphen would be another one."""
    for element in list(tree.iter()):
        if element.tag != "a" and isinstance(element.tag, str):
            divide_texts(element, _kept_whole)


def _kept_whole(text: str) -> tuple[str, list[HtmlElement]]:
    first, *rest = _ADDRESS.split(text)
    spans = []
    for address, after in zip(rest[::2], rest[1::2], strict=True):
        span = html.Element("span", {"class": "aw-address"})
        span.text, span.tail = address, after
        spans.append(span)
    return first, spans


def describe_addresses(tree: HtmlElement) -> None:
    """Give a web link whose words are its address a title that says on whose site it leads."""
    for link in tree.iter("a"):
        target = link.get("href") or ""
        if re.match(r"https?://", link.text_content().strip()) and link.get("title") is None:
            link.set("title", f"web page of {target.partition('://')[2].partition('/')[0]}")


def _has_word(words: str, number: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(number)}(?!\w)", words) is not None


def _is_in_brackets(link: HtmlElement) -> bool:
    before = _text_before(link)
    return before.rfind("(") > before.rfind(")")


def _text_before(link: HtmlElement) -> str:
    """Return what stands before a link in its block."""
    parts: list[str] = []
    node = link
    while node.tag not in _BLOCKS:
        for sibling in node.itersiblings(preceding=True):
            parts += (sibling.tail or "", sibling.text_content())
        node = node.getparent()
        parts.append(node.text or "")
    return "".join(reversed(parts))
