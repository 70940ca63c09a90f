"""How a recommendation or the report is cited: our record of it, and the official report."""

from dataclasses import dataclass
from datetime import date

from afterword.linking.refs import recommendation_ref
from afterword.linking.register import Register
from afterword.model.recommendation import Recommendation
from afterword.texts.words import day_in_words, on_one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedWork:
    """A work as it is cited; texts stand on one line."""

    key: str
    """By which a reference manager knows it."""
    title: str
    author: str
    """A body, never a person."""
    day: date
    """When it was published; of this record, the day to which it reaches."""
    url: str
    """Empty where it is not known."""
    note: str
    text: str
    """All of it, to be copied."""
    within: str = ""
    """The larger work of which it is a part; empty where it is a whole."""
    publisher: str = ""
    place: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HowToCite:
    """What to cite for our record, and what for the official wording."""

    record: CitedWork
    official: CitedWork


def how_to_cite(register: Register, record: Recommendation | None, url: str | None) -> HowToCite:
    """Return how to cite a recommendation, or the report as a whole, that stands at an address."""
    return HowToCite(
        record=_record(register, record, url or ""), official=_official(register, record)
    )


def _record(register: Register, record: Recommendation | None, url: str) -> CitedWork:
    report = register.report
    whole = on_one_line(report.cite_as)
    reaches = f"record {'as of' if register.as_of else 'of'} {day_in_words(register.day)}"
    which = f", recommendation {record.number} ({record.id})" if record else ""
    label = f"{recommendation_ref(record).label}: {record.title}" if record else report.title
    return CitedWork(
        key=record.id if record else report.id,
        title=on_one_line(label),
        author=on_one_line(report.editors),
        within=whole if record else "",
        day=register.day,
        url=url,
        language=report.language,
        note=on_one_line(f"Unofficial restatement with follow-up; {reaches}. {report.licence}"),
        text=" ".join(filter(None, (f"{whole}{which}, {reaches}.", url))),
    )


def _official(register: Register, record: Recommendation | None) -> CitedWork:
    report, official = register.report, register.report.official
    where = ""
    if record:
        where = f"section {record.official.section}, recommendation {record.official.number}"
    day = day_in_words(official.date)
    pieces = filter(None, (official.publisher, official.title, official.place, day, where))
    return CitedWork(
        key=f"{record.id if record else report.id}-official",
        title=on_one_line(official.title),
        author=on_one_line(official.publisher),
        publisher=on_one_line(official.publisher),
        place=on_one_line(official.place or ""),
        day=official.date,
        url=official.url,
        note=on_one_line(f"{where[:1].upper()}{where[1:]}"),
        text=on_one_line(f"{', '.join(pieces)}. {official.url}"),
    )
