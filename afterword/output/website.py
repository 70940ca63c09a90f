"""The website: every page in its shell, and all files that belong to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from afterword.output.citations import citation_files
from afterword.output.feed import feed_files
from afterword.output.material import Material
from afterword.output.pictures.share import share_png
from afterword.output.site import styles
from afterword.output.site.addresses import SiteAddresses
from afterword.output.site.list_pages import LISTS
from afterword.output.site.page import Pages
from afterword.output.site.pages import site_pages
from afterword.output.site.permanence import gone, redirects
from afterword.output.site.search_files import search_files
from afterword.output.site.shell import NOT_FOUND, Shell
from afterword.output.site.sitemap import sitemap_files
from afterword.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Website:
    """The files of the website by their paths from its root, and what is wrong with its
    addresses."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def make_website(material: Material) -> Website:
    """Return the whole website, but for what people take along.

    Raises ProblemsFoundError where a template cannot be filled.
    """
    pages = site_pages(material)
    problems = tuple(gone(material.register, pages.texts))
    if problems:
        return Website(files={}, problems=problems)
    return Website(files=dict(_files(material, pages)), problems=())


def _files(material: Material, pages: Pages) -> Iterator[tuple[str, bytes]]:
    project, register = material.project, material.register
    shell = Shell(material, pages)
    yield from assets(material).items()
    for page in pages.pages:
        yield page.path, shell.finished(page)
    yield NOT_FOUND, shell.not_found()
    for old, new in redirects(register, pages.texts).items():
        yield old, shell.redirect(old, new)
    for file in pages.files:
        yield SiteAddresses.path_of_file(file), (project.root / file).read_bytes()
    yield from search_files(register, material.report, _unrecorded(pages)).items()
    yield from sitemap_files(register, pages.titles).items()
    yield from feed_files(project, register, material.to_html).items()
    yield from citation_files(register).items()


def _unrecorded(pages: Pages) -> Iterator[tuple[str, str]]:
    """Yield the paths and titles of the pages that are of no single record."""
    for page in pages.pages:
        if page.path.endswith("index.html") or page.template in LISTS:
            yield page.path, page.title


def assets(material: Material) -> dict[str, bytes]:
    """Return the files that all pages share; a project's own come before the engine's."""
    found: dict[str, bytes] = {}
    for folder in reversed(material.project.template_folders):
        root = folder / "site"
        for path in sorted((root / "assets").rglob("*")):
            if path.is_file():
                found[path.relative_to(root).as_posix()] = path.read_bytes()
    found[styles.PATH] = styles.site_styles(material.project)
    found["assets/share.png"] = share_png(material.report)
    return found


def write_files(site: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their paths from the site's root."""
    for path, content in files.items():
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
