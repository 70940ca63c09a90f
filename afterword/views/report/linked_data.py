"""Linked data: what each page is about, in the words of schema.org, as plain values.

The official report is always somebody else's work, on which ours is based (isBasedOn).
"""

from collections.abc import Callable, Iterator
from typing import Any

from afterword.linking.refs import (
    Ref,
    RefKind,
    institution_ref,
    instrument_ref,
    provision_ref,
    recommendation_ref,
    section_ref,
)
from afterword.linking.register import Register
from afterword.model.legal import Instrument, InstrumentKind, Provision
from afterword.texts.words import on_one_line, plain_text

HOME = Ref(RefKind.PAGE, "index.html", "Home")
DATASET_FILES = (
    ("api/v1/index.json", "application/json", "All records (JSON)"),
    ("downloads/afterword.sqlite", "application/vnd.sqlite3", "All records (SQLite)"),
    ("downloads/follow-up.csv", "text/csv", "Follow-up, entry by entry (CSV)"),
    ("downloads/follow-up-matrix.csv", "text/csv", "Follow-up matrix (CSV)"),
    ("downloads/follow-up-matrix.json", "application/json", "Follow-up matrix (JSON)"),
    (
        "downloads/follow-up-matrix.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Follow-up matrix (XLSX)",
    ),
)
"""Where the record can be had as a whole: path from the site's root, media type, name."""

Node = dict[str, Any]
"""A thing in JSON-LD."""

Address = Callable[[Ref], str]
"""Answers where a page stands."""

_LAW = {InstrumentKind.TREATY, InstrumentKind.NATIONAL_LAW}
"""What binds as law; a political commitment or good practice is not called legislation."""


def linked_data(register: Register, trail: tuple[Ref, ...], address: Address) -> Node:
    """Return what a page is about, and where it stands; the trail leads to it from home."""
    things = [*_things(register, trail[-1], address), _breadcrumbs(trail, address)]
    return {"@context": "https://schema.org", "@graph": things}


def _things(register: Register, page: Ref, address: Address) -> Iterator[Node]:
    match page.kind:
        case RefKind.SECTION:
            yield _section(register, page, address)
        case RefKind.RECOMMENDATION:
            yield _recommendation(register, page.id, address)
        case RefKind.INSTRUMENT:
            yield _instrument(register.instruments[page.id], address)
        case RefKind.PROVISION:
            yield _provision(*register.provisions[page.id], address)
        case RefKind.INSTITUTION:
            yield _institution(register, page.id, address)
        case _ if page.id == HOME.id:
            yield _report(register, address)
            yield _dataset(register, address)


def _breadcrumbs(trail: tuple[Ref, ...], address: Address) -> Node:
    steps = [
        {"@type": "ListItem", "position": at, "name": ref.label, "item": address(ref)}
        for at, ref in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _page(kind: str, url: str) -> Node:
    """Return with what a thing begins that has a page of its own."""
    return {"@type": kind, "@id": url, "url": url}


def _report(register: Register, address: Address) -> Node:
    report = register.report
    return {
        **_page("Report", address(HOME)),
        "name": on_one_line(report.title),
        "alternateName": on_one_line(report.short_title),
        "abstract": plain_text(register, report.summary),
        "disambiguatingDescription": plain_text(register, report.notice),
        "about": _election(register),
        "hasPart": [
            {"@type": "Chapter", "@id": address(ref), "name": ref.label}
            for ref in (section_ref(register, section) for section in register.sections)
        ],
        "encoding": {
            "@type": "MediaObject",
            "contentUrl": address(Ref(RefKind.PAGE, "downloads/report.pdf", "")),
            "encodingFormat": "application/pdf",
        },
        **_ours(register),
        "dateModified": register.day.isoformat(),
    }


def _dataset(register: Register, address: Address) -> Node:
    report = register.report
    return {
        "@type": "Dataset",
        "@id": f"{address(HOME)}#follow-up",
        "url": address(HOME),
        "name": on_one_line(f"{report.short_title}: follow-up matrix"),
        "description": plain_text(register, report.summary),
        "isPartOf": {"@id": address(HOME)},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "contentUrl": address(Ref(RefKind.PAGE, path, "")),
                "encodingFormat": media_type,
            }
            for path, media_type, name in DATASET_FILES
        ],
        **_ours(register),
        "dateModified": register.day.isoformat(),
    }


