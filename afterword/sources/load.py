"""A project's files to entries: everything is read, whatever is wrong with some of it."""

from typing import Any

from afterword.problems import Problem
from afterword.project.files import FILES, PUBLISHED, REPORT
from afterword.project.project import Project
from afterword.sources.entry import Claims, Loaded
from afterword.sources.published_source import read_published
from afterword.sources.reading import Reading
from afterword.sources.site_settings import read_site_settings
from afterword.sources.unexpected_files import misnamed
from afterword.sources.unreadable import unread_kinds


def load(project: Project) -> tuple[Loaded, tuple[Problem, ...]]:
    """Return all that the project's files hold, and every problem of reading them."""
    reading = Reading(project)
    published, of_list = read_published(project)
    read: dict[str, tuple[Any, ...]] = {}
    for kind in FILES:
        if kind.field and kind is not PUBLISHED:
            read[kind.field] = (*read.get(kind.field, ()), *reading.entries(kind))
    reports = read.pop(REPORT.field)
    problems = (*reading.problems, *of_list, *misnamed(project))
    claims = Claims(
        ids=frozenset(reading.claimed_ids),
        numbers=frozenset(reading.claimed_numbers),
        texts=tuple(reading.claimed_texts),
        kinds=unread_kinds(problems) | reading.unread,
    )
    report = reports[0] if reports else None
    loaded = Loaded(
        report=report,
        published=published,
        claims=claims,
        dialect=read_site_settings(project)[0].dialect,
        **read,
    )
    return loaded, problems
