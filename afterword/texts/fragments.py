"""HTML as trees: footnotes taken out, inner links neutral, then set for an output."""

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol
from urllib.parse import unquote

from lxml import html
from lxml.html import HtmlElement

from afterword.linking.refs import SCHEME, Ref, RefKind, from_neutral, neutral
from afterword.texts.words import parsed


class Addresses(Protocol):
    """How an output answers where a reference leads."""

    def href(self, ref: Ref, here: str) -> str | None:
        """Return the link from a page to what is referred to, or None where there is no place."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """A text as a tree under one <div>; where a note is called stands <sup data-note="name">."""

    root: HtmlElement
    notes: Mapping[str, HtmlElement]
    """The footnotes by their names, in the order of their first calls; the children of each are
    its paragraphs."""


def fragment(markup: str, path: str, sections: Mapping[str, str]) -> Fragment:
    """Return the tree of a text in a file; sections has the id of each section's file."""
    root = parsed(markup)
    bodies = _take_notes(root)
    notes: dict[str, HtmlElement] = {}
    for call in root.xpath('.//sup[starts-with(@id, "fnref")]'):
        name = call.get("id").partition(":")[2]
        replacement = html.Element("sup", {"data-note": name})
        replacement.tail = call.tail
        call.getparent().replace(call, replacement)
        notes.setdefault(name, bodies[name])
    for tree in (root, *bodies.values()):
        _neutralise(tree, PurePosixPath(path).parent, sections)
    return Fragment(root=root, notes=notes)


def _take_notes(root: HtmlElement) -> dict[str, HtmlElement]:
    bodies = {}
    for block in root.xpath('./div[@class="footnote"]'):
        for item in block.xpath("./ol/li"):
            for back in item.xpath('.//a[@class="footnote-backref"]'):
                _drop_with_space(back)
            item.tag = "div"
            bodies[item.attrib.pop("id").partition(":")[2]] = item
        root.remove(block)
    return bodies


def _drop_with_space(back: HtmlElement) -> None:
    parent, previous = back.getparent(), back.getprevious()
    if previous is not None and previous.tail:
        previous.tail = previous.tail.rstrip("\xa0 ")
    elif previous is None and parent.text:
        parent.text = parent.text.rstrip("\xa0 ")
    back.drop_tree()
    if parent.tag == "p" and not len(parent) and not (parent.text or "").strip():
        parent.drop_tree()


def _neutralise(tree: HtmlElement, folder: PurePosixPath, sections: Mapping[str, str]) -> None:
    for link in tree.iter("a"):
        target = link.get("href", "")
        if target.startswith("#"):
            link.set("href", neutral(Ref(RefKind.ANCHOR, target[1:], "")))
        elif target and not re.match(r"[a-z]+:", target, re.IGNORECASE):
            name, _, anchor = unquote(target).partition("#")
            path = _joined(folder, name)
            if path in sections:
                link.set("href", neutral(Ref(RefKind.ANCHOR, anchor or sections[path], "")))
            else:
                link.set("href", neutral(Ref(RefKind.FILE, path, "")))
    for picture in tree.iter("img"):
        path = _joined(folder, unquote(picture.get("src", "")))
        picture.set("src", neutral(Ref(RefKind.FILE, path, "")))


def _joined(folder: PurePosixPath, name: str) -> str:
    parts: list[str] = []
    for part in (folder / name).parts:
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def localise(tree: HtmlElement, addresses: Addresses, here: str) -> None:
    """Turn a tree's neutral links into those of an output; one that leads nowhere becomes text."""
    for element in list(tree.iter("a", "img")):
        name = "href" if element.tag == "a" else "src"
        target = element.get(name, "")
        if not target.startswith(SCHEME):
            continue
        ref = from_neutral(target)
        address = addresses.href(ref, here)
        if address is not None:
            element.set(name, address)
            if ref.kind in {RefKind.ANCHOR, RefKind.RECOMMENDATION, RefKind.SECTION}:
                element.set("class", " ".join(filter(None, (element.get("class"), "aw-xref"))))
        else:
            element.tag = "span"
            del element.attrib[name]


def files_of(tree: HtmlElement) -> Iterable[str]:
    """Yield the project's files that a tree shows or links to, before its links are localised."""
    for element in tree.iter("a", "img"):
        target = element.get("href") or element.get("src") or ""
        if target.startswith(SCHEME) and from_neutral(target).kind is RefKind.FILE:
            yield from_neutral(target).id


def replace_with_markup(element: HtmlElement, markup: str) -> None:
    """Put markup in the place of an element; what followed it stays."""
    new = parsed(markup)
    parent, index, tail = element.getparent(), element.getparent().index(element), element.tail
    parent.remove(element)
    children = list(new)
    for offset, child in enumerate(children):
        parent.insert(index + offset, child)
    if tail and children:
        children[-1].tail = f"{children[-1].tail or ''}{tail}"


def inner_markup(tree: HtmlElement) -> str:
    """Return the markup inside a tree's root."""
    copy = deepcopy(tree)
    copy.tail = None
    text = str(html.tostring(copy, encoding="unicode"))
    return text[text.index(">") + 1 : text.rindex("<")]
