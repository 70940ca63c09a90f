"""The report's texts on a page: footnotes, cards, tables and notes in their places."""

from collections.abc import Mapping
from copy import deepcopy

from jinja2 import Environment
from lxml.html import HtmlElement
from markupsafe import Markup

from afterword.linking.refs import RefKind, from_neutral
from afterword.linking.register import Register
from afterword.markup.addresses import SiteAddresses
from afterword.markup.templating import environment, render
from afterword.project.project import Project
from afterword.texts.converter import converter_of
from afterword.texts.fragments import (
    files_of,
    fragment,
    inner_markup,
    localise,
    replace_with_markup,
)
from afterword.views.charts.charts import of_table
from afterword.views.report.report import ReportView

_ALIGNED = {"right": "aw-number", "center": "aw-centred"}
"""The classes of cells by the side to which Markdown aligns them."""

_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}


class Prose:
    """Finishes texts for the website's pages, and keeps which files they show."""

    def __init__(
        self,
        project: Project,
        register: Register,
        report: ReportView,
    ) -> None:
        self._register = register
        self._report = report
        self._to_html = converter_of(register)
        self._numbers = register.note_numbers
        self._addresses = SiteAddresses(register)
        self._paths = {section.path: section.id for section in report.sections}
        self._files: dict[str, None] = {}
        self.quotes: dict[str, str] = {}
        """The words of each finding on which recommendations rest, once its section is finished."""
        self.env: Environment = environment(project, register, self._addresses)

    @property
    def files(self) -> tuple[str, ...]:
        """The paths of the project's files that the texts show, in the order of their first use."""
        return tuple(self._files)

    def finished(
        self, text: str, path: str, here: str, footnotes: Mapping[str, int] | None = None
    ) -> Markup:
        """Return the text of a file for a page; footnotes without numbers are numbered from 1."""
        found = fragment(self._to_html(text), path, self._paths)
        for tree in (found.root, *(note.body for note in found.notes)):
            self._files.update(dict.fromkeys(files_of(tree)))
            self._tell_gists(tree)
        numbers = footnotes or {note.name: at for at, note in enumerate(found.notes, 1)}
        self._number_calls(found.root, numbers)
        for tree in (found.root, *(note.body for note in found.notes)):
            localise(tree, self._addresses, here)
        self._call_editors_notes((found.root, *(note.body for note in found.notes)))
        self._place_recommendations(found.root, here)
        self._place_tables(found.root, here)
        self._link_findings(found.root, here)
        self._complete_tables(found.root)
        notes = [
            (note.name, numbers[note.name], Markup(inner_markup(note.body)))  # noqa: S704 - our own
            for note in found.notes
        ]
        text = Markup(inner_markup(found.root))  # noqa: S704 - finished HTML
        return Markup(render(self.env, "site/prose.html.j2", here, text=text, notes=notes))  # noqa: S704 - ditto

    def _tell_gists(self, tree: HtmlElement) -> None:
        """Give each citation of a provision the gist of it, and of an instrument its title."""
        for link in tree.xpath('.//a[@class="aw-cite"]'):
            ref = from_neutral(link.get("href"))
            if ref.kind is RefKind.PROVISION:
                link.set("data-gist", self._register.provisions[ref.id][1].gist)
            elif ref.kind is RefKind.INSTRUMENT:
                link.set("data-gist", self._register.instruments[ref.id].title)

    def _number_calls(self, root: HtmlElement, numbers: Mapping[str, int]) -> None:
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
            card = render(self.env, "site/card.html.j2", here, recommendation=view)
            replace_with_markup(place, card)
        for place in root.xpath('.//div[@class="aw-listed"]'):
            groups = self._report.listed(place.get("data-which"))
            listed = render(self.env, "site/listed.html.j2", here, groups=groups)
            replace_with_markup(place, listed)

    def _call_editors_notes(self, trees: tuple[HtmlElement, ...]) -> None:
        """Print the number of each editors' note where it is called."""
        seen: dict[str, int] = {}
        for call in (call for tree in trees for call in tree.xpath(".//sup[@data-editors]")):
            name = call.attrib.pop("data-editors")
            seen[name] = seen.get(name, 0) + 1
            again = f"-{seen[name]}" if seen[name] > 1 else ""
            call.set("class", "aw-ed-call")
            call.set("id", f"ed-call-{name}{again}")
            number = self._numbers[name]
            attributes = {"href": f"#ed-{name}", "aria-label": f"N{number}, editors’ note"}
            link = call.makeelement("a", attributes)
            link.text = f"N{number}"
            call.append(link)

    def _place_tables(self, root: HtmlElement, here: str) -> None:
        for place in root.xpath('.//div[@class="aw-data"]'):
            name = place.get("data-table")
            table, chart = self._report.tables[name], self._report.charts.get(of_table(name))
            markup = render(self.env, "site/table.html.j2", here, table=table, chart=chart)
            replace_with_markup(place, markup)

    def _link_findings(self, root: HtmlElement, here: str) -> None:
        for paragraph in root.xpath("./*[@id]"):
            name = paragraph.get("id")
            refs = self._report.resting_on.get(name, ())
            if paragraph.tag in _HEADINGS or not refs:
                continue
            self.quotes[name] = _quotation(paragraph)
            markup = render(self.env, "site/resting.html.j2", here, refs=refs, finding=name)
            holder = paragraph.makeelement("div")
            paragraph.addnext(holder)
            holder.tail, paragraph.tail = paragraph.tail, None
            replace_with_markup(holder, markup)

    def _complete_tables(self, root: HtmlElement) -> None:
        """Give tables of Markdown a caption, from the heading above, and their headers a scope;
        columns are aligned by classes, as pages allow no style within themselves."""
        for cell in root.xpath(".//*[self::td or self::th][@style]"):
            side = cell.attrib.pop("style").removeprefix("text-align:").strip(" ;")
            cell.set("class", _ALIGNED.get(side, ""))
        for table in root.xpath(".//table[not(caption)]"):
            above = table.xpath("preceding::*[self::h2 or self::h3 or self::h4][1]")
            caption = table.makeelement("caption", {"class": "aw-visually-hidden"})
            caption.text = above[0].text_content() if above else self._report.record.short_title
            table.insert(0, caption)
            for cell in table.xpath("./thead/tr/th"):
                cell.set("scope", "col")
                if not cell.text_content().strip():
                    cell.tag = "td"
                    del cell.attrib["scope"]
            for cell in table.xpath("./tbody/tr/td[1]"):
                cell.tag = "th"
                cell.set("scope", "row")


def _quotation(paragraph: HtmlElement) -> str:
    """Return the words of a paragraph without the numbers of its notes."""
    copy = deepcopy(paragraph)
    for call in copy.xpath(".//sup"):
        call.drop_tree()
    return " ".join(copy.text_content().split())
