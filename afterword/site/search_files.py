"""The search's index: all that can be found, as scripts that a page loads when it is asked."""

import json
from collections.abc import Iterable, Iterator

from afterword.linking.register import Register
from afterword.markup.addresses import SiteAddresses
from afterword.views.findable import WEIGHTS, Findable, Kind
from afterword.views.refs import Ref, RefKind
from afterword.views.report import ReportView, report_view
from afterword.views.search import findables, synonyms
from afterword.views.standing import Standing

INDEX = "search/index.js"
"""Where the index stands, from the site's root."""

LARGEST = 500_000
"""About how many characters of documents stand in one file: a browser reads them at once."""

_HARMFUL = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<\u2028\u2029"})
"""Signs that end a line or open a tag where a script is not read as it should be."""

Cell = str | int | list["Cell"]


def search_files(
    register: Register, report: ReportView | None = None, pages: Iterable[tuple[str, str]] = ()
) -> dict[str, bytes]:
    """Return the index by its path; pages are those that have no record: path and title of each.

    Scripts and not JSON, since a page that was opened from a disk may not fetch. Each document is
    an array: kind, path, title, trail, names, aliases, text, passages, standing; what is empty at
    its end is left out. Documents that the first file does not hold are in the parts it names.
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
        "kinds": [[kind.name.lower(), kind.value, WEIGHTS.get(kind, 1)] for kind in Kind],
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


def _document(addresses: SiteAddresses, found: Findable, trail: int) -> list[Cell]:
    passages: list[Cell] = [
        [addresses.path(one.ref, "").partition("#")[2] or one.anchor, one.ref.label, one.text]
        for one in found.passages
    ]
    cells: list[Cell] = [
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


def _standing(standing: Standing) -> list[Cell]:
    """Return where a recommendation stands, as the other pages say it."""
    differ = int(standing.assessors_differ and standing.key != "differ")
    return [standing.key, standing.words, standing.basis_words, differ, standing.events_since]
