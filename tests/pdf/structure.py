"""Our own judge of a PDF: whether its tags say what a reader sees."""

from collections.abc import Callable, Iterator, Mapping

import pikepdf

from tests.pdf import (
    rules_content,
    rules_document,
    rules_links,
    rules_notes,
    rules_parts,
    rules_print,
    rules_split,
    rules_words,
)
from tests.pdf.paper import Paper

Rule = Callable[[Paper], Iterator[str]]

RULES: tuple[Rule, ...] = (
    rules_document.catalog,
    rules_document.pages,
    rules_document.metadata,
    rules_document.attributes,
    rules_document.bookmarks,
    rules_document.fonts,
    rules_content.all_is_marked,
    rules_content.parent_tree,
    rules_content.running_texts,
    rules_content.repeated_heads,
    rules_split.split_elements,
    rules_links.links,
    rules_links.areas,
    rules_notes.notes,
    rules_notes.calls_of_notes,
    rules_notes.places_of_notes,
    rules_notes.numbers_of_notes,
    rules_parts.roles,
    rules_parts.places,
    rules_words.headings,
    rules_words.figures,
    rules_parts.tables,
    rules_parts.lists,
    rules_words.scripts,
    rules_print.line_ends,
    rules_print.last_lines,
    rules_print.kept_together,
    rules_print.addresses,
    rules_print.places,
    rules_print.notes_below,
    rules_print.own_fonts,
    rules_print.right_to_left,
    rules_print.chart_values,
    rules_document.restatement,
    rules_document.dates,
)


def structure_problems(
    pdf: pikepdf.Pdf,
    *,
    expected: Mapping[str, int] | None = None,
    languages: Mapping[str, str] | None = None,
) -> list[str]:
    """Return what is wrong with the structure of a PDF, a sentence each.

    `expected` says how many elements of a type the document has that was set; `languages`, of
    which language some words are.
    """
    return paper_problems(Paper(pdf), expected=expected, languages=languages)


def paper_problems(
    paper: Paper,
    *,
    expected: Mapping[str, int] | None = None,
    languages: Mapping[str, str] | None = None,
) -> list[str]:
    """Return what is wrong with a PDF that was read before."""
    found = [problem for rule in RULES for problem in rule(paper)]
    found += rules_split.unexpected_counts(paper, expected or {})
    found += rules_words.languages(paper, languages or {})
    return found
