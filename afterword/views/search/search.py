"""Search: everything that can be found, as a reader may call it, with the words to find it by."""

import re
from collections.abc import Iterable, Iterator, Mapping

from afterword.linking.refs import Ref, RefKind, footnote_ref
from afterword.linking.register import Register
from afterword.texts.headed_texts import HeadedText, headed_texts
from afterword.texts.words import plain_text
from afterword.views.report.recommendation import RecommendationView
from afterword.views.report.report import ReportView, SectionView
from afterword.views.search.findable import (
    Findable,
    Kind,
    Name,
    Passage,
    joined,
    part_aliases,
    recommendation_aliases,
)
from afterword.views.search.search_references import findable_references

_WORD = re.compile(r"\w\w+")


def findables(register: Register, report: ReportView) -> tuple[Findable, ...]:
    """Return everything that can be found, kind by kind."""
    tables = {name: table.words for name, table in report.tables.items()}
    return (
        *(_recommendation(register, view) for view in report.recommendations),
        *(found for section in report.sections for found in _section(register, tables, section)),
        *findable_references(register),
        *_notes(register, report),
        *_figures(report),
        *_pages(register, tables),
    )


def synonyms(register: Register, report: ReportView) -> tuple[tuple[str, str], ...]:
    """Return pairs of names for the same: abbreviations, and other names of institutions."""
    others = (
        (record.short or record.name, other.name)
        for record in register.institutions.values()
        for other in record.other_names
    )
    return (*report.abbreviations, *others)


def _recommendation(register: Register, view: RecommendationView) -> Findable:
    passages = (
        Passage(
            ref=Ref(RefKind.RECOMMENDATION, view.record.id, f"{entry.heading}, {entry.when}"),
            anchor=entry.record.id,
            text=joined(
                f"{entry.who}." if entry.who else "",
                plain_text(register, entry.record.text),
                plain_text(register, entry.reservation),
            ),
        )
        for entry in view.entries
    )
    record = view.record
    return Findable(
        kind=Kind.RECOMMENDATION,
        ref=view.ref,
        title=f"{record.number}. {record.title}",
        trail=(view.section.label,),
        names=(Name(text=view.ref.label),),
        aliases=(
            *recommendation_aliases(record.number, record.id),
            *part_aliases(record.number, (part.letter for part in record.parts)),
        ),
        text="\n".join(_with_new_words(_recommendation_texts(register, view))),
        passages=tuple(passages),
        standing=view.standing,
    )


def _recommendation_texts(register: Register, view: RecommendationView) -> Iterator[str]:
    record = view.record
    yield plain_text(register, record.text)
    for part in record.parts:
        yield f"({part.letter}) {plain_text(register, part.text)}"
    yield record.context or ""
    yield record.suggested_legal_change or ""
    yield f"Asked of: {'; '.join(ref.label for ref in view.addressees)}."
    yield f"Topics: {'; '.join(ref.label for ref in view.topics)}."
    grounds = [ground for _, grounds in view.grounds for ground in grounds]
    for words, asks in (("Rests on", False), ("Asks to change", True)):
        labels = [ground.ref.label for ground in grounds if ground.asks_to_change is asks]
        yield f"{words}: {'; '.join(labels)}." if labels else ""
    for step in (*view.lineage.before, *view.lineage.after):
        yield joined(f"{step.who.label}:" if step.who else "", step.gist) if step.gist else ""
    for one in view.similar:
        yield f"{one.who.label} {one.match}: {one.gist}"


def _with_new_words(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines that say a word which no line before them says.

    >>> list(_with_new_words(["Count and publish.", "(a) Count.", "", "(b) Publish at once."]))
    ['Count and publish.', '(b) Publish at once.']
    """
    said: set[str] = set()
    for line in lines:
        words = set(_WORD.findall(line.lower()))
        if not words <= said:
            yield line
        said |= words


def _section(
    register: Register, tables: Mapping[str, str], section: SectionView
) -> Iterator[Findable]:
    for under in headed_texts(register, section.body.text, tables):
        notes = tuple(_footnotes(register, section, under))
        own = () if under.id else _section_aliases(section)
        yield Findable(
            kind=Kind.SECTION,
            ref=Ref(RefKind.ANCHOR, under.id, under.words) if under.id else section.ref,
            title=under.words or section.ref.label,
            trail=(section.ref.label,) if under.id else (),
            names=() if under.id or not section.number else (Name(text=section.title),),
            aliases=(*own, *(note.ref.label.lower() for note in notes)),
            text=under.text,
            passages=notes,
        )


def _section_aliases(section: SectionView) -> tuple[str, ...]:
    if not section.number or section.is_annex:
        return tuple(filter(None, (section.number,)))
    return f"section {section.number}", f"sec. {section.number}"


def _footnotes(register: Register, section: SectionView, under: HeadedText) -> Iterator[Passage]:
    for name, text in under.footnotes:
        ref = footnote_ref(register, section.id, name)
        label = ref.label[:1].upper() + ref.label[1:]
        yield Passage(ref=Ref(ref.kind, ref.id, label), anchor="", text=text)


def _notes(register: Register, report: ReportView) -> Iterator[Findable]:
    for note in report.notes:
        yield Findable(
            kind=Kind.NOTE,
            ref=note.ref,
            title=f"N{note.number}. {note.record.title}",
            names=(Name(text=note.ref.label),),
            aliases=(f"N{note.number}", f"note {note.number}"),
            text=plain_text(register, note.record.text),
        )


def _figures(report: ReportView) -> Iterator[Findable]:
    for one in report.figures:
        yield Findable(
            kind=Kind.FIGURE,
            ref=Ref(RefKind.PAGE, f"figures.html#{one.id}", one.words),
            title=f"{one.words[:1].upper()}{one.words[1:]}: {one.value}",
            text=joined(f"{one.unit}.", one.remark),
        )


def _pages(register: Register, tables: Mapping[str, str]) -> Iterator[Findable]:
    for entry in register.loaded.pages:
        page = f"{entry.record.id}.html"
        for under in headed_texts(register, entry.body.text, tables):
            yield Findable(
                kind=Kind.PAGE,
                ref=Ref(RefKind.PAGE, f"{page}#{under.id}" if under.id else page, under.words),
                title=under.words or entry.record.title,
                trail=(entry.record.title,) if under.id else (),
                text="\n".join([under.text, *(text for _, text in under.footnotes)]).strip(),
            )
