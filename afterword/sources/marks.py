"""The marks of the drafters' Markdown: their patterns.

No pattern goes over the same signs again and again: a text of any length is read in one go. What
stands behind a backslash is no mark.
"""

import re

CITATION = re.compile(r"(?<!\\)\[@([^\[\]\n]*+)\]")
"""[@copenhagen-1990/9.2]: group 1 is what is cited."""

FIGURE = re.compile(r"(?<!\\)\{figure:([^{}\n]*+)\}")
"""{figure:registered-voters}: group 1 is the figure's id."""

NOTE = re.compile(r"(?<!\\)\{note:([^{}\n]*+)\}")
"""{note:observer-total}: group 1 is the editors' note's id."""

COMMENT = re.compile(r"<!--[^\n]*+")
"""The beginning of a comment: those that are closed are taken out of all texts but data."""

DIRECTIVE = re.compile(r"^:::[ \t]*+((?:[^\n]*[^ \t\n])?)[ \t]*$", re.MULTILINE)
"""A line that begins with three colons: group 1 is what follows them."""

MISPLACED = re.compile(
    r"^(?:[ \t>*+-]++|[ \t]*+[0-9]{1,9}\.[ \t]++):::[ \t]*+((?:[^\n]*[^ \t\n])?)[ \t]*$",
    re.MULTILINE,
)
"""A mark that does not stand at the head of its line: group 1 is what follows the colons."""

PLACEMENT = re.compile(r"^recommendation ([1-9][0-9]{0,8})$")
"""recommendation 17: group 1 is the printed number."""

NEARLY_PLACEMENT = re.compile(r"[:;：][ \t]*+[Rr]ecommendations? ++([1-9][0-9]{0,8})")
"""What places a recommendation, or was meant to: group 1 is the printed number."""

NEARLY_LISTING = re.compile(r"(?<!:):{1,2}[ ]*+[Rr]ecommendations? ++(?:priority|other)")
"""What was meant to list recommendations, and is told as damaged."""

LISTING = re.compile(r"^recommendations (priority|other)$")
"""recommendations priority: group 1 is which are listed."""

TABLE = re.compile(r"^table ([^\s]++)$")
"""table results: group 1 is the table's id."""

FOOTNOTE_CALL = re.compile(r"(?<!\\)\[\^([^\[\]\n]++)\]")
FOOTNOTE_DEFINITION = re.compile(r"^[ ]{0,3}\[\^([^\[\]\n]++)\]:", re.MULTILINE)
"""[^name] and, at the head of a line, [^name]: …; group 1 is the name."""

ATTRIBUTE_LINE = re.compile(r"^[ ]*+\{:?([^{}\n]*+)\}[ \t]*$", re.MULTILINE)
"""{ #donor-disclosure } alone on a line: group 1 is what stands within."""

ID = re.compile(r"(?:^|[ ])#([^\s}]+)")
"""The id within { #donor-disclosure }: group 1."""

NEARLY_ID = re.compile(r"\{:?[ ]*+#?[a-z0-9-]+[ ]*+(?:\}|$)")
"""What was meant to be the id of a heading, and is told as damaged."""

ATTRIBUTE_LIST = re.compile(r"\{:?[ ]*+([^{}\n]*+)\}")
"""{ #id key=value }: group 1 is what stands within."""

HEADING = re.compile(r"^(#{1,6}+)(?![0-9])([^\n]*)$", re.MULTILINE)
"""## Title { #id }: groups are the level's signs, and what follows them. #1 is a number."""

UNDERLINE = re.compile(r"^[=-]+[ ]*$")
"""What makes a heading of the line above it, where that begins a block."""

ITEM = re.compile(r"[ \t]*+(?:[-*+]|[0-9]{1,9}[.)])[ \t]")
"""- one, 1. one, 1) one."""

TABLE_RULE = re.compile(
    r"^(?=[^\n]*\|)[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$", re.MULTILINE
)
"""| --- | --: | below the head of a table, of one column or more."""

LINK_DEFINITION = re.compile(
    r"^[ ]{0,3}\[(?![@^])([^\[\]\n]++)\]:[ \t]*+(?:<([^<>\n]*)>|(\S+))", re.MULTILINE
)
"""[name]: target at the head of a line: groups are the name, and the target with or without <>."""

AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\n]*)>", re.IGNORECASE)
"""<https://example.org>: group 1 is the address."""

TAG = re.compile(
    r"<(?!https?://|mailto:|[^\s<>@]++@)(/?)([A-Za-z][A-Za-z0-9-]*+|[!?])"
    r"(?:[^<>\n]|\n(?![ \t]*\n))*+>"
)
"""A tag of HTML: groups are '/' for one that closes, and its name."""
