"""What a tag tree lacks that only an author, or a template, can put right."""

from collections.abc import Iterator

from afterword.pdf.tagging.plan import Node
from afterword.pdf.tagging.words import alternative


def faults(root: Node) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the headings and pictures of a tree, each with how to mend it.

    ISO 14289-1, 7.4.2: no level of headings is skipped; 7.3: a picture has alternative text.
    """
    if not root.element.get("lang"):
        yield "the document does not say its language", "set the language of the report"
    level = 0
    for node in _all(root):
        if node.kind == "Figure" and not alternative(node.element):
            source = node.element.get("src") or "a picture"
            yield f"'{source}' has no alternative text", "say what the picture shows: ![words](…)"
        if len(node.kind) == len("H1") and node.kind[0] == "H" and node.kind[1].isdigit():
            own = int(node.kind[1])
            if own > level + 1:
                words = " ".join("".join(node.element.itertext()).split())
                message = (
                    f"the heading '{words}' is of level {own} and follows one of level {level}"
                )
                yield message, "use the next level of headings, and skip none"
            level = own


def _all(node: Node) -> Iterator[Node]:
    yield node
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _all(kid)
