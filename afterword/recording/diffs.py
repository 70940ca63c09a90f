"""What a change does to a file, line by line, as programs and people read it."""

from difflib import unified_diff

from afterword.recording.changes import Change


def diff(change: Change) -> tuple[str, ...]:
    """Return the lines of the unified diff of a change, without their ends."""
    before, after = (_lines(content) for content in (change.before, change.after))
    lines = unified_diff(before, after, change.path, change.path)
    return tuple(line for one in lines for line in _shown(one))


def _lines(content: bytes) -> list[str]:
    lines = content.decode("utf-8").split("\n")
    ended = [f"{line}\n" for line in lines[:-1]]
    return [*ended, lines[-1]] if lines[-1] else ended


def _shown(line: str) -> tuple[str, ...]:
    if line.endswith("\n"):
        return (line[:-1].removesuffix("\r"),)
    return (line, "\\ No newline at end of file")
