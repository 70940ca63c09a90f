"""Which structure type an HTML element has in the PDF (ISO 32000-1, 14.8.4)."""

from xml.etree.ElementTree import Element

TRANSPARENT = ""
"""The type of what is no element of its own: its content belongs to the element around it."""

_ELEMENTS = {
    "Document": ("html",),
    "Part": ("main",),
    "Sect": ("section", "nav"),
    "Art": ("article",),
    "Aside": ("aside",),
    "Div": ("div",),
    "BlockQuote": ("blockquote",),
    "P": ("p",),
    "L": ("ul", "ol", "dl"),
    "LI": ("li",),
    "Lbl": ("dt",),
    "LBody": ("dd",),
    "Table": ("table",),
    "Caption": ("caption", "figcaption"),
    "THead": ("thead",),
    "TBody": ("tbody",),
    "TFoot": ("tfoot",),
    "TR": ("tr",),
    "TH": ("th",),
    "TD": ("td",),
    "Figure": ("figure", "img", "svg"),
    "Em": ("em", "i"),
    "Strong": ("strong", "b"),
    "Quote": ("q",),
    "Code": ("code", "pre"),
    **{f"H{level}": (f"h{level}",) for level in range(1, 7)},
}
_TYPES = {name: kind for kind, names in _ELEMENTS.items() for name in names}

ROLE_MAP = {"Aside": "Div", "Em": "Span", "Strong": "Span"}
"""Types of PDF 2.0 that say more than those of PDF 1.7, and what they are for a reader of 1.7."""

_ROLES = {"doc-toc": "TOC", "doc-footnote": "Note"}


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace; that of a comment is empty."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def own_type(element: Element, parent: str) -> str:
    """Return the structure type of an element, by the nearest type around it.

    A template can name another with data-tag; `none` makes an element transparent.
    """
    if given := element.get("data-tag"):
        return TRANSPARENT if given == "none" else str(given)
    if role := _ROLES.get(element.get("role", "")):
        return role
    name = local_name(element)
    if name == "a":
        return "Link" if element.get("href") else TRANSPARENT
    if name == "abbr" or (name == "span" and element.get("lang")):
        return "Span"
    return _within(_TYPES.get(name, TRANSPARENT), parent)


def _within(kind: str, parent: str) -> str:
    """Return what a type becomes by where it stands: the contents' lists, pairs of terms."""
    if parent == "TOC":
        return {"LI": "TOCI", "L": TRANSPARENT}.get(kind, kind)
    if parent == "TOCI":
        return {"L": "TOC"}.get(kind, kind)
    if parent == "L" and kind == "Div":
        return "LI"
    return TRANSPARENT if parent == "Figure" and kind == "Figure" else kind
