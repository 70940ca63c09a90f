"""HTML to PDF with WeasyPrint: nothing is fetched but the project's own files, and nothing it logs is lost."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from afterword.problems import Code, Place, Problem, ProblemsFoundError

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

_TEMPLATE = Place("templates/pdf/report.html.j2")


def render_pdf(document: str, roots: tuple[Path, ...]) -> tuple[bytes, tuple[Problem, ...]]:
    """Return the PDF of an HTML document, and what WeasyPrint found wrong with it.

    Only files below the roots are opened. Raises ProblemsFoundError where a library is missing.
    """
    try:
        from weasyprint import HTML
    except OSError as error:
        message = f"WeasyPrint cannot find a library that it needs: {str(error).splitlines()[0]}"
        fix = "install Pango: `make build` does, or see README.md for your system"
        problem = Problem(Code.MISSING_LIBRARY, Place("requirements/run.txt"), message, fix)
        raise ProblemsFoundError((problem,)) from error
    identifier = sha256(document.encode()).digest()[:16]
    with _logged() as records:
        html = HTML(string=document, base_url=roots[0].as_uri() + "/", url_fetcher=_fetcher(roots))
        pdf = html.write_pdf(pdf_identifier=identifier, pdf_tags=True)
    fix = "correct the template, the style sheet or the text that it names"
    problems = {
        Problem(Code.PDF_RENDERING, _TEMPLATE, record.getMessage(), fix)
        for record in records
        if record.levelno >= logging.WARNING
    }
    return bytes(pdf or b""), tuple(problems)


def _fetcher(roots: tuple[Path, ...]) -> "URLFetcher":
    from weasyprint.urls import URLFetcher

    class OwnFiles(URLFetcher):  # type: ignore[misc]  # the library is not typed
        """Opens files below the roots, and nothing else."""

        def fetch(self, url: str, headers: object = None) -> "URLFetcherResponse":
            parts = urlsplit(url)
            if parts.scheme == "file":
                path = Path(url2pathname(unquote(parts.path))).resolve()
                if not any(path.is_relative_to(root.resolve()) for root in roots):
                    raise ValueError(f"{path.name} is outside the project")
            return super().fetch(url, headers)

    return OwnFiles(allowed_protocols={"file", "data"}, allow_redirects=False)


@contextmanager
def _logged() -> Iterator[list[logging.LogRecord]]:
    """Collect what WeasyPrint logs while it works."""
    records: list[logging.LogRecord] = []
    logger = logging.getLogger("weasyprint")
    handler = logging.Handler()
    handler.emit = records.append  # type: ignore[method-assign]  # the shortest handler there is
    before, propagate, level = logger.handlers[:], logger.propagate, logger.level
    logger.handlers, logger.propagate = [handler], False
    logger.setLevel(logging.WARNING)
    try:
        yield records
    finally:
        logger.handlers, logger.propagate = before, propagate
        logger.setLevel(level)
