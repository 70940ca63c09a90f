"""The report as one printable HTML document, from the same texts as the website."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from jinja2 import Environment
from lxml.html import HtmlElement
from markupsafe import Markup

from afterword.linking.register import Register
from afterword.output.fragments import fragment, inner_markup, localise, replace_with_markup
from afterword.output.pdf.addresses import PdfAddresses
from afterword.output.pdf.render import SCHEME as OWN
from afterword.output.targets import SCHEME
from afterword.output.templating import environment, render
from afterword.sources.project import Project
from afterword.views.follow_up_charts import FOLLOW_UP_CHARTS
from afterword.views.grid import Grid
from afterword.views.law import instruments_by_kind
from afterword.views.notes import NoteView
from afterword.views.references import source_views
from afterword.views.refs import RefKind
from afterword.views.report import ReportView, SectionView
from afterword.views.table_charts import of_table

_AS_SPANS = {
    "p": "aw-note-paragraph",
    "ul": "aw-note-list",
    "ol": "aw-note-list",
    "li": "aw-note-item",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedSection:
    """A section ready for print: its view, and its text with footnotes in their places."""

    view: SectionView
    text: Markup
    notes: tuple[NoteView, ...]
    """The editors' notes that it is the first to call."""


def print_document(
    project: Project,
    register: Register,
    report: ReportView,
    matrix: Grid,
    to_html: Callable[[str], str],
) -> str:
    """Return the HTML document that the PDF is set from."""
    printing = _Printing(project, register, report, to_html)
    used = [view for view in source_views(register) if view.used_by]
    return render(
        printing.env,
        "pdf/report.html.j2",
        "",
        report=report,
        sections=tuple(printing.sections()),
        matrix=matrix,
        kinds=tuple(_cited(instruments_by_kind(register))),
        sources=tuple(used),
        followed=tuple(view for view in report.recommendations if view.entries),
        pictured=tuple(report.charts[one] for one in FOLLOW_UP_CHARTS if one in report.charts),
        fonts=f"{OWN}:///fonts",
        styles=f"{OWN}:///pdf/report.css",
    )


def _cited(kinds: tuple[tuple[str, tuple[object, ...]], ...]) -> Iterator[tuple[str, list[object]]]:
    """Yield the instruments that something cites, under the headings of their kinds."""
    for heading, instruments in kinds:
        cited = [one for one in instruments if getattr(one, "citations", 0)]
        if cited:
            yield heading, cited


class _Printing:
    def __init__(
        self,
        project: Project,
        register: Register,
        report: ReportView,
        to_html: Callable[[str], str],
    ) -> None:
        self._report = report
        self._to_html = to_html
        self._addresses = PdfAddresses(register)
        self._numbers = register.note_numbers
        self.env: Environment = environment(project, to_html, self._addresses)
        self._paths = {section.path: section.id for section in report.sections}

    def sections(self) -> Iterator[PrintedSection]:
        for section in self._report.sections:
            notes = tuple(note for note in section.notes if note.sections[0].id == section.id)
            yield PrintedSection(view=section, text=self._text(section), notes=notes)

    def _text(self, section: SectionView) -> Markup:
        found = fragment(self._to_html(section.body.text), section.path, self._paths)
        for tree in (found.root, *(note.body for note in found.notes)):
            self._open_pictures(tree)
            localise(tree, self._addresses, "")
        bodies = {note.name: note.body for note in found.notes}
        self._call_editors_notes((found.root, *bodies.values()))
        _set_notes(found.root, section, bodies)
        _lower_headings(found.root)
        self._place_recommendations(found.root)
        self._place_tables(found.root)
        return Markup(inner_markup(found.root))  # noqa: S704 - our own finished HTML

    def _open_pictures(self, tree: HtmlElement) -> None:
        prefix = f"{SCHEME}{RefKind.FILE.value}/"
        for picture in tree.iter("img"):
            picture.set("src", f"{OWN}:///{quote(picture.get('src').removeprefix(prefix))}")

    def _call_editors_notes(self, trees: tuple[HtmlElement, ...]) -> None:
        """Print the number of each editors' note where it is called."""
        for call in (call for tree in trees for call in tree.xpath(".//sup[@data-editors]")):
            name = call.attrib.pop("data-editors")
            link = call.makeelement("a", {"href": f"#editors-note-{name}"})
            link.text = f"N{self._numbers[name]}"
            call.set("class", "ed-call")
            call.append(link)

    def _place_tables(self, root: HtmlElement) -> None:
        for place in root.xpath('.//div[@class="aw-data"]'):
            name = place.get("data-table")
            table, chart = self._report.tables[name], self._report.charts.get(of_table(name))
            markup = render(self.env, "pdf/table.html.j2", "", table=table, chart=chart)
            replace_with_markup(place, markup)

    def _place_recommendations(self, root: HtmlElement) -> None:
        by_number = self._report.by_number
        for place in root.xpath('.//div[@class="aw-placed"]'):
            view = by_number[int(place.get("data-number"))]
            card = render(self.env, "pdf/card.html.j2", "", recommendation=view)
            replace_with_markup(place, card)
        for place in root.xpath('.//div[@class="aw-listed"]'):
            groups = self._report.listed(place.get("data-which"))
            replace_with_markup(place, render(self.env, "pdf/listed.html.j2", "", groups=groups))


def _set_notes(root: HtmlElement, section: SectionView, bodies: dict[str, HtmlElement]) -> None:
    """Put each note's body where it is first called; later calls print its number."""
    seen: set[str] = set()
    for call in root.xpath(".//sup[@data-note]"):
        name = call.get("data-note")
        anchor = f"note-{section.id}-{name}"
        if name in seen:
            again = call.makeelement("a", {"class": "aw-note-again", "href": f"#{anchor}"})
            again.text, again.tail = str(section.footnotes[name]), call.tail
            call.getparent().replace(call, again)
            continue
        seen.add(name)
        note = bodies[name]
        _join_lines(note)
        for element in note.iter(*_AS_SPANS):
            element.set("class", _AS_SPANS[element.tag])
            element.tag = "span"
        note.tag, note.tail = "span", call.tail
        note.set("class", "aw-note")
        note.set("id", anchor)
        if len(note) == 1 and note[0].get("class") == "aw-note-paragraph":
            note[0].set("class", "aw-note-only")
        note.text = (note.text or "").strip() or None
        mark = call.makeelement("span", {"id": f"call-{anchor}"})
        call.addprevious(mark)
        call.getparent().replace(call, note)


def _join_lines(note: HtmlElement) -> None:
    """Make every line break of a note a space: WeasyPrint 70 sets them as breaks in a footnote."""
    for element in note.iter():
        element.text = re.sub(r"\s+", " ", element.text) if element.text else None
        if element is not note and element.tail:
            element.tail = re.sub(r"\s+", " ", element.tail)


def _lower_headings(root: HtmlElement) -> None:
    """Set a section's headings one level lower: its own title is the second level in print."""
    for level in (5, 4, 3, 2):
        for heading in root.iter(f"h{level}"):
            heading.tag = f"h{level + 1}"
