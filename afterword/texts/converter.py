"""The drafters' Markdown as HTML: the dialect that mkdocs.yml states, and the marks of our own."""

from collections.abc import Callable, Iterator
from functools import cache

from markdown import Markdown

from afterword.linking.per_register import cached_per_register
from afterword.linking.register import Register
from afterword.model.text_safety import quoted
from afterword.problems import Code, Problem
from afterword.sources.site_settings import UNRESOLVED, SiteSettings
from afterword.texts.blocks import BlockExtension
from afterword.texts.marks import MarkExtension


def unusable_extensions(settings: SiteSettings) -> Iterator[Problem]:
    """Yield a problem for each Markdown extension that cannot be used as mkdocs.yml names it."""
    for name, own, place in settings.named("markdown_extensions"):
        if UNRESOLVED in own.values():
            continue
        try:
            Markdown(extensions=[name], extension_configs={name: dict(own)})
        except Exception as error:  # noqa: BLE001 - extensions raise what they like
            has_no = isinstance(error, KeyError)
            told = f"has no setting {error}" if has_no else f"cannot be used: {error}"
            message = f"the Markdown extension {quoted(name)} {told}"
            fix = "correct its name or settings under markdown_extensions"
            yield Problem(Code.WRONG_VALUE, place, message, fix)


@cached_per_register
def converter_of(register: Register) -> Callable[[str], str]:
    """Return what turns Markdown into HTML whose inner links are neutral; each text is turned
    once, for all outputs of a register."""
    configs = {name: dict(settings) for name, settings in register.loaded.dialect.items()}
    if "abbr" in configs:
        configs["abbr"] = {**configs["abbr"], "glossary": _glossary(register)}
    markdown = Markdown(
        extensions=[*configs, BlockExtension(), MarkExtension(register)],
        extension_configs=configs,
        output_format="html",
    )
    return cache(lambda text: markdown.reset().convert(text))


def _glossary(register: Register) -> dict[str, str]:
    """Return the abbreviations with their expansions, and their plurals where they have one."""
    glossary: dict[str, str] = {}
    for entry in register.loaded.abbreviations:
        short, long = entry.record.short, entry.record.long.replace("&", "&amp;")
        glossary[short] = long
        if short.isupper():
            glossary.setdefault(f"{short}s", long)
    return glossary
