"""What is tried: files of real reports, changed at random, each made again by its number.

The small project is quick, so most inputs are of it; files of the real report stand in for its own
of the same kind, so that what people really write is changed. Some inputs are of the whole reports.
"""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import openpyxl

from afterword.data.entry_form import entry_form_xlsx
from afterword.project.files import FILES, SITE_SETTINGS, Form
from afterword.project.project import Project
from afterword.recording.changes import read_checked
from afterword.recording.exporting import entry_form
from tests.building import copy_report
from tests.fuzz.mutations import CELLS, VALUES, WORDS, mutated, with_bytes
from tests.unit.recording.recorded_project import project as recorded_project
from tests.unit.small_project import FILES as SMALL
from tests.unit.small_project import TODAY, write_project

CHECKOUT = Path(__file__).parents[2]

KINDS = ("yaml", "front matter", "markdown", "csv", "mkdocs.yml", "sheet", "workbook", "project")
"""What is changed: records, heads of texts, texts, data files, settings, spreadsheets to import,
and several files of a project, or their names."""

CANARY = "quokkafied"
"""A word that is put among the others; where nothing is told, it must be published."""

_HOSTS = (("small", 90), ("second", 9), ("real", 1))
_SUFFIXES = {"yaml": ".yml", "front matter": ".md", "markdown": ".md", "csv": ".csv"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """What is tried: the project that it is of, and the files that are changed in it."""

    kind: str
    host: str
    files: Mapping[str, bytes | None]
    """The contents of files by their paths; None where a file is removed."""


def made(kind: str, number: int, seed: int) -> Input:
    """Return the input of a number; the same for the same seed."""
    rng = Random(f"{seed} {kind} {number}")
    if kind in {"sheet", "workbook"}:
        name, content = _sheet(kind, rng)
        return Input(kind=kind, host="recorded", files={name: content})
    host = rng.choices([name for name, _ in _HOSTS], [share for _, share in _HOSTS])[0]
    if kind == "project":
        return Input(kind=kind, host=host, files=dict(_several(host, rng)))
    path, text = _file(kind, host, rng)
    return Input(kind=kind, host=host, files={path: _changed(kind, text, rng)})


def _file(kind: str, host: str, rng: Random) -> tuple[str, str]:
    """Return the path of a file of a kind in a project, and the text to begin with: its own, or
    that of the like in the real report."""
    texts = host_texts(host)
    if kind == "mkdocs.yml":
        return SITE_SETTINGS.path, rng.choice(
            [host_texts(one)[SITE_SETTINGS.path] for one, _ in _HOSTS]
        )
    paths = [
        path for path in texts if path.endswith(_SUFFIXES[kind]) and path != SITE_SETTINGS.path
    ]
    path = rng.choice(paths)
    if rng.random() < 0.2:
        like = [one for one in host_texts("real") if _room(one) == _room(path)]
        return path, host_texts("real")[rng.choice(like)] if like else texts[path]
    return path, texts[path]


def _room(path: str) -> str:
    """Return which kind of file a path is of."""
    return next(
        kind.path for kind in FILES if path == kind.path or path.startswith(f"{kind.path}/")
    )


def _changed(kind: str, text: str, rng: Random) -> bytes:
    if rng.random() < 0.05:
        return with_bytes(text.encode(), rng)
    if kind in {"front matter", "markdown"} and text.startswith("---\n"):
        _, head, body = text.split("---\n", 2)
        if kind == "front matter":
            text = f"---\n{mutated(head, rng)}---\n{body}"
        else:
            text = f"---\n{head}---\n{mutated(_with_canary(body, rng), rng)}"
    else:
        text = mutated(text, rng)
    return text.encode("utf-8", "surrogatepass")


def _with_canary(body: str, rng: Random) -> str:
    """Put the canary between two words of a line of ordinary words."""
    lines = body.split("\n")
    plain = [at for at, line in enumerate(lines) if line[:1].isalpha() and " " in line]
    if plain:
        at = rng.choice(plain)
        first, rest = lines[at].split(" ", 1)
        lines[at] = f"{first} {CANARY} {rest}"
    return "\n".join(lines)


def _several(host: str, rng: Random) -> dict[str, bytes | None]:
    """Return changes of several files: texts, records, names, what is missing or stands twice."""
    texts = host_texts(host)
    found: dict[str, bytes | None] = {}
    for _ in range(rng.randrange(1, 5)):
        path = rng.choice(sorted(texts))
        kind = next((one for one, suffix in _SUFFIXES.items() if path.endswith(suffix)), "yaml")
        match rng.randrange(6):
            case 0:
                found[path] = None
            case 1:
                other = rng.choice(sorted(texts))
                found[path] = texts[other].encode()
            case 2:
                folder, _, name = path.rpartition("/")
                name = rng.choice(
                    (f"copy-{name}", name.upper(), f"{name}~", f"{name}.bak", "aux.md", f"ә {name}")
                )
                found[f"{folder}/{name}" if folder else name] = _changed(kind, texts[path], rng)
            case _:
                found[path] = _changed(kind, texts[path], rng)
    return found


def _sheet(kind: str, rng: Random) -> tuple[str, bytes]:
    """Return a spreadsheet of follow-up as CSV or XLSX, changed in its cells, parts or bytes."""
    if kind == "sheet":
        rows = [[*row] for row in _rows()]
        for row in rows[1:]:
            if rng.random() < 0.5:
                row[rng.randrange(len(row))] = rng.choice(WORDS)
        sign = rng.choice((",", ";", "\t"))
        quoted = (sign.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
        text = "\r\n".join(quoted)
        text = mutated(text, rng) if rng.random() < 0.6 else text
        content = text.encode("utf-8", "surrogatepass")
        return "rows.csv", with_bytes(content, rng) if rng.random() < 0.1 else content
    match rng.randrange(3):
        case 0:
            return "rows.xlsx", with_bytes(_exported(), rng)
        case 1:
            return "rows.xlsx", _with_part(_exported(), rng)
        case _:
            return "rows.xlsx", _with_cells(rng)


@cache
def _exported() -> bytes:
    checked = read_checked(Project(root=host_folder("recorded"), today=TODAY))
    return entry_form_xlsx(entry_form(checked.register))


@cache
def _rows() -> list[list[str]]:
    return [[str(cell.value or "") for cell in row] for row in _workbook().active.iter_rows()]


def _workbook() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(_exported()))


def _with_part(content: bytes, rng: Random) -> bytes:
    """Change the text of a part of a workbook."""
    made_anew = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as book, zipfile.ZipFile(made_anew, "w") as new:
        chosen = rng.choice(book.namelist())
        for name in book.namelist():
            part = book.read(name)
            if name == chosen:
                text = mutated(part.decode("utf-8", "replace"), rng)
                part = text.encode("utf-8", "surrogatepass")
            new.writestr(name, part)
    return made_anew.getvalue()


def _with_cells(rng: Random) -> bytes:
    """Change cells of a workbook as a person would, and what a program may put into them."""
    book = _workbook()
    sheet = book.active
    for _ in range(rng.randrange(1, 6)):
        row, column = rng.randrange(1, 9), rng.randrange(1, sheet.max_column + 2)
        value = rng.choice(
            (*CELLS, *VALUES, 1, 1.5, True, 10**20, -1, 43976, None, "2021-05-02", "1")
        )
        try:
            sheet.cell(row, column).value = value
        except (ValueError, TypeError, openpyxl.utils.exceptions.IllegalCharacterError):
            sheet.cell(row, column).value = "x"
    if rng.random() < 0.3:
        sheet.append([rng.choice((*VALUES, None)) for _ in range(sheet.max_column)])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


_FOLDER: dict[str, Path] = {}


def lay_hosts(folder: Path) -> None:
    """Write the projects that inputs are of, once for a process."""
    write_project(folder / "small", host_texts("small"))
    recorded_project(folder / "recorded")
    copy_report(CHECKOUT / "tests/second_report", folder / "second")
    copy_report(CHECKOUT, folder / "real")
    _FOLDER["at"] = folder


def host_folder(host: str) -> Path:
    """Return the folder of a project that inputs are of."""
    return _FOLDER["at"] / host


@cache
def host_texts(host: str) -> Mapping[str, str]:
    """Return the texts of a project's files by their paths."""
    if host == "small":
        return {**SMALL, "content/data/counts.csv": 'place,count\nCoast,1\n"Hills, far",2\n'}
    root = CHECKOUT if host == "real" else CHECKOUT / "tests/second_report"
    own = [kind for kind in FILES if kind.form is not Form.LINES]
    found = {}
    for kind in own:
        paths = (
            sorted((root / kind.path).glob(f"*{kind.suffix}"))
            if kind.is_folder
            else [root / kind.path]
        )
        for path in paths:
            if path.is_file():
                found[path.relative_to(root).as_posix()] = path.read_text("utf-8")
    return found


def as_json(tried: Input) -> str:
    """Return an input as it is kept: readable where it is text."""
    shown = {
        path: None if content is None else content.decode("utf-8", "backslashreplace")
        for path, content in tried.files.items()
    }
    return json.dumps(
        {"kind": tried.kind, "host": tried.host, "files": shown}, ensure_ascii=True, indent=1
    )
