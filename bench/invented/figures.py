"""The figures of a generated report, the data that they are counted from, and notes on slips."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from bench.invented.plan import Fields, Subject, draws

_DISTRICTS = 8
"""How many districts the annex has for each section."""
_GROUPS = ("Observers of the Coast", "Citizens’ Forum on Elections", "Friends of the Harbour")
_NOTED = 5
"""Of how many sections one prints a share that does not follow."""


def has_note(subject: Subject) -> bool:
    """Tell whether the share that a section prints differs from what it comes to."""
    return (subject.asked[-1].number // len(subject.asked)) % _NOTED == 1


def figures(found: Sequence[Subject]) -> Iterator[Fields]:
    """Yield every figure that the sections print."""
    stations = sum(int(row[2]) for row in districts(found))
    count = _DISTRICTS * len(found)
    yield _figure("district-count", f"{count}", "districts", computed={"rows": "districts"})
    total: Fields = {"total": "districts", "column": "stations"}
    yield _figure("station-count", f"{stations}", "polling stations", computed=total)
    for subject in found:
        yield from _of_section(subject)


def _of_section(subject: Subject) -> Iterator[Fields]:
    draw, name = draws("figures", subject.id), subject.id
    visited = draw.randint(80, 420)
    calm = visited - draw.randint(1, 60)
    exact = (Decimal(100) * calm / visited).quantize(Decimal("0.1"), ROUND_HALF_UP)
    yield _figure(f"voters-{name}", f"{draw.randint(20_000, 400_000)}", "voters")
    yield _figure(f"stations-{name}", f"{visited}", "polling stations")
    yield _figure(f"calm-{name}", f"{calm}", "polling stations")
    computed: Fields = {"share": [f"calm-{name}", f"stations-{name}"]}
    share = _figure(f"share-{name}", f"{exact}", "per cent of stations", computed=computed)
    if has_note(subject):
        share["value"] = f"{exact - Decimal('0.1')}"
        share["discrepancy"] = {"computed": f"{exact}", "note": f"share-{name}"}
    yield share


def _figure(name: str, value: str, unit: str, computed: Fields | None = None) -> Fields:
    figure: Fields = {"id": name, "value": value, "unit": unit, "place": "Where it is printed"}
    return {**figure, "computed": computed} if computed else figure


def notes(found: Sequence[Subject]) -> Iterator[Fields]:
    """Yield an editors' note for each share that does not follow."""
    for subject in found:
        if has_note(subject):
            yield {
                "id": f"share-{subject.id}",
                "title": f"A share in section {subject.number}",
                "grounds": "text",
                "text": f"Out of {{figure:stations-{subject.id}}} stations, "
                f"{{figure:calm-{subject.id}}} are a little more than what is printed.",
            }


def districts(found: Sequence[Subject]) -> Iterator[tuple[str, ...]]:
    """Yield name, region, polling stations and voters of each district."""
    for subject in found:
        draw = draws("districts", subject.id)
        for at in range(1, _DISTRICTS + 1):
            name = f"District {subject.number}-{at}"
            region = subject.region or "The capital"
            yield name, region, f"{draw.randint(4, 60)}", f"{draw.randint(2_000, 50_000)}"


def observers(found: Sequence[Subject]) -> Iterator[tuple[str, ...]]:
    """Yield the group of each observer, with the section for which the place was."""
    for subject in found:
        draw = draws("observers", subject.id)
        for _ in range(_DISTRICTS):
            yield draw.choice(_GROUPS), subject.number


def tables() -> tuple[Fields, ...]:
    """Return what is shown of the data."""
    return (
        {
            "id": "districts",
            "title": "Districts, polling stations and voters",
            "data": "districts",
            "columns": [
                {"key": "district", "heading": "District"},
                {"key": "region", "heading": "Region"},
                {"key": "stations", "heading": "Stations", "kind": "number", "total": "yes"},
                {"key": "voters", "heading": "Voters", "kind": "number", "total": "yes"},
            ],
            "place": "Annex I",
        },
        {
            "id": "groups",
            "title": "Observers by group",
            "data": "observers",
            "count_by": ["group"],
            "sort": "group",
            "columns": [
                {"key": "group", "heading": "Group"},
                {"key": "count", "heading": "Observers", "kind": "number", "total": "yes"},
            ],
            "place": "Annex II, counted",
        },
    )
