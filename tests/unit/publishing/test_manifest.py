"""The manifest: every file of the result with its SHA-256."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from afterword.publishing.manifest import NAME, holds_only_ours, is_whole, manifest, read_manifest

FILES = {"index.html": b"<p>a</p>", "downloads/report.pdf": b"%PDF", "empty.txt": b""}


@pytest.fixture
def result(tmp_path: Path) -> Path:
    """Give a small result with its manifest."""
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / NAME).write_bytes(manifest(tmp_path, "inputs"))
    return tmp_path


def test_a_manifest_names_every_file_but_itself_with_its_digest(result: Path) -> None:
    document = json.loads((result / NAME).read_bytes())
    assert document["artefacts"] == {
        name: sha256(content).hexdigest() for name, content in FILES.items()
    }


def test_a_manifest_names_what_made_the_result(result: Path) -> None:
    document = json.loads((result / NAME).read_bytes())
    assert (document["generator"], document["inputs"]) == ("afterword", "inputs")
    packages = {"jinja2", "markdown", "weasyprint", "xlsxwriter"}
    assert set(document["versions"]) == {"python", "sqlite", *packages}


def test_a_manifest_made_again_is_the_same(result: Path) -> None:
    assert manifest(result, "inputs") == (result / NAME).read_bytes()


def test_a_file_of_the_same_name_in_a_folder_is_named(result: Path) -> None:
    (result / "downloads" / NAME).write_bytes(b"x")
    assert f"downloads/{NAME}" in json.loads(manifest(result, "inputs"))["artefacts"]


def test_a_result_is_whole_as_it_was_written(result: Path) -> None:
    assert is_whole(result, "inputs")


def test_a_result_of_other_inputs_is_not_whole(result: Path) -> None:
    assert not is_whole(result, "others")


@pytest.mark.parametrize("name", list(FILES))
def test_a_result_with_a_byte_changed_is_not_whole(result: Path, name: str) -> None:
    (result / name).write_bytes(FILES[name] + b"x")
    assert not is_whole(result, "inputs")


@pytest.mark.parametrize("name", ["more.html", "downloads/more.csv", f"downloads/{NAME}"])
def test_a_result_with_a_file_more_is_not_whole(result: Path, name: str) -> None:
    (result / name).write_bytes(b"")
    assert not is_whole(result, "inputs")


@pytest.mark.parametrize("name", [*FILES, NAME])
def test_a_result_with_a_file_less_is_not_whole(result: Path, name: str) -> None:
    (result / name).unlink()
    assert not is_whole(result, "inputs")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("{", id="no JSON"),
        pytest.param("[]", id="a list"),
        pytest.param('{"generator": "other"}', id="of another program"),
        pytest.param("{}", id="of nobody"),
    ],
)
def test_a_manifest_that_is_not_ours_is_none(result: Path, text: str) -> None:
    (result / NAME).write_text(text, "utf-8")
    assert read_manifest(result) is None
    assert not is_whole(result, "inputs")


@pytest.mark.parametrize("artefacts", [None, [], "x"])
def test_a_manifest_without_its_list_of_files_is_not_whole(
    tmp_path: Path, artefacts: object
) -> None:
    document = {"generator": "afterword", "inputs": "inputs", "artefacts": artefacts}
    (tmp_path / NAME).write_text(json.dumps(document), "utf-8")
    assert not is_whole(tmp_path, "inputs")


def test_a_folder_that_there_is_not_is_not_whole(tmp_path: Path) -> None:
    assert read_manifest(tmp_path / "none") is None
    assert not is_whole(tmp_path / "none", "inputs")


def test_a_folder_of_our_files_holds_only_ours(result: Path) -> None:
    assert holds_only_ours(result)


def test_a_result_that_lost_a_file_or_changed_one_is_still_ours(result: Path) -> None:
    (result / "empty.txt").unlink()
    (result / "index.html").write_bytes(b"other")
    assert holds_only_ours(result)


def test_an_empty_folder_holds_nothing_of_others(tmp_path: Path) -> None:
    assert holds_only_ours(tmp_path)


@pytest.mark.parametrize("name", ["more.txt", "downloads/more.txt"])
def test_a_folder_with_a_file_more_holds_not_only_ours(result: Path, name: str) -> None:
    (result / name).write_bytes(b"")
    assert not holds_only_ours(result)


@pytest.mark.parametrize("text", ["", "{}", "[]"])
def test_a_folder_whose_manifest_is_not_ours_is_not_ours(result: Path, text: str) -> None:
    (result / NAME).write_text(text, "utf-8")
    assert not holds_only_ours(result)
