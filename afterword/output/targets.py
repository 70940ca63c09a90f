"""Targets: where references lead in an output, written neutrally until the output is known."""

from typing import Protocol

from afterword.views.refs import Ref, RefKind

SCHEME = "afterword:"

_BRIEFS = {RefKind.RECOMMENDATION: "recommendations", RefKind.INSTITUTION: "institutions"}


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
    return f"downloads/briefs/{_BRIEFS[about.kind]}/{about.id}.pdf"
