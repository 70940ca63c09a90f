"""The whole result, into a fresh folder that replaces the former one when all went well."""

import os
import shutil
import tempfile
from calendar import timegm
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from markupsafe import escape

from afterword.linking.register import Register
from afterword.output.dialect import Dialect, MarkdownHtml
from afterword.output.inputs import digest
from afterword.output.manifest import NAME, holds_only_ours, is_whole, manifest
from afterword.output.matrix.csv_file import matrix_csv
from afterword.output.matrix.json_file import matrix_json
from afterword.output.matrix.xlsx_file import matrix_xlsx
from afterword.output.pdf.document import print_document
from afterword.output.pdf.render import render_pdf
from afterword.output.site.engine import MkDocs, SiteBuild, SiteEngine, SiteSettings
from afterword.output.site.links import broken_links
from afterword.output.site.pages import stage_pages, write_pages
from afterword.problems import Code, Place, Problem, ProblemsFoundError
from afterword.sources.project import Project
from afterword.views.matrix import Matrix, matrix
from afterword.views.report import ReportView, report_view
from afterword.views.standing import recorded_until

ARTEFACTS = (
    "index.html",
    "downloads/report.pdf",
    "downloads/follow-up-matrix.xlsx",
    "downloads/follow-up-matrix.csv",
    "downloads/follow-up-matrix.json",
    NAME,
)
"""What people look for in the result, as paths in the output folder."""

Progress = Callable[[str], None]
"""Told what the build is at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
    """The values that every output takes."""

    report: ReportView
    matrix: Matrix
    to_html: MarkdownHtml
    source_date: int
    """The moment that outputs are dated by, in seconds since 1970."""


def publish(
    project: Project, register: Register, dialect: Dialect, output: Path, progress: Progress
) -> tuple[Problem, ...]:
    """Write every output into the output folder; on a problem write nothing and return it.

    A result that was made from the same inputs, and is still whole, is left as it is.
    """
    problems = unsafe_output(project, output)
    if problems:
        return problems
    source_date = source_date_of(register)
    inputs = digest(project, source_date)
    if is_whole(output, inputs):
        progress("nothing has changed")
        return ()
    views = make_views(register, dialect, source_date)
    try:
        with _fresh_folder(output) as work:
            problems = _write_all(project, register, views, work, inputs, progress)
            if not problems:
                _replace(output, work / "site", work / "former")
    except ProblemsFoundError as error:
        problems = error.problems
    except OSError as error:
        message = f"the result cannot be written: {error.strerror or error}"
        fix = "see that there is room on the disk and that you may write there"
        problems = (Problem(Code.UNSAFE_OUTPUT, Place(output.name), message, fix),)
    return problems


def source_date_of(register: Register) -> int:
    """Return the moment that outputs bear: SOURCE_DATE_EPOCH, or the newest recorded day."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(given) if given.isdecimal() else timegm(recorded_until(register).timetuple())


def make_views(register: Register, dialect: Dialect, source_date: int) -> Views:
    """Return the values that every output takes, so that outputs cannot disagree."""
    return Views(
        report=report_view(register),
        matrix=matrix(register),
        to_html=MarkdownHtml(register, dialect),
        source_date=source_date,
    )


def unsafe_output(project: Project, output: Path) -> tuple[Problem, ...]:
    """Return a problem where writing to the output folder would harm files that are not ours."""
    place = Place(output.name or str(output))
    output, root = output.resolve(), project.root.resolve()
    sources = [root / name for name in ("content", "recommendations", "references", "templates")]
    message, fix = "", "name another folder with --output"
    if root.is_relative_to(output) or any(output.is_relative_to(one) for one in sources):
        message = "the output folder is, or lies among, the project's own files"
    elif output.exists() and not output.is_dir():
        message = "the output folder is a file"
    elif output.exists() and not holds_only_ours(output):
        message = "the output folder holds files that the build did not make"
        fix = f"name another folder with --output, or empty '{output.name}' yourself"
    return (Problem(Code.UNSAFE_OUTPUT, place, message, fix),) if message else ()


def _write_all(
    project: Project,
    register: Register,
    views: Views,
    work: Path,
    inputs: str,
    progress: Progress,
) -> tuple[Problem, ...]:
    site, engine = work / "site", MkDocs(project.mkdocs_file)
    progress("website and PDF")
    build = start_site(project, register, views, work, engine)
    try:
        pdf, pdf_problems = write_report(project, register, views)
        files = write_matrices(views)
    except BaseException:
        build.stop()
        raise
    problems = (*build.finish(), *pdf_problems)
    if problems:
        return problems
    downloads = site / "downloads"
    downloads.mkdir()
    for name, content in {"report.pdf": pdf, **files}.items():
        (downloads / name).write_bytes(content)
    (site / NAME).write_bytes(manifest(site, inputs))
    progress("links")
    return broken_links(site)


def start_site(
    project: Project, register: Register, views: Views, work: Path, engine: SiteEngine
) -> SiteBuild:
    """Stage the pages in a folder and start the site engine on them."""
    pages = stage_pages(project, register, views.report, views.matrix, views.to_html)
    staged = work / "pages"
    for folder in reversed(project.template_folders):
        assets = folder / "site" / "assets"
        if assets.is_dir():
            shutil.copytree(assets, staged / "assets", dirs_exist_ok=True)
        if (folder / "fonts").is_dir():
            shutil.copytree(folder / "fonts", staged / "assets" / "fonts", dirs_exist_ok=True)
    write_pages(pages, project, staged)
    record = views.report.record
    notice = f"Unofficial restatement. {escape(record.responsible)} {escape(record.licence)}"
    settings = SiteSettings(
        name=escape(record.short_title),
        notice=notice,
        language=record.language,
        url=record.site_url,
        source_date=views.source_date,
    )
    return engine.start(staged, work / "site", pages, settings)


def write_report(
    project: Project, register: Register, views: Views
) -> tuple[bytes, tuple[Problem, ...]]:
    """Return the report as PDF, and what its rendering reported."""
    document = print_document(project, register, views.report, views.matrix, views.to_html)
    return render_pdf(document, (project.root, *project.template_folders))


def write_matrices(views: Views) -> dict[str, bytes]:
    """Return the files of the follow-up matrix by name."""
    return {
        "follow-up-matrix.xlsx": matrix_xlsx(views.matrix, views.report, views.source_date),
        "follow-up-matrix.csv": matrix_csv(views.matrix),
        "follow-up-matrix.json": matrix_json(views.matrix),
    }


@contextmanager
def _fresh_folder(output: Path) -> Iterator[Path]:
    """Give a new folder beside the output, on the same disk, and remove what is left of it."""
    output.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{output.name}-", dir=output.parent))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _replace(output: Path, new: Path, former: Path) -> None:
    """Put the new folder in the place of the former one."""
    if output.exists():
        output.rename(former)
    try:
        new.rename(output)
    except OSError:
        if former.exists():
            former.rename(output)
        raise
