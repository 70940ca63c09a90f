"""What is printed for a result: what has not changed is kept, the rest is set by two processes."""

from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from afterword.output.pdf.kept import Kept
from afterword.output.pdf.press import LayOut, Press, Render, Write
from afterword.output.pdf.render import Attached, Printed, render_pdf
from afterword.sources.project import Project

_REPORT = ""
"""What the report is called among the names of the documents."""

_AHEAD = 2
"""So many documents the process of its own has in hand, so that it need not wait."""

_FEW = 3
"""So many documents are set here; a process of its own would take longer to start."""


@contextmanager
def printing(project: Project) -> Iterator["Printing"]:
    """Give the way to print; what is still being set at the end is given up."""
    kept = Kept(project)
    with Press((project.root, *project.template_folders)) as press:
        yield Printing(project, kept, press)
    kept.clear()


class Printing:
    """The prints of a project: its report in two steps, as others name its pages; then the rest."""

    def __init__(self, project: Project, kept: Kept, press: Press) -> None:
        self._roots = (project.root, *project.template_folders)
        self._kept, self._press = kept, press
        self._last = f"last-{project.as_of}" if project.as_of else "last"
        self._document, self._layout = "", ""
        self._pages: Mapping[str, int] | None = None
        self._known: Mapping[str, int] = {}
        self._is_laid_out = False

    def begin(self, document: str) -> None:
        """Begin to lay out the report, unless it is known where its anchors are."""
        self._document, self._layout = document, self._kept.key(document)
        self._pages = self._kept.pages(self._layout)
        self._known = self._kept.pages(self._last) or {}
        if self._pages is None:
            self._lay_out()

    def _lay_out(self) -> None:
        self._press.ask(LayOut(document=self._document, known=self._known))
        self._is_laid_out = True

    def pages(self) -> Mapping[str, int]:
        """Return the page of each anchor of the report, from 1; wait for it."""
        if self._pages is None:
            pages: Mapping[str, int] = self._press.answer()
            self._pages = pages
        return self._pages

    def finish(
        self, attached: tuple[Attached, ...], moment: int, others: Mapping[str, str]
    ) -> tuple[Printed, dict[str, Printed]]:
        """Return the report with what it carries, and other documents by their names.

        What it carries is dated by a moment, in seconds since 1970.
        """
        key = self._kept.key(self._document, attached, moment)
        report, asked = self._kept.printed(key), deque[str]()
        if report is None:
            if not self._is_laid_out:
                self._lay_out()
                self._press.answer()
            self._press.ask(Write(attached=attached, moment=moment))
            asked.append(_REPORT)
        done = self._rest(others, asked)
        if report is None:
            report = done.pop(_REPORT)
            self._kept.keep(key, report)
            if not report.problems:
                self._kept.keep_pages(self._layout, report.pages)
                self._kept.keep_pages(self._last, report.pages)
        return report, done

    def _rest(self, documents: Mapping[str, str], asked: "deque[str]") -> dict[str, Printed]:
        """Return the documents, and what was asked for already: set here and over there."""
        keys = {name: self._kept.key(document) for name, document in documents.items()}
        found = {name: self._kept.printed(key) for name, key in keys.items()}
        done = {name: printed for name, printed in found.items() if printed is not None}
        missing = deque(name for name in documents if name not in done)
        new, both = tuple(missing), bool(asked) or len(missing) > _FEW
        while missing or asked:
            if asked and (not missing or self._press.has_answered()):
                done[asked.popleft()] = self._press.answer()
            if missing and both and len(asked) < _AHEAD:
                asked.append(missing.popleft())
                self._press.ask(Render(document=documents[asked[-1]]))
            if missing:
                name = missing.popleft()
                done[name] = render_pdf(documents[name], self._roots)
        for name in new:
            self._kept.keep(keys[name], done[name])
        return done
