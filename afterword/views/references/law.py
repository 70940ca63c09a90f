"""Law as a reader sees it: instruments and provisions, each with what cites it, and how."""

from dataclasses import dataclass
from itertools import groupby

from afterword.linking.refs import (
    Ref,
    citer_ref,
    footnote_ref,
    instrument_ref,
    provision_ref,
    source_ref,
)
from afterword.linking.register import Register
from afterword.model.follow_up import Confidence
from afterword.model.legal import Instrument, InstrumentKind, Provision
from afterword.views.report.recommendation import INSTRUMENT_KIND_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class CiterView:
    """A section, recommendation or editors' note that cites an instrument or a provision."""

    ref: Ref
    relation: str
    """How a recommendation stands to it: "rests on it", "asks to change it"; else empty."""
    is_inferred: bool
    footnotes: tuple[Ref, ...]
    """The footnotes of a section in which it does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionView:
    """A provision with everything that cites it."""

    record: Provision
    cite: str
    ref: Ref
    citers: tuple[CiterView, ...]
    sources: tuple[Ref, ...]
    versions: tuple[tuple[str, str, Ref], ...]
    """Since when, what, and the source of each version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentView:
    """An instrument, its provisions, and what cites it as a whole."""

    record: Instrument
    ref: Ref
    kind: str
    force: str
    provisions: tuple[ProvisionView, ...]
    citers: tuple[CiterView, ...]
    """What cites the instrument as a whole."""
    sources: tuple[Ref, ...]
    citations: int
    """How many sections and recommendations cite it or one of its provisions."""


def instrument_views(register: Register) -> tuple[InstrumentView, ...]:
    """Return the instruments by kind, then by year and name."""
    order = list(InstrumentKind)
    ordered = sorted(
        register.instruments.values(),
        key=lambda one: (order.index(one.kind), one.year or 9999, one.short),
    )
    return tuple(_instrument(register, instrument) for instrument in ordered)


def instruments_by_kind(
    register: Register,
) -> tuple[tuple[str, tuple[InstrumentView, ...]], ...]:
    """Return the instruments under the heading of their kind."""
    by_kind = groupby(instrument_views(register), key=lambda view: view.kind)
    return tuple((kind, tuple(views)) for kind, views in by_kind)


def _instrument(register: Register, instrument: Instrument) -> InstrumentView:
    provisions = tuple(_provision(register, instrument, one) for one in instrument.provisions)
    whole = register.citers.get(instrument.id, ())
    citers = {*whole, *(c for view in provisions for c in register.citers.get(view.cite, ()))}
    return InstrumentView(
        record=instrument,
        ref=instrument_ref(instrument),
        kind=INSTRUMENT_KIND_WORDS[instrument.kind],
        force="Binding" if instrument.binding else "Not binding",
        provisions=provisions,
        citers=_citers(register, instrument.id),
        sources=tuple(source_ref(register, source) for source in instrument.sources),
        citations=len(citers),
    )


def _provision(register: Register, instrument: Instrument, provision: Provision) -> ProvisionView:
    cite = f"{instrument.id}/{provision.path}"
    return ProvisionView(
        record=provision,
        cite=cite,
        ref=provision_ref(instrument, provision),
        citers=_citers(register, cite),
        sources=tuple(source_ref(register, source) for source in provision.sources),
        versions=tuple(
            (version.since.in_words, version.text, source_ref(register, version.source))
            for version in provision.versions
        ),
    )


def _citers(register: Register, cite: str) -> tuple[CiterView, ...]:
    return tuple(_citer(register, citer, cite) for citer in register.citers.get(cite, ()))


def _citer(register: Register, citer: str, cite: str) -> CiterView:
    record = register.recommendation_by_id.get(citer)
    links = [link for link in record.provisions if link.cite == cite] if record else []
    relations = dict.fromkeys(f"{link.relation.value.replace('-', ' ')} it" for link in links)
    return CiterView(
        ref=citer_ref(register, citer),
        relation=" and ".join(relations),
        footnotes=tuple(
            footnote_ref(register, citer, name)
            for name in register.footnotes_citing.get((cite, citer), ())
            if (citer, name) in register.footnote_numbers
        ),
        is_inferred=any(link.confidence is Confidence.INFERRED for link in links),
    )
