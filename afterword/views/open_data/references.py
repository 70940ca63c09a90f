"""Open data: law, missions, institutions, topics and sources, each with what points to it."""

from datetime import date
from typing import Literal

from pydantic import Field

from afterword.linking.refs import Ref, RefKind, source_ref
from afterword.model.follow_up import Confidence
from afterword.model.legal import Instrument, InstrumentKind, Provision
from afterword.model.mission import Match, Mission, MissionRecommendation
from afterword.model.recommendation import Relation
from afterword.model.record import Citation
from afterword.model.reference import Institution, OtherName, Source, Successor, Topic
from afterword.views.follow_up.standing import StandingKey, standing
from afterword.views.open_data.derived import derived_from
from afterword.views.open_data.shapes import (
    ApiObject,
    Converter,
    Many,
    Page,
    To,
    ToInstitution,
    ToRecommendation,
    ToSource,
)
from afterword.views.references.law import CiterView, instrument_views
from afterword.views.references.reference_views import (
    institution_views,
    mission_views,
    source_views,
)


class OpenCiter(ApiObject):
    """A recommendation that cites a provision or an instrument."""

    recommendation: ToRecommendation
    relation: Relation
    confidence: Confidence


@derived_from(Provision, without="kept")
class OpenProvision(ApiObject):
    """The citable part of an instrument."""

    id: Citation = Field(validation_alias="cite")
    """How it is cited: the id of its instrument, a slash, its path."""
    instrument: To
    label: str
    """As it stands within a sentence."""
    page: Page = Field(validation_alias="ref")
    kind: InstrumentKind
    """Of its instrument; obligations, commitments and good practice are kept apart."""
    is_binding: bool
    recommendations: tuple[OpenCiter, ...]
    """Those that cite it."""
    sections: tuple[To, ...]
    """Those that cite it in their text or footnotes."""


@derived_from(Instrument, without="kept")
class OpenInstrument(ApiObject):
    """A legal or political document."""

    in_text: str
    """As it stands within a sentence."""
    page: Page = Field(validation_alias="ref")
    is_binding: bool = Field(validation_alias="binding")
    sources: tuple[ToSource, ...]
    provisions: tuple[To, ...]
    recommendations: tuple[OpenCiter, ...]
    """Those that cite it as a whole."""
    sections: tuple[To, ...]
    """Those that cite it as a whole in their text or footnotes."""
    citations: Many
    """How many sections, recommendations and notes cite it or one of its provisions."""


@derived_from(MissionRecommendation)
class OpenMissionRecommendation(ApiObject):
    """A recommendation of another mission that ours repeats, or that repeats ours."""


class OpenMeeting(ApiObject):
    """A recommendation of this report in whose chain a mission stands."""

    recommendation: ToRecommendation
    is_after: bool
    """Whether the mission asked again; else it asked before."""
    match: Match
    is_inferred: bool


@derived_from(Mission)
class OpenMission(ApiObject):
    """One deployment that issues a report."""

    page: Page = Field(validation_alias="ref")
    is_own: bool
    """Whether this report is the mission's."""
    meets: tuple[OpenMeeting, ...]
    """The recommendations of this report that it asked before or again."""


@derived_from(OtherName)
class OpenName(ApiObject):
    """A name in another language, or an earlier one."""


@derived_from(Successor)
class OpenSuccessor(ApiObject):
    """The body that took an institution's place."""

    institution: ToInstitution = Field(validation_alias="id")


class OpenAsked(ApiObject):
    """A recommendation that asks a body to act, and where it stands."""

    recommendation: ToRecommendation
    standing: StandingKey = Field(validation_alias="key")
    words: str = Field(validation_alias="label")
    """In words, with what it rests on."""


@derived_from(Institution)
class OpenInstitution(ApiObject):
    """A body that is asked to act, answers, or judges."""

    page: Page = Field(validation_alias="ref")
    sources: tuple[ToSource, ...]
    asked: tuple[OpenAsked, ...]


