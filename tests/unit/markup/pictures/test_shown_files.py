"""Pictures are opened when a project is checked: what cannot be shown by all is told."""

from pathlib import Path

import pytest
from PIL import Image

from afterword.linking.checks import read_and_check
from afterword.markup.pictures.shown_files import picture_problems
from tests.unit.small_project import SECTION, write_project

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def told(folder: Path, name: str, content: bytes) -> list[str]:
    """Return what is told of a picture that a section shows."""
    text = SECTION.replace("::: recommendation 1", f"![A](../{name})\n\n::: recommendation 1")
    project = write_project(folder, {"content/sections/01-lists.md": text})
    (folder / "content" / name).write_bytes(content)
    register = read_and_check(project).register
    problems = tuple(picture_problems(register, project))
    assert all(one.place.line == 10 for one in problems)
    return [one.message.partition(" ")[2] for one in problems]


def image(form: str, path: Path) -> bytes:
    """Return a small picture in a format."""
    Image.new("RGB", (40, 40), "red").save(path, form)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.png", "PNG"), ("a.JPG", "JPEG"), ("a.jpeg", "JPEG"), ("a.gif", "GIF"), ("a.webp", "WEBP")],
)
def test_a_whole_picture_is_silent(tmp_path: Path, name: str, form: str) -> None:
    assert told(tmp_path / "project", name, image(form, tmp_path / "drawn")) == []


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_that_is_cut_off_is_told(tmp_path: Path, form: str) -> None:
    content = image(form, tmp_path / "drawn")
    name = f"a.{form.lower()}"
    for length in (len(content) // 2, len(content) - 20):
        project = tmp_path / str(length)
        assert len(told(project, name, content[:length])) == 1


def test_a_picture_by_another_name_is_told(tmp_path: Path) -> None:
    content = image("PNG", tmp_path / "drawn")
    (message,) = told(tmp_path / "project", "a.jpg", content)
    assert message.endswith("is a PNG file by another name")


@pytest.mark.parametrize("content", [b"", b"words", b"<svg/>", b"%PDF-1.7"])
def test_what_is_no_picture_is_told(tmp_path: Path, content: bytes) -> None:
    assert len(told(tmp_path / "project", "a.png", content)) == 1


def test_a_kind_that_browsers_do_not_show_is_told(tmp_path: Path) -> None:
    content = image("TIFF", tmp_path / "drawn")
    assert len(told(tmp_path / "project", "a.tif", content)) == 1


@pytest.mark.parametrize(
    "inner",
    [
        '<rect width="9" height="9" fill="url(#g)" style="fill: red"/>',
        '<defs><linearGradient id="g"/></defs><use xlink:href="#g"/>',
        "<style>rect { fill: red; clip-path: url('#g') }</style>",
        '<image href="data:image/png;base64,iVBORw0KGgo="/>',
        "<title>On the &lt;script&gt;</title><text>onload=1; javascript: url(http://x)</text>",
    ],
)
def test_a_plain_drawing_is_silent(tmp_path: Path, inner: str) -> None:
    assert told(tmp_path / "project", "a.svg", SVG.format(inner).encode()) == []


@pytest.mark.parametrize(
    "inner",
    [
        "<script>a()</script>",
        '<g><SCRIPT href="a.js"/></g>',
        '<rect onload="a()"/>',
        '<rect onMouseOver="a()"/>',
        '<image href="https://example.org/a.png"/>',
        '<image xlink:href="//example.org/a.png"/>',
        '<image href="other.png"/>',
        '<use href="other.svg#a"/>',
        '<a href="javascript:a()"><rect/></a>',
        '<a xlink:href=" JaVaScript:a()"><rect/></a>',
        '<image href="data:image/svg+xml;base64,PHN2Zz4="/>',
        '<image href="data:text/html,x"/>',
        "<foreignObject><p/></foreignObject>",
        '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
        "<style>@import 'a.css';</style>",
        "<style>rect { fill: url(https://example.org/a) }</style>",
        '<rect style="fill: url(&quot;a.svg#b&quot;)"/>',
        '<rect fill="url(https://example.org/a#b)"/>',
        '<animate attributeName="href" to="javascript:a()"/>',
        '<set attributeName="xlink:href" to="b"/>',
        '<script xmlns="http://www.w3.org/1999/xhtml">a()</script>',
    ],
)
def test_a_drawing_that_does_or_loads_something_is_told(tmp_path: Path, inner: str) -> None:
    assert len(told(tmp_path / "project", "a.svg", SVG.format(inner).encode())) == 1


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("", id="nothing"),
        pytest.param("<svg", id="cut off"),
        pytest.param("<svg/>", id="without the namespace"),
        pytest.param("<html/>", id="another root"),
        pytest.param('<!DOCTYPE a [<!ENTITY b "c">]>' + SVG.format("&b;"), id="entities"),
        pytest.param('<?xml-stylesheet href="a.css"?>' + SVG.format(""), id="a style sheet"),
    ],
)
def test_what_is_no_plain_drawing_is_told(tmp_path: Path, content: str) -> None:
    assert len(told(tmp_path / "project", "a.svg", content.encode())) == 1
