"""Open data: recommendations, with where each comes from, stands on and stands."""

from afterword.linking.refs import (
    citation_ref,
    finding_ref,
    institution_ref,
    recommendation_ref,
    section_ref,
)
from afterword.model.open_data.follow_up import OpenReview
from afterword.model.open_data.recommendation import (
    OpenFindingReference,
    OpenGround,
    OpenLineage,
    OpenOfficial,
    OpenPart,
    OpenPrior,
    OpenRecommendation,
    OpenSimilar,
    OpenStep,
)
from afterword.model.open_data.shared import Reference
from afterword.model.recommendation import Prior, ProvisionLink, Recommendation, Similar
from afterword.views.lineage import Step, lineage
from afterword.views.open_data.entries import open_assessments, open_entries, open_standing
from afterword.views.open_data.publication import Publication
from afterword.views.verification import verification


def open_recommendation(published: Publication, record: Recommendation) -> OpenRecommendation:
    """Return a recommendation as the API gives it."""
    register = published.register
    verified = verification(register, record)
    return OpenRecommendation(
        id=record.id,
        number=record.number,
        title=record.title,
        page=published.address(recommendation_ref(record)),
        priority=record.priority,
        section=published.reference(section_ref(register, record.section)),
        text=published.plain(record.text),
        parts=tuple(
            OpenPart(letter=part.letter, text=published.plain(part.text)) for part in record.parts
        ),
        change=record.change,
        suggested_legal_change=record.suggested_legal_change,
        addressees=published.references(
            institution_ref(register, one) for one in record.addressees
        ),
        topics=tuple(_topic(published, one) for one in record.topics),
        findings=tuple(_finding(published, one) for one in record.findings),
        context=record.context,
        provisions=tuple(_ground(published, link) for link in record.provisions),
        none_cited=record.none_cited,
        official=OpenOfficial(section=record.official.section, number=record.official.number),
        standing=open_standing(published, record),
        assessments=open_assessments(published, record),
        prior=tuple(_prior(published, prior) for prior in record.prior),
        lineage=_lineage(published, record),
        similar_to=tuple(_similar(published, similar) for similar in record.similar_to),
        follow_up=open_entries(published, record),
        reviews=_reviews(published, record),
        last_verified=verified.last,
        review_due=verified.due,
        is_overdue=verified.is_overdue,
        needs_assessment=verified.needs_assessment,
    )


def _topic(published: Publication, topic: str) -> Reference:
    return Reference(id=topic, label=published.register.topics[topic].title, page=None)


def _finding(published: Publication, finding: str) -> OpenFindingReference:
    register = published.register
    return OpenFindingReference(
        id=finding,
        section=published.reference(section_ref(register, register.anchors[finding].section)),
        page=published.address(finding_ref(register, finding)),
        pdf_page=published.pages.get(finding),
    )


def _ground(published: Publication, link: ProvisionLink) -> OpenGround:
    ref = citation_ref(published.register, link.cite)
    cited = published.register.provisions.get(link.cite)
    return OpenGround(
        citation=link.cite,
        label=ref.label,
        gist=cited[1].gist if cited else None,
        relation=link.relation,
        confidence=link.confidence,
        page=published.address(ref),
    )


def _prior(published: Publication, prior: Prior) -> OpenPrior:
    return OpenPrior(
        mission=prior.mission,
        recommendation=prior.recommendation,
        match=prior.match,
        where=prior.where,
        gist=prior.gist,
        confidence=prior.confidence,
        source=published.evidence(prior.source),
    )


def _lineage(published: Publication, record: Recommendation) -> OpenLineage:
    chain = lineage(published.register, record)
    return OpenLineage(
        asked_by=chain.asked_by,
        same=chain.same,
        since=chain.since,
        others=chain.others,
        before=tuple(_step(published, step) for step in chain.before),
        after=tuple(_step(published, step) for step in chain.after),
    )


def _step(published: Publication, step: Step) -> OpenStep:
    mission = published.register.missions[step.mission] if step.mission else None
    return OpenStep(
        mission=published.reference(step.who) if step.who else None,
        election_date=str(mission.election_date) if mission else None,
        match=step.match,
        where=step.where,
        gist=step.gist or None,
        is_inferred=step.is_inferred,
        via=step.via or None,
        source=published.evidence(step.source.id),
    )


def _similar(published: Publication, similar: Similar) -> OpenSimilar:
    return OpenSimilar(
        body=published.reference(institution_ref(published.register, similar.body)),
        date=str(similar.date) if similar.date else None,
        where=similar.where,
        gist=similar.gist,
        match=similar.match,
        confidence=similar.confidence,
        source=published.evidence(similar.source),
    )


def _reviews(published: Publication, record: Recommendation) -> tuple[OpenReview, ...]:
    ordered = sorted(record.reviews, key=lambda review: review.date)
    return tuple(
        OpenReview(
            date=one.date,
            by=one.by,
            text=one.text,
            sources=published.all_evidence(one.sources),
            years=one.years,
        )
        for one in ordered
    )
