"""Everything that people take along: the report in print, the matrix in all its forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from afterword.output.material import Material
from afterword.output.matrix.csv_file import grid_csv
from afterword.output.matrix.json_file import grid_json
from afterword.output.matrix.pdf_file import matrix_document
from afterword.output.matrix.xlsx_file import workbook_xlsx
from afterword.output.open_data.files import open_data
from afterword.output.pdf.document import print_document
from afterword.output.pdf.glyphs import located
from afterword.output.pdf.render import Printed, render_pdf
from afterword.output.site.matrix_files import matrix_page_files
from afterword.problems import Problem
from afterword.sources.project import VERSION
from afterword.views.about import about
from afterword.views.follow_up_rows import follow_up_rows
from afterword.views.grid import Grid
from afterword.views.matrix import matrix
from afterword.views.provision_rows import provision_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Downloads:
    """The files by their paths from the site's root, the matrix, and what went wrong."""

    files: Mapping[str, bytes]
    matrix: Grid
    """With the pages of the report as it is laid out."""
    problems: tuple[Problem, ...]


def make_downloads(material: Material) -> Downloads:
    """Return the report and the matrix, with the cells that the matrix page loads; the report is
    laid out first, as the matrix names pages."""
    report = print_report(material)
    grid = matrix(material.register, report.pages)
    in_print = print_matrix(material, grid)
    files = {
        "report.pdf": report.pdf,
        "follow-up-matrix.pdf": in_print.pdf,
        **matrix_files(material, grid),
    }
    return Downloads(
        files={
            **{f"downloads/{name}": content for name, content in files.items()},
            **open_data(material, report.pages, grid),
            **matrix_page_files(grid),
        },
        matrix=grid,
        problems=tuple(located((*report.problems, *in_print.problems), material.project)),
    )


def print_report(material: Material) -> Printed:
    """Return the report as it is laid out."""
    document = print_document(
        material.project, material.register, material.report, material.matrix, material.to_html
    )
    return render_pdf(document, _roots(material))


def print_matrix(material: Material, grid: Grid) -> Printed:
    """Return the matrix as it is laid out, across the page."""
    document = matrix_document(
        material.project, material.register, material.report, grid, material.to_html
    )
    return render_pdf(document, _roots(material))


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


def _roots(material: Material) -> tuple[Path, ...]:
    return (material.project.root, *material.project.template_folders)
