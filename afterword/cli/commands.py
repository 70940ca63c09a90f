"""The commands themselves: they read the options, call the rooms, print what came of it."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from afterword.cli.published import published
from afterword.cli.record import record
from afterword.cli.shared import project_option
from afterword.cli.spreadsheet import follow_up
from afterword.project.version import VERSION

if TYPE_CHECKING:
    from afterword.problems import Problem
    from afterword.project.project import Project
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


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that all commands share."""
    shared = (
        project_option,
        click.option(
            "--output",
            type=click.Path(path_type=Path),
            default=None,
            help="Where the result goes (default: site/ in the report's folder).",
        ),
        click.option("--strict", is_flag=True, help="Treat warnings as errors."),
        click.option(
            "--format",
            "form",
            type=click.Choice(["text", "json"]),
            default="text",
            help="How problems are printed.",
        ),
    )
    for option in reversed(shared):
        command = option(command)
    return command


def _day(_: click.Context, __: click.Parameter, value: str | None) -> date | None:
    """Return the day that an option gives: a date as 2018-12-31, or today."""
    if value is None or value == "today":
        return date.today() if value else None
    try:
        day = date.fromisoformat(value if len(value) == len("2018-12-31") else "")
    except ValueError:
        raise click.BadParameter(
            f"'{value}' is not a day: write it as 2018-12-31, or today"
        ) from None
    if day > date.today():
        raise click.BadParameter(f"{day} is still to come: name a day up to today")
    return day


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


commands.add_command(published)
commands.add_command(record)
commands.add_command(follow_up)


@commands.command()
@_options
@_as_of
def build(root: Path, output: Path | None, *, strict: bool, form: str, as_of: date | None) -> int:
    """Check everything, then write the website, the PDF and the matrix."""
    from afterword.problems import in_order
    from afterword.publishing.publish import is_up_to_date

    read = _read(root, as_of)
    target = _output(read, output)
    problems = read.problems
    if not _stops(problems, strict=strict) and not is_up_to_date(read, target):
        from afterword.site.mkdocs_run import build_result
        from afterword.site.plugin import Options

        with _progress() as progress:
            given = Options(strict=strict, as_of=as_of, progress=progress)
            problems = in_order([*problems, *build_result(read, target, given)])
    stopped = _stops(problems, strict=strict)
    artefacts = [] if stopped else _artefacts(target)
    if form == "json":
        shown = {"problems": [one.as_json() for one in problems], "artefacts": artefacts}
        click.echo(json.dumps(shown, ensure_ascii=False, indent=1))
    else:
        _print(problems, strict=strict)
        for artefact in artefacts:
            click.echo(artefact)
    return 1 if stopped else 0


@commands.command()
@_options
def check(root: Path, output: Path | None, *, strict: bool, form: str) -> int:
    """Read and check everything; write nothing."""
    problems = _read(root).problems
    if form == "json":
        click.echo(json.dumps([one.as_json() for one in problems], ensure_ascii=False, indent=1))
    else:
        _print(problems, strict=strict)
    return 1 if _stops(problems, strict=strict) else 0


@commands.command()
@project_option
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@_as_of
@click.option("--host", default="127.0.0.1", help="At which address to serve (default: 127.0.0.1).")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, help="Where to serve.")
def serve(root: Path, *, strict: bool, as_of: date | None, host: str, port: int) -> int:
    """Serve the website on this computer, and build it again when a file changes."""
    from afterword.site.mkdocs_run import serve_preview
    from afterword.site.plugin import Options

    given = Options(strict=strict, as_of=as_of)
    return serve_preview(_project(root, as_of), f"{host}:{port}", given)


@commands.command()
@click.option(
    "--project",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder in which schemas/ is written (default: the current folder).",
)
def schemas(root: Path) -> int:
    """Write the JSON Schemas that editors complete and validate from to schemas/."""
    from afterword.project.schemas import json_schemas

    folder = root / "schemas"
    folder.mkdir(exist_ok=True)
    for kind, schema in json_schemas().items():
        path = folder / f"{kind}.json"
        text = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        path.write_text(text, "utf-8", newline="\n")
        click.echo(path)
    return 0


def _project(root: Path, as_of: date | None = None) -> "Project":
    from afterword.project.project import Project

    return Project(root=root.resolve(), today=date.today(), as_of=as_of)


def _output(read: "ReadProject", output: Path | None) -> Path:
    if output is not None:
        return output.absolute()
    said = read.settings.values.get("site_dir")
    return read.project.root / (said if isinstance(said, str) else "site")


def _read(root: Path, as_of: date | None = None) -> "ReadProject":
    """Return a project as it is read and checked."""
    from afterword.publishing.reading import read_project

    return read_project(_project(root, as_of))


def _stops(problems: "tuple[Problem, ...]", *, strict: bool) -> bool:
    from afterword.publishing.reading import stops

    return stops(problems, strict=strict)


def _print(problems: "tuple[Problem, ...]", *, strict: bool) -> None:
    """Print every problem and their count to stderr; nothing where there is none."""
    from afterword.problems import counted

    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        stopped = _stops(problems, strict=strict)
        click.echo(f"{counted(problems)}{'; nothing was written' if stopped else ''}", err=True)


def _artefacts(target: Path) -> list[str]:
    from afterword.publishing.publish import ARTEFACTS

    shown = target.relative_to(Path.cwd()) if target.is_relative_to(Path.cwd()) else target
    return [str(shown / one) for one in ARTEFACTS if (target / one).exists()]


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Give a function that shows what the build is at, on a terminal; elsewhere it says nothing."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("reading") as status:
        yield status.update
