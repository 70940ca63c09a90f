"""The texts of sections and pages under their headings, without markup: what a search goes over."""

from collections.abc import Mapping
from dataclasses import dataclass

from afterword.linking.register import Register
from afterword.texts.converter import converter_of
from afterword.texts.fragments import fragment
from afterword.texts.words import parsed, words_of

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadedText:
    """What stands under a heading, up to the next one."""

    id: str
    """Of the heading; empty for what stands before the first one."""
    words: str
    text: str
    """As `plain_text` gives it; of tables of data, their words."""
    footnotes: tuple[tuple[str, str], ...]
    """Name and text of each footnote that is called here first."""


def headings(register: Register, text: str) -> tuple[tuple[str, str], ...]:
    """Return id and words of each second-level heading of a Markdown text."""
    tree = parsed(converter_of(register)(text))
    return tuple((one.get("id", ""), words_of(one)) for one in tree.findall("h2"))


def headed_texts(
    register: Register, text: str, tables: Mapping[str, str]
) -> tuple[HeadedText, ...]:
    """Return a Markdown text under its headings, with the words of each table of data by its id;
    what stands under a heading without id belongs to the one before."""
    found = fragment(converter_of(register)(text), "", {})
    notes = {name: words_of(body) for name, body in found.notes.items()}
    for place in found.root.find_class("aw-data"):
        place.text = tables.get(place.get("data-table"))
    heads, groups = [("", "")], [parsed("")]
    for child in list(found.root):
        if child.tag in _HEADINGS and child.get("id"):
            heads.append((child.get("id"), words_of(child)))
            groups.append(parsed(""))
        else:
            groups[-1].append(child)
    texts = []
    for (name, words), group in zip(heads, groups, strict=True):
        called = [call.get("data-note") for call in group.xpath(".//sup[@data-note]")]
        texts.append(
            HeadedText(
                id=name,
                words=words,
                text=words_of(group),
                footnotes=tuple((one, notes.pop(one)) for one in called if one in notes),
            )
        )
    return tuple(texts)
