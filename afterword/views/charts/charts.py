"""Every chart of a report: of its follow-up, and of the tables that declare one."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import TypeVar

from afterword.linking.computing import number_of
from afterword.linking.register import Register
from afterword.model.follow_up import Assessment, Basis, Correction, FollowUpEntry
from afterword.model.recommendation import Recommendation
from afterword.model.tables import ChartKind, TableChart
from afterword.texts.words import day_in_words
from afterword.views.charts.chart import VALUE, Chart, Series
from afterword.views.follow_up.standing import Standing, progress, standing
from afterword.views.report.tables import TableView, table_views

K = TypeVar("K")


def charts(register: Register) -> Mapping[str, Chart]:
    """Return every chart for which there is something to show, by its id."""
    found = (*follow_up_charts(register), *table_charts(register))
    return MappingProxyType({chart.id: chart for chart in found})


def of_table(table: str) -> str:
    """Return the id of the chart of a table."""
    return f"table-{table}"


def table_charts(register: Register) -> Iterator[Chart]:
    """Yield the chart of each table that declares one and has rows."""
    views = table_views(register)
    for table in register.tables.values():
        if table.chart and views[table.id].rows:
            yield _chart(views[table.id], table.chart)


def _chart(view: TableView, chart: TableChart) -> Chart:
    keys = [column.key for column in view.columns]
    label, value = keys.index(chart.label), keys.index(chart.value)
    compared, counted = view.columns[label].heading, view.columns[value].heading
    rows = tuple((row[label], row[value]) for row in view.rows)
    values = tuple(number_of(number) or Decimal(0) for _, number in rows)
    total = view.totals[value] if view.totals else ""
    return Chart(
        id=of_table(view.id),
        title=chart.title or f"{counted}, by {compared[:1].lower()}{compared[1:]}",
        description=f"{counted}: {'; '.join(f'{name} {number}' for name, number in rows)}.",
        kind=chart.kind,
        categories=tuple(name for name, _ in rows),
        series=(Series(key=VALUE, basis="", words=counted, values=values),),
        columns=(compared, counted),
        rows=rows,
        totals=("Total", total) if total else (),
    )


BY_TOPIC = "status-by-topic"
BY_ADDRESSEE = "status-by-addressee"
OVER_TIME = "follow-up-over-time"
FOLLOW_UP_CHARTS = (BY_TOPIC, BY_ADDRESSEE, OVER_TIME)
"""The ids of these charts, in their order."""

_KIND_WORDS = {
    ("development", ""): "Development",
    ("response", ""): "Response",
    ("assessment", "rating"): "Assessment (rating)",
    ("assessment", "reading"): "Assessment (editors’ own)",
    ("closure", ""): "Closure",
}
"""The words for each kind of entry, by its key and, of a judgement, its basis; in their order."""
_NAMED = 2
"""How many categories are named at most where several have most."""
_WITHOUT_BASIS = {"differ", "reversed", "closed", "not-assessed"}


def follow_up_charts(register: Register) -> Iterator[Chart]:
    """Yield the charts for which there is something to show."""
    if register.recommendations:
        topics = {one.id: one.title for one in register.topics.values()}
        yield _standings(register, BY_TOPIC, "topic", topics, lambda one: one.topics)
        bodies = {one.id: one.name for one in register.institutions.values()}
        yield _standings(register, BY_ADDRESSEE, "addressee", bodies, lambda one: one.addressees)
    if counted := counted_entries(register):
        yield _over_time(register, counted)


def counted_entries(register: Register) -> tuple[FollowUpEntry, ...]:
    """Return what followed: every entry, without corrections and what they put aside."""
    return tuple(
        entry
        for record in register.recommendations
        for entry in record.standing_entries
        if not isinstance(entry, Correction)
    )


def _standings(
    register: Register,
    name: str,
    word: str,
    names: Mapping[str, str],
    of: Callable[[Recommendation], tuple[str, ...]],
) -> Chart:
    """Return where recommendations stand under each topic or addressee, the largest first."""
    stood = [
        (standing(register, one), tuple(dict.fromkeys(of(one)))) for one in register.recommendations
    ]
    sizes = Counter(under for _, categories in stood for under in categories)
    ordered = sorted((one for one in names if sizes[one]), key=lambda one: -sizes[one])
    counts = Counter((one.group, at) for one, under in stood for at in under)
    bases = {one.group: _basis(one) for one, _ in stood}
    kinds = ((key, bases[words], words) for key, words, _ in progress(register).counts)
    series = _series(kinds, counts, ordered)
    return Chart(
        id=name,
        title=f"Where the recommendations stand, by {word}",
        description=_described(word, {names[one]: sizes[one] for one in ordered}, stood),
        kind=ChartKind.BARS,
        categories=tuple(names[one] for one in ordered),
        series=series,
        columns=(word.capitalize(), *(one.words for one in series), "Together"),
        rows=_rows((names[one] for one in ordered), series),
        totals=(),
    )


def _series(
    kinds: Iterable[tuple[str, str, str]], counts: Mapping[tuple[str, K], int], ordered: Sequence[K]
) -> tuple[Series, ...]:
    """Return a series for each key, basis and words; counts are by words and category."""
    return tuple(
        Series(
            key=key,
            basis=basis,
            words=words,
            values=tuple(Decimal(counts.get((words, at), 0)) for at in ordered),
        )
        for key, basis, words in kinds
    )


def _basis(one: Standing) -> str:
    """Return on what its judgements rest: rating, reading or both; empty where it is not one."""
    whole = [view for view in one.assessments if view.record.part is None] or one.assessments
    bases = {view.record.basis.value for view in whole}
    if one.key in _WITHOUT_BASIS:
        return ""
    return bases.pop() if len(bases) == 1 else "both"


def _described(
    word: str, sizes: Mapping[str, int], stood: list[tuple[Standing, tuple[str, ...]]]
) -> str:
    several = any(len(under) > 1 for _, under in stood)
    words = f"How many of the {len(stood)} recommendations stand where, for each {word}."
    words += f" {_most(sizes)}."
    words += f" One that has several is counted under each {word}." if several else ""
    return f"{words} Ratings and editors’ assessments are counted apart."


def _most(sizes: Mapping[str, int]) -> str:
    """Return in words where there are most, or how many at most where that is in many places."""
    most = max(sizes.values())
    where = [name for name, size in sizes.items() if size == most]
    if len(where) > _NAMED:
        return f"None has more than {most:,}"
    return f"Most are under {' and '.join(where)}: {most:,}{' each' if len(where) > 1 else ''}"


def _over_time(register: Register, entries: tuple[FollowUpEntry, ...]) -> Chart:
    """Return how many entries of each kind are on record for each year since the report."""
    years = [entry.date.year for entry in entries]
    first, last = register.report.official.date.year, register.day.year
    ordered = range(min(first, *years), max(last, *years) + 1)
    counts = Counter((_KIND_WORDS[_kind(entry)], entry.date.year) for entry in entries)
    occurring = {words for words, _ in counts}
    kinds = ((*kind, words) for kind, words in _KIND_WORDS.items() if words in occurring)
    series = _series(kinds, counts, ordered)
    per_year = {str(year): years.count(year) for year in ordered}
    return Chart(
        id=OVER_TIME,
        title="What followed, year by year",
        description=(
            f"How many entries of each kind there are, under the year of what happened:"
            f" {len(years):,} in all. {_most(per_year)}. What concerns several recommendations is"
            f" counted for each; what was corrected later is left out. The record reaches to"
            f" {day_in_words(register.day)}."
        ),
        kind=ChartKind.COLUMNS,
        categories=tuple(per_year),
        series=series,
        columns=("Year", *(one.words for one in series), "Together"),
        rows=_rows(per_year, series),
        totals=("Together", *(f"{one.total:,}" for one in series), f"{len(years):,}"),
    )


def _kind(entry: FollowUpEntry) -> tuple[str, str]:
    basis: Basis | None = entry.basis if isinstance(entry, Assessment) else None
    return entry.kind, basis.value if basis else ""


def _rows(categories: Iterable[str], series: tuple[Series, ...]) -> tuple[tuple[str, ...], ...]:
    """Return for each category its name, the value of each series, and what they come to."""
    values = zip(*(one.values for one in series), strict=True)
    return tuple(
        (name, *(f"{one:,}" for one in own), f"{sum(own):,}")
        for name, own in zip(categories, values, strict=True)
    )
