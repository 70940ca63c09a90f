"""The pages of what the recommendations point to: law, missions, institutions, topics."""

from collections.abc import Iterator

from afterword.site.page import Page, PageMaker, first_sentence, neighbours
from afterword.views.law import instrument_views, instruments_by_kind
from afterword.views.references import institution_views, mission_views
from afterword.views.timeline import timeline
from afterword.views.to_do import topic_views


def law_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the page of each instrument and of each provision, and their list."""
    register, report = maker.context.register, maker.context.report
    titles = {view.id: view.title for view in report.recommendations}
    for view in instrument_views(register):
        path, words = (
            f"instruments/{view.record.id}.html",
            f"{view.record.title}: what cites it.",
        )
        yield maker.page(path, "instrument", view.record.short, words, instrument=view)
        refs = [provision.ref for provision in view.provisions]
        for at, provision in enumerate(view.provisions):
            label = f"{provision.ref.label} of {view.record.in_text}"
            yield maker.page(
                f"instruments/{view.record.id}/{provision.record.slug}.html",
                "provision",
                label,
                f"{label}: {first_sentence(provision.record.gist)}",
                neighbours=neighbours(refs, at),
                instrument=view,
                provision=provision,
                titles=titles,
            )
    kinds = instruments_by_kind(register)
    words = "Treaties, commitments, good practice and national law that the report cites."
    yield maker.page("instruments/index.html", "instruments", "Law", words, kinds=kinds)


def mission_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the page of each mission, and their list."""
    register, country = maker.context.register, maker.context.report.record.country
    missions = mission_views(register)
    for mission in missions:
        path = f"missions/{mission.record.id}.html"
        words = f"{mission.record.title}: {mission.type.lower()}, and what it asked."
        yield maker.page(path, "mission", mission.record.title, words, mission=mission)
    words = f"The missions on record to {country}, in the order of their elections."
    yield maker.page(
        "missions/index.html",
        "missions",
        "Missions",
        words,
        missions=missions,
        picture=timeline(register),
    )


def institution_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the page of each institution, and their list."""
    bodies = institution_views(maker.context.register)
    for body in bodies:
        path = f"institutions/{body.record.id}.html"
        words = f"What is asked of {body.record.name}, and where each of it stands."
        yield maker.page(path, "institution", body.record.name, words, institution=body)
    words = "The bodies that are asked to act, and the others that the record names."
    yield maker.page(
        "institutions/index.html", "institutions", "Institutions", words, institutions=bodies
    )


def topic_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the page of each topic, and their list."""
    topics = topic_views(maker.context.register)
    for topic in topics:
        path = f"topics/{topic.record.id}.html"
        words = f"The recommendations on {topic.record.title.lower()}, and where each stands."
        yield maker.page(path, "topic", topic.record.title, words, topic=topic)
    words = "The recommendations by what they are about."
    yield maker.page("topics/index.html", "topics", "Topics", words, topics=topics)
