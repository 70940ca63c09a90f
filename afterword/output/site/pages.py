"""The website's pages, finished: links, numbers, citations, cards and tables are in place."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from afterword.linking.register import Register
from afterword.output.citations import citation_of
from afterword.output.site.addresses import SiteAddresses
from afterword.output.site.prose import Prose
from afterword.output.templating import render
from afterword.sources.mark_finder import MarkKind
from afterword.sources.project import Project
from afterword.views.changes import change_views
from afterword.views.grid import Grid
from afterword.views.law import instrument_views, instruments_by_kind
from afterword.views.references import institution_views, mission_views, source_views
from afterword.views.report import ReportView, SectionView

_HIDDEN: dict[str, tuple[str, ...]] = {"section": (), "matrix": ("navigation", "toc")}
"""What the theme puts beside a page and does not on ours: sections keep their list of sections."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """All pages of a website, staged: their Markdown by path, their files, the navigation."""

    texts: dict[str, str]
    files: tuple[str, ...]
    """Paths of the project's files that pages show."""
    navigation: tuple[tuple[str, str | tuple[tuple[str, str], ...]], ...]
    """Titles with paths, or with the pages below them."""


def stage_pages(
    project: Project,
    register: Register,
    report: ReportView,
    matrix: Grid,
    to_html: Callable[[str], str],
) -> Pages:
    """Return every page of the website as finished Markdown with HTML in it."""
    return _Staging(project, register, report, matrix, to_html).pages()


class _Staging:
    def __init__(
        self,
        project: Project,
        register: Register,
        report: ReportView,
        matrix: Grid,
        to_html: Callable[[str], str],
    ) -> None:
        self._register = register
        self._report = report
        self._matrix = matrix
        self._prose = Prose(project, register, report, to_html)

    def pages(self) -> Pages:
        texts = dict(self._texts())
        report_pages = tuple(
            (escape(section.ref.label, quote=False), f"report/{section.id}.md")
            for section in self._report.sections
        )
        own = tuple(
            (escape(entry.record.title, quote=False), f"{entry.record.id}.md")
            for entry in self._register.loaded.pages
        )
        navigation: tuple[tuple[str, str | tuple[tuple[str, str], ...]], ...] = (
            ("Home", "index.md"),
            ("Report", report_pages),
            ("Recommendations", "recommendations/index.md"),
            (
                "Follow-up",
                (
                    ("Follow-up matrix", "matrix.md"),
                    ("To be looked at again", "review.md"),
                    ("Change log", "changes.md"),
                ),
            ),
            ("Law", "instruments/index.md"),
            ("Missions", "missions/index.md"),
            ("Institutions", "institutions/index.md"),
            ("Figures", "figures.md"),
            ("Editors’ notes", "notes.md"),
            ("Sources", "sources.md"),
            *own,
        )
        return Pages(texts=texts, files=self._prose.files, navigation=navigation)

    def _texts(self) -> Iterator[tuple[str, str]]:
        for section in self._report.sections:
            yield f"report/{section.id}.md", self._section(section)
        for view in self._report.recommendations:
            record = self._register.recommendation_by_id[view.id]
            yield self._page(
                f"recommendations/{view.id}",
                "recommendation",
                view.title,
                recommendation=view,
                cited=citation_of(self._register, record),
            )
        yield self._page("recommendations/index", "recommendations", "Recommendations")
        yield self._page("matrix", "matrix", "Follow-up matrix", matrix=self._matrix)
        yield self._page("review", "review", "To be looked at again")
        days = change_views(self._register)
        yield self._page("changes", "changes", "Change log", days=days)
        instruments = instrument_views(self._register)
        for instrument in instruments:
            yield self._page(
                f"instruments/{instrument.record.id}",
                "instrument",
                instrument.record.short,
                instrument=instrument,
            )
        kinds = instruments_by_kind(self._register)
        yield self._page("instruments/index", "instruments", "Law", kinds=kinds)
        missions = mission_views(self._register)
        for mission in missions:
            path = f"missions/{mission.record.id}"
            yield self._page(path, "mission", mission.record.title, mission=mission)
        yield self._page("missions/index", "missions", "Missions", missions=missions)
        bodies = institution_views(self._register)
        for body in bodies:
            path = f"institutions/{body.record.id}"
            yield self._page(path, "institution", body.record.name, institution=body)
        yield self._page("institutions/index", "institutions", "Institutions", institutions=bodies)
        sources = source_views(self._register)
        yield self._page("sources", "sources", "Sources", sources=sources)
        yield self._page("figures", "figures", "Figures")
        yield self._page("notes", "notes", "Editors’ notes")
        for entry in self._register.loaded.pages:
            text = self._prose.finished(entry.body.text, entry.path, f"{entry.record.id}.html")
            yield self._page(entry.record.id, "page", entry.record.title, text=text)
        title = self._report.record.short_title
        yield self._page("index", "home", title, method=self._method())

    def _method(self) -> str:
        """Return the link to what the method says of readings; empty where it says nothing."""
        for entry in self._register.loaded.pages:
            anchors = {mark.target for mark in entry.body.of(MarkKind.HEADING)}
            if "ratings-and-readings" in anchors:
                return f"{entry.record.id}.html#ratings-and-readings"
        return ""

    def _page(self, path: str, template: str, title: str, **values: object) -> tuple[str, str]:
        text = render(
            self._prose.env,
            f"site/{template}.md.j2",
            f"{path}.html",
            title=title,
            report=self._report,
            **values,
        )
        hidden = _HIDDEN.get(template, ("navigation",))
        head = json.dumps({"title": escape(title, quote=False), "hide": hidden}, ensure_ascii=False)
        stood = render(self._prose.env, "site/as_of.html.j2", f"{path}.html", report=self._report)
        return f"{path}.md", f"---\n{head}\n---\n\n{stood}{text}"

    def _section(self, section: SectionView) -> str:
        here = f"report/{section.id}.html"
        text = self._prose.finished(section.body.text, section.path, here, section.footnotes)
        title = section.ref.label
        _, page = self._page(f"report/{section.id}", "section", title, section=section, text=text)
        return page


def write_pages(pages: Pages, project: Project, folder: Path) -> None:
    """Write the staged pages and the files that they show into a folder."""
    for path, text in pages.texts.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")
    for file in pages.files:
        target = folder / SiteAddresses.path_of_file(file)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((project.root / file).read_bytes())
