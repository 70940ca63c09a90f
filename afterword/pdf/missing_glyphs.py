"""Characters that no font of the PDF has: where in the project's files they stand."""

import re
from collections.abc import Iterable, Iterator

from afterword.problems import Place, Problem
from afterword.project.files import SOURCE_FOLDERS
from afterword.project.project import Project
from afterword.sources.text_source import read_text

_MISSING = re.compile(r"notdef glyph.*\(U\+([0-9A-F]{4,6})\)", re.DOTALL)
_FIX = "write it with letters that the fonts have, or add fonts and name them in the templates"


def located(problems: Iterable[Problem], project: Project) -> Iterator[Problem]:
    """Yield problems as they are; those of a character that no font has at each place in the
    project's files where it stands."""
    for problem in problems:
        match = _MISSING.search(problem.message)
        character = chr(int(match.group(1), 16)) if match else ""
        places = list(_places(project, character)) if match else []
        message = f"no font of the PDF has the character '{character}'"
        yield from (Problem(problem.code, place, message, _FIX) for place in places)
        if not places:
            yield problem


def _places(project: Project, character: str) -> Iterator[Place]:
    for folder in SOURCE_FOLDERS:
        for path in sorted((project.root / folder).rglob("*")):
            if path.suffix in {".md", ".yml", ".csv"} and path.is_file():
                text, _ = read_text(project, path)
                for number, line in enumerate((text or "").split("\n"), 1):
                    if character in line:
                        name = project.relative(path)
                        yield Place(name, number, line.index(character) + 1)
