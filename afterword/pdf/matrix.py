"""The matrix in print: its compact columns as an HTML document that the PDF is set from."""

from afterword.linking.register import Register
from afterword.markup.templating import environment, render
from afterword.pdf.addresses import PdfAddresses
from afterword.pdf.render import SCHEME as OWN
from afterword.project.project import Project
from afterword.views.grid import Grid
from afterword.views.report import ReportView


def matrix_document(
    project: Project,
    register: Register,
    report: ReportView,
    matrix: Grid,
) -> str:
    """Return the HTML document that the PDF of the matrix is set from."""
    env = environment(project, register, PdfAddresses(register))
    return render(
        env,
        "matrix/matrix.html.j2",
        "",
        report=report,
        matrix=matrix,
        fonts=f"{OWN}:///fonts",
        styles=f"{OWN}:///matrix/matrix.css",
    )
