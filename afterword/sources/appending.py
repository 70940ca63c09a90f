"""YAML files that grow: records are added to a list, and every other byte of the file stays."""

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
)

from afterword.problems import Code, Place, Problem, ProblemsFoundError
from afterword.sources.text_source import BYTE_ORDER_MARK, with_our_line_ends
from afterword.sources.yaml_source import Value, read_yaml

Item = Mapping[str, str | Sequence[str] | Mapping[str, str]]
"""A record to be added: texts, and lists and mappings of texts, which stand in brackets."""

_Style = Callable[[str, str, int], Any]
"""Gives a text, under a key and with room for so many characters, the way in which it is
written."""

_WIDTH = 100
_ENDLESS = 1 << 30
_LINE_END = re.compile(r"\r\n?|\n")
_LINES = "write each entry on lines of its own, the first of them beginning with '- '"
_WORDS_OF_LOGIC = frozenset({"y", "yes", "n", "no", "on", "off"})
"""Texts that other readers of YAML take for true and false."""


def append(content: bytes, path: str, key: str, items: Sequence[Item]) -> bytes:
    """Return a file of one record in which items stand at the end of the list under a key.

    The file before and the lines of the items make up the file after; of an empty list, its
    brackets go. Raises ProblemsFoundError where the list is written so that nothing can be added.
    """
    mark = BYTE_ORDER_MARK if content.startswith(BYTE_ORDER_MARK) else b""
    text = content.removeprefix(mark).decode("utf-8")
    ours = with_our_line_ends(text)
    wanted = [_grown(read_yaml(one, path).value, key, items) for one in (ours, f"{ours}\n")]
    root = _root(text, path)
    listed = _list(root, path, key)
    margin = root.value[0][0].start_mark.column
    cut, end = _ends(text, path, key, listed or root)
    lines = "".join(_lines(text, root, listed, key, items))
    lines = re.sub("^(?=.)", " " * margin, lines, flags=re.MULTILINE)
    first_end = _LINE_END.search(text)
    newline = first_end.group() if first_end else "\n"
    lines = lines.replace("\n", newline)
    after = _after_comments(text, _line_end(text, len(text[:end].rstrip())), margin)
    for at in dict.fromkeys((after, end)):
        before = f"{text[: min(cut, at)]}{text[end:at]}"
        gap = "" if before.endswith(("\n", "\r")) else newline
        added = f"{before}{gap}{lines}{text[at:]}"
        found = read_yaml(with_our_line_ends(added), path)
        if found.value in wanted and not found.problems:
            return mark + added.encode("utf-8")
    raise _refusal(path, None, "nothing can be added to the file as it is written", _LINES)


def _grown(before: Value | None, key: str, items: Sequence[Item]) -> Value:
    """Return what the file should hold in the end."""
    record = before if isinstance(before, dict) else {}
    earlier = record.get(key, [])
    return {**record, key: [*(earlier if isinstance(earlier, list) else []), *map(_plain, items)]}


def _plain(item: Item) -> Value:
    return {key: _plain_value(value) for key, value in item.items()}


def _plain_value(value: str | Sequence[str] | Mapping[str, str]) -> Value:
    if isinstance(value, Mapping):
        return dict(value)
    return value if isinstance(value, str) else list(value)


def _root(text: str, path: str) -> MappingNode:
    try:
        root = YAML(pure=True).compose(text)
    except YAMLError:
        root = None
    if not isinstance(root, MappingNode) or root.flow_style or not root.value:
        fix = "write the record as `key: value` lines"
        raise _refusal(path, None, "the record does not stand on lines of its own", fix)
    return root


def _list(root: MappingNode, path: str, key: str) -> SequenceNode | None:
    """Return the list under a key, or None where the record does not have the key."""
    for name, value in root.value:
        if isinstance(name, ScalarNode) and name.value == key:
            if not isinstance(value, SequenceNode) or (value.flow_style and value.value):
                message = f"'{key}' is not a list on lines of its own: nothing can be added to it"
                raise _refusal(path, value, message, _LINES)
            return value
    return None


def _refusal(path: str, node: Node | None, message: str, fix: str) -> ProblemsFoundError:
    mark = node.start_mark if node else None
    place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
    return ProblemsFoundError((Problem(Code.NOT_APPENDABLE, place, message, fix),))


def _ends(text: str, path: str, key: str, node: Node) -> tuple[int, int]:
    """Return what is cut of the end of a list or record, by the offsets: the brackets of an empty
    list; nothing of others."""
    if isinstance(node, MappingNode) or node.value:
        return _end(node), _end(node)
    start, end = node.start_mark.index, node.end_mark.index
    if text[start:end].strip("[] \t\r\n"):
        message = f"the brackets of '{key}' hold a comment: nothing can be added"
        raise _refusal(path, node, message, "move the comment above the key")
    return len(text[:start].rstrip()), end


