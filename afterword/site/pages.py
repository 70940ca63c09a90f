"""All pages of the website: of sections, recommendations and other records, lists, home."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from afterword.linking.register import Register
from afterword.markup.addresses import citation_of
from afterword.site.page import Page, PageMaker, first_sentence, neighbours
from afterword.sources.mark_finder import MarkKind
from afterword.texts.words import first_paragraph, plain_text
from afterword.views.charts.charts import FOLLOW_UP_CHARTS
from afterword.views.charts.lineage_picture import lineage_picture, timeline
from afterword.views.follow_up.changes import change_views, newest_events
from afterword.views.follow_up.coverage import coverage
from afterword.views.follow_up.verification import topic_views
from afterword.views.matrix.facets import matrix_facets
from afterword.views.references.law import instrument_views, instruments_by_kind
from afterword.views.references.reference_views import (
    institution_views,
    mission_views,
    source_views,
)
from afterword.views.report.recommendation import suggestion

SINGLE_PAGE_TITLES = {
    "matrix": ("Follow-up matrix", "All recommendations in one table, to filter and take along."),
    "review": ("To be looked at again", "Judgements that may be in doubt, and what nobody judged."),
    "coverage": ("Coverage", "For which years something is recorded, and where there are holes."),
    "changes": ("Change log", "What was recorded when, newest first."),
    "progress": ("Progress in pictures", "Where the recommendations stand, in charts."),
    "sources": ("Sources", "Where every fact of the record can be found."),
    "figures": ("Figures", "The figures that the report relies on, each stated once."),
    "notes": ("Editors’ notes", "Where the published report does not agree with itself."),
    "downloads": ("Downloads", "The report, the matrix and all records, to take along."),
    "search": ("Search", "Search the report, the recommendations, law and what followed."),
}
"""The pages that are of no single record, by their templates: title and description."""


def section_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the page of each section, and their list; a recommendation quotes them afterwards."""
    register, report = maker.context.register, maker.context.report
    views, refs = report.sections, [view.ref for view in report.sections]
    for at, view in enumerate(views):
        path = f"report/{view.id}.html"
        text = maker.prose.finished(view.body.text, view.path, path, view.footnotes)
        words = f"{view.ref.label}. {report.record.official.title}, restated."
        yield maker.page(
            path,
            "section",
            view.ref.label,
            words,
            neighbours=neighbours(refs, at),
            section=view,
            text=text,
        )
    counts = Counter(record.section for record in register.recommendations)
    words = f"The sections of the report. {report.record.official.title}, restated."
    yield maker.page("report/index.html", "report", "Report", words, counts=counts)


def recommendation_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the page of each recommendation, and their list."""
    register, report = maker.context.register, maker.context.report
    views = report.recommendations
    refs = [view.ref for view in views]
    for at, view in enumerate(views):
        record = view.record
        yield maker.page(
            f"recommendations/{record.id}.html",
            "recommendation",
            record.title,
            f"{view.ref.label}: {first_sentence(plain_text(register, record.text))}",
            neighbours=neighbours(refs, at),
            recommendation=view,
            cited=citation_of(register, record),
            quotes=maker.prose.quotes,
            picture=lineage_picture(register, record),
            suggestion=suggestion(register, record),
        )
    words = f"What was asked, of whom, and where each of {len(views)} stands."
    yield maker.page("recommendations/index.html", "recommendations", "Recommendations", words)


def own_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the pages that the project brings besides the report: its method, for instance."""
    register = maker.context.register
    for entry in register.loaded.pages:
        path = f"{entry.record.id}.html"
        text = maker.prose.finished(entry.body.text, entry.path, path)
        words = first_sentence(first_paragraph(register, entry.body.text))
        yield maker.page(path, "page", entry.record.title, words, text=text)


def home_page(maker: PageMaker) -> Iterator[Page]:
    """Yield the home page."""
    register, report = maker.context.register, maker.context.report
    record = report.record
    words = first_sentence(plain_text(register, record.summary))
    yield maker.page(
        "index.html",
        "home",
        record.short_title,
        words,
        method=_method(register),
        latest=change_views(register)[:1],
        newest=newest_events(register),
    )


def _method(register: Register) -> str:
    """Return the link to what the method says of readings; empty where it says nothing."""
    for entry in register.loaded.pages:
        anchors = {mark.target for mark in entry.body.of(MarkKind.HEADING)}
        if "ratings-and-readings" in anchors:
            return f"{entry.record.id}.html#ratings-and-readings"
    return ""


def law_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the page of each instrument and of each provision, and their list."""
    register = maker.context.register
    titles = {one.id: one.title for one in register.recommendations}
    for view in instrument_views(register):
        path = f"instruments/{view.record.id}.html"
        words = f"{view.record.title}: what cites it."
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


def list_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the pages that are of no single record."""
    context = maker.context
    charts = context.report.charts
    values: dict[str, dict[str, Any]] = {
        "matrix": {"matrix": context.matrix, "facets": matrix_facets(context.register)},
        "coverage": {"grid": coverage(context.register)},
        "changes": {"days": change_views(context.register)},
        "progress": {"charts": [charts[name] for name in FOLLOW_UP_CHARTS if name in charts]},
        "sources": {"sources": source_views(context.register)},
        "downloads": {
            "addressed": [one.ref for one in institution_views(context.register) if one.asked]
        },
    }
    for name, (title, words) in SINGLE_PAGE_TITLES.items():
        yield maker.page(f"{name}.html", name, title, words, **values.get(name, {}))


PAGE_FUNCTIONS: tuple[Callable[[PageMaker], Iterator[Page]], ...] = (
    section_pages,
    recommendation_pages,
    law_pages,
    mission_pages,
    institution_pages,
    topic_pages,
    list_pages,
    own_pages,
    home_page,
)
"""Every kind of page; sections come first, as recommendations quote them."""
