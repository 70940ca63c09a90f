"""What a document may show: files of the project and of the templates, and nothing else."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

from afterword.pdf.render import SCHEME


class OwnFiles(URLFetcher):  # type: ignore[misc]  # the library is not typed
    """Opens the files that stand below one of the roots, and what stands in the document itself.

    No network, no redirect, and no way out by a link or by dots; what is refused becomes a line in
    WeasyPrint's log, and so a problem.
    """

    def __init__(self, roots: tuple[Path, ...]) -> None:
        super().__init__(allowed_protocols={"file", "data"}, allow_redirects=False)
        self._roots = roots

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Return what an address names; raise ValueError where it is not ours to open."""
        parts = urlsplit(url)
        if parts.scheme == SCHEME:
            url = _file(unquote(parts.path).lstrip("/"), self._roots).as_uri()
        elif parts.scheme != "data":
            raise ValueError(f"'{url}' is not a file of the project")
        return super().fetch(url, headers)


def _file(name: str, roots: tuple[Path, ...]) -> Path:
    """Return the file of a name below the first root that has it; raise ValueError for others."""
    for root in roots:
        path = (root / name).resolve()
        if path.is_relative_to(root.resolve()) and path.is_file():
            return path
    raise ValueError(f"there is no file '{name}' in the project")
