"""The command that records one entry: it reads options or asks, and shows what would change."""

# ruff: noqa: PLC0415 - a command imports what it needs when it needs it

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from afterword.cli.shared import (
    apply_additions,
    problems_told,
    read_files,
    recorder_options,
    shared_options,
)

if TYPE_CHECKING:
    from afterword.model.recommendation import Recommendation
    from afterword.recording.changes import Checked
    from afterword.recording.drafts import Draft

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
@recorder_options
@shared_options
def record(
    recommendation: str | None,
    root: Path,
    *,
    form: str,
    dry_run: bool,
    sources: tuple[str, ...],
    **given: str | None,
) -> int:
    """Record what followed a recommendation: RECOMMENDATION is its number or id.

    Without options, on a terminal, it asks.
    """
    from afterword.recording.single_entry import addition_of

    values = {key: value.strip() for key, value in given.items() if value is not None}
    values |= {"sources": "; ".join(sources)} if sources else {}
    asks = not values.keys() - _NOT_OF_ENTRY
    if asks and not (sys.stdin.isatty() and sys.stdout.isatty() and form == "text"):
        raise click.UsageError(
            "nothing says what is recorded: give --kind, --date, --text and --source,"
            " or run it on a terminal, where it asks"
        )
    with problems_told(form) as stopped:
        checked = read_files(root)
        if asks:
            found, draft = _asked(checked, recommendation, values)
        else:
            found, draft = _given(checked, recommendation, values)
        additions = (addition_of(found, draft),)
        apply_additions(checked, additions, form=form, dry_run=dry_run, asks=asks)
    return stopped()


def _given(
    checked: "Checked", recommendation: str | None, values: dict[str, str]
) -> "tuple[Recommendation, Draft]":
    """Return what the options say; a text may come from standard input."""
    from afterword.recording.single_entry import (
        WrongOptionsError,
        draft_of_options,
        recommendation_named,
    )
    from afterword.sources.text_source import with_our_line_ends

    found = recommendation_named(checked, recommendation or "")
    if values.get("text") == "-":
        try:
            values["text"] = sys.stdin.buffer.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise WrongOptionsError("--text: what standard input gives is not UTF-8") from None
    if "text" in values:
        values["text"] = with_our_line_ends(values["text"]).strip()
    return found, draft_of_options(checked, values)


def _asked(
    checked: "Checked", recommendation: str | None, values: dict[str, str]
) -> "tuple[Recommendation, Draft]":
    """Return what was asked on the terminal, and say how to record the same without questions."""
    from afterword.recording.single_entry import (
        ask_draft,
        ask_recommendation,
        command_of,
        completed,
        recommendation_named,
    )

    if recommendation is None:
        found = ask_recommendation(checked.register, _ask, _say)
    else:
        found = recommendation_named(checked, recommendation)
    _say(f"{found.number}. {found.title}")
    draft = ask_draft(checked.register, found, _ask, _say)
    _say(f"The same without questions:\n  {command_of(found, draft)}")
    return found, completed(checked, {**values, **draft})


def _ask(question: str, usual: str) -> str:
    shown = bool(usual)
    return str(click.prompt(question, default=usual, show_default=shown, err=True))


def _say(words: str) -> None:
    click.echo(words, err=True)
