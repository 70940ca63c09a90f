"""The website: its pages, and the files that belong to them; MkDocs puts frames around pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

from afterword.linking.refs import Ref, RefKind
from afterword.markup.addresses import SiteAddresses
from afterword.markup.build_context import BuildContext
from afterword.markup.pictures.share import share_png
from afterword.markup.templating import environment, render
from afterword.problems import Problem
from afterword.project.project import Project
from afterword.site.frame import FOOTER_PAGES, SCRIPTS, SHARE_PICTURE, listed_headings
from afterword.site.head import alternates, linked_script, trail_to
from afterword.site.link_check import NOT_FOUND, gone, redirects
from afterword.site.page import Page, PageMaker
from afterword.site.pages import PAGE_FUNCTIONS, SINGLE_PAGE_TITLES
from afterword.site.script_files import search_files

STYLES = "assets/site.css"
"""The style sheet, from the site's root."""

STATE = "Unofficial"
"""What a report that restates another is called."""


@dataclass(frozen=True)
class Website:
    """A website: its pages with their frames, and its other files by their paths from the root."""

    context: BuildContext
    pages: tuple[Page, ...]
    files: tuple[str, ...]
    """Paths of the project's files that pages show."""

    @cached_property
    def texts(self) -> dict[str, str]:
        """The main part of each page by its path."""
        return {page.path: page.content for page in self.pages}

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of each page by its path."""
        return {page.path: page.title for page in self.pages}

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the addresses of the website."""
        return tuple(gone(self.context.register, self.texts))

    def frame(self, page: Page) -> dict[str, Any]:
        """Return what stands around a page: plain values, links relative to the page."""
        register = self.context.register
        trail = tuple(trail_to(register, page.path, self.titles))
        return {
            "kind": page.template,
            "title": page.title,
            "description": page.description,
            "trail": [self._link(ref, page) for ref in trail[:-1]],
            "before": self._link(page.before, page) if page.before else None,
            "after": self._link(page.after, page) if page.after else None,
            "alternates": [
                {
                    "rel": "alternate feed" if "atom" in type_ else "alternate describedby",
                    "type": type_,
                    "title": words,
                    "href": self._addresses.href(ref, page.path),
                }
                for type_, words, ref in alternates(register, trail[-1])
            ],
            "linked": str(linked_script(register, page.path, trail)),
            "canonical": self._url("" if page.path == "index.html" else page.path),
            "share": self._url(SHARE_PICTURE),
            "scripts": list(SCRIPTS.get(page.template, ())),
            "lang": register.report.language,
            "hide_nav": page.template == "home",
            "hide_toc": not listed_headings(page),
        }

    def site_values(self, *, serving: bool = False) -> dict[str, Any]:
        """Return what every page has around it: plain values for the theme."""
        record = self.context.report.record
        official = record.official
        link = f'<a href="{escape(official.url)}">official report</a>'
        publisher = escape(official.publisher)
        foot = [(path.replace(".md", ".html"), words) for path, words in FOOTER_PAGES]
        loaded = self.context.register.loaded
        own = [(f"{entry.record.id}.html", entry.record.title) for entry in loaded.pages]
        return {
            "short_title": record.short_title,
            "state": STATE,
            "as_of": self.context.report.as_of,
            "notice": f"<strong>{STATE} restatement</strong> of the {link} by {publisher}.",
            "responsible": record.responsible,
            "licence": record.licence,
            "official": {
                "url": official.url,
                "title": official.title,
                "publisher": official.publisher,
                "published": self.context.report.published,
            },
            "more": [{"path": path, "title": words} for path, words in (*foot, *own)],
            "not_found": render(self._env, "site/404.html.j2", NOT_FOUND, root=""),
            "serving": serving,
        }

    @cached_property
    def shown_files(self) -> Mapping[str, bytes]:
        """What pages load and show: styles, scripts, fonts, pictures, by path from the root."""
        root = self.context.project.root
        pictures = {SiteAddresses.path_of_file(one): root / one for one in self.files}
        shown = {path: file.read_bytes() for path, file in pictures.items()}
        return {**assets(self.context.project), **shown}

    @cached_property
    def other_files(self) -> Mapping[str, bytes]:
        """What else belongs to the pages: the search's index, redirects, what others link to."""
        return dict(self._other_files())

    @cached_property
    def _env(self) -> Any:
        return environment(self.context.project, self.context.register, self._addresses)

    @cached_property
    def _addresses(self) -> SiteAddresses:
        return SiteAddresses(self.context.register)

    def _link(self, ref: Ref, page: Page) -> dict[str, str]:
        return {"href": self._addresses.href(ref, page.path), "label": ref.label}

    def _url(self, path: str) -> str:
        """Return the whole address of a file; empty where that of the website is not known."""
        root = self.context.register.report.site_url
        return f"{root.rstrip('/')}/{path}" if root else ""

    def _other_files(self) -> Iterator[tuple[str, bytes]]:
        context, register = self.context, self.context.register
        yield SHARE_PICTURE, share_png(context.report)
        for old, new in redirects(register, self.texts).items():
            yield old, self._redirect(old, new)
        yield from search_files(register, context.report, self._unrecorded()).items()
        if register.report.site_url:
            yield "robots.txt", robots(register.report.site_url)

    def _redirect(self, old: str, new: str) -> bytes:
        """Return the page that leads from where a page stood to where it stands now."""
        path, _, anchor = new.partition("#")
        target = self._addresses.href(Ref(RefKind.PAGE, path, ""), old)
        return render(
            self._env,
            "site/redirect.html.j2",
            old,
            target=f"{target}#{anchor}" if anchor else target,
            title=self.titles[path],
            canonical=self._url(path),
        ).encode()

    def _unrecorded(self) -> Iterator[tuple[str, str]]:
        """Yield the paths and titles of the pages that are of no single record."""
        for page in self.pages:
            if page.path.endswith("index.html") or page.template in SINGLE_PAGE_TITLES:
                yield page.path, page.title


def make_website(context: BuildContext) -> Website:
    """Return the whole website, but for what people take along.

    Raises ProblemsFoundError where a template cannot be filled.
    """
    maker = PageMaker(context)
    pages = tuple(page for kind in PAGE_FUNCTIONS for page in kind(maker))
    return Website(context=context, pages=pages, files=tuple(maker.prose.files))


def robots(site_url: str) -> bytes:
    """Return robots.txt (RFC 9309): everything may be read, and the sitemap lists it."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site_url.rstrip('/')}/sitemap.xml\n".encode()


def assets(project: Project) -> dict[str, bytes]:
    """Return the files that all pages share; a project's own come before the engine's."""
    found: dict[str, bytes] = {}
    for folder in reversed(project.template_folders):
        root = folder / "site"
        for path in sorted((root / "assets").rglob("*")):
            if path.is_file():
                found[path.relative_to(root).as_posix()] = path.read_bytes()
    found[STYLES] = site_styles(project)
    return found


def theme_folders(context: BuildContext) -> list[str]:
    """Return the folders of our theme, which come before Material's: the project's own first."""
    folders = (folder / "site/theme" for folder in context.project.template_folders)
    return [str(folder) for folder in folders if folder.is_dir()]


def write_files(site: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their paths from the site's root."""
    for path, content in files.items():
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def site_styles(project: Project) -> bytes:
    """Return the style sheet; a project's own file takes the place of one of the same name."""
    files = {
        path.name: path
        for folder in reversed(project.template_folders)
        for path in sorted((folder / "site" / "styles").glob("*.css"))
    }
    return "\n".join(files[name].read_text("utf-8").strip() for name in sorted(files)).encode()
