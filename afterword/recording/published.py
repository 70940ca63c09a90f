"""The list of the pages that were published: those that the website has now are added to it."""

from afterword.markup.build_context import BuildContext, source_date_of
from afterword.problems import ProblemsFoundError, Severity
from afterword.project.project import Project
from afterword.recording.changes import ErrorsBeforeError, read_checked
from afterword.recording.writing import not_written, write_file
from afterword.site.link_check import gone
from afterword.site.website import make_website
from afterword.sources.site_settings import read_site_settings
from afterword.sources.text_source import PUBLISHED, read_text, with_pages
from afterword.texts.converter import unusable_extensions


def list_published(project: Project) -> tuple[str, ...]:
    """Add the pages and the redirects that the website has now to the list, and take none off it;
    return those that were added, in the order of the alphabet.

    Raises ErrorsBeforeError where the project has an error, and ProblemsFoundError where a page
    that was published is gone, a template cannot be filled or the list cannot be written.
    """
    register = read_checked(project).register
    settings, problems = read_site_settings(project)
    found = (*problems, *unusable_extensions(settings))
    errors = tuple(one for one in found if one.severity is Severity.ERROR)
    if errors:
        raise ErrorsBeforeError(errors)
    pages = make_website(BuildContext(project, register, source_date_of(register))).texts
    if wrong := tuple(gone(register, pages)):
        raise ProblemsFoundError(wrong)
    moved = (entry.record.old for entry in register.loaded.redirects)
    added = tuple(sorted({*pages, *moved} - set(register.loaded.published)))
    if not added:
        return ()
    target = (project.root / PUBLISHED).resolve()
    text = read_text(project, target)[0] if target.exists() else ""
    try:
        write_file(target, with_pages(text or "", added).encode())
    except OSError as error:
        raise ProblemsFoundError((not_written(PUBLISHED, error, "the list"),)) from error
    return added
