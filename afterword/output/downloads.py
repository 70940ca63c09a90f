"""Everything that people take along: the report in print, the matrix in all its forms."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from afterword.output.material import Material
from afterword.output.matrix.csv_file import grid_csv
from afterword.output.matrix.json_file import grid_json
from afterword.output.matrix.pdf_file import matrix_document
from afterword.output.matrix.xlsx_file import workbook_xlsx
from afterword.output.open_data.files import open_data
from afterword.output.pdf.briefs import brief_documents
from afterword.output.pdf.document import print_document
from afterword.output.pdf.glyphs import located
from afterword.output.pdf.printing import Printing
from afterword.output.pdf.render import Attached
from afterword.output.site.matrix_files import matrix_page_files
from afterword.problems import Problem
from afterword.sources.project import VERSION
from afterword.views.about import about
from afterword.views.follow_up_rows import follow_up_rows
from afterword.views.grid import Grid
from afterword.views.matrix import matrix
from afterword.views.provision_rows import provision_rows

CARRIED = {
    "api/v1/recommendations.json": "The recommendations and what followed, as open data",
    "downloads/follow-up-matrix.xlsx": "The follow-up matrix as a workbook",
    "downloads/follow-up-matrix.csv": "The follow-up matrix as a table of text",
}
"""What the report's PDF carries, by the path on the website, and what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Downloads:
    """The files by their paths from the site's root, the matrix, and what went wrong."""

    files: Mapping[str, bytes]
    matrix: Grid
    """With the pages of the report as it is laid out."""
    problems: tuple[Problem, ...]


def report_document(material: Material) -> str:
    """Return the report as the HTML document that its PDF is set from."""
    return print_document(
        material.project, material.register, material.report, material.matrix, material.to_html
    )


def make_downloads(material: Material, printing: Printing) -> Downloads:
    """Return the report and the matrix, with the cells that the matrix page loads.

    The report was begun before: the matrix, and all that is made of it, names its pages.
    """
    pages = printing.pages()
    grid = matrix(material.register, pages)
    files = {
        **{f"downloads/{name}": one for name, one in matrix_files(material, grid).items()},
        **open_data(material, pages, grid),
        **matrix_page_files(grid),
    }
    attached = tuple(
        Attached(name=PurePosixPath(path).name, description=words, content=files[path])
        for path, words in CARRIED.items()
    )
    printed = printing.finish(
        attached, material.source_date, lambda: dict(other_documents(material, grid, pages))
    )
    problems = [problem for one in printed.values() for problem in one.problems]
    return Downloads(
        files={**files, **{path: one.pdf for path, one in printed.items()}},
        matrix=grid,
        problems=tuple(located(problems, material.project)),
    )


def other_documents(
    material: Material, grid: Grid, pages: Mapping[str, int]
) -> Iterator[tuple[str, str]]:
    """Yield the paths of what is printed beside the report, each with its HTML document."""
    project, register, report = material.project, material.register, material.report
    document = matrix_document(project, register, report, grid, material.to_html)
    yield "downloads/follow-up-matrix.pdf", document
    yield from brief_documents(project, register, report, pages, material.to_html).items()


def matrix_files(material: Material, grid: Grid) -> dict[str, bytes]:
    """Return the files of the follow-up matrix, but for the one in print, by name."""
    register = material.register
    entries = follow_up_rows(register)
    sheets = (
        ("Matrix", grid),
        ("Follow-up", entries),
        ("Provisions", provision_rows(register)),
        ("About", about(register, VERSION)),
    )
    return {
        "follow-up-matrix.xlsx": workbook_xlsx(sheets, material.report, material.source_date),
        "follow-up-matrix.csv": grid_csv(grid),
        "follow-up-matrix.json": grid_json(grid, register.day),
        "follow-up.csv": grid_csv(entries),
    }
