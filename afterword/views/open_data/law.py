"""Open data: instruments and their provisions, with what cites them."""

from afterword.linking.refs import RefKind
from afterword.model.legal import Version
from afterword.model.open_data.law import (
    OpenCiter,
    OpenInstrument,
    OpenProvision,
    OpenVersion,
)
from afterword.model.open_data.shared import Reference
from afterword.views.law import CiterView, InstrumentView, ProvisionView, instrument_views
from afterword.views.open_data.publication import Publication


def open_instruments(published: Publication) -> tuple[OpenInstrument, ...]:
    """Return the instruments by kind, then by year and name."""
    return tuple(_instrument(published, view) for view in instrument_views(published.register))


def open_provisions(published: Publication) -> tuple[OpenProvision, ...]:
    """Return the provisions in the order of their instruments."""
    return tuple(
        _provision(published, instrument, view)
        for instrument in instrument_views(published.register)
        for view in instrument.provisions
    )


def _instrument(published: Publication, view: InstrumentView) -> OpenInstrument:
    record = view.record
    return OpenInstrument(
        id=record.id,
        title=record.title,
        short=record.short,
        in_text=record.in_text,
        page=published.address(view.ref),
        body=record.body,
        year=record.year,
        kind=record.kind,
        is_binding=record.binding,
        url=record.url,
        note=record.note,
        sources=published.all_evidence(record.sources),
        provisions=published.references(one.ref for one in view.provisions),
        recommendations=_recommendations(published, record.id),
        sections=_sections(published, view.citers),
        citations=view.citations,
    )


def _provision(
    published: Publication, within: InstrumentView, view: ProvisionView
) -> OpenProvision:
    record, instrument = view.record, within.record
    return OpenProvision(
        id=view.cite,
        instrument=published.reference(within.ref),
        path=record.path,
        label=record.label,
        page=published.address(view.ref),
        gist=record.gist,
        kind=instrument.kind,
        is_binding=instrument.binding,
        url=record.url,
        note=record.note,
        sources=published.all_evidence(record.sources),
        versions=tuple(_version(published, version) for version in record.versions),
        recommendations=_recommendations(published, view.cite),
        sections=_sections(published, view.citers),
    )


def _version(published: Publication, version: Version) -> OpenVersion:
    source = published.evidence(version.source)
    return OpenVersion(since=str(version.since), text=version.text, source=source)


def _recommendations(published: Publication, cite: str) -> tuple[OpenCiter, ...]:
    """Return the recommendations that cite a provision, or an instrument as a whole."""
    return tuple(
        OpenCiter(
            recommendation=published.recommendation(record),
            relation=link.relation,
            confidence=link.confidence,
        )
        for record, link in published.register.links_to.get(cite, ())
    )


def _sections(published: Publication, citers: tuple[CiterView, ...]) -> tuple[Reference, ...]:
    return published.references(one.ref for one in citers if one.ref.kind is RefKind.SECTION)
