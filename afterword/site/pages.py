"""All pages of the website, among them those of no single record: matrix, change log, charts."""

from collections.abc import Iterator
from typing import Any

from afterword.markup.build_context import BuildContext
from afterword.site.page import Page, PageMaker, Pages, PagesOf
from afterword.site.record_pages import (
    home_page,
    institution_pages,
    law_pages,
    mission_pages,
    own_pages,
    recommendation_pages,
    section_pages,
    topic_pages,
)
from afterword.views.charts.charts import FOLLOW_UP_CHARTS
from afterword.views.follow_up.changes import change_views
from afterword.views.follow_up.coverage import coverage
from afterword.views.matrix.facets import matrix_facets
from afterword.views.references.reference_views import institution_views, source_views

LISTS = {
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
    for name, (title, words) in LISTS.items():
        yield maker.page(f"{name}.html", name, title, words, **values.get(name, {}))


_KINDS: tuple[PagesOf, ...] = (
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


def site_pages(context: BuildContext) -> Pages:
    """Return every page of the website, as far as it differs from the others."""
    maker = PageMaker(context)
    pages = tuple(page for kind in _KINDS for page in kind(maker))
    return Pages(pages=pages, files=maker.prose.files)
