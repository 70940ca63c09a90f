"""Case files: what is changed in the second report, and all that the command line then says.

A case file begins with a sentence on what is wrong. Lines that begin with `=== ` are directives:

- `edit PATH`: `- ` lines are replaced by the `+ ` lines below them and must occur exactly once;
- `add PATH`: the lines below are a new or replaced file;
- `bytes PATH`: as `add`, in hexadecimal digits;
- `copy PATH`: a file of the engine becomes the project's own;
- `crlf PATH`, `bom PATH`: the file is saved as some editors save it;
- `remove PATH`, `folder PATH`, `symlink PATH TARGET`, `pipe PATH`, `socket PATH`;
- `command NAME` (default: check) and `options ...`;
- `expect CODE`, the last: the exit code, and below it everything on stderr.

In what is added, `⟦text × 3⟧` stands for texttexttext and `⟦U+0007⟧` for a character.
"""

import os
import re
import shlex
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from afterword.problems import Code

_DIRECTIVE = re.compile(r"^=== (\w+) ?(.*)$")
_REPEATED = re.compile(r"⟦(.+?) × (\d+)⟧")
_CHARACTER = re.compile(r"⟦U\+([0-9A-F]{4,6})⟧")

_SPECIAL = {"pipe": stat.S_IFIFO | 0o600, "socket": stat.S_IFSOCK | 0o600}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of the second report: its directive, what it names, and the lines below it."""

    kind: str
    words: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case: what is wrong, what is changed, what is run, and what comes of it."""

    name: str
    sentence: str
    changes: tuple[Change, ...]
    command: str
    options: tuple[str, ...]
    exit_code: int
    stderr: str

    @property
    def code(self) -> Code | None:
        """The code that the case is named after; None where nothing is wrong (fine-...)."""
        fitting = [one for one in Code if f"{self.name}-".startswith(f"{one.value}-")]
        return max(fitting, key=lambda one: len(one.value), default=None)


def read_case(path: Path) -> Case:
    """Return what a case file says."""
    head, *parts = list(_parts(path.read_text("utf-8").split("\n")))
    expected = parts.pop()
    if expected.kind != "expect":
        raise ValueError(f"{path.name} does not end with what is expected")
    by_kind = {part.kind: part.words for part in parts}
    return Case(
        name=path.stem,
        sentence=" ".join(head.lines),
        changes=tuple(part for part in parts if part.kind not in {"command", "options"}),
        command=by_kind.get("command", ("check",))[0],
        options=by_kind.get("options", ()),
        exit_code=int(expected.words[0]),
        stderr="".join(f"{line}\n" for line in expected.lines),
    )


def _parts(lines: list[str]) -> Iterator[Change]:
    starts = [at for at, line in enumerate(lines) if _DIRECTIVE.match(line)]
    yield Change(kind="sentence", words=(), lines=_trimmed(lines[: starts[0]]))
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        match = _DIRECTIVE.match(lines[start])
        kind, named = match.groups() if match else ("", "")
        words = tuple(shlex.split(named))
        yield Change(kind=kind, words=words, lines=_trimmed(lines[start + 1 : end]))


def _trimmed(lines: list[str]) -> tuple[str, ...]:
    """Return lines without the empty ones at their end."""
    end = len(lines)
    while end and not lines[end - 1]:
        end -= 1
    return tuple(lines[:end])


def apply(change: Change, project: Path, engine: Path) -> None:
    """Make one change to a copy of the second report."""
    path = project / change.words[0]
    text = "".join(f"{_repeated(line)}\n" for line in change.lines)
    path.parent.mkdir(parents=True, exist_ok=True)
    match change.kind:
        case "edit":
            path.write_text(_edited(path, change.lines), "utf-8", newline="")
        case "add":
            path.write_text(text, "utf-8", newline="")
        case "bytes":
            path.write_bytes(bytes.fromhex(text))
        case "copy":
            shutil.copyfile(engine / change.words[0], path)
        case "crlf":
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        case "bom":
            path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
        case "remove" if path.is_dir():
            shutil.rmtree(path)
        case "remove":
            path.unlink()
        case "folder":
            path.mkdir()
        case "symlink":
            path.symlink_to(change.words[1])
        case "pipe" | "socket":
            os.mknod(path, _SPECIAL[change.kind])
        case unknown:
            raise ValueError(f"there is no directive '{unknown}'")


def _edited(path: Path, lines: tuple[str, ...]) -> str:
    text = path.read_text("utf-8")
    for old, new in _hunks(lines):
        if f"\n{text}".count(f"\n{old}") != 1:
            raise ValueError(f"{path.name} does not hold exactly once:\n{old}")
        text = f"\n{text}".replace(f"\n{old}", f"\n{new}")[1:]
    return text


def _hunks(lines: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each run of removed lines with the added lines below it."""
    old, new = "", ""
    for line in lines:
        if line[:1] == "-" and new:
            yield old, new
            old, new = "", ""
        if line[:1] == "-":
            old += f"{line[2:]}\n"
        elif line[:1] == "+":
            new += f"{_repeated(line[2:])}\n"
        else:
            raise ValueError(f"neither removed nor added: {line}")
    yield old, new


def _repeated(line: str) -> str:
    line = _CHARACTER.sub(lambda match: chr(int(match.group(1), 16)), line)
    return _REPEATED.sub(lambda match: match.group(1) * int(match.group(2)), line)
