"""The whole result, into a fresh folder that replaces the former one when all went well."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

from afterword.linking.as_of import as_of
from afterword.linking.register import Register
from afterword.output.dialect import Dialect
from afterword.output.downloads import make_downloads, report_document
from afterword.output.inputs import digest
from afterword.output.manifest import NAME, holds_only_ours, is_whole, manifest
from afterword.output.material import Material, make_material, source_date_of
from afterword.output.pdf.printing import printing
from afterword.output.site.links import broken_links
from afterword.output.website import make_website, write_files
from afterword.problems import Code, Place, Problem, ProblemsFoundError
from afterword.sources.project import Project

ARTEFACTS = (
    "index.html",
    "downloads/report.pdf",
    "downloads/follow-up-matrix.pdf",
    "downloads/follow-up-matrix.xlsx",
    "downloads/follow-up-matrix.csv",
    "downloads/follow-up-matrix.json",
    "downloads/follow-up.csv",
    "downloads/afterword.sqlite",
    "downloads/afterword-metadata.json",
    "api/v1/index.json",
    NAME,
)
"""What people look for in the result, as paths in the output folder."""

Progress = Callable[[str], None]
"""Told what the build is at."""


def publish(
    project: Project, register: Register, dialect: Dialect, output: Path, progress: Progress
) -> tuple[Problem, ...]:
    """Write every output into the output folder; on a problem write nothing and return it.

    Where the project is looked at as of a day, every output is as things stood then.
    A result that was made from the same inputs, and is still whole, is left as it is.
    """
    problems = unsafe_output(project, output)
    if problems:
        return problems
    if project.as_of:
        if problems := before_report(register, project.as_of):
            return problems
        register = as_of(register, project.as_of)
    source_date = source_date_of(register)
    inputs = digest(project, source_date)
    if is_whole(output, inputs):
        progress("nothing has changed")
        return ()
    material = make_material(project, register, dialect, source_date)
    try:
        with _fresh_folder(output) as work:
            problems = _write_all(material, work, inputs, progress)
            if not problems:
                _replace(output, work / "site", work / "former")
    except ProblemsFoundError as error:
        problems = error.problems
    except OSError as error:
        message = f"the result cannot be written: {error.strerror or error}"
        fix = "see that there is room on the disk and that you may write there"
        problems = (Problem(Code.UNSAFE_OUTPUT, Place(output.name), message, fix),)
    return problems


def before_report(register: Register, day: date) -> tuple[Problem, ...]:
    """Return the problem that nothing can be shown as of a day before the report."""
    published, entry = register.report.official.date, register.loaded.report
    if day >= published or entry is None:
        return ()
    message = f"the report was published on {published}: nothing stood anywhere on {day}"
    fix = f"name a day from {published} on with --as-of"
    place = entry.place("official", "date")
    return (Problem(Code.DATE_BEFORE_REPORT, place, message, fix),)


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
    material: Material, work: Path, inputs: str, progress: Progress
) -> tuple[Problem, ...]:
    site = work / "site"
    progress("website")
    printed_from = digest(material.project, material.source_date, without="site")
    with printing(material.project, printed_from) as prints:
        prints.begin(partial(report_document, material))
        website = make_website(material)
        if website.problems:
            return website.problems
        progress("PDF and data")
        made = make_downloads(material, prints)
    if made.problems:
        return made.problems
    write_files(site, website.files)
    write_files(site, made.files)
    (site / NAME).write_bytes(manifest(site, inputs))
    progress("links")
    return broken_links(site)


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
