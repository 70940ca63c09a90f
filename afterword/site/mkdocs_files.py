"""What MkDocs is given: settings, finished pages, and the files of the theme that pages load."""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from jinja2 import TemplateError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from watchdog.observers.polling import PollingObserverVFS

from afterword.markup.templating import template_problem
from afterword.problems import Problem, ProblemsFoundError
from afterword.publishing.reading import ReadProject
from afterword.site.frame import listed_headings, navigation, with_permalinks
from afterword.site.mkdocs_log import MkDocsLog, gave_up
from afterword.site.page import Page
from afterword.site.theme_styles import names_in, used_rules
from afterword.sources.site_settings import USUAL

_LOOK_EVERY = 0.15
"""Seconds after which the preview looks again whether a file has changed."""

_LOADED = ("assets/javascripts/bundle.", "assets/stylesheets/main.")
"""What pages load of Material's own files."""

_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
"""The line of a script that leads to its source map, which is not shipped."""


_FEATURES = (
    "content.action.edit",
    "header.autohide",
    "navigation.tabs",
    "navigation.top",
    "toc.follow",
)
"""The features of the theme in a project whose mkdocs.yml names none."""


def fill_in(config: MkDocsConfig, read: ReadProject, *, serving: bool) -> None:
    """Complete what mkdocs.yml says with what report.yml says, and with the usual settings."""
    report = read.register.report
    config.site_name = config.site_name or report.short_title
    config.copyright = config.copyright or report.licence
    if "markdown_extensions" not in read.settings.values:
        config.markdown_extensions += [n for n in USUAL if n not in config.markdown_extensions]
    theme = read.settings.values.get("theme")
    said = theme if isinstance(theme, dict) else {}
    usual = {"font": False, "favicon": "assets/icon.svg", "features": list(_FEATURES)}
    for key, value in usual.items():
        if key not in said:
            config.theme[key] = value
    config.theme["language"] = report.language.partition("-")[0]
    config.nav = config.nav or navigation(read.register)
    if not serving and report.site_url:
        config.site_url = config.site_url or f"{report.site_url.rstrip('/')}/"


class OwnPage(MkDocsPage):
    """A page that is finished before MkDocs sees it; its text can still be changed by a plugin."""

    def __init__(self, title: str, file: File, config: MkDocsConfig, made: Page, text: str) -> None:
        super().__init__(title, file, config)
        self.text = text
        """The Markdown that the page was made from; empty where it is made of records."""
        self.made = made

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the text; the front matter was read with the project."""
        self.markdown, self.meta = self.text, {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the content as it was made."""
        self.take(self.made)

    def take(self, made: Page) -> None:
        """Take a page as it was made, with the list of its headings."""
        self.made = made
        self.content = with_permalinks(made.content)
        self.toc = _contents(made)


def _contents(page: Page) -> TableOfContents:
    """Return the headings of a page as MkDocs lists them."""
    links: list[AnchorLink] = []
    for level, name, words in listed_headings(page):
        link = AnchorLink(escape(words), name, level)
        if level > 2 and links:
            links[-1].children.append(link)
        else:
            links.append(link)
    return TableOfContents(links)


def own_pages(files: Files) -> Iterator["OwnPage"]:
    """Yield the pages that are ours; other plugins may have added some."""
    for file in files.documentation_pages():
        if isinstance(file.page, OwnPage):
            yield file.page


def is_shipped(file: File, config: MkDocsConfig) -> bool:
    """Tell whether a file lands on the website as it is: the theme's that pages load, those of a
    project's own theme, and what another plugin made; no source of the report does."""
    if file.generated_by or file.src_dir not in {config.docs_dir, *config.theme.dirs}:
        return True
    if file.src_dir == config.theme.custom_dir:
        return True
    return file.src_uri.startswith(_LOADED) and not file.src_uri.endswith(".map")


def lighter(file: File, config: MkDocsConfig) -> File:
    """Return a file of Material's without what no page uses: rules of style, a link to a map."""
    if not file.src_uri.startswith(_LOADED) or file.src_dir == config.theme.custom_dir:
        return file
    content = file.content_string
    if file.src_uri.endswith(".css"):
        names = names_in(config.theme.dirs)
        content = used_rules(content, names, is_rtl=config.theme.get("direction") == "rtl")
    content = _MAP.sub("", content)
    return File.generated(config, file.src_uri, content=content)


def problem_of(error: Exception) -> Problem:
    """Return what MkDocs, a plugin or a template of the theme says, as a problem."""
    if isinstance(error, TemplateError):
        return template_problem(error, "site/theme/main.html")
    return gave_up(error)


def problems_of(error: Exception, log: MkDocsLog) -> tuple[Problem, ...]:
    """Return what ended a build, with what MkDocs had warned of before it gave up."""
    if isinstance(error, ProblemsFoundError):
        return error.problems
    if isinstance(error, TemplateError):
        return (problem_of(error),)
    return log.problems if log.has_errors else (*log.problems, problem_of(error))


def watch_instead(server: LiveReloadServer, watched: Iterable[str], paths: Iterable[str]) -> None:
    """Let a server watch other files and folders than it does, and look at them more often.

    No link to a folder is followed, as it may lead in a circle, and folders that cannot be read
    are passed over: both are told.
    """
    for path in watched:
        server.unwatch(path)
    observer: Any = PollingObserverVFS(_looked_at, _listed, polling_interval=_LOOK_EVERY)
    server.observer = observer
    for path in dict.fromkeys(paths):
        if os.path.exists(path):  # noqa: PTH110 - Path.exists raises where it may not look
            server.watch(path)


def answer_with_status(server: LiveReloadServer) -> None:
    """Let a server answer with a status also where it cannot tell the version of HTTP."""
    handler: Any = server.RequestHandlerClass
    versioned = {"default_request_version": "HTTP/1.0"}
    server.RequestHandlerClass = type(handler.__name__, (handler,), versioned)


def _looked_at(path: str) -> os.stat_result:
    found = os.stat(path)  # noqa: PTH116 - in short time for every file
    is_link = stat.S_ISDIR(found.st_mode) and os.path.islink(path)  # noqa: PTH114 - as above
    return os.lstat(path) if is_link else found


def _listed(path: str | None) -> Iterator["os.DirEntry[str]"]:
    try:
        return os.scandir(path)
    except PermissionError:
        return iter(())
