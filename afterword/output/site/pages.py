"""The website's pages, finished: links, numbers, citations, cards and tables are in place."""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from html import escape
from pathlib import Path

from jinja2 import Environment
from lxml.html import HtmlElement
from markupsafe import Markup

from afterword.linking.register import Register
from afterword.output.fragments import (
    Fragment,
    files_of,
    fragment,
    inner_markup,
    localise,
    outer_markup,
    replace_with_markup,
)
from afterword.output.site.addresses import SiteAddresses
from afterword.output.templating import environment, render
from afterword.sources.markdown_source import MarkKind
from afterword.sources.project import Project
from afterword.views.matrix import Matrix
from afterword.views.references import (
    institution_views,
    instrument_views,
    instruments_by_kind,
    mission_views,
    source_views,
)
from afterword.views.report import ReportView, SectionView

_HIDDEN: dict[str, tuple[str, ...]] = {"section": (), "matrix": ("navigation", "toc")}
"""What the theme puts beside a page and does not on ours: sections keep their list of sections."""

_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}


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
    matrix: Matrix,
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
        matrix: Matrix,
        to_html: Callable[[str], str],
    ) -> None:
        self._register = register
        self._report = report
        self._matrix = matrix
        self._to_html = to_html
        self._addresses = SiteAddresses(register)
        self._env: Environment = environment(project, to_html, self._addresses)
        self._paths = {section.path: section.id for section in report.sections}
        self._files: dict[str, None] = {}

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
            ("Follow-up matrix", "matrix.md"),
            ("Law", "instruments/index.md"),
            ("Missions", "missions/index.md"),
            ("Institutions", "institutions/index.md"),
            ("Sources", "sources.md"),
            *own,
        )
        return Pages(texts=texts, files=tuple(self._files), navigation=navigation)

    def _texts(self) -> Iterator[tuple[str, str]]:
        for section in self._report.sections:
            yield f"report/{section.id}.md", self._section(section)
        for view in self._report.recommendations:
            yield self._page(
                f"recommendations/{view.id}", "recommendation", view.title, recommendation=view
            )
        yield self._page("recommendations/index", "recommendations", "Recommendations")
        yield self._page("matrix", "matrix", "Follow-up matrix", matrix=self._matrix)
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
        for entry in self._register.loaded.pages:
            text = self._prose(entry.body.text, entry.path, f"{entry.record.id}.html", 0)
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
            self._env,
            f"site/{template}.md.j2",
            f"{path}.html",
            title=title,
            report=self._report,
            **values,
        )
        hidden = _HIDDEN.get(template, ("navigation",))
        head = json.dumps({"title": escape(title, quote=False), "hide": hidden}, ensure_ascii=False)
        return f"{path}.md", f"---\n{head}\n---\n\n{text}"

    def _section(self, section: SectionView) -> str:
        here = f"report/{section.id}.html"
        text = self._prose(section.body.text, section.path, here, section.footnotes_before)
        title = section.ref.label
        _, page = self._page(f"report/{section.id}", "section", title, section=section, text=text)
        return page

    def _prose(self, text: str, path: str, here: str, footnotes_before: int) -> Markup:
        """Return a text as Markdown headings with finished HTML between them."""
        found = fragment(self._to_html(text), path, self._paths)
        for tree in (found.root, *(note.body for note in found.notes)):
            self._files.update(dict.fromkeys(files_of(tree)))
        numbers = {note.name: footnotes_before + at for at, note in enumerate(found.notes, 1)}
        self._number_calls(found.root, numbers)
        for tree in (found.root, *(note.body for note in found.notes)):
            localise(tree, self._addresses, here)
        self._place_recommendations(found.root, here)
        self._link_findings(found.root, here)
        body = "".join(self._pieces(found.root))
        return Markup(body + self._footnotes(found, numbers, here))  # noqa: S704 - finished HTML

    def _number_calls(self, root: HtmlElement, numbers: dict[str, int]) -> None:
        seen: dict[str, int] = {}
        for call in root.xpath(".//sup[@data-note]"):
            name = call.attrib.pop("data-note")
            seen[name] = seen.get(name, 0) + 1
            again = f"-{seen[name]}" if seen[name] > 1 else ""
            call.set("class", "aw-note-call")
            call.set("id", f"call-{name}{again}")
            link = call.makeelement("a", {"href": f"#note-{name}"})
            link.text = str(numbers[name])
            call.append(link)

    def _place_recommendations(self, root: HtmlElement, here: str) -> None:
        by_number = self._report.by_number
        for place in root.xpath('.//div[@class="aw-placed"]'):
            view = by_number[int(place.get("data-number"))]
            card = render(self._env, "site/card.html.j2", here, recommendation=view)
            replace_with_markup(place, card)
        for place in root.xpath('.//div[@class="aw-listed"]'):
            groups = self._report.listed(place.get("data-which"))
            listed = render(self._env, "site/listed.html.j2", here, groups=groups)
            replace_with_markup(place, listed)

    def _link_findings(self, root: HtmlElement, here: str) -> None:
        for paragraph in root.xpath("./*[@id]"):
            refs = self._report.resting_on.get(paragraph.get("id"), ())
            if paragraph.tag in _HEADINGS or not refs:
                continue
            markup = render(self._env, "site/resting.html.j2", here, refs=refs)
            holder = paragraph.makeelement("div")
            paragraph.addnext(holder)
            holder.tail, paragraph.tail = paragraph.tail, None
            replace_with_markup(holder, markup)

    def _pieces(self, root: HtmlElement) -> Iterator[str]:
        prose: list[HtmlElement] = []
        for child in root:
            if child.tag in _HEADINGS:
                yield _division(prose)
                prose = []
                heading = render(
                    self._env,
                    "site/heading.md.j2",
                    "",
                    signs="#" * int(child.tag[1]),
                    words=child.text_content(),
                    id=child.get("id"),
                )
                yield heading
            else:
                prose.append(child)
        yield _division(prose)

    def _footnotes(self, found: Fragment, numbers: dict[str, int], here: str) -> str:
        if not found.notes:
            return ""
        notes = [
            (note.name, numbers[note.name], Markup(inner_markup(note.body)))  # noqa: S704 - ditto
            for note in found.notes
        ]
        return render(self._env, "site/footnotes.html.j2", here, notes=notes)


def _division(elements: list[HtmlElement]) -> str:
    if not elements:
        return ""
    markup = "\n".join(outer_markup(deepcopy(element)) for element in elements)
    return f'\n<div class="aw-prose">\n{markup}\n</div>\n'


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
