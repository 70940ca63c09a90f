"""One piece of the build in a process of its own, to be measured.

python -m bench.stages STAGE PROJECT [FOLDER]; without a folder, nothing is left of it.
"""

import shutil
import sys
import tempfile
import time
from datetime import date
from functools import partial
from pathlib import Path

import yaml

from afterword.linking.register import Register
from afterword.markup.build_context import BuildContext, source_date_of
from afterword.pdf.document import print_document
from afterword.pdf.printing import printing
from afterword.project.files import SITE_SETTINGS, WATCHED
from afterword.project.project import Project
from afterword.project.resources import TEMPLATES
from afterword.publishing.downloads import make_downloads, matrix_files
from afterword.publishing.manifest import digest
from afterword.publishing.reading import read_project
from afterword.site.mkdocs_run import build_result
from afterword.site.plugin import Options
from afterword.site.website import write_files
from afterword.sources.load import load
from afterword.sources.site_settings import PLUGIN


def read(root: Path) -> BuildContext:
    """Return what all outputs of a project are made from."""
    project = Project(root=root, today=date.today())
    loaded, _ = load(project)
    register = Register(loaded=loaded)
    return BuildContext(project, register, source_date_of(register))


def site(root: Path, work: Path) -> None:
    """Write the website with its data, print nothing, and follow every link."""
    with tempfile.TemporaryDirectory(prefix="bench-sources-") as folder:
        project = Project(root=without_prints(root, Path(folder)), today=date.today())
        problems = build_result(read_project(project), work, Options())
    if problems:
        raise SystemExit("\n".join(map(str, problems)))


def without_prints(root: Path, target: Path) -> Path:
    """Copy the sources of a project, and tell its mkdocs.yml that nothing is printed."""
    for name in WATCHED:
        if (root / name).is_dir():
            shutil.copytree(root / name, target / name)
    settings = yaml.safe_load((root / SITE_SETTINGS.path).read_text("utf-8"))
    settings["plugins"] = [{PLUGIN: {"pdf": False}}]
    (target / SITE_SETTINGS.path).write_text(yaml.safe_dump(settings), "utf-8")
    return target


def pdf(root: Path, work: Path) -> None:
    """Write everything that is printed, and the data that the report carries."""
    context = read(root)
    printed_from = digest(context.project, context.source_date, without="site")
    with printing(context.project, printed_from) as prints:
        prints.begin(partial(print_document, context))
        write_files(work, make_downloads(context, prints))


def report(root: Path, work: Path) -> None:
    """Write the report in print alone, with what is kept of it; say how long that took."""
    context = read(root)
    start = time.perf_counter()
    printed_from = digest(context.project, context.source_date, without="site")
    with printing(context.project, printed_from) as prints:
        prints.begin(partial(print_document, context))
        prints.pages()
        (printed,) = prints.finish((), 0, dict).values()
    print(f"{time.perf_counter() - start:.3f} {printed.count}")
    (work / "report.pdf").write_bytes(printed.pdf)


def matrix(root: Path, work: Path) -> None:
    """Write the files of the matrix alone."""
    context = read(root)
    for name, content in matrix_files(context, context.matrix).items():
        (work / name).write_bytes(content)


def plain_weasyprint(root: Path, work: Path) -> None:
    """Write the same printed document with WeasyPrint as it comes: untagged."""
    from weasyprint import HTML  # noqa: PLC0415 - the other stages do without it

    context = read(root)
    start = time.perf_counter()
    templates = f"{TEMPLATES.as_uri()}/"
    placed = print_document(context).replace("own:///", templates)
    HTML(string=placed, base_url=root.as_uri()).write_pdf(work / "plain.pdf")
    print(f"{time.perf_counter() - start:.3f}")


def typst(root: Path, work: Path) -> None:
    """Write the words of the same document with Typst, tagged."""
    from bench.typst_peer import write_with_typst  # noqa: PLC0415 - as above

    context = read(root)
    start = time.perf_counter()
    write_with_typst(print_document(context), work / "typst.pdf")
    print(f"{time.perf_counter() - start:.3f}")


STAGES = {
    "site": site,
    "pdf": pdf,
    "report": report,
    "matrix": matrix,
    "plain-weasyprint": plain_weasyprint,
    "typst": typst,
}


def main() -> None:
    """Run the stage that the command line names, into a folder that it names or a passing one."""
    stage, root, *folder = sys.argv[1:]
    work = Path(folder[0] if folder else tempfile.mkdtemp(prefix="bench-"))
    work.mkdir(parents=True, exist_ok=True)
    try:
        STAGES[stage](Path(root).resolve(), work)
    finally:
        if not folder:
            shutil.rmtree(work)


if __name__ == "__main__":
    main()
