"""The documentation names what there is, and what it shows runs."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from check_jsonschema import main as check_jsonschema  # type: ignore[import-untyped] # no types

import afterword
from afterword.cli.commands import commands
from afterword.problems import WARNINGS, Code
from afterword.project.files import json_schemas
from tests.building import copy_report, run_here


def _documented_codes(checkout: Path) -> dict[str, str]:
    text = (checkout / "docs/problems.md").read_text("utf-8")
    return dict(re.findall(r"^\| `([a-z0-9-]+)` \| (.+) \|$", text, re.MULTILINE))


def _docstrings(checkout: Path) -> dict[str, str]:
    tree = ast.parse((checkout / "afterword/problems.py").read_text("utf-8"))
    codes = next(n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == "Code")
    found = {}
    for value, docstring in zip(codes.body[1::2], codes.body[2::2], strict=True):
        assert isinstance(value, ast.Assign)
        assert isinstance(docstring, ast.Expr)
        key, words = ast.literal_eval(value.value), ast.literal_eval(docstring.value)
        found[key] = " ".join(words.split())
    return found


def test_every_code_is_documented_with_its_docstring(checkout: Path) -> None:
    assert _documented_codes(checkout) == _docstrings(checkout)
    assert set(_documented_codes(checkout)) == {code.value for code in Code}


def test_codes_that_are_advice_say_so(checkout: Path) -> None:
    documented = _documented_codes(checkout)
    advice = {code for code, words in documented.items() if words.endswith("(advice).")}
    assert advice == {code.value for code in WARNINGS}, (
        "a code in WARNINGS of afterword/problems.py, and no other, has a docstring and a line in"
        " docs/problems.md that end with '(advice).'"
    )


def test_every_command_and_option_is_in_the_readme(checkout: Path) -> None:
    readme = (checkout / "README.md").read_text("utf-8")
    usage = re.search(r"`python build\.py \[([a-z|-]+)\] \[options\]`", readme)
    assert usage is not None
    assert sorted(usage.group(1).split("|")) == sorted(commands.commands)
    for command in commands.commands.values():
        text = (checkout / _PAGES.get(command.name or "", "README.md")).read_text("utf-8")
        for option in _options(command):
            assert f"`{option.opts[0]}" in text, f"{command.name} {option.opts[0]}"


_PAGES = {"record": "docs/recording.md", "follow-up": "docs/recording.md"}
"""Where the options of some commands are documented; those of the others are in the README."""


def _options(command: click.Command) -> list[click.Option]:
    """Return the options of a command, and of the commands within it."""
    inner = command.commands.values() if isinstance(command, click.Group) else ()
    own = [one for one in command.params if isinstance(one, click.Option)]
    return [*own, *(option for one in inner for option in _options(one))]


def test_every_make_target_is_in_the_readme(checkout: Path) -> None:
    readme = (checkout / "README.md").read_text("utf-8")
    makefile = (checkout / "Makefile").read_text("utf-8")
    targets = re.findall(r"^([a-z]+):", makefile, re.MULTILINE)
    assert [one for one in targets if f"make {one}" not in readme and one != "clean"] == []


def _fields(schema: object) -> set[str]:
    found: set[str] = set()
    if isinstance(schema, dict):
        found |= set(schema.get("properties", {}))
        for value in schema.values():
            found |= _fields(value)
    elif isinstance(schema, list):
        for value in schema:
            found |= _fields(value)
    return found


_LISTS = "Institutions, topics, sources, abbreviations, foreign words: one list a file"
_PARTS = {
    "abbreviations": (_LISTS,),
    "figures": ("Figures",),
    "institutions": (_LISTS,),
    "instrument": ("Instruments",),
    "mission": ("Missions",),
    "notes": ("Editors' notes",),
    "recommendation": ("Recommendations", "Follow-up"),
    "redirects": ("Pages that move",),
    "report": ("The report",),
    "sources": (_LISTS,),
    "tables": ("Data and tables",),
    "topics": (_LISTS,),
    "words": (_LISTS,),
}
"""The parts of docs/writing.md that document each kind of file."""


@pytest.mark.parametrize("kind", sorted(json_schemas()))
def test_every_field_of_a_file_is_documented(checkout: Path, kind: str) -> None:
    whole = (checkout / "docs/writing.md").read_text("utf-8")
    parts = dict(part.partition("\n")[::2] for part in re.split(r"^## ", whole, flags=re.M)[1:])
    text = "".join(parts[part] for part in _PARTS[kind])
    missing = [one for one in _fields(json_schemas()[kind]) if not re.search(rf"\b{one}:", text)]
    assert missing == [], f"add these keys to {' and '.join(_PARTS[kind])} of docs/writing.md"


def test_the_schemas_in_the_checkout_are_those_of_the_models(checkout: Path) -> None:
    written = {
        path.stem: json.loads(path.read_text("utf-8")) for path in (checkout / "schemas").iterdir()
    }
    assert written == json_schemas(), "run `make schemas`, and commit what it writes"


@pytest.mark.parametrize("report", [".", "tests/second_report"])
@pytest.mark.parametrize(
    ("kind", "files"),
    [
        ("report", "content/report.yml"),
        ("figures", "content/figures.yml"),
        ("notes", "content/notes.yml"),
        ("tables", "content/tables.yml"),
        ("recommendation", "recommendations/*.yml"),
        ("instrument", "references/instruments/*.yml"),
        ("mission", "references/missions/*.yml"),
        ("institutions", "references/institutions.yml"),
        ("topics", "references/topics.yml"),
        ("sources", "references/sources.yml"),
        ("abbreviations", "references/abbreviations.yml"),
        ("words", "references/words.yml"),
    ],
)
def test_the_files_of_a_report_are_valid_by_the_schemas_that_editors_use(
    checkout: Path, report: str, kind: str, files: str
) -> None:
    assert _by_schema(checkout, kind, f"{report}/{files}") == 0


def test_redirects_are_valid_by_the_schema_that_editors_use(checkout: Path) -> None:
    assert _by_schema(checkout, "redirects", "tests/second_report/content/redirects.yml") == 0


def _by_schema(checkout: Path, kind: str, files: str) -> int:
    """Hold files against a schema, and return the exit code."""
    paths = sorted(str(path) for path in checkout.glob(files))
    assert paths
    schema = str(checkout / f"schemas/{kind}.json")
    return int(check_jsonschema(["--schemafile", schema, *paths], standalone_mode=False))


def test_every_link_of_the_documentation_leads_to_a_file(checkout: Path) -> None:
    broken = []
    for name in (
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "docs/writing.md",
        "docs/architecture.md",
        "docs/problems.md",
        "docs/recording.md",
        "docs/data.md",
        "docs/security.md",
    ):
        path = checkout / name
        for target in re.findall(
            r"\]\(([^)#\s]+)\)", re.sub(r"`[^`\n]*`", "", path.read_text("utf-8"))
        ):
            if (
                "://" not in target
                and not target.startswith("...")
                and not (path.parent / target).exists()
            ):
                broken.append(f"{name}: {target}")
    assert broken == []


@pytest.mark.parametrize(
    "command", ["build", "check", "serve", "schemas", "published", "record", "follow-up"]
)
def test_every_documented_command_explains_itself(checkout: Path, command: str) -> None:
    result = run_here(checkout, command, "--help")
    assert result.returncode == 0
    assert command in result.stdout


def test_the_mistake_that_the_readme_shows_is_told_as_it_says(
    checkout: Path, tmp_path: Path
) -> None:
    readme = (checkout / "README.md").read_text("utf-8")
    shown = re.search(r"^   (content/\S+\.md:\d+:\d+: error.*\n.*)$", readme, re.MULTILINE)
    assert shown is not None
    project = copy_report(checkout, tmp_path / "report")
    section = project / shown.group(1).partition(":")[0]
    text = section.read_text("utf-8")
    assert "[@copenhagen-1990/9.2]" in text
    mistaken = text.replace("[@copenhagen-1990/9.2]", "[@copenhagen-1990/9.9]", 1)
    section.write_text(mistaken, "utf-8")
    told = run_here(checkout, "check", "--project", str(project)).stderr

    def placeless(words: str) -> list[str]:
        return [re.sub(r":\d+:\d+:", ":", line).strip() for line in words.splitlines()]

    assert placeless(shown.group(1)) == placeless(told)[:2]


def test_the_public_names_are_those_of_the_documentation(checkout: Path) -> None:
    text = (checkout / "docs/api.md").read_text("utf-8")
    first = "\n".join(re.findall(r"^\| (`.+?) \|", text, re.MULTILINE))
    assert sorted(re.findall(r"`(\w+)`", first)) == sorted(afterword.__all__)
    for name in afterword.__all__:
        assert getattr(afterword, name).__doc__, name


def test_a_name_that_is_not_public_is_not_in_the_package() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'load'"):
        _ = afterword.load


def test_public_names_are_imported_only_when_they_are_asked_for(checkout: Path) -> None:
    code = "import sys, afterword; sys.exit(any(m.startswith('afterword.') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=checkout, check=False).returncode == 0


def test_the_example_of_the_public_names_runs(checkout: Path) -> None:
    text = (checkout / "docs/api.md").read_text("utf-8")
    example = re.findall(r"```python\n(.+?)```", text, re.DOTALL)
    assert len(example) == 1
    done = subprocess.run(
        [sys.executable, "-c", example[0]], cwd=checkout, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 3


def _holding(checkout: Path) -> list[str]:
    """Return the tests that docs/security.md names, each as a file and what stands in it."""
    text = (checkout / "docs/security.md").read_text("utf-8")
    return sorted(set(re.findall(r"`(tests/[^`]+)`", text)) - {"tests/test_docs.py"})


def test_every_test_that_holds_a_threat_is_there(checkout: Path) -> None:
    missing = []
    for named in _holding(checkout):
        file, _, name = named.partition("::")
        path = checkout / file
        known = (
            re.findall(r"(?m)^ *def (test_\w+)", path.read_text("utf-8")) if path.exists() else []
        )
        if not path.exists() or (path.suffix == ".py") is not (name in known):
            missing.append(named)
    assert missing == []
    assert len(_holding(checkout)) > 50


def test_every_threat_has_a_test(checkout: Path) -> None:
    text = (checkout / "docs/security.md").read_text("utf-8")
    rows = re.findall(r"(?m)^\| (?!threat)([^|-][^|]*) \| [^|]+ \| (.*) \|$", text)
    assert [threat for threat, held_by in rows if "`tests/" not in held_by] == []
    assert len(rows) > 30
