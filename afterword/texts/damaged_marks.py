"""Marks of ours that are damaged: what nearly is one, and names what there is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from afterword.linking.register import Register
from afterword.model.text_safety import quoted
from afterword.problems import Code
from afterword.sources.fields import nearest
from afterword.sources.mark_finder import MarkKind
from afterword.sources.markdown_source import MarkdownText
from afterword.texts.suspects import Suspect

_GROUP = re.compile(r"\{[^{}\n]*\}")
_KEYED = re.compile(r"\{[ ]*([A-Za-z]+)(?:[ ]*:[ ]*|[ ]+)([\w-]+)[ ]*\}")
_OPEN = re.compile(r"\{[ ]*(figures?|notes?)[ ]*:[ ]*([\w-]*)(?![^{}\n]*\})", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"[\[(](figure|note)[ ]*:[ ]*([a-z0-9-]+)[ ]*[\])]"
    r"|(?<![{\w/:-])(figure|note):([a-z0-9]+(?:-[a-z0-9]+)*)\}?"
)
_JOINED = re.compile(r"\{[ ]*(figure|note)s?[-_.=/]+([a-z0-9-]+)[ ]*\}", re.IGNORECASE)
_CLASS = re.compile(r"(?:[{:\s])\.[A-Za-z_][\w-]*(?=[\s}])")
_IDS = re.compile(r"(?:(?<=[{:])|(?<=\s))#[A-Za-z][^\s}]*")
_ID_ALONE = re.compile(r"\{:?[ ]*#[^\s{}#.=]+[ ]*\}")
_ID_OPEN = re.compile(r"\{:?[ ]*#[A-Za-z][\w-]*[ ]*$", re.MULTILINE)
_ID_OTHERWISE = re.compile(r"^[ ]*[\[(][ ]*#[A-Za-z][\w-]*[ ]*[\])][ ]*$", re.MULTILINE)
_WORD = re.compile(r"\{:?[ ]*([a-z0-9]+(?:-[a-z0-9]+)*)[ ]*\}")
_CITED = re.compile(
    r"\[[ ]*@[^\[\]\n]*\]?|[({][ ]*@[a-z0-9][\w-]*(?:/[\w.()-]*[\w)])?[ ]*[)}]"
    r"|(?<![\w\[@/.])@[a-z0-9]+(?:-[a-z0-9]+)+(?:/[\w.()-]*[\w)])?"
    r"|(?<![\w@/#.\0-])\[?(?P<bare>[a-z0-9]+(?:-[a-z0-9]+)+)(?:/[\w.()-]*[\w)])?\]?(?![\w/-])"
)
_NAMED = re.compile(r"@?([a-z0-9][a-z0-9-]*)((?:/[A-Za-z0-9][\w.()-]*)?)")
_LINKED = re.compile(r"\[@[^\[\]\n]+\]\((?:#|https?:|\.{0,2}/)[^()\n]*\)")
_QUARTO = re.compile(r"@(?:fig|tbl|sec|eq|lst|thm|tab|alg)-")
_CALL = re.compile(r"\[\^?([\w-]+)\^?\](?![\[(:])")
_TARGET = re.compile(r"(?:\]?)\(#([a-z0-9]+(?:-[a-z0-9]+)*)\)")
_WRITE_ID = "put it on a line of its own, the last one of the paragraph"


@dataclass(frozen=True, slots=True)
class DamagedMarks:
    """Finds damaged marks; it knows what a register has that marks can name."""

    register: Register

    def of(self, text: MarkdownText, bare: str) -> Iterator[Suspect]:
        """Yield what is nearly a mark in a text; bare is the text without code and escapes."""
        yield from self._figures(bare)
        if "{" in bare:
            yield from self._groups(text, bare)
        yield from _ids_otherwise(bare)
        yield from self._citations(bare)
        if "(#" in bare:
            yield from self._targets(bare)
        names = {mark.target for mark in text.of(MarkKind.FOOTNOTE_DEFINITION)}
        for match in _CALL.finditer(bare) if names else ():
            name, words = match.group(1), match.group()
            if name in names and words != f"[^{name}]":
                yield _looks_like(match.start(), words, "the call of a footnote", f"[^{name}]")

    def _groups(self, text: MarkdownText, bare: str) -> Iterator[Suspect]:
        own = text.of(MarkKind.HEADING, MarkKind.FINDING)
        lines = {bare.rfind("\n", 0, mark.offset) + 1 for mark in own}
        lost = {mark.offset for mark in text.of(MarkKind.LOST)}
        headings = {mark.offset for mark in text.of(MarkKind.HEADING)}
        empty = {mark.offset for mark in text.of(MarkKind.HEADING) if not mark.words}
        for match in _GROUP.finditer(bare):
            start = bare.rfind("\n", 0, match.start()) + 1
            before = bare[start : match.start()]
            if start in empty or match.start() in lost or before.startswith(":::"):
                continue
            end = bare.find("\n", match.end())
            is_last = not bare[match.end() : end if end >= 0 else len(bare)].strip()
            is_named = is_last and start in lines
            is_heading = start in headings
            is_plain = not is_heading or before.endswith((" ", "\t"))
            if is_named and is_plain and _ID_ALONE.fullmatch(match.group()):
                continue
            if is_named and "{" in before.replace("{figure:", "").replace("{note:", ""):
                continue
            is_alone = is_last and (not before.strip() or is_heading)
            yield from _group(match.start(), match.group(), is_named, is_last, is_alone)
        for match in _ID_OPEN.finditer(bare):
            words = match.group().rstrip()
            message = f"{quoted(words)} is not closed"
            yield Suspect(match.start(), words, message, f"close it: {words} }}")

    def _figures(self, bare: str) -> Iterator[Suspect]:
        known = {"figure": self.register.figures, "note": self.register.notes}
        for match in _OPEN.finditer(bare) if "{" in bare else ():
            message = f"{quoted(match.group())} is not closed"
            kind = match.group(1).lower().rstrip("s")
            fix = f"close it: {{{kind}:{match.group(2) or '…'}}}"
            yield Suspect(match.start(), match.group(), message, fix)
        for match in _OTHERWISE.finditer(bare):
            kind, name = match.group(1) or match.group(3), match.group(2) or match.group(4)
            if name in known[kind]:
                yield _looks_like(match.start(), match.group(), "a mark", f"{{{kind}:{name}}}")
        for match in _JOINED.finditer(bare) if "{" in bare else ():
            kind, name = match.group(1).lower(), match.group(2)
            if name in known[kind]:
                yield _looks_like(match.start(), match.group(), "a mark", f"{{{kind}:{name}}}")
        for match in _WORD.finditer(bare) if "{" in bare else ():
            for kind, names in known.items():
                if match.group(1) in names:
                    right = f"{{{kind}:{match.group(1)}}}"
                    yield _looks_like(match.start(), match.group(), "a mark", right)

    def _citations(self, bare: str) -> Iterator[Suspect]:
        for match in _CITED.finditer(bare):
            words = match.group()
            if suspect := self._citation(match.start(), words, match.group("bare")):
                yield suspect
        for match in _LINKED.finditer(bare) if "](" in bare else ():
            message = (
                f"{quoted(match.group())} gives a target to a citation, which is a link already"
            )
            fix = f"write {match.group()[: match.group().index(']') + 1]} alone"
            yield Suspect(match.start(), match.group(), message, fix, is_hidden=True)

    def _citation(self, offset: int, words: str, bare: str | None) -> Suspect | None:
        instruments = self.register.instruments
        if words.startswith("[") and not words.endswith("]"):
            words = words.split("|", maxsplit=1)[0].rstrip()
        if re.fullmatch(r"\[@[^\[\]\n]*\]", words):
            return None
        named = _NAMED.search(words)
        name, path = (named.group(1), named.group(2)) if named else ("", "")
        if path.endswith(")") and path.count("(") < path.count(")"):
            path = path[:-1]
        if name in instruments:
            has_digit = any(sign.isdigit() for sign in name)
            if bare and not path and not has_digit and not words.startswith("["):
                return None
            return _looks_like(offset, words, "a citation", f"[@{name}{path}]")
        if bare:
            near = nearest(name, instruments) if path and words.startswith("[") else None
            message = f"{quoted(words)} looks like a citation, and is none"
            return Suspect(offset, words, message, near) if near else None
        if _QUARTO.match(words):
            message = f"{quoted(words)} is a mark of another dialect"
            return Suspect(offset, words, message, "write a link: [Figure 1](#some-id)")
        if words.startswith("[") or path:
            near = nearest(name, instruments) if name else None
            message = f"{quoted(words)} looks like a citation, and is none"
            return Suspect(offset, words, message, near or "write it as [@instrument/path]")
        return None

    def _targets(self, bare: str) -> Iterator[Suspect]:
        is_unopened = bare.count("[") < bare.count("]")
        for match in _TARGET.finditer(bare):
            name = match.group(1)
            is_open = match.group().startswith("]")
            if is_open and not is_unopened:
                continue
            if is_open or name in self.register.anchors or "-" in name:
                right = f"[words](#{name})"
                yield _looks_like(match.start(), match.group(), "the target of a link", right)


def _group(
    offset: int, words: str, is_named: bool, is_last: bool, is_alone: bool
) -> Iterator[Suspect]:
    """Yield what is wrong with a group in braces."""
    if words.startswith(("{figure:", "{note:", "{{", "{%")):
        return
    ids = _IDS.findall(words)
    if _CLASS.search(words) or (words.startswith("{:") and not ids and "=" not in words):
        message = f"{quoted(words)} gives a class or an attribute, and texts are Markdown"
        fix = "keep nothing but an id in it: { #some-id }"
        yield Suspect(offset, words, message, fix, Code.RAW_HTML, is_hidden=True)
    elif len(ids) > 1:
        message = f"{quoted(words)} gives {len(ids)} ids to one place"
        yield Suspect(offset, words, message, "keep one of them", Code.DUPLICATE_ID, is_hidden=True)
    elif ids and is_named:
        message = f"{quoted(words)} sets no id here"
        yield Suspect(offset, words, message, f"write it as {{ {ids[0]} }}, after a blank")
    elif ids:
        message = f"{quoted(words)} names no paragraph: it does not stand on a line of its own"
        yield Suspect(offset, words, message, _WRITE_ID, is_hidden=True)
    elif keyed := _KEYED.fullmatch(words):
        near = nearest(keyed.group(1).lower(), ("figure", "note"))
        kind = near.split("'")[1] if near else ""
        if not kind and ":" not in words:
            return
        fix = f"did you mean '{{{kind}:{keyed.group(2)}}}'?" if kind else "write it in words"
        yield Suspect(offset, words, f"{quoted(words)} looks like a mark, and is none", fix)
    elif (word := _WORD.fullmatch(words)) and (is_alone or (is_last and "-" in word.group(1))):
        yield _looks_like(offset, words, "an id", f"{{ #{word.group(1)} }}")._replace(
            is_hidden=True
        )


def _ids_otherwise(bare: str) -> Iterator[Suspect]:
    """Yield the ids of paragraphs that stand in other brackets."""
    for match in _ID_OTHERWISE.finditer(bare) if "#" in bare else ():
        words = match.group().strip()
        at = match.start() + match.group().index(words)
        right = f"{{ {words.strip('[]() ')} }}"
        yield _looks_like(at, words, "the id of a paragraph", right)


def _looks_like(offset: int, words: str, what: str, right: str) -> Suspect:
    return Suspect(
        offset, words, f"{quoted(words)} looks like {what}, and is none", f"write {right}"
    )
