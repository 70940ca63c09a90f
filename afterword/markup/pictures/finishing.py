"""What Vega draws, made ours: no attribute that says nothing, inks by class, short numbers."""

import re
from collections.abc import Iterable
from copy import copy

from lxml import etree

from afterword.markup.pictures.looks import INKS, Look, Texture

_SVG = "{http://www.w3.org/2000/svg}"
_KEPT = {
    "d",
    "transform",
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-dasharray",
    "stroke-width",
    "text-anchor",
    "font-size",
    "font-weight",
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "dy",
}
_GATHERED = _KEPT - {"d", "transform", "x", "y", "x1", "x2", "y1", "y2", "dy"} | {"class"}
_NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
_NO_DASH = "1,0"


def finished_marks(svg: str, textures: Iterable[Texture]) -> str:
    """Return what stands within the root of a drawing: its marks, in the order of painting.

    A fill or stroke "ink-not" becomes the ink's colour and the class that the website's style
    sheet gives its own. What has a texture stands on a ground of its own, under the lines: a
    ground that is part of a tile shows seams between the tiles.
    """
    root = etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False))
    for element in reversed(list(root.iter())):
        parent = element.getparent()
        if parent is not None and _is_empty(element):
            parent.remove(element)
    filled = {f"url(#{one.id})": one.look for one in textures}
    for element in [one for one in root.iter() if one.get("fill") in filled]:
        _ground(element, filled[element.get("fill", "")])
    for element in root.iter():
        _finish(element)
    for group in reversed(list(root.iter(f"{_SVG}g"))):
        _gather(group)
        _unwrap(group)
    for child in root.iter():
        child.tag = etree.QName(child).localname
    etree.cleanup_namespaces(root)
    return "".join(etree.tostring(child, encoding="unicode") for child in root)


def _is_empty(element: etree._Element) -> bool:
    """Tell whether an element paints nothing: a background, a frame, a group of neither."""
    name = etree.QName(element).localname
    if name == "g":
        return not any(True for _ in element.iter(f"{_SVG}path", f"{_SVG}text", f"{_SVG}line"))
    return name in {"path", "rect"} and element.get("class") in {"background", "foreground"}


def _ground(element: etree._Element, look: Look) -> None:
    """Paint the ground of a textured mark: below its lines where it has some."""
    painted = copy(element) if look.lines else element
    painted.set("fill", f"ink-{look.ink}" if look.ground else "none")
    if look.ground not in {"", "1"}:
        painted.set("fill-opacity", look.ground)
    if look.lines:
        painted.attrib.pop("stroke", "")
        element.addprevious(painted)


def _finish(element: etree._Element) -> None:
    classes = []
    for name, value in _attributes(element):
        if name not in _KEPT or (name == "stroke-dasharray" and value == _NO_DASH):
            del element.attrib[name]
            continue
        element.set(name, _NUMBER.sub(_short, value).removesuffix("px"))
        if value.startswith("ink-"):
            ink = value.removeprefix("ink-")
            element.set(name, INKS[ink])
            classes.append(f"aw-{name}-{ink}")
    if element.get("transform") == "translate(0,0)":
        del element.attrib["transform"]
    if classes:
        element.set("class", " ".join(classes))


def _attributes(element: etree._Element) -> list[tuple[str, str]]:
    return [(str(name), str(value)) for name, value in element.attrib.items()]


def _short(number: re.Match[str]) -> str:
    """Return a number with at most two decimals."""
    return f"{float(number.group()):.2f}".rstrip("0").rstrip(".").replace("-0", "0", 1) or "0"


def _gather(group: etree._Element) -> None:
    """Say once, at a group of marks, what is the same for all of them."""
    first = group[0]
    for name, value in _attributes(first):
        if name in _GATHERED and all(child.get(name) == value for child in group):
            group.set(name, value)
            for child in group:
                del child.attrib[name]


def _unwrap(group: etree._Element) -> None:
    """Put what a group without attributes holds in its place."""
    parent = group.getparent()
    if parent is None or group.attrib:
        return
    at = parent.index(group)
    for child in reversed(list(group)):
        parent.insert(at, child)
    parent.remove(group)