def _end(node: Node) -> int:
    """Return where the last value within a value ends."""
    while isinstance(node, SequenceNode | MappingNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return int(node.end_mark.index)


def _lines(
    text: str, root: MappingNode, listed: SequenceNode | None, key: str, items: Sequence[Item]
) -> Iterator[str]:
    """Yield the lines of the items in the layout of the list, or in that of another list where it
    is empty; with the key where the record does not have it."""
    if listed is None:
        yield f"{key}:\n"
    of_record = [value for _, value in root.value if _has_records(value)]
    model = listed if listed is not None and listed.value else next(iter(of_record), None)
    margin = root.value[0][0].start_mark.column
    hyphen = model.start_mark.column - margin if model else 2
    record = model.value[0].start_mark.column - margin if model else 4
    begins = text[: model.value[-1].start_mark.index].rstrip(" -") if model else ""
    is_spaced = model is not None and len(model.value) > 1 and re.search(r"\n\s*\n$", begins)
    for at, item in enumerate(items):
        if is_spaced and (at or model is listed):
            yield "\n"
        yield _item_lines(item, hyphen, record)


def _has_records(node: Node) -> bool:
    if not isinstance(node, SequenceNode) or node.flow_style or not node.value:
        return False
    return isinstance(node.value[0], MappingNode)


def _item_lines(item: Item, hyphen: int, record: int) -> str:
    """Return the lines of an item, in the style of the files if it reads back equal."""
    for style in (_styled, _between_quotes):
        values = CommentedMap(
            (key, _node(key, value, style, _WIDTH - record)) for key, value in item.items()
        )
        lines = _dumped(values, hyphen, record)
        ends_the_document = lines.endswith("\n...\n")
        found = read_yaml(f"list:\n{lines}", "")
        if not ends_the_document and found.value == {"list": [_plain(item)]}:
            break
    return lines


def _node(
    key: str, value: str | Sequence[str] | Mapping[str, str], style: _Style, room: int
) -> Any:
    if isinstance(value, str):
        return style(key, value, room)
    node: Any
    if isinstance(value, Mapping):
        node = CommentedMap((name, style(name, text, _ENDLESS)) for name, text in value.items())
    else:
        node = CommentedSeq(style("", text, _ENDLESS) for text in value)
    node.fa.set_flow_style()
    return node


def _dumped(values: CommentedMap, hyphen: int, record: int) -> str:
    writer = YAML(pure=True)
    writer.width = _ENDLESS
    writer.indent(mapping=2, sequence=record, offset=hyphen)
    out = io.StringIO()
    writer.dump({"list": [values]}, out)
    return out.getvalue().partition("\n")[2]


def _styled(key: str, text: str, room: int) -> Any:
    """Return a text as the files have it: long ones folded, several lines as they are."""
    if "\n" in text:
        return LiteralScalarString(text)
    if len(key) + len(": ") + len(text) <= room:
        return _short(key, text)
    folded = FoldedScalarString(text)
    folded.fold_pos = list(_folds(text, room - 2))
    return folded


def _folds(text: str, width: int) -> Iterator[int]:
    """Yield the offsets of the blanks at which a text goes on in the next line."""
    begin, last = 0, 0
    for match in re.finditer(r"(?<=\S) (?=\S)|$", text):
        if match.start() - begin > width and last > begin:
            yield last
            begin = last + 1
        last = match.start()


def _short(key: str, text: str) -> Any:
    """Return a text of one line; dates and years stand without quotation marks."""
    if key == "date" and re.fullmatch("[1-9][0-9]{3}", text):
        return int(text)
    if key == "date" and re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return DoubleQuotedScalarString(text) if text.lower() in _WORDS_OF_LOGIC else text


def _between_quotes(key: str, text: str, room: int) -> Any:
    short = _short(key, text)
    return DoubleQuotedScalarString(text) if isinstance(short, str) else short


def _line_end(text: str, at: int) -> int:
    """Return where the next line begins, or where the text ends."""
    ended = _LINE_END.search(text, at)
    return ended.end() if ended else len(text)


def _after_comments(text: str, at: int, margin: int) -> int:
    """Return where the comments end that stand deeper than a column, empty lines among them."""
    reached = at
    while at < len(text):
        end = _line_end(text, at)
        line = text[at:end].strip("\r\n")
        words = line.lstrip(" ")
        if words and not (words.startswith("#") and len(line) - len(words) > margin):
            break
        reached, at = (end if words else reached), end
    return reached
