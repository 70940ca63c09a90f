"""The report's texts on a page: footnotes, cards, tables and notes in their places."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy

from jinja2 import Environment
from lxml.html import HtmlElement
from markupsafe import Markup

from afterword.linking.refs import RefKind, from_neutral
from afterword.markup.addresses import SiteAddresses
from afterword.markup.build_context import BuildContext
from afterword.markup.templating import environment, render
from afterword.texts.converter import converter_of
from afterword.texts.fragments import (
    files_of,
    fragment,
    inner_markup,
    localise,
    replace_with_markup,
)
from afterword.views.charts.charts import of_table

_ALIGNED = {"right": "aw-number", "center": "aw-centred"}
"""The classes of cells by the side to which Markdown aligns them."""

_PLACES = {"aw-placed", "aw-listed", "aw-data"}
"""The classes of elements in whose place something stands."""

_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}


class Prose:
    """Finishes texts for the website's pages, and keeps which files they show."""

    def __init__(self, context: BuildContext) -> None:
        self._register = register = context.register
        self._report = report = context.report
        self._to_html = converter_of(register)
        self._addresses = SiteAddresses(register)
        self._paths = {section.path: section.id for section in report.sections}
        self.files: dict[str, None] = {}
        """The paths of the project's files that the texts show, in the order of their first use."""
        self.quotes: dict[str, str] = {}
        """The words of each finding on which recommendations rest, once its section is finished."""
        self.env: Environment = environment(context.project, register, self._addresses)

    def finished(
        self, text: str, path: str, here: str, footnotes: Mapping[str, int] | None = None
    ) -> Markup:
        """Return the text of a file for a page; footnotes without numbers are numbered from 1."""
        found = fragment(self._to_html(text), path, self._paths)
        trees = (found.root, *found.notes.values())
        for tree in trees:
            self.files.update(dict.fromkeys(files_of(tree)))
            self._tell_gists(tree)
            localise(tree, self._addresses, here)
        numbers = footnotes or {name: at for at, name in enumerate(found.notes, 1)}
        for name, link in _linked_calls(trees, "data-note", "aw-note-call", "call-", "#note-"):
            link.text = str(numbers[name])
        for name, link in _linked_calls(trees, "data-editors", "aw-ed-call", "ed-call-", "#ed-"):
            link.text = f"N{self._register.note_numbers[name]}"
            link.set("aria-label", f"{link.text}, editors’ note")
        for place in found.root.xpath(".//div[@class]"):
            if place.get("class") in _PLACES:
                replace_with_markup(place, self._filled(place, here))
        self._link_findings(found.root, here)
        self._complete_tables(found.root)
        notes = [
            (name, numbers[name], Markup(inner_markup(body)))  # noqa: S704 - our own
            for name, body in found.notes.items()
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

    def _filled(self, place: HtmlElement, here: str) -> str:
        """Return the markup of what stands in a place: a recommendation, a list, or a table."""
        match place.get("class"):
            case "aw-placed":
                view = self._report.by_number[int(place.get("data-number"))]
                return render(self.env, "site/card.html.j2", here, recommendation=view)
            case "aw-listed":
                groups = self._report.listed(place.get("data-which"))
                return render(self.env, "site/listed.html.j2", here, groups=groups)
            case _:
                name = place.get("data-table")
                table, chart = self._report.tables[name], self._report.charts.get(of_table(name))
                return render(self.env, "site/table.html.j2", here, table=table, chart=chart)

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
                if cell.text_content().strip():
                    cell.set("scope", "col")
                else:
                    cell.tag = "td"
            for cell in table.xpath("./tbody/tr/td[1]"):
                cell.tag = "th"
                cell.set("scope", "row")


def _linked_calls(
    trees: Iterable[HtmlElement], attribute: str, kind: str, anchor: str, target: str
) -> Iterator[tuple[str, HtmlElement]]:
    """Put an empty link into each call of a note; yield the name of the note, and the link."""
    seen = Counter[str]()
    for call in (call for tree in trees for call in tree.xpath(f".//sup[@{attribute}]")):
        name = call.attrib.pop(attribute)
        seen[name] += 1
        again = f"-{seen[name]}" if seen[name] > 1 else ""
        call.set("class", kind)
        call.set("id", f"{anchor}{name}{again}")
        link = call.makeelement("a", {"href": f"{target}{name}"})
        call.append(link)
        yield name, link


def _quotation(paragraph: HtmlElement) -> str:
    """Return the words of a paragraph without the numbers of its notes."""
    copy = deepcopy(paragraph)
    for call in copy.xpath(".//sup"):
        call.drop_tree()
    return " ".join(copy.text_content().split())
