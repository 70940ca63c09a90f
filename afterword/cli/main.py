"""The command line: its commands are in afterword.cli.commands; exit 0 fine, 1 problems, 2 wrong
usage."""

import os
import sys
from importlib.util import find_spec

_NEEDED = (
    "click",
    "jinja2",
    "lxml",
    "markdown",
    "material",
    "mkdocs",
    "openpyxl",
    "pydantic",
    "rich",
    "ruamel",
    "weasyprint",
    "yaml",
)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line, and return its exit code."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        run = (
            "run `make build`, or `python -m pip install --require-hashes -r requirements/run.txt`"
        )
        print(f"packages are missing ({', '.join(missing)}): {run}", file=sys.stderr)
        return 2
    # The theme prints a notice of its own future when it is imported; nobody here can act on it.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from afterword.cli.commands import run_commands

    return run_commands(sys.argv[1:] if arguments is None else arguments)
