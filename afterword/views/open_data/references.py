"""Open data: missions, institutions, topics and sources, each with what points to it."""

from afterword.linking.refs import Ref, institution_ref, source_ref
from afterword.model.mission import MissionRecommendation, MissionReport
from afterword.model.open_data.references import (
    OpenAsked,
    OpenInstitution,
    OpenMeeting,
    OpenMission,
    OpenMissionRecommendation,
    OpenMissionReport,
    OpenName,
    OpenSource,
    OpenSuccessor,
    OpenTopic,
    OpenUse,
)
from afterword.model.reference import Topic
from afterword.views.open_data.publication import Publication
from afterword.views.references import (
    InstitutionView,
    LineageLink,
    MissionView,
    SourceView,
    institution_views,
    mission_views,
    source_views,
)
from afterword.views.standing import Standing


def open_missions(published: Publication) -> tuple[OpenMission, ...]:
    """Return the missions, earliest first."""
    return tuple(_mission(published, view) for view in mission_views(published.register))


def _mission(published: Publication, view: MissionView) -> OpenMission:
    record = view.record
    return OpenMission(
        id=record.id,
        title=record.title,
        page=published.address(view.ref),
        country=record.country,
        election=record.election,
        election_date=str(record.election_date),
        vote=record.vote,
        type=record.type,
        is_own=view.is_own,
        head=record.head,
        partners=record.partners,
        report=_report(record.report) if record.report else None,
        note=record.note,
        sources=published.all_evidence(record.sources),
        recommendations=tuple(_asked_there(published, one) for one in record.recommendations),
        meets=tuple(_meeting(published, link) for link in view.links),
    )


def _report(report: MissionReport) -> OpenMissionReport:
    return OpenMissionReport(
        title=report.title,
        date=str(report.date) if report.date else None,
        url=report.url,
        recommendations=report.recommendations,
    )


def _asked_there(published: Publication, one: MissionRecommendation) -> OpenMissionRecommendation:
    """Return a recommendation of a mission; it repeats only what the record has by its day."""
    register = published.register
    ours, theirs = register.recommendation_by_id, register.mission_recommendations
    return OpenMissionRecommendation(
        id=one.id,
        where=one.where,
        gist=one.gist,
        repeats=tuple(name for name in one.repeats if name in ours or name in theirs),
        match=one.match,
        confidence=one.confidence,
        source=published.evidence(one.source),
    )


def _meeting(published: Publication, link: LineageLink) -> OpenMeeting:
    return OpenMeeting(
        recommendation=published.recommendation(
            published.register.recommendation_by_id[link.ref.id]
        ),
        is_after=link.step.is_after,
        match=link.step.match,
        is_inferred=link.step.is_inferred,
    )


def open_institutions(published: Publication) -> tuple[OpenInstitution, ...]:
    """Return the institutions in the order of their file."""
    return tuple(_institution(published, view) for view in institution_views(published.register))


def _institution(published: Publication, view: InstitutionView) -> OpenInstitution:
    record = view.record
    return OpenInstitution(
        id=record.id,
        name=record.name,
        page=published.address(view.ref),
        short=record.short,
        other_names=tuple(OpenName(name=one.name, lang=one.lang) for one in record.other_names),
        successor=OpenSuccessor(
            institution=published.reference(
                institution_ref(published.register, record.successor.id)
            ),
            since=str(record.successor.since),
        )
        if record.successor
        else None,
        note=record.note,
        sources=published.all_evidence(record.sources),
        asked=tuple(_asked(published, ref, stands) for ref, _, stands in view.asked),
    )


def _asked(published: Publication, ref: Ref, stands: Standing) -> OpenAsked:
    return OpenAsked.model_validate(
        {
            "recommendation": published.recommendation(
                published.register.recommendation_by_id[ref.id]
            ),
            "standing": stands.key,
            "words": stands.label,
        }
    )


def open_topics(published: Publication) -> tuple[OpenTopic, ...]:
    """Return the topics in the order of their file."""
    return tuple(_topic(published, topic) for topic in published.register.topics.values())


def _topic(published: Publication, topic: Topic) -> OpenTopic:
    register = published.register
    return OpenTopic(
        id=topic.id,
        title=topic.title,
        gist=topic.gist,
        recommendations=tuple(
            published.recommendation(register.recommendation_by_id[one])
            for one in register.asked_about.get(topic.id, ())
        ),
    )


def open_sources(published: Publication) -> tuple[OpenSource, ...]:
    """Return the sources by publisher and date."""
    return tuple(_source(published, view) for view in source_views(published.register))


def _source(published: Publication, view: SourceView) -> OpenSource:
    record = view.record
    return OpenSource(
        id=record.id,
        title=record.title,
        page=published.address(source_ref(published.register, record.id)),
        publisher=record.publisher,
        issued_by=tuple(
            published.reference(institution_ref(published.register, one))
            for one in record.issued_by
        ),
        date=str(record.date) if record.date else None,
        url=record.url,
        archive=record.archive,
        seen=record.seen,
        kind=record.kind,
        note=record.note,
        used_by=tuple(_use(published, ref) for ref in view.used_by),
    )


def _use(published: Publication, ref: Ref) -> OpenUse:
    return OpenUse.model_validate(
        {
            "kind": ref.kind.value,
            "id": ref.id,
            "label": ref.label,
            "page": published.address(ref),
        }
    )
