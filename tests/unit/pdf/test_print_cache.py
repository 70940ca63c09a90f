"""What was printed is kept whole, and what killed builds were writing is removed."""

import os
from pathlib import Path

from afterword.pdf.print_cache import FOLDER, PrintCache
from afterword.project.locks import hold
from afterword.project.project import Project
from tests.killing import killed_at
from tests.unit.small_project import TODAY


def test_what_a_killed_build_was_writing_is_removed(tmp_path: Path) -> None:
    cache, folder = PrintCache(Project(root=tmp_path, today=TODAY)), tmp_path / FOLDER
    cache.keep_pages("kept", {"a": 1})
    assert killed_at(1, [(os, "replace")], lambda: cache.keep_pages("killed", {"b": 2}))
    assert len(list(folder.iterdir())) == 2
    cache.clear()
    assert [path.name for path in folder.iterdir()] == ["kept.pages.json"]


def test_what_another_build_is_writing_stays(tmp_path: Path) -> None:
    cache, folder = PrintCache(Project(root=tmp_path, today=TODAY)), tmp_path / FOLDER
    cache.keep_pages("kept", {"a": 1})
    held = os.open(folder / "new-abcd", os.O_CREAT | os.O_RDWR)
    assert hold(held)
    cache.clear()
    assert (folder / "new-abcd").exists()
    os.close(held)
    cache.clear()
    assert not (folder / "new-abcd").exists()
