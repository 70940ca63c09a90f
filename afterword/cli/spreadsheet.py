"""The commands for the spreadsheet: the follow-up goes out, and comes back filled in."""

# ruff: noqa: PLC0415 - a command imports what it needs when it needs it

from pathlib import Path

import click

from afterword.cli.shared import (
    apply_additions,
    problems_told,
    read_files,
    recorder_options,
    shared_options,
    show,
)


@click.group("follow-up")
def follow_up() -> None:
    """Take the follow-up along as a spreadsheet, and bring it back filled in."""


@follow_up.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@shared_options
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
        made = entry_form(read_files(root).register)
        if suffix == ".xlsx":
            see_it_fits(made)
        content = entry_form_xlsx(made) if suffix == ".xlsx" else entry_form_csv(made)
        try:
            write_file(file, content)
        except OSError as error:
            raise click.UsageError(f"'{file}' cannot be written: {error.strerror}") from None
        show({"problems": [], "files": [str(file)]}, [str(file)], form)
    return stopped()


@follow_up.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@recorder_options
@shared_options
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
    from afterword.recording.importing import Recorder, additions_of
    from afterword.recording.sheet import read_sheet
    from afterword.recording.single_entry import recorded

    _suffix(file)
    with problems_told(form) as stopped:
        checked = read_files(root)
        by, on = recorded(checked, recorded_by, recorded_on)
        recorder = Recorder(by=by, on=on)
        additions = additions_of(read_sheet(file), checked, recorder)
        apply_additions(checked, additions, form=form, dry_run=dry_run)
    return stopped()


def _suffix(file: Path) -> str:
    suffix = file.suffix.lower()
    if suffix not in {".xlsx", ".csv"}:
        raise click.UsageError(f"'{file}' is neither .xlsx nor .csv")
    return suffix
