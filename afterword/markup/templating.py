"""Templates: one Jinja environment an output; undefined names are errors, text is escaped."""

import re
from traceback import extract_tb
from typing import Any

from jinja2 import (
    ChoiceLoader,
    DictLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup

from afterword.linking.refs import Ref, RefKind, neutral
from afterword.linking.register import Register
from afterword.markup.addresses import brief_path
from afterword.markup.pictures.drawing import draw
from afterword.problems import Code, Place, Problem, ProblemsFoundError
from afterword.project.project import Project
from afterword.texts.converter import converter_of
from afterword.texts.fragments import Addresses, inner_markup, localise
from afterword.texts.words import parsed

_QUOTED = re.compile(r"'([^']*)'")


def environment(project: Project, register: Register, addresses: Addresses) -> Environment:
    """Return the templates of a project for an output; `here` is the page at work."""
    to_html = converter_of(register)
    env = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in project.template_folders]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Made anew for each build: a template does not change under it.
        auto_reload=False,
        bytecode_cache=FileSystemBytecodeCache(),
    )

    @pass_context
    def href(context: Context, ref: Ref) -> str | None:
        return addresses.href(ref, context["here"])

    @pass_context
    def block(context: Context, text: str) -> Markup:
        tree = parsed(to_html(text))
        for link in tree.iter("a"):
            if link.get("href", "").startswith("#"):
                link.set("href", neutral(Ref(RefKind.ANCHOR, link.get("href")[1:], "")))
        localise(tree, addresses, context["here"])
        return Markup(inner_markup(tree))  # noqa: S704 - our own Markdown, escaped by the dialect

    @pass_context
    def inline(context: Context, text: str) -> Markup:
        markup = str(block(context, text)).strip()
        match = re.fullmatch(r"<p>(.*)</p>", markup, re.DOTALL)
        single = match is not None and "<p>" not in match.group(1)
        return Markup(match.group(1) if match and single else markup)  # noqa: S704 - as above

    env.filters.update(href=href, md=block, mdi=inline, neutral=neutral, slug=slug, drawn=draw)
    env.filters["brief"] = brief_path
    return env


READY = "ready.html"
"""The template of a page that is ready: it prints `page.meta.ready`."""


def quicken(env: Environment) -> None:
    """Let the templates of another environment be compiled once, as ours are, and let a page say
    that it is ready as it is."""
    env.auto_reload = False
    env.bytecode_cache = FileSystemBytecodeCache()
    ready = DictLoader({READY: "{{ page.meta.ready }}"})
    env.loader = ChoiceLoader([ready, env.loader]) if env.loader else ready


def slug(words: str) -> str:
    """Return words as part of a web address.

    >>> slug("Not implemented (editors’ assessment)")
    'not-implemented-editors-assessment'
    """
    return re.sub(r"[^\w]+", "-", words.lower().replace("’", "")).strip("-")


def render(env: Environment, template: str, here: str, **values: Any) -> str:
    """Return a template filled with values; `here` is the page that it becomes.

    Raises ProblemsFoundError, with the place in the template, where it cannot be read or filled.
    """
    try:
        return env.get_template(template).render(here=here, **values)
    except TemplateError as error:
        raise ProblemsFoundError((template_problem(error, template),)) from None


def template_problem(error: TemplateError, template: str) -> Problem:
    """Return what keeps a template from being read or filled, with its place in the template."""
    if isinstance(error, TemplateSyntaxError):
        message = f"the template cannot be read: {error.message}"
        return _mistake(error.name or template, error.lineno, message)
    frames = extract_tb(error.__traceback__)
    name, line = next(
        (
            (frame.filename.replace("\\", "/").rpartition("/templates/")[2], frame.lineno or 1)
            for frame in reversed(frames)
            if frame.filename.endswith((".j2", ".html"))
        ),
        (template, 1),
    )
    asked = _QUOTED.findall(error.message or "")
    what = f"'{asked[-1]}'" if asked else "something"
    return _mistake(name, line, f"the template asks for {what}, which there is not")


def _mistake(template: str, line: int, message: str) -> Problem:
    code = Code.PDF_RENDERING if template.startswith("pdf/") else Code.SITE_TEMPLATE
    return Problem(code, Place(f"templates/{template}", line, 1), message, "correct the template")
