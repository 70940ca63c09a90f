"""The website's pages: what stands in the main part of each, finished."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from afterword.output.citations import citation_of
from afterword.output.material import Material
from afterword.output.site.prose import Prose
from afterword.output.templating import render
from afterword.sources.mark_finder import MarkKind
from afterword.views.changes import change_views, newest_events
from afterword.views.chart import Chart
from afterword.views.facets import matrix_facets
from afterword.views.follow_up_charts import FOLLOW_UP_CHARTS
from afterword.views.law import instrument_views, instruments_by_kind
from afterword.views.lineage_picture import lineage_picture
from afterword.views.references import institution_views, mission_views, source_views
from afterword.views.refs import Ref
from afterword.views.suggestions import suggestion
from afterword.views.timeline import timeline
from afterword.views.to_do import topic_views
from afterword.views.wording import plain_text

LISTS = {
    "matrix": ("Follow-up matrix", "All recommendations in one table, to filter and take along."),
    "review": ("To be looked at again", "Judgements that may be in doubt, and what nobody judged."),
    "changes": ("Change log", "What was recorded when, newest first."),
    "progress": ("Progress in pictures", "Where the recommendations stand, in charts."),
    "sources": ("Sources", "Where every fact of the record can be found."),
    "figures": ("Figures", "The figures that the report relies on, each stated once."),
    "notes": ("Editors’ notes", "Where the published report does not agree with itself."),
    "downloads": ("Downloads", "The report, the matrix and all records, to take along."),
    "search": ("Search", "Search the report, the recommendations, law and what followed."),
}
"""The pages that are of no single record, by their templates: title and description."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: where it will stand, what it is called, what stands in its main part."""

    path: str
    """From the site's root."""
    title: str
    content: Markup
    description: str
    """In a sentence, for search engines and shared links."""
    template: str
    """What kind of page it is, by the name of its template."""
    before: Ref | None = None
    """The page before it, where pages of its kind are read in order."""
    after: Ref | None = None


