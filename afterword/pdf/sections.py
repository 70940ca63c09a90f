"""The texts of the report's sections for print: notes, cards, tables and references in place."""

from collections.abc import Callable, Iterator, Mapping
from urllib.parse import quote

from lxml.html import HtmlElement
from markupsafe import Markup

from afterword.linking.refs import SCHEME, RefKind, note_ref
from afterword.linking.register import Register
from afterword.pdf.notes import set_notes
from afterword.pdf.page_references import (
    PdfAddresses,
    describe_addresses,
    keep_addresses,
    name_pages,
)
from afterword.pdf.printed import SCHEME as OWN
from afterword.pdf.structure import (
    name_headings,
    pair_terms,
    places_with_levels,
    set_levels,
    set_scopes,
)
from afterword.pdf.tables import printed_table
from afterword.pdf.wide_tables import fit_tables
from afterword.texts.converter import converter_of
from afterword.texts.fragments import fragment, inner_markup, localise, replace_with_markup
from afterword.views.charts.charts import of_table
from afterword.views.report.report import ReportView, SectionView

_PLACES = ("aw-placed", "aw-listed", "aw-data")


def citation_anchor(href: str, section: str) -> str:
    """Return the anchor of the first citation in a section of what an address leads to."""
    return f"cites-{href.removeprefix('#')}--{section}"


class SectionTexts:
    """Makes the texts of a report's sections ready for print."""

    def __init__(self, register: Register, report: ReportView, fill: Callable[..., str]) -> None:
        """Take the sections of a report; fill is `render` with the templates of the PDF."""
        self._register = register
        self._report = report
        self._to_html = converter_of(register)
        self._fill = fill
        self._addresses = PdfAddresses(register)
        self.cited: set[str] = set()
        """The anchors of first citations in the sections that were yielded."""
        self._paths: Mapping[str, str] = {section.path: section.id for section in report.sections}

    def sections(self) -> Iterator[tuple[SectionView, Markup]]:
        """Yield the sections in reading order, each with its text, footnotes in their places."""
        for section in self._report.sections:
            yield section, self._text(section)

    def _text(self, section: SectionView) -> Markup:
        found = fragment(self._to_html(section.body.text), section.path, self._paths)
        for tree in (found.root, *found.notes.values()):
            self._open_pictures(tree)
            localise(tree, self._addresses, "")
            name_pages(tree, self._addresses.number)
            describe_addresses(tree)
            keep_addresses(tree)
            self._mark_citations(tree, section)
        set_notes(found.root, section, found.notes)
        self._call_editors_notes(found.root, section)
        set_scopes(found.root)
        pair_terms(found.root)
        set_levels(found.root)
        for place, level in places_with_levels(found.root, *_PLACES):
            replace_with_markup(place, self._filled(place, level))
        name_headings(found.root)
        fit_tables(found.root)
        return Markup(inner_markup(found.root))  # noqa: S704 - our own finished HTML

    def _open_pictures(self, tree: HtmlElement) -> None:
        prefix = f"{SCHEME}{RefKind.FILE.value}/"
        for picture in tree.iter("img"):
            picture.set("src", f"{OWN}:///{quote(picture.get('src').removeprefix(prefix))}")

    def _mark_citations(self, tree: HtmlElement, section: SectionView) -> None:
        """Make the first citation of a provision in a section an anchor, for the annex of law."""
        for link in tree.xpath('.//a[@class="aw-cite"]'):
            anchor = citation_anchor(link.get("href"), section.id)
            if anchor not in self.cited:
                self.cited.add(anchor)
                link.set("id", anchor)

    def _call_editors_notes(self, root: HtmlElement, section: SectionView) -> None:
        """Print the number of each editors' note where it is called; the first is an anchor."""
        called: set[str] = set()
        for call in root.xpath(".//sup[@data-editors]"):
            name = call.attrib.pop("data-editors")
            ref = note_ref(self._register, name)
            attributes = {"href": f"#editors-note-{name}", "title": ref.label}
            link = call.makeelement("a", attributes)
            link.text = f"N{self._register.note_numbers[name]}"
            call.set("class", "ed-call")
            if name not in called:
                call.set("id", f"editors-call-{name}--{section.id}")
            called.add(name)
            call.append(link)

    def _filled(self, place: HtmlElement, level: int) -> str:
        """Return the markup of what stands in a place: a recommendation, a list, or a table."""
        match place.get("class"):
            case "aw-placed":
                view = self._report.by_number[int(place.get("data-number"))]
                return self._fill("pdf/card.html.j2", "", recommendation=view, level=level)
            case "aw-listed":
                groups = self._report.listed(place.get("data-which"))
                return self._fill("pdf/listed.html.j2", "", groups=groups, level=level)
            case _:
                name = place.get("data-table")
                table = printed_table(self._report.tables[name])
                chart = self._report.charts.get(of_table(name))
                return self._fill("pdf/table.html.j2", "", table=table, chart=chart)
