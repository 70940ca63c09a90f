"""The shape of the house: imports point one way, each library has one home, no report is known."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOMS = (
    ("problems",),
    ("model",),
    ("project",),
    ("sources",),
    ("linking",),
    ("texts",),
    ("views",),
    ("markup",),
    ("site", "pdf", "data"),
    ("recording",),
    ("publishing",),
    ("plugin",),
    ("cli",),
    ("__init__",),
)
"""Left to right: a room imports itself and what lies left of it, none that stands beside it."""

PLUGIN = ("site/plugin.py", "site/mkdocs_files.py", "site/mkdocs_run.py")
"""What knows MkDocs is a package by itself: it stands in the site's folder, and publishes."""

HOMES: Mapping[str, frozenset[str]] = {
    name: frozenset(homes.split())
    for name, homes in {
        "pydantic": "model views/open_data project/files.py sources linking",
        "yaml": "sources",
        "ruamel": "sources/appending.py",
        "markdown": "texts/blocks.py texts/converter.py texts/marks.py",
        "jinja2": f"markup/templating.py site/prose.py pdf/document.py {' '.join(PLUGIN)}",
        "lxml": "texts markup site pdf",
        "mkdocs": " ".join(PLUGIN),
        "material": "",
        "weasyprint": "pdf",
        "pydyf": "pdf/tagging pdf/typesetting.py",
        "xlsxwriter": "data/tables.py data/entry_form.py",
        "sqlite3": "data/open_data/sqlite_file.py publishing/manifest.py",
        "openpyxl": "recording/workbook.py",
        "packaging": "publishing/manifest.py",
        "PIL": "markup/pictures",
        "fontTools": "markup/pictures",
        "click": f"cli site/preview.py {' '.join(PLUGIN)}",
        "rich": "cli/commands.py",
        "hatchling": "",
    }.items()
}
"""Where each library may be imported: rooms, or single modules; nowhere where there is none."""

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


def _room(name: str) -> str:
    """Return the room of a module, by its path below the engine's folder."""
    if name in PLUGIN:
        return "plugin"
    return "cli" if name == "__main__.py" else name.partition("/")[0].removesuffix(".py")


def _path(dotted: str) -> str:
    """Return the path of a module below the engine's folder."""
    return f"{dotted.removeprefix('afterword.').replace('.', '/')}.py"


def _may_import(room: str, other: str) -> bool:
    """Tell whether a room may import another one."""
    rank = {one: at for at, beside in enumerate(ROOMS) for one in beside}
    return room == other or rank[other] < rank[room]


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_a_module_imports_its_own_room_and_those_left_of_it(module: Path) -> None:
    own = _room(_name(module))
    wrong = [
        dotted
        for dotted in _imports(module)
        if dotted.startswith("afterword.") and not _may_import(own, _room(_path(dotted)))
    ]
    assert wrong == [], f"{own} imports {wrong}"


def test_rooms_that_stand_beside_each_other_do_not_import_each_other() -> None:
    beside = [(one, other) for rooms in ROOMS for one in rooms for other in rooms if one != other]
    assert len(beside) == 6
    assert [pair for pair in beside if _may_import(*pair)] == []


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_a_library_is_imported_at_its_home_only(module: Path) -> None:
    for dotted in _imports(module):
        homes = HOMES.get(dotted.split(".")[0])
        if homes is not None:
            name = _name(module)
            assert any(name == home or name.startswith(f"{home}/") for home in homes), dotted


def _named_modules(module: Path) -> Iterator[str]:
    """Yield the modules that one imports or names for a later import, dotted."""
    texts = (
        node.value
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    known = {f"afterword.{_name(one).removesuffix('.py').replace('/', '.')}" for one in MODULES}
    yield from sorted(known.intersection([*_imports(module), *texts]))


def test_no_modules_import_each_other_in_a_circle() -> None:
    imports = {_name(one): {_path(other) for other in _named_modules(one)} for one in MODULES}
    while free := {name for name, others in imports.items() if not others & imports.keys()}:
        imports = {name: others for name, others in imports.items() if name not in free}
    assert imports == {}


def test_the_rooms_cover_every_module() -> None:
    rooms = {_room(_name(module)) for module in MODULES}
    assert rooms == {room for beside in ROOMS for room in beside}


def test_packages_hold_no_code_of_their_own_but_the_public_names() -> None:
    filled = [
        _name(module)
        for module in MODULES
        if module.name == "__init__.py" and module.stat().st_size
    ]
    assert filled == ["__init__.py"]


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
                assert node.func.id != "print" or _name(module) == "cli/main.py", (
                    f"{_name(module)} prints"
                )


def test_the_script_hands_over_and_does_nothing_else(checkout: Path) -> None:
    lines = [line for line in (checkout / "build.py").read_text("utf-8").splitlines() if line]
    assert lines == [
        "from afterword.cli.main import main",
        'if __name__ == "__main__":',  # the process that sets the PDF imports it too
        "    raise SystemExit(main())",
    ]
