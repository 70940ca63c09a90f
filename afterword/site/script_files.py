"""What pages load as scripts when they need it: the search's index, and details of the matrix.

Scripts and not JSON, since a page that was opened from a disk may not fetch. The files of the
matrix stand below `assets/matrix/`, of the very rows that every other form of it has; each gives
them to `afterwordMatrix`.
"""

import json
from collections.abc import Iterable, Iterator

from afterword.linking.refs import Ref, RefKind
from afterword.linking.register import Register
from afterword.markup.addresses import SiteAddresses
from afterword.views.follow_up.standing import Standing
from afterword.views.matrix.grid import Cell, Grid, Heading
from afterword.views.report.report import ReportView, report_view
from afterword.views.search.findable import Findable, Kind
from afterword.views.search.search import findables, synonyms

INDEX = "search/index.js"
"""Where the index stands, from the site's root."""

LARGEST = 500_000
"""About how many characters of documents stand in one file: a browser reads them at once."""

_HARMFUL = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<\u2028\u2029"})
"""Signs that end a line or open a tag where a script is not read as it should be."""

Value = str | int | list["Value"]
"""A value of a document in the index."""

FOLDER = "assets/matrix"

CHUNK = 25
"""How many rows' details are in a file."""

DETAILS = (
    "recommendation",
    "parts",
    "suggested_legal_change",
    "context",
    "assessments",
    "developments",
    "responses",
    "prior_missions",
    "later_missions",
    "similar_to",
    "rests_on",
    "asks_to_change",
)
"""The columns that an opened row shows, in this order."""

NEWEST_FIRST = "developments"
"""Of this column an opened row shows the last items only, as it can be long."""

BROAD = 30
"""From this width on, in characters, a column takes the whole breadth of a card."""

EMPTY: tuple[Cell, ...] = ("", ())
"""Cells that say nothing."""

NEWEST = 3
"""How many items of that column an opened row shows."""


def search_files(
    register: Register, report: ReportView | None = None, pages: Iterable[tuple[str, str]] = ()
) -> dict[str, bytes]:
    """Return the index by its path; pages are those that have no record: path and title of each.

    Each document is an array: kind, path, title, trail, names, aliases, text, passages, standing;
    what is empty at its end is left out. Documents that the first file does not hold are in the
    parts that it names.
    """
    addresses = SiteAddresses(register)
    report = report or report_view(register)
    refs = (Ref(RefKind.PAGE, path, title) for path, title in pages)
    own = (Findable(kind=Kind.PAGE, ref=ref, title=ref.label) for ref in refs)
    trails: dict[tuple[str, ...], int] = {}
    documents = (
        _as_json(_document(addresses, found, trails.setdefault(found.trail, len(trails))))
        for found in (*findables(register, report), *own)
    )
    first, *others = _parts(documents)
    parts = {f"search/part-{number}.js": part for number, part in enumerate(others, 2)}
    head = {
        "language": register.report.language,
        "kinds": [[kind.name.lower(), kind.words, kind.weight] for kind in Kind],
        "synonyms": [list(pair) for pair in synonyms(register, report)],
        "trails": [list(trail) for trail in trails],
        "parts": list(parts),
    }
    index = f'{_as_json(head)[:-1]},"documents":[{",".join(first)}]}}'
    files = {INDEX: f"window.awSearchIndex = {index};\n"}
    for path, part in parts.items():
        files[path] = f"window.awSearchPart = [{','.join(part)}];\n"
    return {path: text.encode() for path, text in files.items()}


def _parts(documents: Iterable[str]) -> Iterator[list[str]]:
    """Yield the documents in groups of which each fits into a file; at least one, maybe empty."""
    part: list[str] = []
    size = 0
    for document in documents:
        if part and size + len(document) > LARGEST:
            yield part
            part, size = [], 0
        part.append(document)
        size += len(document)
    yield part


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_HARMFUL)


