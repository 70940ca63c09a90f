"""Open data as rows: the recommendations, what followed them, and where they stand."""

import json
from collections.abc import Iterator
from itertools import count

from afterword.data.open_data.row import Row, picked
from afterword.model.open_data.follow_up import OpenEntry, OpenReview
from afterword.model.open_data.recommendation import OpenRecommendation
from afterword.views.open_data.collected import OpenData


def recommendation_rows(collected: OpenData) -> Iterator[Row]:
    """Yield the rows of recommendations and of all that belongs to them."""
    for record in collected.recommendations:
        yield _recommendation(record)
        for part in record.parts:
            of = {"id": _part(record.id, part.letter), "recommendation": record.id}
            yield "part", {**of, **picked(part, "letter", "text")}
        for table, row in _lists(record):
            yield table, {"recommendation": record.id, **row}
        for at, review in enumerate(record.reviews, 1):
            for source in dict.fromkeys(one.id for one in review.sources):
                opened = {"recommendation": record.id, "review": at, "source": source}
                yield "review_source", opened
    for sequence, entry in enumerate(collected.follow_up, 1):
        yield from _entry(entry, sequence)
    yield from _standings(collected)


def _recommendation(record: OpenRecommendation) -> Row:
    asked = ("id", "number", "title", "priority", "text", "suggested_legal_change", "context")
    looked = ("last_verified", "review_due", "is_overdue")
    return (
        "recommendation",
        {
            **picked(record, *asked, "none_cited", *looked, "page"),
            "section": record.section.id,
            "official_section": record.official.section,
            "official_number": record.official.number,
            "asked_by": record.lineage.asked_by,
            "asked_same": record.lineage.same,
            "asked_by_others": record.lineage.others,
        },
    )


def _lists(record: OpenRecommendation) -> Iterator[Row]:
    """Yield what a recommendation has several of, in order; whose it is stands in each row."""
    lists: tuple[tuple[str, list[dict[str, object]]], ...] = (
        ("recommendation_change", [{"change": one} for one in record.change]),
        ("recommendation_addressee", [{"institution": one.id} for one in record.addressees]),
        ("recommendation_topic", [{"topic": one.id} for one in record.topics]),
        ("recommendation_finding", [{"finding": one.id} for one in record.findings]),
        ("recommendation_provision", _provisions(record)),
        ("review", [_review(one) for one in record.reviews]),
        ("prior", _prior(record)),
        ("lineage", _lineage(record)),
        ("similar_to", _similar(record)),
    )
    for table, rows in lists:
        for sequence, row in enumerate(rows, 1):
            yield table, {"sequence": sequence, **row}


def _review(review: OpenReview) -> dict[str, object]:
    return {**picked(review, "date", "by", "text"), "years": json.dumps(review.years)}


def _provisions(record: OpenRecommendation) -> list[dict[str, object]]:
    return [
        {
            "instrument": one.citation.partition("/")[0],
            "provision": one.citation if "/" in one.citation else None,
            **picked(one, "relation", "confidence"),
        }
        for one in record.provisions
    ]


def _prior(record: OpenRecommendation) -> list[dict[str, object]]:
    return [
        {
            **picked(one, "mission", "match", "gist", "confidence"),
            "asked": one.recommendation,
            "location": one.where,
            "source": one.source.id,
        }
        for one in record.prior
    ]


def _lineage(record: OpenRecommendation) -> list[dict[str, object]]:
    return [
        {
            **picked(step, "match", "gist", "is_inferred", "via"),
            "mission": step.mission and step.mission.id,
            "is_after": is_after,
            "location": step.where,
            "source": step.source.id,
        }
        for is_after, steps in ((False, record.lineage.before), (True, record.lineage.after))
        for step in steps
    ]


def _similar(record: OpenRecommendation) -> list[dict[str, object]]:
    return [
        {
            **picked(one, "date", "gist", "match", "confidence"),
            "institution": one.body.id,
            "location": one.where,
            "source": one.source.id,
        }
        for one in record.similar_to
    ]


def _entry(entry: OpenEntry, sequence: int) -> Iterator[Row]:
    said = ("id", "kind", "date", "heading", "who", "text", "implementation", "basis", "position")
    told = ("reservation", "quoted_by", "reverses")
    known = ("closure", "corrects", "is_corrected", "confidence", "recorded", "recorded_by", "page")
    yield (
        "follow_up",
        {
            "sequence": sequence,
            **picked(entry, *said, *known, *told),
            "location": entry.where,
            "recommendation": entry.recommendation.id,
            "part": _part(entry.recommendation.id, entry.part),
            "assessor": entry.assessor and entry.assessor.id,
            "responder": entry.responder and entry.responder.id,
        },
    )
    for at, source in enumerate(entry.sources, 1):
        yield "follow_up_source", {"follow_up": entry.id, "sequence": at, "source": source.id}


def _standings(collected: OpenData) -> Iterator[Row]:
    numbers = count(1)
    for record in collected.recommendations:
        stands, name = record.standing, record.id
        judged = ("key", "words", "label", "basis", "is_rated", "is_read", "assessors_differ")
        counted = {"recommendation": name, "counted_as": stands.group}
        yield "standing", {**counted, **picked(stands, *judged)}
        for one in record.assessments:
            columns = ("follow_up", "implementation", "basis", "words", "date", "age_days")
            yield (
                "latest_assessment",
                {
                    "sequence": next(numbers),
                    "recommendation": name,
                    "assessor": one.assessor.id,
                    "part": _part(name, one.part),
                    "location": one.where,
                    **picked(one, *columns, "reservation", "reversed_by"),
                    **picked(one, "elections_since", "trend"),
                },
            )
        for event in stands.events_since:
            yield "event_since", {"recommendation": name, "follow_up": event.follow_up}


def _part(recommendation: str, letter: str | None) -> str | None:
    """Return the id of a part; of the whole there is none."""
    return f"{recommendation}/{letter}" if letter else None
