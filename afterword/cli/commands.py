"""The commands: they read the options, call the packages, and print what came of it."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from afterword.cli.record import follow_up, record
from afterword.cli.shared import (
    NOTHING_WRITTEN,
    as_json,
    finished,
    folder_option,
    format_option,
    from_here,
    problems_told,
    project_at,
    project_option,
    show,
    strict_option,
    together,
)
from afterword.project.resources import VERSION

if TYPE_CHECKING:
    from afterword.publishing.reading import ReadProject

_DEFAULT = "build"


def run_commands(arguments: list[str]) -> int:
    """Run the command that the arguments name, or build; return the exit code."""
    known = {*commands.commands, "--help", "--version"}
    if not arguments or (arguments[0] not in known and arguments[0].startswith("-")):
        arguments = [_DEFAULT, *arguments]
    try:
        result = commands.main(arguments, prog_name="python build.py", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return 2
    except click.exceptions.Abort:
        return 1
    return int(result or 0)


def _day(_: click.Context, __: click.Parameter, value: str | None) -> date | None:
    """Return the day that an option gives: a date as 2018-12-31, or today."""
    from afterword.sources.site_settings import day_of

    if value is None:
        return None
    day = day_of(value, date.today())
    if day is None:
        raise click.BadParameter(f"'{value}' is not a day: write it as 2018-12-31, or today")
    if day > date.today():
        raise click.BadParameter(f"{day} is still to come: name a day up to today")
    return day


_checking_options = together(
    project_option,
    click.option(
        "--output",
        type=click.Path(path_type=Path),
        default=None,
        help="Where the result goes (default: site/ in the report's folder).",
    ),
    strict_option,
    format_option,
)
_as_of = click.option(
    "--as-of",
    metavar="DATE",
    callback=_day,
    help="Show how things stood on that day (2018-12-31, or today); later events are left out.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="Afterword")
def commands() -> None:
    """Publish an election observation report and keep its afterword.

    Without a command: build.
    """


commands.add_command(record)
commands.add_command(follow_up)


@commands.command()
@_checking_options
@_as_of
def build(root: Path, output: Path | None, *, strict: bool, form: str, as_of: date | None) -> int:
    """Check everything, then write the website, the PDF and the matrix."""
    from afterword.problems import in_order
    from afterword.publishing.output_folder import finish_killed
    from afterword.publishing.publish import is_up_to_date
    from afterword.publishing.reading import read_project, stops

    project = project_at(root, as_of)
    unfinished = finished(project)
    read = read_project(project)
    target = _output(read, output)
    finish_killed(target)
    problems = (*unfinished, *read.problems)
    if not stops(problems, strict=strict) and not is_up_to_date(read, target):
        from afterword.site.mkdocs_run import build_result
        from afterword.site.plugin import Options

        with _progress() as progress:
            given = Options(strict=strict, as_of=as_of, progress=progress)
            problems = in_order([*problems, *build_result(read, target, given)])
    stopped = stops(problems, strict=strict)
    artefacts = [] if stopped else _artefacts(target)
    document = {"problems": as_json(problems), "artefacts": artefacts}
    show(form, document, artefacts, problems, NOTHING_WRITTEN if stopped else "")
    return 1 if stopped else 0


@commands.command()
@_checking_options
def check(root: Path, output: Path | None, *, strict: bool, form: str) -> int:
    """Read and check everything; write nothing, but finish an import that was interrupted."""
    from afterword.publishing.reading import read_project, stops

    project = project_at(root)
    finished_import = finished(project)
    read = read_project(project)
    problems = (*finished_import, *read.problems)
    stopped = stops(problems, strict=strict)
    show(form, as_json(problems), (), problems, NOTHING_WRITTEN if stopped else "")
    if form == "text" and not problems:
        click.echo(f"no problems in {read.register.loaded.files} files", err=True)
    return 1 if stopped else 0


@commands.command()
@project_option
@strict_option
@_as_of
@click.option("--host", default="127.0.0.1", help="At which address to serve (default: 127.0.0.1).")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, help="Where to serve.")
def serve(root: Path, *, strict: bool, as_of: date | None, host: str, port: int) -> int:
    """Serve the website on this computer, and build it again when a file changes."""
    from afterword.site.mkdocs_run import serve_preview
    from afterword.site.plugin import Options

    given = Options(strict=strict, as_of=as_of)
    return serve_preview(project_at(root, as_of), f"{host}:{port}", given)


@commands.command()
@folder_option("The folder in which schemas/ is written (default: the current folder).")
def schemas(root: Path) -> int:
    """Write the JSON Schemas that editors complete and validate from to schemas/."""
    from afterword.project.files import json_schemas

    folder = root / "schemas"
    folder.mkdir(exist_ok=True)
    for kind, schema in json_schemas().items():
        path = folder / f"{kind}.json"
        text = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        path.write_text(text, "utf-8", newline="\n")
        click.echo(path)
    return 0


@commands.command()
@project_option
@format_option
def published(root: Path, *, form: str) -> int:
    """List the pages that the website has now as published, so that none goes unnoticed."""
    from afterword.problems import ProblemsFoundError
    from afterword.project.files import PUBLISHED
    from afterword.recording.published import list_published

    with problems_told(form) as stopped:
        project = project_at(root)
        if unfinished := finished(project):
            raise ProblemsFoundError(unfinished)
        added = list_published(project)
        files = [str(root / PUBLISHED.path)] if added else []
        show(form, {"problems": [], "added": len(added), "files": files}, files)
        if form == "text":
            pages = f"{len(added)} {'page' if len(added) == 1 else 'pages'} added"
            click.echo(pages if added else "nothing new: nothing was written", err=True)
    return stopped()


def _output(read: "ReadProject", output: Path | None) -> Path:
    if output is not None:
        return output.absolute()
    said = read.settings.values.get("site_dir")
    return read.project.root / (said if isinstance(said, str) else "site")


def _artefacts(target: Path) -> list[str]:
    from afterword.publishing.publish import PRINTED_PATHS

    return [from_here(target / one) for one in PRINTED_PATHS if (target / one).exists()]


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Give a function that shows what the build is at, on a terminal; elsewhere it says nothing."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("reading") as status:
        yield status.update
