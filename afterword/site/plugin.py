"""The plugin of MkDocs: what is done at each event of a build, and of a preview.

`mkdocs build` and `mkdocs serve` find it by its entry point; `mkdocs_run` runs the same in this
process. Beside these, only `mkdocs_files` knows MkDocs.
"""

import posixpath
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Literal

import click
from jinja2 import Environment, TemplateError
from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from afterword.markup.templating import READY, quicken
from afterword.problems import Problem, ProblemsFoundError, counted
from afterword.project.files import WATCHED
from afterword.project.project import Project
from afterword.publishing.publish import Progress, Publication
from afterword.publishing.reading import ReadProject, read_project, stops
from afterword.recording.journal import finished
from afterword.site.frame import (
    edited_files,
    titles_in,
    without_print_links,
)
from afterword.site.mkdocs_files import (
    OwnPage,
    answer_with_status,
    fill_in,
    is_shipped,
    lighter,
    own_pages,
    problem_of,
    problems_of,
    watch_instead,
)
from afterword.site.mkdocs_log import MkDocsLog, listening
from afterword.site.page import Page
from afterword.site.preview import Preview, ReadyPages, port_in_use
from afterword.site.website import theme_folders
from afterword.sources.site_settings import (
    PLUGIN,
    Dialect,
    SiteSettings,
    day_of,
    read_site_settings,
    without_toc,
)

_FIRST, _LAST = 100, -100
"""Priorities among the plugins of a project: ours prepares first and completes last."""


class Settings(Config):  # type: ignore[no-untyped-call]  # MkDocs is not typed there
    """What mkdocs.yml can say under `plugins: - afterword:`."""

    pdf = options.Type(bool, default=True)
    """Whether the report, the matrix and the briefs are printed."""
    strict = options.Type(bool, default=False)
    """Whether advice stops the build, as `mkdocs build --strict` does."""
    as_of = options.Optional(options.Type((str, date)))
    """The day as of which everything is shown; `today`, or 2018-12-31."""


@dataclass(slots=True)
class Options:
    """What the command line says; it goes before what mkdocs.yml says."""

    strict: bool = False
    as_of: date | None = None
    progress: Progress = field(default=lambda _: None)
    """Told what the build is at; MkDocs says so itself."""
    read: ReadProject | None = None
    """The project, where it was read already."""


class AfterwordPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call]  # as above
    """Makes the website of a report out of its files, and all that is published beside it."""

    given: ClassVar[Options | None] = None
    """What the command line says; None where MkDocs itself was called."""

    def __init__(self) -> None:
        self._command: Literal["build", "gh-deploy", "serve"] = "build"
        self._publication: Publication | None = None
        self._failed: tuple[Problem, ...] = ()
        self._changed: dict[str, str] = {}
        self._log = MkDocsLog(SiteSettings(), Path())
        self._is_strict = False
        self._preview: Preview | None = None
        self._ready_pages = ReadyPages()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether the website is served; MkDocs keeps the plugin between builds."""
        if dirty:
            raise Abort("--dirty would leave pages out: build without it")
        self._command = command

    @event_priority(_FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the project, and fill in what report.yml says for MkDocs."""
        self._close()
        self._failed, self._changed, self._log = (), {}, MkDocsLog(SiteSettings(), Path()).open()
        given, serving = self.given or Options(), self._command == "serve"
        if serving:
            self._previewed(config)
        project = self._project(config)
        unfinished = finished(project, partial(click.echo, err=True))
        known, given.read = given.read, None
        self._read = read = known if known and known.project == project else read_project(project)
        self._is_strict = given.strict or self.config.strict or config.strict
        config.use_directory_urls = False
        if unfinished or stops(read.problems, strict=self._is_strict):
            self._stop((*unfinished, *read.problems))
            config.docs_dir = self._previewed(config).empty_folder
            return config
        if self.given is None and not serving:
            _print(read.problems)
        fill_in(config, read, serving=serving)
        return config

    @event_priority(_LAST)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Begin the result in a fresh folder, with the Markdown dialect as all plugins left it."""
        if self._failed:
            return
        dialect: Dialect = {
            name: dict(config.mdx_configs.get(name) or {}) for name in config.markdown_extensions
        }
        try:
            self._publication = Publication(
                self._read.project,
                self._read.register,
                without_toc(dialect),
                Path(config.site_dir),
                pdf=self.config.pdf,
                is_preview=self._command == "serve",
            )
            self._begin(config)
        except ProblemsFoundError as error:
            self._stop(error.problems)

    def _begin(self, config: MkDocsConfig) -> None:
        """Make the pages, while the report is laid out in a process of its own."""
        made = self._made
        if not _changes_texts(config):
            made.begin_to_print()
        config.extra["site"] = made.website.site_values(serving=self._command == "serve")
        self._output, config.site_dir = config.site_dir, str(made.site)
        own = [one for one in theme_folders(made.context) if one not in config.theme.dirs]
        first = 1 if config.theme.custom_dir else 0
        config.theme.dirs[first:first] = own
        if not config.site_url:
            config.theme.static_templates = config.theme.static_templates - {"sitemap.xml"}

    @event_priority(_FIRST)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Keep the drafters' texts, and add a generated file for every other page."""
        if self._publication is None:
            config.nav = []
            config.theme.static_templates.clear()
            return Files([])
        for file in list(files):
            files.remove(file)
            if is_shipped(file, config):
                files.append(lighter(file, config))
        titles, edited = titles_in(config.nav), dict(edited_files(self._made.context.register))
        for page in self._made.website.pages:
            file, text = self._file(page, edited.get(page.path), config)
            files.append(file)
            OwnPage(titles.get(file.src_uri, page.title), file, config, page, text)
        return files

    def _file(self, page: Page, source: str | None, config: MkDocsConfig) -> tuple[File, str]:
        """Return the file that a page is of, for MkDocs, and the Markdown in it; source is the
        file in which its words stand."""
        if source and source.endswith(".md"):
            docs, name = config.docs_dir, source.removeprefix("content/")
            file = File(name, docs, config.site_dir, use_directory_urls=False, dest_uri=page.path)
            return file, self._made.context.register.text_by_path[source]
        name = f"{page.path.removesuffix('.html')}.md"
        level = InclusionLevel.NOT_IN_NAV
        file = File.generated(config, name, content="", inclusion=level)
        file.edit_uri = posixpath.relpath(source, "content") if source else None
        return file, ""

    @event_priority(_LAST)
    def on_page_markdown(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Notice a text of the drafters that another plugin changed; other pages have no text."""
        if isinstance(page, OwnPage) and page.text and markdown != page.text:
            self._changed[page.file.src_uri] = markdown
        return markdown

    @event_priority(_FIRST)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Make everything anew where another plugin changed texts; give each page its frame."""
        if self._publication is None:
            return env
        if _changes_texts(config):
            self._make_anew(config, files)
        quicken(env)
        website, day = self._made.website, self._made.context.register.day.isoformat()
        for page in own_pages(files):
            page.meta.update(title=page.made.title, frame=website.frame(page.made))
            page.update_date = day
        if self._preview is not None and _is_alone(config):
            self._find_ready_pages(config, files)
        return env

    def _find_ready_pages(self, config: MkDocsConfig, files: Files) -> None:
        """Take pages as they were where nothing that they are made from has changed."""
        own = (one for one in config.theme.dirs if Path(one).name == "theme")
        shared = (config.extra, config.nav, dict(config.theme), config.site_name)
        self._ready_pages.begin(shared, own)
        for page in own_pages(files):
            headings = [(one.title, one.id, one.level) for one in page.toc]
            values = (page.content, page.meta, page.title, page.edit_url, headings)
            ready = self._ready_pages.ready(page.url, values)
            if ready is not None:
                page.meta = {"template": READY, "ready": ready}

    @event_priority(_LAST)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Keep a page of a preview for the next build."""
        if self._preview is not None:
            self._ready_pages.keep(page.url, output)
        return output

    def _make_anew(self, config: MkDocsConfig, files: Files) -> None:
        """Read the project with the texts as they are now, so that all outputs say the same."""
        try:
            if self._changed:
                texts = {f"content/{path}": text for path, text in self._changed.items()}
                self._made.read_again(texts)
            self._made.begin_to_print()
            made = {page.path: page for page in self._made.website.pages}
        except ProblemsFoundError as error:
            self._stop(error.problems)
            return
        for page in own_pages(files) if self._changed else ():
            page.take(made[page.made.path])
            page.content = config.plugins.on_page_content(
                page.content or "", page=page, config=config, files=files
            )

    def on_page_content(
        self, content: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Leave no link to a PDF where none is printed."""
        is_printed = self.config.pdf or self._command == "serve"
        return content if is_printed else without_print_links(content)

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add all that is published beside the pages, check the whole and put it in place."""
        if self._publication is None:
            self._previewed(config).show_nothing_else()
            return
        try:
            if self._is_strict and self._log.problems:
                raise ProblemsFoundError(self._log.problems)
            if self._preview is not None:
                self._preview.rest = self._made.complete_preview()
            else:
                self._made.complete((self.given or Options()).progress)
        except ProblemsFoundError as error:
            self._stop(error.problems)
        finally:
            config.site_dir = self._output
            self._close()

    def on_build_error(self, *, error: Exception) -> None:
        """Give up what was begun; the former result stays. Tell what is wrong with a template."""
        self._close()
        if isinstance(error, TemplateError) and self.given is None and self._preview is None:
            _print((problem_of(error),))
            raise Abort("1 error, 0 warnings; nothing was written")

    @event_priority(_LAST)
    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Serve the last good website where there are problems, and print when somebody asks."""
        preview, self._command = self._previewed(config), "serve"
        preview.show(self._failed or self._read.problems, is_built=not self._failed)

        def rebuild() -> None:
            problems, is_built = self._rebuilt(builder)
            preview.show(problems, is_built=is_built)

        server.builder = rebuild
        server.set_app(preview.answering(server.serve_request, server.mount_path))
        own = (config.docs_dir, config.config_file_path)
        root, templates = preview.project.root, preview.project.template_folders
        paths = map(str, (*own, *(root / name for name in WATCHED), *templates))
        watch_instead(server, own, paths)
        answer_with_status(server)
        return server

    def on_shutdown(self) -> None:
        """End what the preview began."""
        if self._preview is not None:
            self._preview.close()

    def _previewed(self, config: MkDocsConfig) -> Preview:
        """Return the preview of this run; the first time, see that its address is free."""
        if self._preview is None:
            host, port = config.dev_addr.host, config.dev_addr.port
            if taken := port_in_use(host, port):
                raise Abort(taken)
            project = self._project(config)
            self._preview = Preview(project, Path(config.site_dir), host)
            if warning := self._preview.warning:
                click.echo(warning, err=True)
        return self._preview

    def _rebuilt(self, builder: Callable[..., Any]) -> tuple[tuple[Problem, ...], bool]:
        """Build again; return what is wrong, be it ours, MkDocs' or another plugin's, and whether
        there is a new website."""
        project = self._read.project
        with listening(read_site_settings(project)[0], project.root) as log:
            try:
                builder()
            except (ProblemsFoundError, TemplateError, MkDocsException) as error:
                if isinstance(error, MkDocsException):
                    fresh = Project(root=project.root, today=date.today())
                    found = read_project(fresh).problems
                    if stops(found, strict=False):
                        return found, False
                return problems_of(error, log), False
            except Exception as error:  # noqa: BLE001 - whatever it is, the server goes on
                traceback.print_exc()
                return (*log.problems, problem_of(error)), False
        return (*self._read.problems, *log.problems), True

    @property
    def _made(self) -> Publication:
        if self._publication is None:
            raise RuntimeError("nothing is being built")
        return self._publication

    def _close(self) -> None:
        self._log.close()
        if self._publication is not None:
            self._publication.close()
            self._publication = None

    def _project(self, config: MkDocsConfig) -> Project:
        root, today = Path(config.config_file_path).resolve().parent, date.today()
        given = self.given.as_of if self.given else None
        return Project(root=root, today=today, as_of=given or day_of(self.config.as_of, today))

    def _stop(self, problems: tuple[Problem, ...]) -> None:
        """End the build: by our command line's own way, or as MkDocs ends.

        The first build of a preview goes on without a website, and shows the problems.
        """
        self._close()
        if self._preview is not None and not self._preview.has_been_good:
            self._failed = problems
            return
        if self.given is not None or self._preview is not None:
            raise ProblemsFoundError(problems)
        _print(problems)
        raise Abort(f"{counted(problems)}; nothing was written")


def _changes_texts(config: MkDocsConfig) -> bool:
    """Tell whether another plugin may change the drafters' texts."""
    listening = config.plugins.events["page_markdown"]
    return any(not isinstance(getattr(one, "__self__", None), AfterwordPlugin) for one in listening)


def _is_alone(config: MkDocsConfig) -> bool:
    """Tell whether our plugin is the only one, so that nobody else has a part in a page."""
    return list(config.plugins) == [PLUGIN] and not config.hooks


def _print(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)
