"""The report's texts as pieces of a page: Markdown headings with finished HTML between them."""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy

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
from afterword.sources.project import Project
from afterword.views.report import ReportView

_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}


class Prose:
    """Finishes texts for the website's pages, and keeps which files they show."""

    def __init__(
        self,
        project: Project,
        register: Register,
        report: ReportView,
        to_html: Callable[[str], str],
    ) -> None:
        self._report = report
        self._to_html = to_html
        self._numbers = register.note_numbers
        self._addresses = SiteAddresses(register)
        self._paths = {section.path: section.id for section in report.sections}
        self._files: dict[str, None] = {}
        self.env: Environment = environment(project, to_html, self._addresses)

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
        numbers = footnotes or {note.name: at for at, note in enumerate(found.notes, 1)}
        self._number_calls(found.root, numbers)
        for tree in (found.root, *(note.body for note in found.notes)):
            localise(tree, self._addresses, here)
        self._call_editors_notes((found.root, *(note.body for note in found.notes)))
        self._place_recommendations(found.root, here)
        self._place_tables(found.root, here)
        self._link_findings(found.root, here)
        body = "".join(self._pieces(found.root))
        return Markup(body + self._footnotes(found, numbers, here))  # noqa: S704 - finished HTML

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
            attributes = {"href": f"#ed-{name}", "aria-label": f"Editors’ note {number}"}
            link = call.makeelement("a", attributes)
            link.text = f"N{number}"
            call.append(link)

    def _place_tables(self, root: HtmlElement, here: str) -> None:
        for place in root.xpath('.//div[@class="aw-data"]'):
            table = self._report.tables[place.get("data-table")]
            markup = render(self.env, "site/table.html.j2", here, table=table)
            replace_with_markup(place, markup)

    def _link_findings(self, root: HtmlElement, here: str) -> None:
        for paragraph in root.xpath("./*[@id]"):
            refs = self._report.resting_on.get(paragraph.get("id"), ())
            if paragraph.tag in _HEADINGS or not refs:
                continue
            markup = render(self.env, "site/resting.html.j2", here, refs=refs)
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
                    self.env,
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

    def _footnotes(self, found: Fragment, numbers: Mapping[str, int], here: str) -> str:
        if not found.notes:
            return ""
        notes = [
            (note.name, numbers[note.name], Markup(inner_markup(note.body)))  # noqa: S704 - ditto
            for note in found.notes
        ]
        return render(self.env, "site/footnotes.html.j2", here, notes=notes)


def _division(elements: list[HtmlElement]) -> str:
    if not elements:
        return ""
    markup = "\n".join(outer_markup(deepcopy(element)) for element in elements)
    return f'\n<div class="aw-prose">\n{markup}\n</div>\n'
