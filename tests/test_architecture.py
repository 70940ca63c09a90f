"""The shape of the house: imports point one way, each library has one home, no report is known."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOMS = (
    "problems",
    "model",
    "sources",
    "linking",
    "views",
    "output",
    "recording",
    "commands",
    "cli",
)
"""Left to right: a room imports itself and what lies left of it."""

COMMANDS = (
    "published_command.py",
    "recording_commands.py",
    "recording_told.py",
    "spreadsheet_commands.py",
)
"""The modules of the command line beside `commands`."""

HOMES = {
    "pydantic": {"model", "sources", "linking"},
    "yaml": {"sources"},
    "ruamel": {"sources/appending.py"},
    "markdown": {"output/dialect.py", "output/foreign_words.py", "output/mark_extension.py"},
    "jinja2": {"output/templating.py", "output/site/prose.py", "output/pdf/document.py"},
    "lxml": {"output"},
    "weasyprint": {"output/pdf"},
    "pydyf": {"output/pdf/tagging", "output/pdf/setting.py"},
    "xlsxwriter": {"output/matrix/xlsx_file.py", "output/matrix/entry_form.py"},
    "sqlite3": {"output/open_data/sqlite_file.py", "output/inputs.py", "output/manifest.py"},
    "openpyxl": {"recording/workbook.py"},
    "vl_convert": {"output/pictures/drawing.py"},
    "PIL": {"output/pictures"},
    "fontTools": {"output/pictures"},
    "click": {"commands.py", *COMMANDS},
    "rich": {"commands.py"},
    "watchfiles": {"preview.py"},
}
"""Where each library may be imported: rooms, or single modules."""

MODULES = sorted((Path(__file__).parents[1] / "afterword").rglob("*.py"))
ENGINE = Path(__file__).parents[1] / "afterword"


def _name(module: Path) -> str:
    return module.relative_to(ENGINE).as_posix()


def _imports(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{_name(module)} imports relatively"
            yield node.module or ""


def _room(dotted: str) -> str:
    room = dotted.split(".")[1] if "." in dotted else ""
    return "commands" if room == "preview" or f"{room}.py" in COMMANDS else room


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_a_module_imports_its_own_room_and_those_left_of_it(module: Path) -> None:
    own = _room(".".join(("afterword", *module.relative_to(ENGINE).with_suffix("").parts)))
    if own == "__init__":
        return
    for dotted in _imports(module):
        if dotted.startswith("afterword."):
            assert ROOMS.index(_room(dotted)) <= ROOMS.index(own), f"{own} imports {dotted}"


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_a_library_is_imported_at_its_home_only(module: Path) -> None:
    for dotted in _imports(module):
        homes = HOMES.get(dotted.split(".")[0])
        if homes is not None:
            name = _name(module)
            assert any(name == home or name.startswith(f"{home}/") for home in homes), dotted


def test_the_rooms_cover_every_module() -> None:
    rooms = {
        _room(f"afterword.{_name(module).removesuffix('.py').replace('/', '.')}")
        for module in MODULES
    }
    assert rooms - {"__init__"} == set(ROOMS)


def test_packages_hold_no_code_of_their_own() -> None:
    filled = [
        _name(module)
        for module in MODULES
        if module.name == "__init__.py" and module.stat().st_size
    ]
    assert filled == []


def test_the_engine_and_its_templates_know_no_report(checkout: Path) -> None:
    known = re.compile(
        r"kazakh|\bkaz-|nur otan|majilis|astana|copenhagen|nazarbayev", re.IGNORECASE
    )
    allowed = {"copenhagen-1990/9.2", "copenhagen-1990", "kaz-2016-r07"}
    found = []
    files = [
        *MODULES,
        *checkout.joinpath("templates").rglob("*.j2"),
        *checkout.joinpath("templates").rglob("*.css"),
    ]
    for file in files:
        text = file.read_text("utf-8")
        for example in sorted(allowed, key=len, reverse=True):
            text = text.replace(example, "")
        text = re.sub(r"the 1990 OSCE Copenhagen Document", "", text)
        found += [f"{file.name}: {match}" for match in known.findall(text)]
    assert found == []


def test_the_engine_asserts_nothing_and_prints_nothing() -> None:
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            assert not isinstance(node, ast.Assert), f"{_name(module)} asserts"
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id != "print" or module.name == "cli.py", f"{_name(module)} prints"


def test_the_script_hands_over_and_does_nothing_else(checkout: Path) -> None:
    lines = [line for line in (checkout / "build.py").read_text("utf-8").splitlines() if line]
    assert lines == [
        "from afterword.cli.main import main",
        'if __name__ == "__main__":',  # the process that sets the PDF imports it too
        "    raise SystemExit(main())",
    ]
