"""A project's files to entries: everything is read, whatever is wrong with some of it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from afterword.model.text_safety import has_visible_words
from afterword.problems import Code, Place, Problem
from afterword.project.files import FILES, PUBLISHED, SITE_SETTINGS, FileKind, Form
from afterword.project.project import Project
from afterword.sources.csv_source import read_csv
from afterword.sources.entry import DataFile, Loaded, LoadedRecord, LoadedText, UnreadRecords
from afterword.sources.fields import problems_of
from afterword.sources.markdown_source import WRITE_OR_REMOVE, read_markdown
from afterword.sources.odd_characters import odd_in_values
from afterword.sources.site_settings import read_site_settings
from afterword.sources.text_source import read_published, read_text
from afterword.sources.unreadable import (
    kind_of_file,
    misnamed,
    of_another_suffix,
    unread_kinds,
    unread_of,
)
from afterword.sources.unusable_files import found_file, is_folder, outside_project, unusable_files
from afterword.sources.yaml_comments import cut_texts
from afterword.sources.yaml_source import Value, YamlFile, read_yaml

_NAMING = ("id", "short", "word", "old")
"""The keys by which records are called, in the order in which they are looked for."""

_OTHERS = (PUBLISHED, SITE_SETTINGS)
"""The files that are read by functions of their own."""

_MODELINE = "# yaml-language-server: $schema="


def load(project: Project) -> tuple[Loaded, tuple[Problem, ...]]:
    """Return all that the project's files hold, and every problem of reading them."""
    unusable = tuple(unusable_files(project))
    reading = Reading(project, unusable=frozenset(one.place.path for one in unusable))
    published, of_list = read_published(project)
    read: dict[str, tuple[Any, ...]] = {}
    for kind in FILES:
        if kind.field and kind is not PUBLISHED:
            read[kind.field] = (*read.get(kind.field, ()), *reading.entries(kind))
    problems = (*reading.problems, *of_list, *unusable, *misnamed(project, reading.unusable))
    unread = reduce(or_, reading.unread, UnreadRecords(kinds=unread_kinds(problems)))
    loaded = Loaded(
        published=published,
        unread=unread,
        dialect=read_site_settings(project)[0].dialect,
        files=reading.files
        + sum(found_file(project.root / one.path) is not None for one in _OTHERS),
        **read,
    )
    return loaded, problems


