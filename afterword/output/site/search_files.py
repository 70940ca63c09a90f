"""The search's index: all that can be found, as a script that a page loads when it is asked."""

import json
from collections.abc import Iterable

from afterword.linking.register import Register
from afterword.output.site.addresses import SiteAddresses
from afterword.views.refs import Ref, RefKind
from afterword.views.report import ReportView, report_view
from afterword.views.search import WEIGHTS, Findable, Kind, findables
from afterword.views.standing import Standing

INDEX = "search/index.js"
"""Where the index stands, from the site's root."""

_HEAD, _TAIL = "window.awSearchIndex = ", ";\n"
_HARMFUL = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<\u2028\u2029"})
"""Signs that end a line or open a tag where a script is not read as it should be."""

Cell = str | int | list["Cell"]


def search_files(
    register: Register, report: ReportView | None = None, pages: Iterable[tuple[str, str]] = ()
) -> dict[str, bytes]:
    """Return the index by its path; pages are those that have no record: path and title of each.

    A script and not JSON, since a page that was opened from a disk may not fetch. Each document is
    an array: kind, path, title, trail, names, aliases, text, passages, standing.
    """
    addresses = SiteAddresses(register)
    report = report or report_view(register)
    refs = (Ref(RefKind.PAGE, path, title) for path, title in pages)
    own = (Findable(kind=Kind.PAGE, ref=ref, title=ref.label, trail=()) for ref in refs)
    trails: dict[tuple[str, ...], int] = {}
    documents = [
        _document(addresses, found, trails.setdefault(found.trail, len(trails)))
        for found in (*findables(register, report), *own)
    ]
    index = {
        "language": register.report.language,
        "kinds": [[kind.name.lower(), kind.value, WEIGHTS.get(kind, 1)] for kind in Kind],
        "abbreviations": [list(pair) for pair in report.abbreviations],
        "trails": [list(trail) for trail in trails],
        "documents": documents,
    }
    return {INDEX: f"{_HEAD}{_as_json(index)}{_TAIL}".encode()}


def read_index(script: bytes) -> dict[str, list[list[Cell]]]:
    """Return what an index holds, as a page reads it."""
    text = script.decode()
    read: dict[str, list[list[Cell]]] = json.loads(text.removeprefix(_HEAD).removesuffix(_TAIL))
    return read


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_HARMFUL)


def _document(addresses: SiteAddresses, found: Findable, trail: int) -> list[Cell]:
    path = addresses.path(found.ref, "")
    passages: list[Cell] = [
        [addresses.path(one.ref, "").partition("#")[2] or one.anchor, one.ref.label, one.text]
        for one in found.passages
    ]
    return [
        list(Kind).index(found.kind),
        path,
        found.title,
        trail,
        [[name.text, name.lang] if name.lang else name.text for name in found.names],
        list(found.aliases),
        found.text,
        passages,
        _standing(found.standing) if found.standing else 0,
    ]


def _standing(standing: Standing) -> list[Cell]:
    """Return where a recommendation stands, as the other pages say it."""
    differ = int(standing.assessors_differ and standing.key != "differ")
    return [standing.key, standing.words, standing.basis_words, differ, standing.events_since]
