"""What the commands share: their options, the project that they are run on, and how they print."""

# ruff: noqa: PLC0415 - a command imports what it needs when it needs it

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from afterword.problems import Problem
    from afterword.project.project import Project

NOTHING_WRITTEN = "; nothing was written"


def folder_option(words: str) -> Callable[..., Any]:
    """Return the option `--project`, with what is said of the folder that it names."""
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.option("--project", "root", type=folder, default=Path(), help=words)


project_option = folder_option("The report's folder (default: the current folder).")
strict_option = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How problems and changes are printed.",
)


def together(*options: Callable[..., Any]) -> Callable[..., Any]:
    """Return a decorator that gives a command several options, in their order."""

    def give(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return give


def project_at(root: Path, as_of: date | None = None) -> "Project":
    """Return the project in a folder, as of a day or as it is today."""
    from afterword.project.project import Project

    return Project(root=root.resolve(), today=date.today(), as_of=as_of)


def finished(project: "Project") -> "tuple[Problem, ...]":
    """Finish an import that was interrupted, and say so; return what hinders that."""
    from afterword.recording import journal

    return journal.finished(project, partial(click.echo, err=True))


def from_here(path: Path) -> str:
    """Return a path as it is printed: from the current folder where it lies in it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def as_json(problems: "Sequence[Problem]") -> list[dict[str, str | int]]:
    """Return problems as JSON objects."""
    return [one.as_json() for one in problems]


def show(
    form: str,
    document: object,
    paths: Sequence[str] = (),
    problems: "Sequence[Problem]" = (),
    ended: str = "",
) -> None:
    """Print a document as JSON; or, as text, paths to stdout, a line each, and to stderr the
    problems, with their count and how it ended."""
    if form == "json":
        click.echo(json.dumps(document, ensure_ascii=False, indent=1))
        return
    from afterword.problems import counted

    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        click.echo(f"{counted(problems)}{ended}", err=True)
    for path in paths:
        click.echo(path)


@contextmanager
def problems_told(form: str) -> Iterator[Callable[[], int]]:
    """Print the problems that stop what is done within, and make wrong usage of wrong options;
    give a function that tells the exit code."""
    from afterword.problems import ProblemsFoundError
    from afterword.recording.changes import ErrorsBeforeError
    from afterword.recording.single_entry import WrongOptionsError

    codes = [0]
    try:
        yield lambda: codes[0]
    except WrongOptionsError as error:
        raise click.UsageError(str(error)) from None
    except ProblemsFoundError as error:
        codes[0] = 1
        is_before = isinstance(error, ErrorsBeforeError)
        told = "; the files have errors already: put these right first" if is_before else ""
        document = {"problems": as_json(error.problems), "files": []}
        show(form, document, (), error.problems, f"{NOTHING_WRITTEN}{told}")