@dataclass(frozen=True, kw_only=True)
class Pages:
    """All pages of a website."""

    pages: tuple[Page, ...]
    files: tuple[str, ...]
    """Paths of the project's files that pages show."""

    @cached_property
    def texts(self) -> dict[str, str]:
        """The main part of each page by its path."""
        return {page.path: page.content for page in self.pages}

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of each page by its path."""
        return {page.path: page.title for page in self.pages}


def site_pages(material: Material) -> Pages:
    """Return every page of the website, as far as it differs from the others."""
    staging = _Staging(material)
    pages = tuple(staging.pages())
    return Pages(pages=pages, files=staging.files)


class _Staging:
    def __init__(self, material: Material) -> None:
        self._register = material.register
        self._report = material.report
        self._matrix = material.matrix
        self._prose = Prose(material.project, material.register, material.report, material.to_html)

    @property
    def files(self) -> tuple[str, ...]:
        """Paths of the project's files that the pages show."""
        return self._prose.files

    def pages(self) -> Iterator[Page]:
        """Yield every page; sections come first, as recommendations quote them."""
        yield from self._sections()
        yield from self._recommendations()
        yield from self._law()
        yield from self._others()
        for entry in self._register.loaded.pages:
            path = f"{entry.record.id}.html"
            text = self._prose.finished(entry.body.text, entry.path, path)
            words = _first_sentence(plain_text(self._register, _first_paragraph(entry.body.text)))
            yield self._page(path, "page", entry.record.title, words, text=text)
        yield self._home()

    def _sections(self) -> Iterator[Page]:
        views = self._report.sections
        for at, view in enumerate(views):
            path = f"report/{view.id}.html"
            text = self._prose.finished(view.body.text, view.path, path, view.footnotes)
            words = f"{view.ref.label}. {self._report.record.official.title}, restated."
            yield self._page(
                path,
                "section",
                view.ref.label,
                words,
                neighbours=_neighbours([one.ref for one in views], at),
                section=view,
                text=text,
            )
        counts = {view.id: 0 for view in views}
        for record in self._register.recommendations:
            counts[record.section] = counts.get(record.section, 0) + 1
        words = f"The sections of the report. {self._report.record.official.title}, restated."
        yield self._page("report/index.html", "report", "Report", words, counts=counts)

    def _recommendations(self) -> Iterator[Page]:
        views = self._report.recommendations
        refs = [view.ref for view in views]
        for at, view in enumerate(views):
            record = self._register.recommendation_by_id[view.id]
            yield self._page(
                f"recommendations/{view.id}.html",
                "recommendation",
                view.title,
                f"{view.ref.label}: {_first_sentence(plain_text(self._register, view.text))}",
                neighbours=_neighbours(refs, at),
                recommendation=view,
                cited=citation_of(self._register, record),
                quotes=self._prose.quotes,
                picture=lineage_picture(self._register, record),
                suggestion=suggestion(self._register, record),
            )
        words = f"What was asked, of whom, and where each of {len(views)} stands."
        yield self._page("recommendations/index.html", "recommendations", "Recommendations", words)

    def _law(self) -> Iterator[Page]:
        titles = {view.id: view.title for view in self._report.recommendations}
        for view in instrument_views(self._register):
            path, words = (
                f"instruments/{view.record.id}.html",
                f"{view.record.title}: what cites it.",
            )
            yield self._page(path, "instrument", view.record.short, words, instrument=view)
            refs = [provision.ref for provision in view.provisions]
            for at, provision in enumerate(view.provisions):
                label = f"{provision.ref.label} of {view.record.in_text}"
                yield self._page(
                    f"instruments/{view.record.id}/{provision.record.slug}.html",
                    "provision",
                    label,
                    f"{label}: {_first_sentence(provision.record.gist)}",
                    neighbours=_neighbours(refs, at),
                    instrument=view,
                    provision=provision,
                    titles=titles,
                )
        kinds = instruments_by_kind(self._register)
        words = "Treaties, commitments, good practice and national law that the report cites."
        yield self._page("instruments/index.html", "instruments", "Law", words, kinds=kinds)

    def _others(self) -> Iterator[Page]:
        register, country = self._register, self._report.record.country
        missions = mission_views(register)
        for mission in missions:
            path = f"missions/{mission.record.id}.html"
            words = f"{mission.record.title}: {mission.type.lower()}, and what it asked."
            yield self._page(path, "mission", mission.record.title, words, mission=mission)
        words = f"The missions on record to {country}, in the order of their elections."
        yield self._page(
            "missions/index.html",
            "missions",
            "Missions",
            words,
            missions=missions,
            picture=timeline(register),
        )
        bodies = institution_views(register)
        for body in bodies:
            path = f"institutions/{body.record.id}.html"
            words = f"What is asked of {body.record.name}, and where each of it stands."
            yield self._page(path, "institution", body.record.name, words, institution=body)
        words = "The bodies that are asked to act, and the others that the record names."
        yield self._page(
            "institutions/index.html", "institutions", "Institutions", words, institutions=bodies
        )
        topics = topic_views(register)
        for topic in topics:
            path = f"topics/{topic.record.id}.html"
            words = f"The recommendations on {topic.record.title.lower()}, and where each stands."
            yield self._page(path, "topic", topic.record.title, words, topic=topic)
        words = "The recommendations by what they are about."
        yield self._page("topics/index.html", "topics", "Topics", words, topics=topics)
        yield from self._lists()

    def _lists(self) -> Iterator[Page]:
        values: dict[str, dict[str, Any]] = {
            "matrix": {"matrix": self._matrix, "facets": matrix_facets(self._register)},
            "changes": {"days": change_views(self._register)},
            "progress": {"charts": self._follow_up_charts()},
            "sources": {"sources": source_views(self._register)},
        }
        for name, (title, words) in LISTS.items():
            yield self._page(f"{name}.html", name, title, words, **values.get(name, {}))

    def _follow_up_charts(self) -> list[Chart]:
        charts = self._report.charts
        return [charts[name] for name in FOLLOW_UP_CHARTS if name in charts]

    def _home(self) -> Page:
        record = self._report.record
        words = _first_sentence(plain_text(self._register, record.summary))
        return self._page(
            "index.html",
            "home",
            record.short_title,
            words,
            method=self._method(),
            latest=change_views(self._register)[:1],
            newest=newest_events(self._register),
        )

    def _method(self) -> str:
        """Return the link to what the method says of readings; empty where it says nothing."""
        for entry in self._register.loaded.pages:
            anchors = {mark.target for mark in entry.body.of(MarkKind.HEADING)}
            if "ratings-and-readings" in anchors:
                return f"{entry.record.id}.html#ratings-and-readings"
        return ""

    def _page(
        self,
        path: str,
        template: str,
        title: str,
        description: str,
        *,
        neighbours: tuple[Ref | None, Ref | None] = (None, None),
        **values: Any,
    ) -> Page:
        content = render(
            self._prose.env,
            f"site/{template}.html.j2",
            path,
            title=title,
            root="../" * path.count("/"),
            report=self._report,
            **values,
        )
        return Page(
            path=path,
            title=title,
            content=Markup(content),  # noqa: S704 - a template's, which escapes
            description=" ".join(description.split()),
            template=template,
            before=neighbours[0],
            after=neighbours[1],
        )


def _neighbours(refs: list[Ref], at: int) -> tuple[Ref | None, Ref | None]:
    return (refs[at - 1] if at else None, refs[at + 1] if at + 1 < len(refs) else None)


def _first_paragraph(text: str) -> str:
    """Return the first paragraph of a text that is no heading; empty where there is none."""
    blocks = (block.strip() for block in text.split("\n\n"))
    return next((one for one in blocks if one and not one.startswith(("#", ":::", "|"))), "")


def _first_sentence(text: str) -> str:
    """Return the first sentence of a text, or as much of its first line as fits a description."""
    line = text.split("\n", 1)[0]
    sentence, stop, _ = line.partition(". ")
    words = f"{sentence}." if stop else sentence
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]} …"


_LONGEST = 200
"""How many characters a description has at most."""
