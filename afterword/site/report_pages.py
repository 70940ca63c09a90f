"""The pages of the report itself: its sections, its recommendations, its home."""

from collections.abc import Iterator

from afterword.linking.register import Register
from afterword.markup.web_addresses import citation_of
from afterword.site.page import Page, PageMaker, first_sentence, neighbours
from afterword.sources.mark_finder import MarkKind
from afterword.views.changes import change_views, newest_events
from afterword.views.lineage_picture import lineage_picture
from afterword.views.suggestions import suggestion
from afterword.views.wording import plain_text


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
    counts = {view.id: 0 for view in views}
    for record in register.recommendations:
        counts[record.section] = counts.get(record.section, 0) + 1
    words = f"The sections of the report. {report.record.official.title}, restated."
    yield maker.page("report/index.html", "report", "Report", words, counts=counts)


def recommendation_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the page of each recommendation, and their list."""
    register, report = maker.context.register, maker.context.report
    views = report.recommendations
    refs = [view.ref for view in views]
    for at, view in enumerate(views):
        record = register.recommendation_by_id[view.id]
        yield maker.page(
            f"recommendations/{view.id}.html",
            "recommendation",
            view.title,
            f"{view.ref.label}: {first_sentence(plain_text(register, view.text))}",
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
        words = first_sentence(plain_text(register, _first_paragraph(entry.body.text)))
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


def _first_paragraph(text: str) -> str:
    """Return the first paragraph of a text that is no heading; empty where there is none."""
    blocks = (block.strip() for block in text.split("\n\n"))
    return next((one for one in blocks if one and not one.startswith(("#", ":::", "|"))), "")
