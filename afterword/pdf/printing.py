"""What is printed for a result: what has not changed is kept, the rest is set by two processes."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from afterword.pdf.print_cache import PrintCache
from afterword.pdf.printed import Attached, Printed
from afterword.pdf.render import LayOut, PrintWorker, Render, Write, render_pdf
from afterword.project.project import Project

REPORT = "downloads/report.pdf"
"""Where the report stands, from the site's root."""

_AHEAD = 2
"""So many documents the process of its own has in hand, so that it need not wait."""

_FEW = 3
"""So many documents are set here; a process of its own would take longer to start."""


@contextmanager
def printing(project: Project, inputs: str) -> Iterator["Printing"]:
    """Give the way to print from inputs of a digest; what is not done at the end is given up."""
    cache = PrintCache(project)
    with PrintWorker((project.root, *project.template_folders)) as worker:
        yield Printing(project, inputs, cache, worker)
    cache.clear()


class Printing:
    """The prints of a project: its report in two steps, as others name its pages; then the rest."""

    def __init__(
        self, project: Project, inputs: str, cache: PrintCache, worker: PrintWorker
    ) -> None:
        self._roots = (project.root, *project.template_folders)
        self._inputs, self._cache, self._worker = inputs, cache, worker
        self._last = f"last-{project.as_of}" if project.as_of else "last"
        self._bundle = cache.bundle(inputs)
        self._known = cache.pages(self._last) or {}
        self._document, self._layout = "", ""
        self._pages: Mapping[str, int] | None = None
        self._is_laid_out = False

    def begin(self, document: Callable[[], str]) -> None:
        """Begin to lay out the report, unless it is known where its anchors are."""
        if self._bundle is not None:
            self._pages = self._bundle[REPORT].pages
            return
        self._document = document()
        self._layout = self._cache.key(self._document)
        self._pages = self._cache.pages(self._layout)
        if self._pages is None:
            self._lay_out()

    def _lay_out(self) -> None:
        self._worker.ask(LayOut(document=self._document, known=self._known))
        self._is_laid_out = True

    def pages(self) -> Mapping[str, int]:
        """Return the page of each anchor of the report, from 1; wait for it."""
        if self._pages is None:
            pages: Mapping[str, int] = self._worker.answer()
            self._pages = pages
        return self._pages

    def finish(
        self, attached: tuple[Attached, ...], moment: int, others: Callable[[], Mapping[str, str]]
    ) -> Mapping[str, Printed]:
        """Return by their paths the report with what it carries, and other documents.

        What it carries is dated by a moment, in seconds since 1970.
        """
        if self._bundle is not None:
            return self._bundle
        documents = others()
        keys = {path: self._cache.key(document) for path, document in documents.items()}
        keys[REPORT] = self._cache.key(self._document, attached, moment)
        found = {path: self._cache.printed(key) for path, key in keys.items()}
        done = {path: one for path, one in found.items() if one is not None}
        if REPORT not in done:
            if not self._is_laid_out:
                self._lay_out()
                self._worker.answer()
            self._worker.ask(Write(attached=attached, moment=moment))
        self._set_rest(documents, done)
        self._keep(keys, {path: done[path] for path, one in found.items() if one is None})
        if not any(one.problems for one in done.values()):
            self._cache.keep_bundle(self._inputs, keys)
        return done

    def _set_rest(self, documents: Mapping[str, str], done: dict[str, Printed]) -> None:
        """Set the documents that are not done, here and over there, and take what was asked for."""
        missing = deque(path for path in documents if path not in done)
        asked = deque([REPORT] if self._worker.waiting else ())
        both = bool(asked) or len(missing) > _FEW
        while missing or asked:
            if asked and (not missing or self._worker.has_answered()):
                done[asked.popleft()] = self._worker.answer()
            if missing and both and len(asked) < _AHEAD:
                asked.append(missing.popleft())
                self._worker.ask(Render(document=documents[asked[-1]]))
            if missing:
                path = missing.popleft()
                done[path] = render_pdf(documents[path], self._roots)

    def _keep(self, keys: Mapping[str, str], new: Mapping[str, Printed]) -> None:
        for path, printed in new.items():
            self._cache.keep(keys[path], printed)
            if path == REPORT and not printed.problems:
                self._cache.keep_pages(self._layout, printed.pages)
                self._cache.keep_pages(self._last, printed.pages)
