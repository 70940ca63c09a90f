"""A project's files to entries: everything is read, whatever is wrong with some of it."""

from dataclasses import replace

from afterword.model.figures import Figure
from afterword.model.legal import Instrument
from afterword.model.mission import Mission
from afterword.model.notes import EditorsNote
from afterword.model.recommendation import Recommendation
from afterword.model.reference import Abbreviation, ForeignWord, Institution, Source, Topic
from afterword.model.report import PageHead, Redirect, Report, SectionHead
from afterword.model.tables import Table
from afterword.problems import Problem
from afterword.sources.entry import Claims, Loaded
from afterword.sources.project import Project
from afterword.sources.published_source import read_published
from afterword.sources.reading import Reading
from afterword.sources.strays import misnamed
from afterword.sources.unread import unread_kinds


def load(project: Project) -> tuple[Loaded, tuple[Problem, ...]]:
    """Return all that the project's files hold, and every problem of reading them."""
    reading = Reading(project)
    published, of_list = read_published(project)
    reports = reading.records("content/report.yml", Report, "report", needed=True)
    loaded = Loaded(
        report=reports[0] if reports else None,
        sections=(
            *reading.texts("content/sections", SectionHead, needed=True),
            *reading.texts("content/annexes", SectionHead),
        ),
        pages=reading.texts("content/pages", PageHead),
        recommendations=reading.folder("recommendations", Recommendation, needed=True),
        instruments=reading.folder("references/instruments", Instrument),
        missions=reading.folder("references/missions", Mission),
        institutions=reading.records("references/institutions.yml", Institution, "institutions"),
        topics=reading.records("references/topics.yml", Topic, "topics"),
        sources=reading.records("references/sources.yml", Source, "sources"),
        abbreviations=reading.records(
            "references/abbreviations.yml", Abbreviation, "abbreviations"
        ),
        words=reading.records("references/words.yml", ForeignWord, "words"),
        figures=reading.records("content/figures.yml", Figure, "figures"),
        notes=reading.records("content/notes.yml", EditorsNote, "notes"),
        tables=reading.records("content/tables.yml", Table, "tables"),
        data=reading.data("content/data"),
        redirects=reading.records("content/redirects.yml", Redirect, "redirects"),
        published=published,
        claims=Claims(),
    )
    problems = (*reading.problems, *of_list, *misnamed(project))
    claims = Claims(
        ids=frozenset(reading.claimed_ids),
        numbers=frozenset(reading.claimed_numbers),
        texts=tuple(reading.claimed_texts),
        kinds=unread_kinds(problems) | reading.unread,
    )
    return replace(loaded, claims=claims), problems
