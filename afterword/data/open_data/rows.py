"""Open data as rows: all of them, and those of the report, the law, missions and the rest."""

from collections.abc import Iterable, Iterator

from afterword.data.open_data.recommendation_rows import recommendation_rows
from afterword.data.open_data.row import Row, picked
from afterword.model.open_data.references import OpenInstitution, OpenMission, OpenSource
from afterword.model.open_data.shared import Evidence
from afterword.views.open_data.collected import OpenData


def all_rows(collected: OpenData) -> Iterator[Row]:
    """Yield every row of the database, those of a table in their order."""
    yield from _of_report(collected)
    yield from recommendation_rows(collected)
    yield from _of_law(collected)
    for sequence, mission in enumerate(collected.missions, 1):
        yield from _of_mission(mission, sequence, {one.id for one in collected.recommendations})
    for sequence, body in enumerate(collected.institutions, 1):
        yield from _of_institution(body, sequence)
    for sequence, topic in enumerate(collected.topics, 1):
        yield "topic", {"sequence": sequence, **picked(topic, "id", "title", "gist")}
    for sequence, source in enumerate(collected.sources, 1):
        yield from _of_source(source, sequence)


def _of_report(collected: OpenData) -> Iterator[Row]:
    report = collected.report
    official = ("title", "publisher", "place", "date", "url", "languages")
    own = ("id", "title", "short_title", "country", "election", "election_date", "language")
    yield (
        "report",
        {
            **picked(report, *own, "summary", "responsible", "cite_as", "page"),
            **{f"official_{key}": getattr(report.official, key) for key in official},
            "mission": report.mission.id,
            "notice": collected.notice,
            "licence": collected.licence,
            "as_of": collected.as_of,
            "is_cut": collected.is_cut,
        },
    )
    for sequence, count in enumerate(report.progress.counts, 1):
        stands = {"standing": count.key, **picked(count, "words", "count")}
        yield "progress", {"sequence": sequence, **stands}
    at = 0
    for sequence, section in enumerate(report.sections, 1):
        columns = ("id", "number", "title", "is_annex", "page", "pdf_page")
        yield "section", {"sequence": sequence, **picked(section, *columns)}
        for finding in section.findings:
            at += 1
            words = picked(finding, "id", "text", "page", "pdf_page")
            yield "finding", {"sequence": at, "section": section.id, **words}
    for figure in report.figures:
        yield "figure", picked(figure, "id", "value", "unit", "place")


def _of_law(collected: OpenData) -> Iterator[Row]:
    own = ("id", "title", "short", "body", "year", "kind", "is_binding", "url", "note", "page")
    for sequence, instrument in enumerate(collected.instruments, 1):
        yield "instrument", {"sequence": sequence, **picked(instrument, *own)}
        yield from _sources("instrument", instrument.id, instrument.sources)
    columns = ("id", "path", "label", "gist", "url", "note", "page")
    for sequence, provision in enumerate(collected.provisions, 1):
        within = {"sequence": sequence, "instrument": provision.instrument.id}
        yield "provision", {**within, **picked(provision, *columns)}
        yield from _sources("provision", provision.id, provision.sources)
        for at, version in enumerate(provision.versions, 1):
            of = {"provision": provision.id, "sequence": at, "source": version.source.id}
            yield "provision_version", {**of, **picked(version, "since", "text")}


def _of_mission(mission: OpenMission, sequence: int, ours: set[str]) -> Iterator[Row]:
    own = ("id", "title", "country", "election", "election_date", "vote", "type", "is_own")
    report = ("title", "date", "url", "recommendations")
    yield (
        "mission",
        {
            "sequence": sequence,
            **picked(mission, *own, "head", "note", "page"),
            **{f"report_{key}": getattr(mission.report, key, None) for key in report},
        },
    )
    for at, partner in enumerate(mission.partners, 1):
        yield "mission_partner", {"mission": mission.id, "sequence": at, "name": partner}
    yield from _sources("mission", mission.id, mission.sources)
    for one in mission.recommendations:
        made = {"mission": mission.id, "location": one.where, "source": one.source.id}
        yield "mission_recommendation", {**made, **picked(one, "id", "gist", "match", "confidence")}
        for at, name in enumerate(one.repeats, 1):
            repeated = {
                "recommendation": name if name in ours else None,
                "earlier": None if name in ours else name,
            }
            yield "repeats", {"mission_recommendation": one.id, "sequence": at, **repeated}


def _of_institution(body: OpenInstitution, sequence: int) -> Iterator[Row]:
    successor = body.successor
    yield (
        "institution",
        {
            "sequence": sequence,
            **picked(body, "id", "name", "short", "note", "page"),
            "successor": successor and successor.institution.id,
            "successor_since": successor and successor.since,
        },
    )
    for at, other in enumerate(body.other_names, 1):
        of = {"institution": body.id, "sequence": at}
        yield "institution_name", {**of, **picked(other, "name", "lang")}
    yield from _sources("institution", body.id, body.sources)


def _of_source(source: OpenSource, sequence: int) -> Iterator[Row]:
    columns = ("id", "title", "publisher", "date", "url", "archive", "seen", "kind", "note", "page")
    yield "source", {"sequence": sequence, **picked(source, *columns)}
    for at, body in enumerate(source.issued_by, 1):
        yield "source_institution", {"source": source.id, "sequence": at, "institution": body.id}


def _sources(kind: str, name: str, sources: Iterable[Evidence]) -> Iterator[Row]:
    for source in dict.fromkeys(one.id for one in sources):
        yield f"{kind}_source", {kind: name, "source": source}
