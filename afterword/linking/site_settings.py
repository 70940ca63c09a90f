"""Rules about mkdocs.yml: what it says agrees with report.yml, and the website can be made."""

from collections.abc import Iterator
from typing import Any

from afterword.linking.page_names import page_sources
from afterword.linking.register import Register
from afterword.model.text_safety import quoted
from afterword.model.web_addresses import mail_address_problem, web_address_problem
from afterword.problems import Code, Place, Problem
from afterword.project.project import Project
from afterword.sources.fields import nearest
from afterword.sources.site_settings import PLUGIN, UNRESOLVED, SiteSettings, day_of


def settings_problems(
    register: Register, settings: SiteSettings, project: Project
) -> Iterator[Problem]:
    """Yield every problem of mkdocs.yml that can be found without MkDocs."""
    if settings.values:
        yield from _different(register, settings)
        yield from _impossible(settings)
        yield from _wrong_options(settings, project)
        yield from _lost_entries(register, settings)


def _different(register: Register, settings: SiteSettings) -> Iterator[Problem]:
    """What report.yml says may be left out; said in both, it is the same."""
    entry = register.loaded.report
    if entry is None:
        return
    report, theme = entry.record, settings.values.get("theme")
    language = theme.get("language") if isinstance(theme, dict) else None
    said: tuple[tuple[Any, str | None, str, tuple[str, ...]], ...] = (
        (settings.values.get("site_name"), report.short_title, "short_title", ("site_name",)),
        (settings.values.get("site_url"), report.site_url, "site_url", ("site_url",)),
        (language, report.language.partition("-")[0], "language", ("theme", "language")),
        (settings.values.get("copyright"), report.licence, "licence", ("copyright",)),
    )
    for here, there, key, loc in said:
        if not isinstance(here, str) or not here or here.rstrip("/") == (there or "").rstrip("/"):
            continue
        has = f"content/report.yml has no '{key}'"
        if there:
            has = f"'{key}' of content/report.yml is {quoted(there)}"
        message = f"'{'.'.join(loc)}' is {quoted(here)}, but {has}"
        left_out = "empty here ('')" if loc == ("site_name",) else "out here"
        fix = f"write it in content/report.yml, and leave '{loc[-1]}' {left_out}"
        yield Problem(Code.SITE_SETTING, settings.place(*loc), message, fix)


def _impossible(settings: SiteSettings) -> Iterator[Problem]:
    """MkDocs is told to read content/ with our plugin and theme."""
    docs, theme = settings.values.get("docs_dir"), settings.values.get("theme")
    name = theme.get("name") if isinstance(theme, dict) else theme
    if docs != "content" and docs is not UNRESOLVED:
        message = "MkDocs is not told to read the texts of the report from 'content'"
        yield _wrong(settings, ("docs_dir",), message, "write docs_dir: content")
    if name != "material" and UNRESOLVED not in (name, theme):
        message = "MkDocs is not told to use the theme 'material', which the website needs"
        yield _wrong(settings, ("theme", "name"), message, "write theme: {name: material}")
    if settings.values.get("use_directory_urls") is True:
        message = "the addresses of pages end in .html, and 'use_directory_urls' asks otherwise"
        yield _wrong(settings, ("use_directory_urls",), message, "remove it")
    plugins = settings.values.get("plugins")
    if plugins is not UNRESOLVED and PLUGIN not in {
        name for name, _, _ in settings.named("plugins")
    }:
        message = f"the plugin '{PLUGIN}' is not named, so there would be no report"
        yield _wrong(settings, ("plugins",), message, f"write plugins: [{PLUGIN}]")


def _wrong_options(settings: SiteSettings, project: Project) -> Iterator[Problem]:
    """Our plugin's settings are of the form that they ask for."""
    for name, own, _ in settings.named("plugins"):
        if name != PLUGIN:
            continue
        for key in ("pdf", "strict"):
            if key in own and not isinstance(own[key], bool) and own[key] is not UNRESOLVED:
                message = f"'{key}' of the plugin '{PLUGIN}' should be true or false"
                place = settings.plugin_place(key)
                yield Problem(Code.WRONG_VALUE, place, message, "write true or false")
        day = own.get("as_of")
        if day is not None and day is not UNRESOLVED and day_of(day, project.today) is None:
            message = f"{quoted(str(day))} of 'as_of' of the plugin '{PLUGIN}' is no day"
            place = settings.plugin_place("as_of")
            yield Problem(Code.WRONG_VALUE, place, message, "write it as 2018-12-31, or today")


def _lost_entries(register: Register, settings: SiteSettings) -> Iterator[Problem]:
    """Each entry of `nav` leads to a page, or to an address of the web."""
    known = frozenset(page_sources(register))
    for path, place in _nav_paths(settings.values.get("nav"), ("nav",), settings):
        is_mail = path.startswith("mailto:")
        if "://" in path or is_mail:
            if wrong := (mail_address_problem if is_mail else web_address_problem)(path):
                yield Problem(Code.BROKEN_LINK, place, f"{quoted(path)} {wrong[0]}", wrong[1])
            continue
        if path.startswith("/") or path in known:
            continue
        message = f"the navigation leads to {quoted(path)}, and there is no such page"
        fix = nearest(path, known) or "name a file below content/, or a page such as matrix.md"
        yield Problem(Code.BROKEN_LINK, place, message, fix)


def _nav_paths(
    value: Any, loc: tuple[str | int, ...], settings: SiteSettings
) -> Iterator[tuple[str, Place]]:
    if isinstance(value, str):
        yield value, settings.place(*loc)
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _nav_paths(one, (*loc, index), settings)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _nav_paths(one, (*loc, str(key)), settings)


def _wrong(settings: SiteSettings, loc: tuple[str, ...], message: str, fix: str) -> Problem:
    return Problem(Code.SITE_SETTING, settings.place(*loc), message, fix)
