"""The report and the matrix as printable HTML documents, from the same texts as the website."""

from collections.abc import Set
from functools import partial

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from afterword.linking.refs import Ref, RefKind, section_words
from afterword.linking.register import Register
from afterword.markup.build_context import BuildContext
from afterword.markup.templating import environment, render
from afterword.pdf.page_references import PdfAddresses, describe_addresses, name_pages
from afterword.pdf.sections import SectionTexts, citation_anchor
from afterword.pdf.wide_tables import fit_tables
from afterword.project.project import Project
from afterword.texts.fragments import inner_markup
from afterword.texts.words import parsed
from afterword.views.charts.charts import FOLLOW_UP_CHARTS
from afterword.views.follow_up.lineage import askings
from afterword.views.matrix.grid import Grid
from afterword.views.references.law import instruments_by_kind
from afterword.views.references.reference_views import SourceView, source_views
from afterword.views.report.citation import how_to_cite


def print_document(context: BuildContext) -> str:
    """Return the report as the HTML document that its PDF is set from."""
    register, report = context.register, context.report
    env = _environment(context.project, register)
    texts = SectionTexts(register, report, partial(render, env))
    sections = tuple(texts.sections())
    env.filters["place"] = partial(_place_of_citation, texts.cited)
    env.filters["short"] = partial(_short, register)
    is_followed = any(view.entries for view in report.recommendations)
    return render(
        env,
        "pdf/report.html.j2",
        "",
        report=report,
        sections=sections,
        matrix=context.matrix,
        kinds=tuple(
            (heading, cited)
            for heading, instruments in instruments_by_kind(register)
            if (cited := [one for one in instruments if one.citations])
        ),
        sources=_numbered(source_views(register)),
        followed=report.recommendations if is_followed else (),
        pictured=tuple(report.charts[one] for one in FOLLOW_UP_CHARTS if one in report.charts),
        cited=how_to_cite(register, None, report.record.site_url),
    )


def matrix_document(context: BuildContext, matrix: Grid) -> str:
    """Return the HTML document that the PDF of the matrix is set from."""
    env = environment(context.project, context.register, PdfAddresses(context.register))
    return render(env, "matrix/matrix.html.j2", "", report=context.report, matrix=matrix)


def _environment(project: Project, register: Register) -> Environment:
    """Return the templates of the PDF: Markdown in them names pages as the report's text does."""
    addresses = PdfAddresses(register)
    env = environment(project, register, addresses)
    block = env.filters["md"]

    @pass_context
    def with_pages(context: Context, text: str) -> Markup:
        tree = parsed(str(block(context, text)))
        name_pages(tree, addresses.number)
        describe_addresses(tree)
        fit_tables(tree)
        return Markup(inner_markup(tree))  # noqa: S704 - our own finished HTML

    env.filters.update(md=with_pages, askings=askings)
    return env


def _place_of_citation(anchors: Set[str], citer: Ref, href: str) -> str:
    """Return the anchor at which something cites what an address leads to."""
    anchor = citation_anchor(href, citer.id)
    return f"#{anchor}" if anchor in anchors else ""


def _short(register: Register, citer: Ref) -> str:
    """Return how what cites something is named in a list: by its number, where it has one."""
    return section_words(register, citer.id) if citer.kind is RefKind.SECTION else citer.label


def _numbered(views: tuple[SourceView, ...]) -> dict[str, tuple[int, SourceView]]:
    """Return the sources that something rests on, by their ids, each after its number."""
    used = (view for view in views if view.used_by)
    return {view.record.id: (number, view) for number, view in enumerate(used, 1)}
