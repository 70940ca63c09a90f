"""Pictures that texts show: each is opened before anything is written, and is what it is named."""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree
from PIL import Image, ImageFile, UnidentifiedImageError

from afterword.linking.register import Register
from afterword.model.text_safety import quoted
from afterword.problems import Code, Problem
from afterword.project.project import Project
from afterword.sources.mark_finder import MarkKind
from afterword.sources.unusable_files import found_file, unusable

FORMATS = {
    ".png": frozenset({"PNG"}),
    ".jpg": frozenset({"JPEG", "MPO"}),
    ".jpeg": frozenset({"JPEG", "MPO"}),
    ".gif": frozenset({"GIF"}),
    ".webp": frozenset({"WEBP"}),
}
"""The formats that every browser and the PDF show besides SVG, as Pillow calls them, by the ending
of the file's name."""

_SVG = "http://www.w3.org/2000/svg"
_ACTIVE = frozenset({"script", "foreignobject", "iframe", "object", "embed"}) | frozenset(
    {"handler", "listener", "audio", "video", "animation"}
)
_OWN = re.compile(r"#|data:image/(?:png|jpe?g|gif|webp)[;,]", re.IGNORECASE)
_FOREIGN_STYLE = re.compile(
    r"@import|expression\s*\(|url\(\s*+[\"']?+(?!#|data:image/)", re.IGNORECASE
)
_CLEAN = "save it as a plain SVG without it, or as PNG"


class _Wrong(NamedTuple):
    message: str
    fix: str


def picture_problems(register: Register, project: Project) -> Iterator[Problem]:
    """Yield a problem for each picture of a text that cannot be shown, where it first stands; one
    that is not there is told elsewhere."""
    seen: set[Path] = set()
    content = (project.root / "content").resolve()
    for text in register.texts:
        for mark in text.of(MarkKind.PICTURE):
            folder = project.root / PurePosixPath(mark.place.path).parent
            path = found_file(folder / unquote(mark.target).partition("#")[0])
            if path is None or path in seen or not path.is_relative_to(content):
                continue
            if unusable(project, path):
                continue
            seen.add(path)
            if wrong := _wrong(path):
                message = f"the picture {quoted(mark.target)} {wrong.message}"
                yield Problem(Code.BAD_PICTURE, mark.place, message, wrong.fix)


def _wrong(path: Path) -> _Wrong | None:
    suffix = path.suffix.lower()
    if suffix == ".svg":
        return _wrong_drawing(path)
    if suffix not in FORMATS:
        return _Wrong(
            "is of a kind that not every browser shows", "save it as PNG, JPEG, GIF, WebP or SVG"
        )
    return _wrong_image(path, FORMATS[suffix])


def _wrong_image(path: Path, formats: frozenset[str]) -> _Wrong | None:
    """Return why a picture of pixels cannot be shown; it is read to its end."""
    try:
        with warnings.catch_warnings(), _whole_files_only():
            warnings.simplefilter("error")
            with Image.open(path) as image:
                found = image.format
                image.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Warning) as error:
        is_other = isinstance(error, UnidentifiedImageError)
        is_large = isinstance(error, (Image.DecompressionBombError, Image.DecompressionBombWarning))
        if is_large:
            return _Wrong("has too many pixels", "make it smaller")
        what = "is no picture of a known kind" if is_other else "is damaged, or was cut off"
        return _Wrong(what, "save it again as PNG or JPEG")
    if found not in formats:
        return _Wrong(f"is a {found} file by another name", "give its name the ending of its kind")
    return None


@contextmanager
def _whole_files_only() -> Iterator[None]:
    """Let Pillow refuse files that are cut off: once imported, WeasyPrint lets it take them."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _wrong_drawing(path: Path) -> _Wrong | None:
    """Return why an SVG file cannot be shown: it is none, or does or loads something by itself."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        content = path.read_bytes()
        root = etree.fromstring(content, parser)
    except (OSError, etree.XMLSyntaxError) as error:
        reason = str(error).partition(",")[0]
        return _Wrong(f"cannot be read as SVG: {reason}", "save it again as SVG or PNG")
    if root.tag not in {f"{{{_SVG}}}svg"}:
        return _Wrong("is no SVG: its first element is not <svg>", "save it again as SVG or PNG")
    if b"<!ENTITY" in content:
        return _Wrong("defines entities, which are not used here", _CLEAN)
    for element in (*root.itersiblings(preceding=True), *root.iter()):
        if what := _forbidden(element):
            line = element.sourceline or 1
            return _Wrong(f"{what} (line {line} of the file)", _CLEAN)
    return None


def _forbidden(element: etree._Element) -> str:
    """Return what an element of a drawing does that pictures do not; nothing where all is well."""
    if not isinstance(element.tag, str):
        is_style = isinstance(element, etree._ProcessingInstruction)
        return "loads a style sheet" if is_style and element.target == "xml-stylesheet" else ""
    name = _local(element.tag)
    if name in _ACTIVE:
        return "holds a script" if name == "script" else f"holds <{name}>, which is no drawing"
    if name == "style" and _FOREIGN_STYLE.search(element.text or ""):
        return "loads something from elsewhere"
    for key, value in element.attrib.items():
        attribute = _local(str(key))
        if attribute.startswith("on"):
            return f"holds a script ('{attribute}')"
        is_reference = attribute in {"href", "src", "base"}
        if (is_reference and not _OWN.match(str(value).strip())) or _FOREIGN_STYLE.search(
            str(value)
        ):
            return f"refers to {quoted(str(value))}"
        if attribute == "attributename" and _local(str(value)) in {"href", "xlink:href"}:
            return "changes what it refers to"
    return ""


def _local(name: str) -> str:
    return name.rpartition("}")[2].lower()
