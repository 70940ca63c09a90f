"""The command line before any package is needed."""

import subprocess
import sys

import pytest

from afterword.cli.main import main
from afterword.project.resources import PACKAGE


def test_the_command_line_hands_its_arguments_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert "Afterword" in capsys.readouterr().out


def test_where_packages_are_missing_the_author_is_told_how_to_get_them() -> None:
    path = f"import sys; sys.path.insert(0, {str(PACKAGE.parent)!r})"
    program = f"{path}; from afterword.cli.main import main"
    result = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"{program}; raise SystemExit(main([]))"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("packages are missing (")
    assert "pydantic" in result.stderr
    assert "run `make build`" in result.stderr
