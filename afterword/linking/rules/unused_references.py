"""Rules about what could be named and is not: institutions, topics, abbreviations, pictures."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

from afterword.linking.register import Register
from afterword.linking.uses import uses
from afterword.linking.values import all_records, values_within
from afterword.model.mission import MissionType
from afterword.model.reference import Institution
from afterword.problems import Code, Place, Problem
from afterword.project.files import SITE_SETTINGS
from afterword.project.project import Project
from afterword.sources.code_spans import without_code
from afterword.sources.mark_finder import MarkKind
from afterword.sources.unusable_files import found_file, unusable

_WORD = re.compile(r"\w+")
_WITHIN = re.compile(r"(?:(?<=[^\s.!?:…]\s)|(?<=[(/“«\"]))\w+")
"""A word within a sentence, where a capital makes it a name."""

_NO_WORDS = re.compile(r"\]\([^()\s]*\)|https?://\S+|\[@[^\[\]]*\]|\{[^{}]*\}")
_NAME_OF_A_RECORD = re.compile(r"[a-z0-9.()/-]+|https?://\S+")
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".tiff"})

_TEXTS = frozenset({".yml", ".j2", ".html", ".css", ".js"})

Words = tuple[str, ...]
"""A name as it is looked for: its words."""


def unused_references(register: Register, project: Project) -> Iterator[Problem]:
    """Institutions, topics, abbreviations and pictures are there because something uses them."""
    if not register.is_complete:
        return
    yield from _unused_institutions(register)
    yield from _unused_topics(register)
    yield from _unused_abbreviations(register)
    yield from _unused_pictures(register, project)


def _unused_institutions(register: Register) -> Iterator[Problem]:
    named = {use.name for use in uses(register, "institution") if use.who != use.name}
    if not named <= register.institutions.keys():
        return  # A misspelt name is told, and may be that of the one which seems unused.
    left = [one for one in register.loaded.institutions if one.record.id not in named]
    names = {name: one.record.id for one in left for name in _names_of(one.record)}
    texts = _texts(register, without="institution") if left else ()
    found = _named_in(texts, names)
    # A note on a body may name another one.
    for entry in register.loaded.institutions if left else ():
        found |= _named_in((entry.record.note or "",), names) - {entry.record.id}
    for entry in left:
        name = entry.record.id
        if name not in found:
            message = f"no record names the institution '{name}', and no text has its name"
            fix = "name it where it is asked, answers or judges, or remove it"
            yield Problem(Code.UNUSED_INSTITUTION, entry.place("id"), message, fix)


def _names_of(record: Institution) -> Iterator[Words]:
    """Yield the names of an institution; one of a single word keeps its capital."""
    for name in (record.name, record.short, *(one.name for one in record.other_names)):
        words = tuple(_WORD.findall(name or ""))
        if words:
            yield words if len(words) == 1 else tuple(word.casefold() for word in words)


def _named_in(texts: Iterable[str], names: Mapping[Words, str]) -> set[str]:
    """Return the ids of the institutions that texts name: in the words of a name, or in its one
    word within a sentence, since "Nobody knows" does not name a body."""
    found: set[str] = set()
    several = {words: name for words, name in names.items() if len(words) > 1}
    for text in texts:
        single = {(word,) for word in _WITHIN.findall(text)}
        found |= {names[words] for words in single & names.keys()}
        found |= _found((text,), several, str.casefold)
        if len(found) == len(set(names.values())):
            break
    return found


def _unused_topics(register: Register) -> Iterator[Problem]:
    if not register.asked_about.keys() <= register.topics.keys():
        return
    for entry in register.loaded.topics:
        name = entry.record.id
        if name not in register.asked_about:
            message = f"no recommendation is on the topic '{name}'"
            fix = "add it to `topics:` of a recommendation, or remove it"
            yield Problem(Code.UNUSED_TOPIC, entry.place("id"), message, fix)


def _unused_abbreviations(register: Register) -> Iterator[Problem]:
    names: dict[Words, str] = {}
    for entry in register.loaded.abbreviations:
        words = tuple(_WORD.findall(entry.record.short))
        if words:
            names[words] = entry.record.short
            names[(*words[:-1], f"{words[-1]}s")] = entry.record.short
    found = _found(_texts(register, without="abbreviation"), names)
    for entry in register.loaded.abbreviations:
        short = entry.record.short
        if short not in found and _WORD.search(short):
            message = f"no text has the abbreviation '{short}'"
            fix = "remove it, or use it where its long form stands more than once"
            yield Problem(Code.UNUSED_ABBREVIATION, entry.place("short"), message, fix)


def _texts(register: Register, *, without: str) -> Iterator[str]:
    """Yield all that readers read, without marks and addresses; of one kind of record nothing."""
    for entry in (*register.loaded.sections, *register.loaded.pages):
        yield _NO_WORDS.sub(" ", without_code(entry.body.text))
    for kind, record in all_records(register.loaded):
        for _, value in values_within(record.record) if kind != without else ():
            if isinstance(value, MissionType):
                yield value.value
            elif isinstance(value, str) and not _NAME_OF_A_RECORD.fullmatch(value):
                yield _NO_WORDS.sub(" ", value)
    for file in register.loaded.data:
        yield from (cell for row in file.table.rows for cell in row)


def _found(
    texts: Iterable[str], names: Mapping[Words, str], form: Callable[[str], str] = str
) -> set[str]:
    """Return what those names stand for that texts hold as whole words, compared in a form."""
    lengths: dict[str, set[int]] = {}
    for words in names:
        lengths.setdefault(words[0], set()).add(len(words))
    found: set[str] = set()
    wanted = len(set(names.values()))
    for text in texts:
        if len(found) == wanted:
            break
        words_of = _WORD.findall(form(text))
        for at, word in enumerate(words_of):
            for length in lengths.get(word, ()):
                found.add(names.get(tuple(words_of[at : at + length]), ""))
        found.discard("")
    return found


def _unused_pictures(register: Register, project: Project) -> Iterator[Problem]:
    shown = set(_files_named(register, project))
    pictures = (mark.target for text in register.texts for mark in text.of(MarkKind.PICTURE))
    is_elsewhere = any("://" in target for target in pictures)
    is_unread = unusable(project, project.root / SITE_SETTINGS.path) is not None
    if is_elsewhere or is_unread or not all(shown):
        return  # A link that leads nowhere is told, and may be meant for what seems unused.
    folder = project.root / "content"
    settings = _settings_and_templates(project)
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        name = project.relative(path)
        is_hidden = any(part.startswith(".") for part in PurePosixPath(name).parts)
        is_picture = path.suffix.lower() in _PICTURES and not is_hidden
        if is_picture and name not in shown and path.name not in settings:
            message = f"no text shows the picture '{name}'"
            fix = "show it with ![what it shows](path), or remove the file"
            yield Problem(Code.UNUSED_PICTURE, Place(name), message, fix)


def _settings_and_templates(project: Project) -> str:
    """Return the text of what can show a picture besides: a logo in mkdocs.yml, a template."""
    paths = [project.root / SITE_SETTINGS.path, *sorted((project.root / "templates").rglob("*"))]
    texts = (path for path in paths if path.suffix in _TEXTS and not unusable(project, path))
    return "\n".join(
        path.read_bytes().decode("utf-8", "replace") for path in texts if path.is_file()
    )


def _files_named(register: Register, project: Project) -> Iterator[str]:
    """Yield the files that texts show or lead to, by their paths from the project's root; an empty
    one for what is not there or outside of it."""
    root = project.root.resolve()
    for text in register.texts:
        folder = root / PurePosixPath(text.origin.path).parent
        for mark in text.of(MarkKind.LINK, MarkKind.PICTURE):
            name = unquote(mark.target).partition("#")[0]
            if name and "://" not in name and not name.startswith(("mailto:", "/")):
                path = found_file(folder / name)
                is_within = path is not None and path.is_relative_to(root)
                yield path.relative_to(root).as_posix() if path and is_within else ""


UNUSED_REFERENCE_RULES = (unused_references,)
