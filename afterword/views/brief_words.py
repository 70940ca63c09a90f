"""Texts and sources as a page names them that has little room."""

from collections.abc import Iterable
from dataclasses import dataclass

from afterword.linking.register import Register
from afterword.views.refs import Ref
from afterword.views.wording import plain_text


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortText:
    """A text that is no longer than a brief has room for."""

    text: str
    is_cut: bool
    """Whether it is cut; then it is without markup, else in Markdown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortSource:
    """A source: who published it and when, what it is, and where it can be read."""

    words: str
    title: str
    url: str
    """Empty where there is none."""


def short_text(register: Register, text: str, longest: int) -> ShortText:
    """Return a Markdown text as it is, or, where it is longer than so many characters, its first
    words without markup."""
    plain = plain_text(register, text)
    if len(plain) <= longest:
        return ShortText(text=text, is_cut=False)
    return ShortText(text=cut_text(plain, longest), is_cut=True)


def cut_text(text: str, longest: int) -> str:
    """Return a text without markup on one line, cut after a word where it is too long.

    >>> cut_text("one two three", 9), cut_text("one", 9)
    ('one two …', 'one')
    """
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    return f"{(head.rpartition(' ')[0] or head).rstrip(' ,;:.–')} …"


def short_sources(register: Register, refs: Iterable[Ref]) -> tuple[ShortSource, ...]:
    """Return sources in their order, those that are named alike once."""
    named: dict[str, ShortSource] = {}
    for ref in refs:
        source = register.sources[ref.id]
        when = f", {source.date.in_words}" if source.date else ""
        words = f"{source.publisher}{when}"
        named.setdefault(words, ShortSource(words=words, title=ref.label, url=source.url or ""))
    return tuple(named.values())
