"""Material's style sheet without the rules that no page can use: a page loads a fifth of it."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import tinycss2
from tinycss2.ast import Node

_SET_BY_SCRIPTS = frozenset(
    {
        *("js", "no-js", "focus-visible", "md-ellipsis", "md-icon", "md-header--shadow"),
        *("md-header__title--active", "md-nav__link--active", "md-nav__link--passed"),
    }
)
"""Classes that Material's bundle and our scripts set."""

_INCLUDED = ("partials/actions.html", "partials/top.html")
"""Partials of Material that our templates include as they are."""

_VARIABLE = re.compile(
    r"(--md-[\w-]+):(?:\"[^\"]*\"|url\(\"[^\"]*\"\)|[^;{}\"])*(;|(?=\}))",
)


def names_in(folders: Iterable[str]) -> frozenset[str]:
    """Return every word of the theme's templates: whatever class a page has is among them.

    The folders are those of the theme, the project's own first; the last but one is Material's,
    of which only what our templates include is read.
    """
    *own, material, _ = (Path(folder) for folder in folders)
    files = [path for folder in own for path in sorted(folder.rglob("*.html"))]
    files += [material / name for name in _INCLUDED]
    words = re.findall(r"[\w-]+", " ".join(path.read_text("utf-8") for path in files))
    return _SET_BY_SCRIPTS | frozenset(words)


def used_rules(css: str, names: frozenset[str], *, is_rtl: bool = False) -> str:
    r"""Return a style sheet with only the rules and the variables that these classes need.

    >>> used_rules(".a,.b{color:red}.c{top:0}", frozenset({"a"}))
    '.a{color:red}\n'
    """
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    kept = "\n".join(_kept(rules, partial(_is_usable, names=names, is_rtl=is_rtl)))
    return f"{_without_unused_variables(kept)}\n"


def _kept(rules: Iterable[Node], is_usable: Callable[[str], bool]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            if usable := list(filter(is_usable, _selectors(rule.prelude))):
                yield f"{','.join(usable)}{{{tinycss2.serialize(rule.content).strip()}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"}:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if within := "\n".join(_kept(inner, is_usable)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{within}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword == "page":
            yield rule.serialize()


def _selectors(prelude: Iterable[Node]) -> Iterator[str]:
    """Yield the selectors of a rule; a comma within brackets parts none."""
    part: list[Node] = []
    for one in prelude:
        if one == ",":
            yield tinycss2.serialize(part).strip()
            part = []
        else:
            part.append(one)
    yield tinycss2.serialize(part).strip()


def _is_usable(selector: str, names: frozenset[str], *, is_rtl: bool) -> bool:
    """Tell whether every class that a selector asks for may be set; what it denies counts not."""
    asked = re.sub(r":not\([^)]*\)", "", selector)
    if ("[dir=rtl]" in asked and not is_rtl) or "data-md-color" in asked:
        return False
    return all(name in names for name in re.findall(r"\.([\w-]+)", asked))


def _without_unused_variables(css: str) -> str:
    """Leave out declarations of variables that nothing reads, until none is left."""
    before = ""
    while before != css:
        before, used = css, set(re.findall(r"var\((--[\w-]+)", css))
        unused = {found[1] for found in _VARIABLE.finditer(css)} - used
        css = _VARIABLE.sub(partial(_unless, unused), css)
    return css


def _unless(unused: set[str], found: re.Match[str]) -> str:
    return "" if found[1] in unused else found[0]
