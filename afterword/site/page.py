"""A page of the website, and how one is made: its template is filled with what views tell of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from afterword.linking.refs import Ref
from afterword.markup.build_context import BuildContext
from afterword.markup.templating import render
from afterword.site.prose import Prose
from afterword.texts.words import shortened

_LONGEST = 201
"""How many characters a description has at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: where it will stand, what it is called, what stands in its main part."""

    path: str
    """From the site's root."""
    title: str
    content: Markup
    description: str
    """In a sentence, for search engines and shared links."""
    template: str
    """What kind of page it is, by the name of its template."""
    before: Ref | None = None
    """The page before it, where pages of its kind are read in order."""
    after: Ref | None = None


class PageMaker:
    """Makes pages out of the same context."""

    def __init__(self, context: BuildContext) -> None:
        self.context = context
        self.prose = Prose(context)

    def page(
        self,
        path: str,
        template: str,
        title: str,
        description: str,
        *,
        neighbours: tuple[Ref | None, Ref | None] = (None, None),
        **values: Any,
    ) -> Page:
        """Return a page, made by a template from values; neighbours are those before and after."""
        content = render(
            self.prose.env,
            f"site/{template}.html.j2",
            path,
            title=title,
            root="../" * path.count("/"),
            report=self.context.report,
            **values,
        )
        return Page(
            path=path,
            title=title,
            content=Markup(content),  # noqa: S704 - a template's, which escapes
            description=" ".join(description.split()),
            template=template,
            before=neighbours[0],
            after=neighbours[1],
        )


def neighbours(refs: Sequence[Ref], at: int) -> tuple[Ref | None, Ref | None]:
    """Return what stands before and after a place, from 0; None at an end."""
    return (refs[at - 1] if at else None, refs[at + 1] if at + 1 < len(refs) else None)


def first_sentence(text: str) -> str:
    """Return the first sentence of a text, or as much of its first line as fits a description.

    >>> first_sentence("One. Two.")
    'One.'
    """
    line = text.split("\n", 1)[0]
    sentence, stop, _ = line.partition(". ")
    words = f"{sentence}." if stop else sentence
    return shortened(words, _LONGEST)
