"""The whole result: what MkDocs makes of the website, completed, checked and put in place."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType

from afterword.data.feeds_and_citations import citation_files, feed_files
from afterword.linking.as_of import as_of
from afterword.linking.register import Register
from afterword.markup.build_context import BuildContext, source_date_of
from afterword.pdf.document import print_document
from afterword.pdf.printing import Printing, printing
from afterword.problems import Code, Problem, ProblemsFoundError
from afterword.project.project import Project
from afterword.publishing.downloads import make_downloads
from afterword.publishing.manifest import NAME, digest, is_whole, manifest
from afterword.publishing.output_folder import (
    WorkFolder,
    finish_killed,
    real_folder,
    told_if_not_written,
    unsafe_output,
)
from afterword.publishing.reading import ReadProject, read_project, stops
from afterword.site.link_check import broken_links
from afterword.site.website import Website, make_website, write_files
from afterword.sources.site_settings import Dialect

PRINTED_PATHS = (
    "index.html",
    "downloads/report.pdf",
    "downloads/follow-up-matrix.pdf",
    "downloads/follow-up-matrix.xlsx",
    "downloads/follow-up-matrix.csv",
    "downloads/follow-up-matrix.json",
    "downloads/follow-up.csv",
    "downloads/afterword.sqlite",
    "downloads/afterword-metadata.json",
    "api/v1/index.json",
    NAME,
)
"""What people look for in the result, as paths in the output folder."""

Progress = Callable[[str], None]
"""Told what the build is at."""


class Publication:
    """A result in the making, in a folder beside the output, which it replaces when it is whole.

    MkDocs writes the pages into `site`. Where the project is looked at as of a day, everything is
    as things stood then.
    """

    def __init__(
        self,
        project: Project,
        register: Register,
        dialect: Dialect,
        output: Path,
        *,
        pdf: bool,
        is_preview: bool,
    ) -> None:
        """Begin a result. Raises ProblemsFoundError where the output folder is not ours, or where
        there was nothing to show on the day.

        The folder of a preview is ours, and its prints are made when somebody asks for them.
        """
        self.project, self._dialect = project, dialect
        self._pdf = pdf and not is_preview
        self._resources = ExitStack()
        if not is_preview and (problems := unsafe_output(project, output)):
            raise ProblemsFoundError(problems)
        self.context = self._context(project, register)
        self.output = real_folder(output)
        finish_killed(self.output)
        with told_if_not_written(output):
            self._work = WorkFolder(self.output)
        self._resources.callback(self._work.close)
        self.site = self._work.site
        self._prints: Printing | None = None

    def _context(self, project: Project, register: Register) -> BuildContext:
        """Return what outputs are made from, of texts in the dialect that the build was given."""
        told = replace(register, loaded=replace(register.loaded, dialect=self._dialect))
        shown = as_shown(project, told)
        return BuildContext(project, shown, source_date_of(shown))

    @cached_property
    def website(self) -> Website:
        """The website. Raises ProblemsFoundError where a template cannot be filled, or where a
        published page is gone."""
        website = make_website(self.context)
        if website.problems:
            raise ProblemsFoundError(website.problems)
        return website

    def read_again(self, texts: Mapping[str, str]) -> None:
        """Begin anew with other texts, by the paths of their files: those that a plugin changed.

        Raises ProblemsFoundError where they have an error.
        """
        replaced = {
            path: _with_front_matter(self.project.root / path, text) for path, text in texts.items()
        }
        read = read_project(replace(self.project, replaced=MappingProxyType(replaced)))
        if stops(read.problems, strict=False):
            raise ProblemsFoundError(read.problems)
        self.context = self._context(read.project, read.register)
        self.__dict__.pop("website", None)

    def begin_to_print(self) -> None:
        """Begin to lay out the report, in a process of its own."""
        if self._pdf:
            project = self.context.project
            printed_from = digest(project, self.context.source_date, without="site")
            self._prints = self._resources.enter_context(printing(self.project, printed_from))
            self._prints.begin(partial(print_document, self.context))

    def complete(self, progress: Progress) -> None:
        """Add to the pages all that belongs to them, list every file in the manifest, follow every
        link, and put the whole in its place.

        Raises ProblemsFoundError where something of it is not right; the former result stays.
        """
        try:
            progress("PDF and data")
            files = {**self.website.shown_files, **self._other_files()}
            progress("links")
            with told_if_not_written(self.output):
                write_files(self.site, files)
                inputs = digest(self.context.project, self.context.source_date)
                (self.site / NAME).write_bytes(manifest(self.site, inputs))
                if problems := broken_links(self.site, without_prints=self._prints is None):
                    raise ProblemsFoundError(problems)
                self._work.replace()
        finally:
            self.close()

    def complete_preview(self) -> Callable[[], Mapping[str, bytes]]:
        """Put the pages in their place, and return the way to make the rest of the files.

        Raises ProblemsFoundError where they cannot be written; the former pages stay.
        """
        try:
            with told_if_not_written(self.output):
                write_files(self.site, self.website.shown_files)
                self._work.replace()
        finally:
            self.close()
        return self._other_files

    def _other_files(self) -> Mapping[str, bytes]:
        """Return all files that are no pages, and that pages do not show, by their paths."""
        context = self.context
        downloads = make_downloads(context, self._prints)
        return {
            **self.website.other_files,
            **feed_files(context.project, context.register),
            **citation_files(context.register),
            **downloads,
        }

    def close(self) -> None:
        """End what was begun, and remove what is left of it."""
        self._resources.close()


def _with_front_matter(path: Path, text: str) -> bytes:
    """Return a text under the front matter that its file has."""
    before = path.read_text("utf-8").removeprefix("\ufeff")
    _, head, _ = before.split("---\n", 2)
    return f"---\n{head}---\n{text}".encode()


def as_shown(project: Project, register: Register) -> Register:
    """Return the register as of the project's day, or as it is where there is none.

    Raises ProblemsFoundError for a day before the report.
    """
    if project.as_of is None:
        return register
    if problems := before_report(register, project.as_of):
        raise ProblemsFoundError(problems)
    return as_of(register, project.as_of)


def is_up_to_date(read: ReadProject, output: Path) -> bool:
    """Tell whether a folder holds the whole result of just these sources.

    What else a website is made from, where other plugins or files of MkDocs have a part in it,
    nobody here knows: then it is made anew.
    """
    project = read.project
    if not read.settings.is_ours_alone:
        return False
    try:
        register = as_shown(project, read.register)
    except ProblemsFoundError:
        return False
    return is_whole(output, digest(project, source_date_of(register)))


def before_report(register: Register, day: date) -> tuple[Problem, ...]:
    """Return the problem that nothing can be shown as of a day before the report."""
    published, entry = register.report.official.date, register.loaded.report
    if day >= published or entry is None:
        return ()
    message = f"the report was published on {published}: nothing stood anywhere on {day}"
    fix = f"name a day from {published} on with --as-of"
    place = entry.place("official", "date")
    return (Problem(Code.DATE_BEFORE_REPORT, place, message, fix),)
