"""The command that keeps the list of published pages."""

# ruff: noqa: PLC0415 - a command imports what it needs when it needs it

from datetime import date
from pathlib import Path

import click

from afterword.cli.shared import problems_told, shared_options, show


@click.command()
@shared_options
def published(root: Path, *, form: str) -> int:
    """List the pages that the website has now as published, so that none goes unnoticed."""
    from afterword.project.project import Project
    from afterword.recording.published import list_published
    from afterword.sources.published_source import PUBLISHED

    with problems_told(form) as stopped:
        added = list_published(Project(root=root.resolve(), today=date.today())).added
        path = root / PUBLISHED
        files = [str(path)] if added else []
        show({"problems": [], "added": len(added), "files": files}, files, form)
        if form == "text":
            pages = f"{len(added)} {'page' if len(added) == 1 else 'pages'} added"
            click.echo(pages if added else "nothing new: nothing was written", err=True)
    return stopped()