@derived_from(Topic)
class OpenTopic(ApiObject):
    """A subject under which recommendations are found; it has no page of its own."""

    recommendations: tuple[ToRecommendation, ...]


class OpenUse(ApiObject):
    """A record that rests on a source."""

    kind: Literal["recommendation", "mission", "institution", "instrument", "note"]
    id: str
    label: str
    page: Page = Field(validation_alias="ref")


@derived_from(Source, without="kept")
class OpenSource(ApiObject):
    """Where a fact can be found."""

    page: Page = Field(validation_alias="ref")
    seen: date | None
    """The day on which the editors last read it, where that is on record."""
    used_by: tuple[OpenUse, ...]


def open_instruments(converter: Converter) -> tuple[OpenInstrument, ...]:
    """Return the instruments by kind, then by year and name."""
    return tuple(
        converter.build(
            OpenInstrument,
            view.record,
            view,
            provisions=[one.ref for one in view.provisions],
            recommendations=_recommendations(converter, view.record.id),
            sections=_sections(view.citers),
        )
        for view in instrument_views(converter.register)
    )


def open_provisions(converter: Converter) -> tuple[OpenProvision, ...]:
    """Return the provisions in the order of their instruments."""
    return tuple(
        converter.build(
            OpenProvision,
            view.record,
            view,
            instrument=instrument.ref,
            kind=instrument.record.kind,
            is_binding=instrument.record.binding,
            recommendations=_recommendations(converter, view.cite),
            sections=_sections(view.citers),
        )
        for instrument in instrument_views(converter.register)
        for view in instrument.provisions
    )


def _recommendations(converter: Converter, cite: str) -> list[OpenCiter]:
    """Return the recommendations that cite a provision, or an instrument as a whole."""
    links = converter.register.links_to.get(cite, ())
    return [converter.build(OpenCiter, link, recommendation=one.id) for one, link in links]


def _sections(citers: tuple[CiterView, ...]) -> list[Ref]:
    return [one.ref for one in citers if one.ref.kind is RefKind.SECTION]


def open_missions(converter: Converter) -> tuple[OpenMission, ...]:
    """Return the missions, earliest first."""
    return tuple(
        converter.build(
            OpenMission,
            view.record,
            view,
            recommendations=[_asked_there(converter, one) for one in view.record.recommendations],
            meets=[
                converter.build(OpenMeeting, link.step, recommendation=link.ref.id)
                for link in view.links
            ],
        )
        for view in mission_views(converter.register)
    )


def _asked_there(converter: Converter, one: MissionRecommendation) -> OpenMissionRecommendation:
    """Return a recommendation of a mission; it repeats only what the record has by its day."""
    ours = converter.register.recommendation_by_id
    theirs = converter.register.mission_recommendations
    repeats = [name for name in one.repeats if name in ours or name in theirs]
    return converter.build(OpenMissionRecommendation, one, repeats=repeats)


def open_institutions(converter: Converter) -> tuple[OpenInstitution, ...]:
    """Return the institutions in the order of their file."""
    return tuple(
        converter.build(
            OpenInstitution,
            view.record,
            view,
            asked=[
                converter.build(OpenAsked, standing(converter.register, one), recommendation=one.id)
                for one in view.asked
            ],
        )
        for view in institution_views(converter.register)
    )


def open_topics(converter: Converter) -> tuple[OpenTopic, ...]:
    """Return the topics in the order of their file."""
    register = converter.register
    return tuple(
        converter.build(OpenTopic, topic, recommendations=register.asked_about.get(topic.id, ()))
        for topic in register.topics.values()
    )


def open_sources(converter: Converter) -> tuple[OpenSource, ...]:
    """Return the sources by publisher and date."""
    return tuple(
        converter.build(
            OpenSource,
            view.record,
            page=source_ref(converter.register, view.record.id),
            used_by=[
                converter.build(OpenUse, ref, kind=ref.kind.value, page=ref) for ref in view.used_by
            ],
        )
        for view in source_views(converter.register)
    )
