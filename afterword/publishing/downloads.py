"""Everything that people take along: the report in print, the matrix in all its forms."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from afterword.data.open_data.files import open_data
from afterword.data.tables import grid_csv, grid_json, workbook_xlsx
from afterword.markup.build_context import BuildContext
from afterword.pdf.briefs import brief_documents
from afterword.pdf.document import matrix_document
from afterword.pdf.printed import Attached
from afterword.pdf.printing import Printing
from afterword.pdf.problem_places import located
from afterword.problems import ProblemsFoundError
from afterword.project.resources import VERSION
from afterword.site.script_files import matrix_page_files
from afterword.views.matrix.grid import Grid
from afterword.views.matrix.matrix import matrix
from afterword.views.matrix.sheets import about, follow_up_rows, provision_rows

ATTACHED_TO_PDF = {
    "api/v1/recommendations.json": "The recommendations and what followed, as open data",
    "downloads/follow-up-matrix.xlsx": "The follow-up matrix as a workbook",
    "downloads/follow-up-matrix.csv": "The follow-up matrix as a table of text",
}
"""What the report's PDF carries, by the path on the website, and what it is."""


def make_downloads(context: BuildContext, printing: Printing | None) -> Mapping[str, bytes]:
    """Return the report and the matrix, with the cells that the matrix page loads, by the paths of
    the files from the site's root.

    The report was begun before: the matrix, and all that is made of it, names its pages. Without
    a way to print there are no PDFs, and no pages are named.

    Raises ProblemsFoundError where what is printed is not right.
    """
    pages = printing.pages() if printing else {}
    grid = matrix(context.register, pages)
    files = {
        **{f"downloads/{name}": one for name, one in matrix_files(context, grid).items()},
        **open_data(context, pages, grid),
        **matrix_page_files(grid),
    }
    if printing is None:
        return files
    attached = tuple(
        Attached(name=PurePosixPath(path).name, description=words, content=files[path])
        for path, words in ATTACHED_TO_PDF.items()
    )
    printed = printing.finish(
        attached, context.source_date, lambda: dict(other_documents(context, grid, pages))
    )
    if problems := [problem for one in printed.values() for problem in one.problems]:
        raise ProblemsFoundError(tuple(located(problems, context.project)))
    return {**files, **{path: one.pdf for path, one in printed.items()}}


def other_documents(
    context: BuildContext, grid: Grid, pages: Mapping[str, int]
) -> Iterator[tuple[str, str]]:
    """Yield the paths of what is printed beside the report, each with its HTML document."""
    yield "downloads/follow-up-matrix.pdf", matrix_document(context, grid)
    yield from brief_documents(context, pages)


def matrix_files(context: BuildContext, grid: Grid) -> dict[str, bytes]:
    """Return the files of the follow-up matrix, but for the one in print, by name."""
    register = context.register
    entries = follow_up_rows(register)
    sheets = (
        ("Matrix", grid),
        ("Follow-up", entries),
        ("Provisions", provision_rows(register)),
        ("About", about(register, VERSION)),
    )
    return {
        "follow-up-matrix.xlsx": workbook_xlsx(sheets, context.report, context.source_date),
        "follow-up-matrix.csv": grid_csv(grid),
        "follow-up-matrix.json": grid_json(grid, register.day),
        "follow-up.csv": grid_csv(entries),
    }
