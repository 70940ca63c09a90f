"""A project's files to entries: everything is read, whatever is wrong with some of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from afterword.model.legal import Instrument
from afterword.model.mission import Mission
from afterword.model.recommendation import Recommendation
from afterword.model.reference import Abbreviation, Institution, Source, Topic
from afterword.model.report import Figure, PageHead, Report, SectionHead
from afterword.problems import Code, Place, Problem
from afterword.sources.entry import Claims, Entry, Loaded, TextEntry
from afterword.sources.fields import problems_of
from afterword.sources.markdown_source import MarkdownText, read_markdown
from afterword.sources.project import Project
from afterword.sources.text_source import read_text
from afterword.sources.yaml_source import Loc, Value, read_yaml

R = TypeVar("R", bound=BaseModel)

_MODELINE = "# yaml-language-server: $schema="


def load(project: Project) -> tuple[Loaded, tuple[Problem, ...]]:
    """Return all that the project's files hold, and every problem of reading them."""
    reading = _Reading(project)
    reports = reading.records("content/report.yml", Report, "report", needed=True)
    loaded = Loaded(
        report=reports[0] if reports else None,
        sections=reading.texts("content/sections", SectionHead, needed=True),
        pages=reading.texts("content/pages", PageHead),
        recommendations=reading.folder("recommendations", Recommendation, needed=True),
        instruments=reading.folder("references/instruments", Instrument),
        missions=reading.folder("references/missions", Mission),
        institutions=reading.records("references/institutions.yml", Institution, "institutions"),
        topics=reading.records("references/topics.yml", Topic, "topics"),
        sources=reading.records("references/sources.yml", Source, "sources"),
        abbreviations=reading.records(
            "references/abbreviations.yml", Abbreviation, "abbreviations"
        ),
        figures=reading.records("content/figures.yml", Figure, "figures"),
        claims=Claims(
            ids=frozenset(reading.claimed_ids),
            numbers=frozenset(reading.claimed_numbers),
            texts=tuple(reading.claimed_texts),
        ),
    )
    return loaded, tuple(reading.problems)


@dataclass(slots=True)
class _Reading:
    project: Project
    problems: list[Problem] = field(default_factory=list)
    claimed_ids: set[str] = field(default_factory=set)
    claimed_numbers: set[int] = field(default_factory=set)
    claimed_texts: list[MarkdownText] = field(default_factory=list)

    def folder(self, folder: str, model: type[R], *, needed: bool = False) -> tuple[Entry[R], ...]:
        """Return the entries of a folder in which each file is one record."""
        kind = model.__name__.lower()
        files = self._files(folder, ".yml", needed=needed)
        return tuple(entry for file in files for entry in self.records(file, model, kind))

    def records(
        self, file: str, model: type[R], kind: str, *, needed: bool = False
    ) -> tuple[Entry[R], ...]:
        """Return the entries of a file: one record, or a list of them where the kind is a
        plural."""
        path = self.project.root / file
        if not path.exists() and not path.is_symlink():
            if needed:
                self._missing(file, "every project has it; see docs/writing.md")
            return ()
        text = self._text(path)
        if text is None:
            return ()
        found = read_yaml(text, file)
        self.problems += found.problems
        if not text.strip() or (found.value in ("", None) and not found.problems):
            fix = "write its records, or remove the file"
            self.problems.append(Problem(Code.EMPTY_FILE, Place(file), "the file is empty", fix))
            return ()
        self._check_schema_line(text, file, kind)
        if found.value is None:
            return ()
        if kind.endswith("s"):
            return tuple(self._list(found.value, found.places, file, model))
        return tuple(self._record(found.value, found.places, file, model))

    def texts(
        self, folder: str, model: type[R], *, needed: bool = False
    ) -> tuple[TextEntry[R], ...]:
        """Return the entries of a folder of Markdown files."""
        entries = []
        for file in self._files(folder, ".md", needed=needed):
            text = self._text(self.project.root / file)
            if text is None:
                continue
            found = read_markdown(text, file)
            self.problems += found.front_matter.problems
            heads = tuple(
                self._record(found.front_matter.value, found.front_matter.places, file, model)
                if found.front_matter.value is not None
                else ()
            )
            if not heads:
                self.claimed_texts.append(found.body)
            for head in heads:
                entries.append(
                    TextEntry(record=head.record, path=file, places=head.places, body=found.body)
                )
        return tuple(entries)

    def _files(self, folder: str, suffix: str, *, needed: bool) -> Iterator[str]:
        base = self.project.root / folder
        paths = sorted(base.iterdir()) if base.is_dir() else []
        names = [path.name for path in paths if not path.name.startswith(".")]
        if needed and not any(name.endswith(suffix) for name in names):
            self._missing(folder, f"a project has at least one '{suffix}' file in it")
        for name in names:
            if name.endswith(suffix):
                yield f"{folder}/{name}"
            elif not name.endswith("~"):
                message = f"'{name}' is not read: here stand files that end in '{suffix}'"
                fix = f"name it '{Path(name).stem}{suffix}', or move it away"
                place = Place(f"{folder}/{name}")
                self.problems.append(Problem(Code.UNKNOWN_FILE, place, message, fix))

    def _missing(self, file: str, fix: str) -> None:
        message = f"there is no '{file}' in the project"
        self.problems.append(Problem(Code.MISSING_FILE, Place(file), message, fix))

    def _text(self, path: Path) -> str | None:
        text, problems = read_text(self.project, path)
        self.problems += problems
        return text

    def _check_schema_line(self, text: str, file: str, kind: str) -> None:
        first = text.split("\n", 1)[0].strip()
        if first.startswith(_MODELINE) and first.endswith(f"/{kind}.json"):
            return
        line = f"{_MODELINE}{'../' * file.count('/')}schemas/{kind}.json"
        message = "the first line does not name the schema, so editors cannot help"
        fix = f"make it: {line}"
        self.problems.append(Problem(Code.NO_SCHEMA_LINE, Place(file, 1, 1), message, fix))

    def _list(
        self, value: Value, places: Mapping[Loc, Place], file: str, model: type[R]
    ) -> Iterator[Entry[R]]:
        if not isinstance(value, list):
            fix = "begin each record with '- '"
            problem = Problem(Code.WRONG_VALUE, places[()], "the file should hold a list", fix)
            self.problems.append(problem)
            return
        by_index: dict[str | int, dict[Loc, Place]] = {}
        for loc, place in places.items():
            if loc:
                by_index.setdefault(loc[0], {})[loc[1:]] = place
        for index, record in enumerate(value):
            yield from self._record(record, by_index[index], file, model)

    def _record(
        self, value: Value, places: Mapping[Loc, Place], file: str, model: type[R]
    ) -> Iterator[Entry[R]]:
        try:
            record = model.model_validate(value)
        except ValidationError as error:
            self.problems += problems_of(
                error, places, name=_name(value, file), keys=_keys(model.model_json_schema())
            )
            self._claim(value)
            return
        yield Entry(record=record, path=file, places=places)

    def _claim(self, value: Value) -> None:
        if not isinstance(value, dict):
            return
        if isinstance(name := value.get("id"), str):
            self.claimed_ids.add(name)
        if isinstance(number := value.get("number"), str) and number.isdecimal():
            self.claimed_numbers.add(int(number))


def _name(value: Value, file: str) -> str:
    named = value.get("id") or value.get("short") if isinstance(value, dict) else None
    return named if isinstance(named, str) else Path(file).name


def _keys(schema: Any) -> Iterable[str]:
    """Return every key that a schema names, at any depth."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "properties":
                yield from value
            yield from _keys(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _keys(value)
