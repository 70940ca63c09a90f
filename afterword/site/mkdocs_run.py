"""MkDocs, run in this process: a build, or a preview, as the command line asks for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
from jinja2 import TemplateError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from afterword.problems import Problem, ProblemsFoundError
from afterword.project.files import SITE_SETTINGS
from afterword.project.project import Project
from afterword.publishing.reading import ReadProject
from afterword.site.mkdocs_files import problems_of
from afterword.site.mkdocs_log import listening
from afterword.site.plugin import AfterwordPlugin, Options
from afterword.sources.site_settings import PLUGIN, read_site_settings


@contextmanager
def _plugin_with(given: Options) -> Iterator[None]:
    """Let MkDocs use the plugin with what the command line says, whether it is installed or not."""
    plugins: Any = dict(MkDocsConfig._schema)["plugins"]
    before, name = dict(plugins.installed_plugins), "AfterwordPlugin"
    chosen = type(name, (AfterwordPlugin,), {"given": given})
    plugins.installed_plugins[PLUGIN] = SimpleNamespace(load=lambda: chosen)
    plugins.plugin_cache.pop(PLUGIN, None)
    try:
        yield
    finally:
        plugins.installed_plugins = before
        plugins.plugin_cache.pop(PLUGIN, None)


def build_result(read: ReadProject, output: Path, given: Options) -> tuple[Problem, ...]:
    """Build the result of a project into a folder, as `mkdocs build` does; return what is wrong.

    Nothing is written where something stops the build.
    """
    given.read, project = read, read.project
    with _plugin_with(given), listening(read.settings, project.root, quietly=True) as log:
        try:
            mkdocs_build(
                load_config(_file(project), site_name=_name(project), site_dir=str(output))
            )
        except (ProblemsFoundError, TemplateError, MkDocsException) as error:
            return problems_of(error, log)
    return log.problems


def serve_preview(project: Project, address: str, given: Options) -> int:
    """Serve the preview of a project until it is interrupted, as `mkdocs serve` does; return the
    exit code."""
    try:
        with _plugin_with(given):
            mkdocs_serve(config_file=_file(project), site_name=_name(project), dev_addr=address)
    except MkDocsException as error:
        click.echo(error.format_message(), err=True)
        return 1
    return 0


def _file(project: Project) -> str:
    return str(project.root / SITE_SETTINGS.path)


def _name(project: Project) -> str:
    """Return the name of the site as mkdocs.yml has it; it can be left out here, where MkDocs
    alone insists on one."""
    name = read_site_settings(project)[0].values.get("site_name")
    return name if isinstance(name, str) else ""
