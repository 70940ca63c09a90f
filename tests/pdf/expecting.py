"""How many elements of each type a PDF must have, told from the HTML document it is set from."""

from collections import Counter
from typing import Any

from lxml import html

_KINDS = {
    "p": "P",
    "section": "Sect",
    "article": "Art",
    "blockquote": "BlockQuote",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "caption": "Caption",
    "figcaption": "Caption",
    "figure": "Figure",
    "ol": "L",
    "ul": "L",
    "dl": "L",
    "em": "Em",
    "strong": "Strong",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}


def expected_counts(document: str) -> Counter[str]:
    """Return the number of elements by their type.

    >>> sorted(expected_counts("<body><p>a</p><ul><li>b</li></ul></body>").items())
    [('L', 1), ('LI', 1), ('P', 1)]
    """
    body: Any = html.document_fromstring(document).find("body")
    kinds = (_kind(element) for element in body.iter() if isinstance(element.tag, str))
    return Counter(kind for kind in kinds if kind)


def _kind(element: Any) -> str:
    around = list(element.iterancestors())
    if any(one.get("aria-hidden") == "true" for one in (element, *around)):
        return ""
    if given := element.get("data-tag"):
        return "" if given == "none" else str(given)
    if element.get("role") == "doc-footnote":
        return "Note"
    is_contents = any(one.get("role") == "doc-toc" for one in around)
    if element.tag in {"ol", "ul"} and is_contents:
        return ""
    if element.tag == "li":
        return "TOCI" if is_contents else "LI"
    if element.tag == "div" and around[0].tag == "dl":
        return "LI"
    if element.tag in {"svg", "img"} and not any(one.tag == "figure" for one in around):
        return "Figure"
    return _KINDS.get(element.tag, "")
