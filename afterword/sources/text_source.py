"""Files to text: UTF-8, inside the project, and not empty."""

from pathlib import Path

from afterword.problems import Code, Place, Problem
from afterword.sources.project import Project


def read_text(project: Project, path: Path) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text of a file, or None and the problem that it cannot be read."""
    place = Place(project.relative(path))
    if not path.resolve().is_relative_to(project.root.resolve()):
        message = f"'{path.name}' is a link that leads out of the project"
        fix = "put the file itself into the project"
        return None, (Problem(Code.OUTSIDE_PROJECT, place, message, fix),)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"byte {error.start + 1} is not UTF-8"
        fix = "save the file as UTF-8 in your editor"
        return None, (Problem(Code.NOT_UTF8, place, message, fix),)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        fix = "see that it is a readable file"
        return None, (Problem(Code.MISSING_FILE, place, message, fix),)
    return text.replace("\r\n", "\n").replace("\r", "\n"), ()
