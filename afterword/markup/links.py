"""Links: where references lead in an output, written neutrally until the output is known."""

from typing import Protocol

from afterword.model.recommendation import Recommendation
from afterword.views.feed import CHANGE_LOG
from afterword.views.refs import Ref, RefKind

SCHEME = "afterword:"


class Addresses(Protocol):
    """How an output answers where a reference leads."""

    def href(self, ref: Ref, here: str) -> str | None:
        """Return the link from a page to what is referred to, or None where there is no place."""
        ...


def neutral(ref: Ref) -> str:
    """Return a reference as a link that no output understands yet."""
    return f"{SCHEME}{ref.kind.value}/{ref.id}"


def from_neutral(href: str) -> Ref:
    """Return the reference that a neutral link stands for."""
    kind, _, name = href.removeprefix(SCHEME).partition("/")
    return Ref(RefKind(kind), name, "")


def brief_path(about: Ref) -> str:
    """Return where the brief of a recommendation or an institution stands, from the site's root."""
    return f"downloads/briefs/{about.kind.folder}/{about.id}.pdf"


def feed_path(about: Ref = CHANGE_LOG) -> str:
    """Return where the feed of everything, a recommendation or an institution stands, from the
    site's root."""
    folder = about.kind.folder
    return f"feeds/{folder}/{about.id}.xml" if folder else "feed.xml"


def citation_path(record: Recommendation | None, ending: str) -> str:
    """Return where the citation of a recommendation, or of the report, stands from the site's
    root; the ending is bib or ris."""
    return f"citations/{record.id if record else 'index'}.{ending}"
