"""The commands that record what followed: one entry, or many with a spreadsheet."""

# ruff: noqa: PLC0415 - a command imports what it needs when it needs it

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from afterword.cli.shared import (
    NOTHING_WRITTEN,
    finished,
    format_option,
    from_here,
    problems_told,
    project_at,
    project_option,
    show,
    together,
)

if TYPE_CHECKING:
    from afterword.linking.checks import Checked
    from afterword.recording.changes import Addition

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}

_shared_options = together(project_option, format_option)
_recorder_options = together(
    click.option("--recorded-by", help="Who records it (default: the report's editors)."),
    click.option("--recorded-on", help="The day of recording (default: today)."),
    click.option("--dry-run", is_flag=True, help="Show what would change; write nothing."),
)

_NOT_OF_ENTRY = frozenset({"recorded_on", "recorded_by"})


class _Kind(click.ParamType[str]):
    """A kind of entry; the kinds are read from the model only when they are shown or judged."""

    name = "kind"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        from afterword.recording.drafts import KINDS

        return f"[{'|'.join(KINDS)}]"


@click.command()
@click.argument("recommendation", required=False)
@click.option("--kind", type=_Kind(), help="What is recorded.")
@click.option("--date", help="When it happened: 2020-05-25, 2020-05 or 2020.")
@click.option("--text", help="What happened, in our own words; - reads standard input.")
@click.option("--source", "sources", multiple=True, help="Id of a source; may be given again.")
@click.option("--confidence", help="stated (default) or inferred.")
@click.option("--id", help="Id of the entry (default: made from kind, who and date).")
@click.option("--assessor", help="Of an assessment: the institution that judged.")
@click.option("--implementation", help="Of an assessment: fully, mostly, partially or not.")
@click.option("--basis", help="Of an assessment: rating or reading.")
@click.option("--part", help="Of an assessment: the letter of the part, if it is of one.")
@click.option("--by", help="Of a response: the institution that responds.")
@click.option("--position", help="Of a response: accepts, partly, rejects, reports-done, comments.")
@click.option("--closure", help="Of a closure: superseded, overtaken or no-longer-applicable.")
@click.option("--corrects", help="Of a correction: the id of the entry that was wrong.")
@click.option("--reverses", help="Of a development: the id of the assessment that it reverses.")
@click.option("--where", help="Of an assessment: the place of the assessor's words.")
@click.option("--reservation", help="Of an assessment: what speaks against it.")
@click.option("--quoted-by", help="The source that reports the words, if only that was seen.")
@_recorder_options
@_shared_options
def record(
    recommendation: str | None,
    root: Path,
    *,
    form: str,
    dry_run: bool,
    sources: tuple[str, ...],
    **options: str | None,
) -> int:
    """Record what followed a recommendation: RECOMMENDATION is its number or id.

    Without options, on a terminal, it asks.
    """
    from afterword.recording.single_entry import addition_of, asked, given

    values = {key: value.strip() for key, value in options.items() if value is not None}
    values |= {"sources": "; ".join(sources)} if sources else {}
    asks = not values.keys() - _NOT_OF_ENTRY
    if asks and not (sys.stdin.isatty() and sys.stdout.isatty() and form == "text"):
        raise click.UsageError(
            "nothing says what is recorded: give --kind, --date, --text and --source,"
            " or run it on a terminal, where it asks"
        )
    with problems_told(form) as stopped:
        checked = _read_files(root)
        if asks:
            found, draft = asked(checked, recommendation, values, _ask, _say)
        else:
            found, draft = given(checked, recommendation or "", values, sys.stdin.buffer.read)
        additions = (addition_of(found, draft),)
        _apply(checked, additions, form=form, dry_run=dry_run, asks=asks)
    return stopped()


def _ask(question: str, usual: str) -> str:
    return str(click.prompt(question, default=usual, show_default=bool(usual), err=True))


def _say(words: str) -> None:
    click.echo(words, err=True)


@click.group("follow-up")
def follow_up() -> None:
    """Take the follow-up along as a spreadsheet, and bring it back filled in."""


@follow_up.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@_shared_options
def export(file: Path, root: Path, *, form: str, force: bool) -> int:
    """Write the follow-up to FILE (.xlsx or .csv), to be filled in."""
    from afterword.data.entry_form import entry_form_csv, entry_form_xlsx
    from afterword.recording.exporting import entry_form, see_it_fits
    from afterword.recording.writing import write_file

    suffix = _suffix(file)
    if file.exists() and not force:
        raise click.UsageError(
            f"'{file}' is there already: give another name, or --force to replace it"
        )
    with problems_told(form) as stopped:
        made = entry_form(_read_files(root).register)
        if suffix == ".xlsx":
            see_it_fits(made)
        content = entry_form_xlsx(made) if suffix == ".xlsx" else entry_form_csv(made)
        try:
            write_file(file, content)
        except OSError as error:
            raise click.UsageError(f"'{file}' cannot be written: {error.strerror}") from None
        show(form, {"problems": [], "files": [str(file)]}, [str(file)])
    return stopped()


@follow_up.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_recorder_options
@_shared_options
def import_(
    file: Path,
    root: Path,
    *,
    form: str,
    dry_run: bool,
    recorded_by: str | None,
    recorded_on: str | None,
) -> int:
    """Add the rows of FILE (.xlsx or .csv) that are not on record yet; change nothing else."""
    from afterword.recording.importing import additions_of
    from afterword.recording.sheet import read_sheet
    from afterword.recording.single_entry import recorded

    _suffix(file)
    with problems_told(form) as stopped:
        checked = _read_files(root)
        recorder = recorded(checked, recorded_by, recorded_on)
        additions = additions_of(read_sheet(file), checked, recorder)
        _apply(checked, additions, form=form, dry_run=dry_run)
    return stopped()


def _suffix(file: Path) -> str:
    suffix = file.suffix.lower()
    if suffix not in {".xlsx", ".csv"}:
        raise click.UsageError(f"'{file}' is neither .xlsx nor .csv")
    return suffix


def _read_files(root: Path) -> "Checked":
    """Return the register of a project's files, and what is needed to change them."""
    from afterword.problems import ProblemsFoundError
    from afterword.recording.changes import read_checked

    project = project_at(root)
    if unfinished := finished(project):
        raise ProblemsFoundError(unfinished)
    return read_checked(project)


def _apply(
    checked: "Checked",
    additions: "Sequence[Addition]",
    *,
    form: str,
    dry_run: bool,
    asks: bool = False,
) -> None:
    """Show what additions change, and write it unless it is only to be shown."""
    from afterword.recording.changes import planned
    from afterword.recording.journal import Journal
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
        replace_files(changes, partial(Journal, checked.project.root))
    files = [from_here(change.target) for change in changes] if writes else []
    count = f"{len(additions)} {'entry' if len(additions) == 1 else 'entries'}"
    ended = f"{count} added" if writes else f"{count} to add{NOTHING_WRITTEN}"
    document = {
        "problems": [],
        "added": len(additions) if writes else 0,
        "files": files,
        "diff": "".join(f"{line}\n" for line in lines),
    }
    show(form, document, files)
    if form == "text":
        click.echo(ended if changes else "nothing new: nothing was written", err=True)


def _coloured(line: str) -> str:
    """Return a line of a diff in its colour, where somebody sees it who wants colours."""
    if os.environ.get("NO_COLOR") or not sys.stdout.isatty() or line[:3] in {"+++", "---"}:
        return line
    return click.style(line, fg=_COLOURS.get(line[:1]))