def _section(register: Register, page: Ref, address: Address) -> Node:
    head = register.sections[page.id].record
    number = {"position": head.number} if head.number else {}
    own = (register.recommendation_by_id[one] for one in register.asked_in.get(page.id, ()))
    parts = [{"@id": address(recommendation_ref(one))} for one in own]
    return {
        **_page("Chapter", address(page)),
        "name": on_one_line(head.title),
        **number,
        "isPartOf": {"@id": address(HOME)},
        **({"hasPart": parts} if parts else {}),
        **_ours(register),
    }


def _recommendation(register: Register, name: str, address: Address) -> Node:
    record = register.recommendation_by_id[name]
    page = address(recommendation_ref(record))
    modified = record.last_verified
    return {
        **_page("CreativeWork", page),
        "identifier": record.id,
        "position": record.number,
        "name": on_one_line(record.title),
        "text": plain_text(register, record.text),
        "about": [
            {"@type": "Thing", "name": on_one_line(register.topics[topic].title)}
            for topic in record.topics
        ],
        "mentions": [
            {"@type": "Organization", "@id": address(ref), "name": on_one_line(ref.label)}
            for ref in (institution_ref(register, body) for body in record.addressees)
        ],
        "isPartOf": {"@id": address(section_ref(register, record.section))},
        "citation": {
            "@type": "CreativeWork",
            "name": f"Section {record.official.section}, recommendation {record.official.number}",
            "isPartOf": _official(register),
        },
        **_ours(register),
        **({"dateModified": modified.isoformat()} if modified else {}),
    }


def _instrument(record: Instrument, address: Address) -> Node:
    kind = "Legislation" if record.kind in _LAW else "CreativeWork"
    page = address(instrument_ref(record))
    issued = {"dateCreated": f"{record.year:04}"} if record.year else {}
    return {
        **_page(kind, page),
        "name": on_one_line(record.title),
        "alternateName": on_one_line(record.short),
        **issued,
        **({"sameAs": record.url} if record.url else {}),
        "hasPart": [
            {
                "@type": kind,
                "@id": address(provision_ref(record, one)),
                "name": on_one_line(one.label),
            }
            for one in record.provisions
        ],
    }


def _provision(instrument: Instrument, record: Provision, address: Address) -> Node:
    page = address(provision_ref(instrument, record))
    return {
        **_page("Legislation" if instrument.kind in _LAW else "CreativeWork", page),
        "name": on_one_line(f"{record.label} of {instrument.in_text}"),
        "abstract": on_one_line(record.gist),
        **({"sameAs": record.url} if record.url else {}),
        "isPartOf": {"@id": address(instrument_ref(instrument))},
    }


def _institution(register: Register, name: str, address: Address) -> Node:
    record = register.institutions[name]
    page = address(institution_ref(register, name))
    short: list[Any] = [record.short] if record.short else []
    others = [{"@value": one.name, "@language": one.lang} for one in record.other_names]
    names = [*short, *others]
    return {
        "@type": "Organization",
        "@id": page,
        "name": on_one_line(record.name),
        **({"alternateName": names} if names else {}),
        "mainEntityOfPage": page,
    }


def _election(register: Register) -> Node:
    report = register.report
    return {
        "@type": "Event",
        "name": on_one_line(report.election),
        "startDate": report.election_date.isoformat(),
        "location": {"@type": "Country", "name": on_one_line(report.country)},
    }


def _ours(register: Register) -> Node:
    """Return what holds of all that our editors wrote."""
    report = register.report
    return {
        "inLanguage": report.language,
        "creator": {"@type": "Organization", "name": on_one_line(report.editors)},
        "copyrightNotice": on_one_line(report.licence),
        "isBasedOn": _official(register),
    }


def _official(register: Register) -> Node:
    official = register.report.official
    return {
        **_page("Report", official.url),
        "name": on_one_line(official.title),
        "publisher": {"@type": "Organization", "name": on_one_line(official.publisher)},
        "datePublished": official.date.isoformat(),
    }
