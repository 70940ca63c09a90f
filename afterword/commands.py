"""The commands themselves: they read the options, call the rooms, print what came of it."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from afterword.published_command import published
from afterword.recording_commands import record
from afterword.spreadsheet_commands import follow_up

if TYPE_CHECKING:
    from afterword.linking.register import Register
    from afterword.output.dialect import Dialect
    from afterword.problems import Problem
    from afterword.sources.project import Project

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
        click.option(
            "--project",
            "root",
            type=click.Path(exists=True, file_okay=False, path_type=Path),
            default=Path(),
            help="The report's folder (default: the current folder).",
        ),
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
@click.version_option("0.1.0", prog_name="Afterword")
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
    project = _project(root, as_of)
    target = _output(project, output)
    register, dialect, problems = _read(project, strict=strict)
    if not _stops(problems, strict=strict):
        from afterword.output.publish import publish
        from afterword.problems import in_order

        with _progress() as progress:
            published = publish(project, register, dialect, target, progress)
            problems = in_order([*problems, *published])
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
    project = _project(root)
    _output(project, output)
    _, _, problems = _read(project, strict=strict)
    if form == "json":
        click.echo(json.dumps([one.as_json() for one in problems], ensure_ascii=False, indent=1))
    else:
        _print(problems, strict=strict)
    return 1 if _stops(problems, strict=strict) else 0


@commands.command()
@_options
@_as_of
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="Where to serve.")
def serve(
    root: Path,
    output: Path | None,
    *,
    strict: bool,
    form: str,
    as_of: date | None,
    port: int,
) -> int:
    """Build, serve the website on this computer, and build again when a file changes."""
    from afterword.preview import preview

    project = _project(root)
    target = _output(project, output)

    def rebuild() -> bool:
        fresh = _project(root, as_of)
        register, dialect, problems = _read(fresh, strict=strict)
        if not _stops(problems, strict=strict):
            from afterword.output.publish import publish
            from afterword.problems import in_order

            with _progress() as progress:
                published = publish(fresh, register, dialect, target, progress)
                problems = in_order([*problems, *published])
        if form == "json":
            shown = [one.as_json() for one in problems]
            click.echo(json.dumps(shown, ensure_ascii=False, indent=1))
        else:
            _print(problems, strict=strict)
        return not _stops(problems, strict=strict)

    return preview(project, target, port, rebuild, click.echo)


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
    from afterword.model.schemas import json_schemas

    folder = root / "schemas"
    folder.mkdir(exist_ok=True)
    for kind, schema in json_schemas().items():
        path = folder / f"{kind}.json"
        text = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        path.write_text(text, "utf-8", newline="\n")
        click.echo(path)
    return 0


def _project(root: Path, as_of: date | None = None) -> "Project":
    from afterword.sources.project import Project

    return Project(root=root.resolve(), today=date.today(), as_of=as_of)


def _output(project: "Project", output: Path | None) -> Path:
    return project.root / "site" if output is None else output.absolute()


def _read(project: "Project", *, strict: bool) -> "tuple[Register, Dialect, tuple[Problem, ...]]":
    """Return the register, the dialect, and every problem of reading and linking them."""
    from afterword.linking.checks import check as check_register
    from afterword.linking.register import Register
    from afterword.output.dialect import read_dialect
    from afterword.problems import in_order
    from afterword.sources.load import load

    loaded, reading = load(project)
    register = Register(loaded=loaded)
    dialect, of_dialect = read_dialect(project)
    found = check_register(register, project)
    return register, dialect, in_order([*reading, *of_dialect, *found])


def _stops(problems: "tuple[Problem, ...]", *, strict: bool) -> bool:
    return any(strict or problem.severity.value == "error" for problem in problems)


def _print(problems: "tuple[Problem, ...]", *, strict: bool) -> None:
    """Print every problem and their count to stderr; nothing where there is none."""
    from afterword.problems import counted

    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        stopped = _stops(problems, strict=strict)
        click.echo(f"{counted(problems)}{'; nothing was written' if stopped else ''}", err=True)


def _artefacts(target: Path) -> list[str]:
    from afterword.output.publish import ARTEFACTS

    shown = target.relative_to(Path.cwd()) if target.is_relative_to(Path.cwd()) else target
    return [str(shown / artefact) for artefact in ARTEFACTS]


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Give a function that shows what the build is at, on a terminal; elsewhere it says nothing."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("reading") as status:
        yield status.update