@dataclass(slots=True)
class Reading:
    """Reads the files of a project, and keeps what is wrong and what could not be read."""

    project: Project
    problems: list[Problem] = field(default_factory=list)
    unread: list[UnreadRecords] = field(default_factory=list)
    unusable: frozenset[str] = frozenset()
    """The paths of files and folders that cannot be used, which was told."""
    files: int = 0

    def entries(self, kind: FileKind) -> tuple[Any, ...]:
        """Return what all files of a kind hold, in their order: entries, or data files."""
        read = {Form.TEXT: self._text, Form.TABLE: self._table}.get(kind.form, self._records)
        return tuple(
            entry for file, text in self._texts_of(kind) for entry in read(file, text, kind)
        )

    def _single(self, kind: FileKind) -> Iterator[str]:
        if self._is_unusable(kind.path):
            return
        if os.path.lexists(self.project.root / kind.path):
            yield kind.path
        elif kind.is_needed:
            fix = "every project has it; see docs/writing.md"
            self._missing(kind.path, f"'{kind.path}' in the project", fix)

    def _texts_of(self, kind: FileKind) -> Iterator[tuple[str, str]]:
        """Yield each file of a kind that can be read, with its text."""
        for file in self._files(kind) if kind.is_folder else self._single(kind):
            text, problems = read_text(self.project, self.project.root / file)
            self.problems += problems
            self.files += 1
            if text is not None:
                yield file, text

    def _records(self, file: str, text: str, kind: FileKind) -> tuple[LoadedRecord[Any], ...]:
        """Return the entries of a file: one record, or a list of them."""
        found = read_yaml(text, file)
        self.problems += (*found.problems, *odd_in_values(found.escaped))
        if not text.strip() or (found.value in ("", None) and not found.problems):
            fix = "write its records, or remove the file"
            self.problems.append(Problem(Code.EMPTY_FILE, Place(file), "the file is empty", fix))
            return ()
        self._check_schema_line(text, file, kind.schema)
        return self._checked(found, file, kind)

    def _text(self, file: str, text: str, kind: FileKind) -> Iterator[LoadedText[Any]]:
        """Yield the entry of a Markdown file."""
        found = read_markdown(text, file)
        head = found.front_matter
        self.problems += (*head.problems, *odd_in_values(head.escaped))
        heads = self._checked(head, file, kind)
        if not heads:
            self.unread.append(UnreadRecords(texts=(found.body,)))
        elif not has_visible_words(found.body.text):
            message = "the file has no text below its front matter"
            self.problems.append(Problem(Code.EMPTY_FILE, Place(file), message, WRITE_OR_REMOVE))
        for one in heads:
            yield LoadedText(record=one.record, path=file, places=one.places, body=found.body)

    def _table(self, file: str, text: str, _: FileKind) -> Iterator[DataFile]:
        """Yield the table of a data file."""
        table, problems = read_csv(text, file, Path(file).stem)
        self.problems += problems
        if table is not None:
            yield DataFile(table=table, path=file)

    def _checked(self, found: YamlFile, file: str, kind: FileKind) -> tuple[LoadedRecord[Any], ...]:
        """Return what a YAML text holds, checked against its model; nothing where it cannot be."""
        if found.value in (None, ""):
            return ()
        if not found.is_plain:
            self._keep_names(found.value, file)
            return ()
        read = self._list if kind.form is Form.RECORDS else self._record
        return tuple(read(found, file, kind))

    def _files(self, kind: FileKind) -> Iterator[str]:
        folder, suffix = kind.path, kind.suffix
        base = self.project.root / folder
        if self._is_unusable(folder):
            return
        if outside := outside_project(self.project, base):
            self.problems.append(outside)
            return
        paths = sorted(base.iterdir()) if is_folder(base) else []
        names = [path.name for path in paths if not path.name.startswith(".")]
        if kind.is_needed and not any(name.endswith(suffix) for name in names):
            what = (
                f"'{suffix}' file in '{folder}'"
                if is_folder(base)
                else f"'{folder}' in the project"
            )
            self._missing(folder, what, f"a project has at least one '{suffix}' file in it")
        for name in names:
            if self._is_unusable(f"{folder}/{name}"):
                continue
            if name.endswith(suffix):
                yield f"{folder}/{name}"
            elif not name.endswith("~"):
                place = Place(f"{folder}/{name}")
                self.problems.append(of_another_suffix(base / name, place, suffix))

    def _is_unusable(self, path: str) -> bool:
        """Tell whether a file, or a folder around it, cannot be used."""
        around = PurePosixPath(path).parents
        return path in self.unusable or any(str(one) in self.unusable for one in around)

    def _missing(self, file: str, what: str, fix: str) -> None:
        message = f"there is no {what}"
        self.problems.append(Problem(Code.MISSING_FILE, Place(file), message, fix))

    def _check_schema_line(self, text: str, file: str, schema: str) -> None:
        first = text.split("\n", 1)[0].strip()
        if first.startswith(_MODELINE) and first.endswith(f"/{schema}.json"):
            return
        line = f"{_MODELINE}{'../' * file.count('/')}schemas/{schema}.json"
        message = "the first line does not name the schema, so editors cannot help"
        fix = f"make it: {line}"
        self.problems.append(Problem(Code.NO_SCHEMA_LINE, Place(file, 1, 1), message, fix))

    def _list(self, found: YamlFile, file: str, kind: FileKind) -> Iterator[LoadedRecord[Any]]:
        if not isinstance(found.value, list):
            fix = "begin each record with '- '"
            problem = Problem(
                Code.WRONG_VALUE, found.places[()], "the file should hold a list", fix
            )
            self.problems.append(problem)
            self.unread.append(UnreadRecords(kinds=frozenset({kind_of_file(file)})))
            return
        for one in found.items():
            yield from self._record(one, file, kind)

    def _record(self, found: YamlFile, file: str, kind: FileKind) -> Iterator[LoadedRecord[Any]]:
        model = kind.model
        if model is None:
            raise TypeError(f"'{kind.path}' holds no records")
        cut = dict(cut_texts(found.cut, model))
        problems = list(cut.values())
        try:
            record = model.model_validate(found.value)
        except ValidationError as error:
            name = _name(found.value, file)
            problems += problems_of(error, found.places, name=name, model=model, told=cut)
        if problems:
            self.problems += problems
            self._keep_names(found.value, file)
            return
        yield LoadedRecord(record=record, path=file, places=found.places)

    def _keep_names(self, value: Value | None, file: str) -> None:
        """Keep the ids and numbers of a record that cannot be read, or of a list of them."""
        records = value if isinstance(value, list) else [value]
        self.unread += [unread_of(record, file) for record in records]


def _name(value: Value | None, file: str) -> str:
    keys = value if isinstance(value, dict) else {}
    named = next((keys[key] for key in _NAMING if keys.get(key)), None)
    return named if isinstance(named, str) else Path(file).name
