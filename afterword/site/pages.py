"""The website's pages: what stands in the main part of each, finished."""

from afterword.markup.build_context import BuildContext
from afterword.site.list_pages import list_pages
from afterword.site.page import PageMaker, Pages, PagesOf
from afterword.site.reference_pages import (
    institution_pages,
    law_pages,
    mission_pages,
    topic_pages,
)
from afterword.site.report_pages import (
    home_page,
    own_pages,
    recommendation_pages,
    section_pages,
)

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
