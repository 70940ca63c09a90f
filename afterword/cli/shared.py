"""What the commands that record share: their options, and how they show what they change."""

# ruff: noqa: PLC0415 - a command imports what it needs when it needs it

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from afterword.problems import Problem
    from afterword.recording.changes import Addition, Checked, FileChange

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


project_option = click.option(
    "--project",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The report's folder (default: the current folder).",
)


def shared_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that all commands that record share."""
    shared = (
        project_option,
        click.option(
            "--format",
            "form",
            type=click.Choice(["text", "json"]),
            default="text",
            help="How problems and changes are printed.",
        ),
    )
    for option in reversed(shared):
        command = option(command)
    return command


def recorder_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of what writes: who records, when, and whether to write."""
    options = (
        click.option("--recorded-by", help="Who records it (default: the report's editors)."),
        click.option("--recorded-on", help="The day of recording (default: today)."),
        click.option("--dry-run", is_flag=True, help="Show what would change; write nothing."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def read_files(root: Path) -> "Checked":
    """Return the register of a project's files, and what is needed to change them."""
    from afterword.project.project import Project
    from afterword.recording.changes import read_checked

    return read_checked(Project(root=root.resolve(), today=date.today()))


def apply_additions(
    checked: "Checked",
    additions: "Sequence[Addition]",
    *,
    form: str,
    dry_run: bool,
    asks: bool = False,
) -> None:
    """Show what additions change, and write it unless it is only to be shown."""
    from afterword.recording.changes import planned
    from afterword.recording.writing import replace_files

    changes = planned(checked, additions)
    lines = [line for change in changes for line in change.diff()]
    if form == "text":
        for line in lines:
            click.echo(_coloured(line))
    writes = bool(changes) and not dry_run
    if writes and asks and not click.confirm("Write it?", err=True):
        writes = False
    if writes:
        replace_files(changes)
    files = [_shown(change) for change in changes] if writes else []
    count = f"{len(additions)} {'entry' if len(additions) == 1 else 'entries'}"
    ended = f"{count} added" if writes else f"{count} to add; nothing was written"
    document = {
        "problems": [],
        "added": len(additions) if writes else 0,
        "files": files,
        "diff": "".join(f"{line}\n" for line in lines),
    }
    show(document, files, form)
    if form == "text":
        click.echo(ended if changes else "nothing new: nothing was written", err=True)


def _shown(change: "FileChange") -> str:
    here = Path.cwd()
    target = change.target
    return str(target.relative_to(here) if target.is_relative_to(here) else target)


def _coloured(line: str) -> str:
    """Return a line of a diff in its colour, where somebody sees it who wants colours."""
    if os.environ.get("NO_COLOR") or not sys.stdout.isatty() or line[:3] in {"+++", "---"}:
        return line
    return click.style(line, fg=_COLOURS.get(line[:1]))


def show(document: Mapping[str, object], files: Sequence[str], form: str) -> None:
    """Print the paths of files, a line each, or a document as JSON."""
    if form == "json":
        click.echo(json.dumps(document, ensure_ascii=False, indent=1))
        return
    for file in files:
        click.echo(file)


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
        before = isinstance(error, ErrorsBeforeError)
        _print_problems(error.problems, form, before=before)


def _print_problems(problems: "Sequence[Problem]", form: str, *, before: bool) -> None:
    from afterword.problems import counted

    if form == "json":
        listed = [one.as_json() for one in problems]
        click.echo(json.dumps({"problems": listed, "files": []}, ensure_ascii=False, indent=1))
        return
    for problem in problems:
        click.echo(str(problem), err=True)
    told = "; the files have errors already: put these right first" if before else ""
    click.echo(f"{counted(problems)}; nothing was written{told}", err=True)