def _document(addresses: SiteAddresses, found: Findable, trail: int) -> list[Value]:
    passages: list[Value] = [
        [addresses.path(one.ref, "").partition("#")[2] or one.anchor, one.ref.label, one.text]
        for one in found.passages
    ]
    cells: list[Value] = [
        list(Kind).index(found.kind),
        addresses.path(found.ref, ""),
        found.title,
        trail,
        [[name.text, name.lang] if name.lang else name.text for name in found.names],
        list(found.aliases),
        found.text,
        passages,
        _standing(found.standing) if found.standing else 0,
    ]
    while not cells[-1]:
        cells.pop()
    return cells


def _standing(standing: Standing) -> list[Value]:
    """Return where a recommendation stands, as the other pages say it."""
    differ = int(standing.assessors_differ and standing.key != "differ")
    return [standing.key, standing.words, standing.basis_words, differ, standing.events_since]


def matrix_page_files(grid: Grid) -> dict[str, bytes]:
    """Return the files of the matrix page by their paths from the site's root: one for each column
    that it does not show itself, the details of its rows, and the widths of its columns."""
    texts = {**dict(_column_files(grid)), **dict(_row_files(grid)), "columns.css": _styles(grid)}
    return {f"{FOLDER}/{path}": text.encode() for path, text in texts.items()}


def _column_files(grid: Grid) -> Iterator[tuple[str, str]]:
    """Yield the cells of each column by the references of the rows; empty ones are left out."""
    for at, column in enumerate(grid.columns):
        if not column.is_compact:
            name = f"columns/{column.key}"
            cells = {_id(row): row[at] for row in grid.rows if row[at] not in EMPTY}
            yield f"{name}.js", _script(name, cells)


def _row_files(grid: Grid) -> Iterator[tuple[str, str]]:
    """Yield what opened rows show: by reference, pairs of a column and its cell."""
    places = {column.key: at for at, column in enumerate(grid.columns)}
    for start in range(0, len(grid.rows), CHUNK):
        name = f"rows-{start // CHUNK:03}"
        rows = {
            _id(row): [
                [key, _shown(key, row[places[key]])]
                for key in DETAILS
                if row[places[key]] not in EMPTY
            ]
            for row in grid.rows[start : start + CHUNK]
        }
        yield f"{name}.js", _script(name, rows)


def _id(row: tuple[Cell, ...]) -> str:
    return str(row[0])


def _shown(key: str, cell: Cell) -> Cell:
    """Return a cell as an opened row shows it: of a long one the newest items, and how many
    more there are."""
    if key != NEWEST_FIRST or not isinstance(cell, tuple):
        return cell
    newest, more = cell[: -NEWEST - 1 : -1], len(cell[:-NEWEST])
    return (*newest, f"… and {more} before: see its page") if more else newest


def _script(name: str, values: object) -> str:
    """Return a script that gives values to the page."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return f'afterwordMatrix.loaded("{name}",{text});\n'


def _styles(grid: Grid) -> str:
    """Return the style sheet of the columns: their shares of the page, their widths where others
    are chosen, and for cards their names, and which of them take the whole breadth."""
    compact = [column for column in grid.columns if column.is_compact]
    whole = sum(_rem(column) for column in compact)
    lines = []
    for column in compact:
        share = 100 * _rem(column) / whole
        lines.append(f".aw-matrix col.aw-col-{column.key} {{ width: {share:.2f}%; }}")
    for column in grid.columns:
        rem = _rem(column)
        lines.append(f".aw-matrix--chosen col.aw-col-{column.key} {{ width: {rem:.1f}rem; }}")
    lines.append("@media screen and (max-width: 60em) {")
    for at, column in enumerate(compact, 1):
        words = json.dumps(column.heading, ensure_ascii=False)
        cell = f".aw-matrix:not(.aw-matrix--live) tr > :nth-child({at})"
        lines.append(f"{cell}::before {{ content: {words}; }}")
        if column.width >= BROAD:
            lines.append(f"{cell} {{ grid-column: 1 / -1; }}")
    for column in grid.columns:
        if column.width >= BROAD:
            lines.append(f'.aw-matrix td[data-key="{column.key}"] {{ grid-column: 1 / -1; }}')
    return "\n".join([*lines, "}", ""])


def _rem(column: Heading) -> float:
    """Return the width of a column on a screen, by its width in spreadsheets, in rem: of 20 px,
    as everywhere in Material."""
    return min(max(column.width * 0.288, 3.6), 19.2)
