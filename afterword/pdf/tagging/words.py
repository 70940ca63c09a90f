"""What elements say in words: for what cannot be seen."""

from xml.etree.ElementTree import Element

from afterword.pdf.boxes import Box, part_of
from afterword.pdf.tagging.plan import BACK, Node
from afterword.pdf.tagging.roles import local_name


def expansion(node: Node) -> str:
    """Return what an abbreviation stands for; of other elements nothing."""
    return str(node.element.get("title") or "") if local_name(node.element) == "abbr" else ""


def words_of_link(node: Node, box: Box) -> str:
    """Return where a link leads, in words: what its title says, or else what is read there."""
    name = BACK if part_of(box) == "footnote-marker" else "title"
    said = node.element.get(name) or "".join(node.element.itertext())
    return " ".join(str(said).split())


def alternative(element: Element) -> str:
    """Return what a picture shows, in words: its alternative text, or its title and description."""
    found = (one for one in element.iter() if local_name(one) in {"svg", "img"})
    picture = next(found, element)
    for one in (element, picture):
        if words := one.get("alt") or one.get("aria-label"):
            return str(words)
    said = [one.text or "" for one in picture if local_name(one) in {"title", "desc"}]
    once = [text for text in said if not any(text in other for other in said if other != text)]
    return " ".join(" ".join(once).split())
