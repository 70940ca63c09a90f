"""A project read and checked: what `check` looks at, and what every build begins with."""

from dataclasses import dataclass, replace

from afterword.linking.checks import Checked, read_and_check
from afterword.linking.site_settings import settings_problems
from afterword.markup.pictures.shown_files import picture_problems
from afterword.problems import Problem, Severity, in_order
from afterword.project.project import Project
from afterword.sources.site_settings import SiteSettings, read_site_settings
from afterword.texts.converter import unusable_extensions
from afterword.texts.left_over import left_over


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadProject(Checked):
    """A project, its register and its settings, and every problem that was found, by place."""

    settings: SiteSettings


def read_project(project: Project) -> ReadProject:
    """Return a project as it is read, linked and checked; change nothing.

    Where nobody names a day to look at it, mkdocs.yml may.
    """
    settings, of_settings = read_site_settings(project)
    if project.as_of is None:
        project = replace(project, as_of=settings.as_of(project.today))
    checked = read_and_check(project)
    unusable = tuple(unusable_extensions(settings))
    found = (
        *checked.problems,
        *of_settings,
        *unusable,
        *(() if unusable else left_over(checked.register)),
        *picture_problems(checked.register, project),
        *settings_problems(checked.register, settings, project),
    )
    return ReadProject(
        project=project,
        register=checked.register,
        settings=settings,
        problems=in_order(list(found)),
    )


def stops(problems: tuple[Problem, ...], *, strict: bool) -> bool:
    """Tell whether problems stop a build: errors do, and advice where it is strict."""
    return any(strict or one.severity is Severity.ERROR for one in problems)
