"""The marks of the drafters' Markdown: what they look like, for whoever finds or prints them."""

import re

CITATION = re.compile(r"\[@([^\]\n]*)\]")
"""[@copenhagen-1990/9.2]: group 1 is what is cited."""

FIGURE = re.compile(r"\{figure:([^}\n]*)\}")
"""{figure:registered-voters}: group 1 is the figure's id."""

DIRECTIVE = re.compile(r"^:::[ \t]*(.*?)[ \t]*$", re.MULTILINE)
"""A line that begins with three colons: group 1 is what follows them."""

PLACEMENT = re.compile(r"^recommendation ([1-9]\d*)$")
"""recommendation 17: group 1 is the printed number."""

LISTING = re.compile(r"^recommendations (priority|other)$")
"""recommendations priority: group 1 is which are listed."""

FOOTNOTE_CALL = re.compile(r"\[\^([^\]\n]+)\](?!:)")
FOOTNOTE_DEFINITION = re.compile(r"^\[\^([^\]\n]+)\]:", re.MULTILINE)
"""[^name] and, at the head of a line, [^name]: …; group 1 is the name."""

PARAGRAPH_ID = re.compile(r"^\{:?[ ]*#([^\s}]+)[^}\n]*\}[ \t]*$", re.MULTILINE)
"""{ #donor-disclosure } alone on the last line of a paragraph: group 1 is the id."""

HEADING = re.compile(
    r"^(#{1,6})[ \t]+(.*?)[ \t]*(?:\{:?[ ]*#([^\s}]+)[^}\n]*\})?[ \t]*$", re.MULTILINE
)
"""## Title { #id }: groups are the level's signs, the words, and the id or None."""

LINK = re.compile(
    r"(!?)\[(?:[^\[\]\n]|\[[^\]\n]*\]|\n(?!\n))*\]\(<?((?:[^()\s<>]|\([^()\s]*\))+)>?[^)\n]*\)"
)
"""[text](target) or ![text](target): groups are '!' for a picture, and the target."""

LINK_DEFINITION = re.compile(r"^\[(?![@^])[^\]\n]+\]:[ \t]*<?([^\s>]+)>?", re.MULTILINE)
"""[name]: target at the head of a line: group 1 is the target."""

_CODE = re.compile(
    r"^(```|~~~).*?^\1[`~]*[ \t]*$|(`+)(?!`).+?(?<!`)\2(?!`)|<!--.*?-->", re.DOTALL | re.MULTILINE
)


def without_code(text: str) -> str:
    """Return a text of the same length in which code and comments are blanked out.

    >>> without_code("a `[@b]` c")
    'a        c'
    """
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
