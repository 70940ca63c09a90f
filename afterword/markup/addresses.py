"""Where everything stands on the website: ids are URLs; and where for readers elsewhere."""

import posixpath

from afterword.linking.refs import Ref, RefKind, recommendation_ref
from afterword.linking.register import Register
from afterword.model.recommendation import Recommendation
from afterword.views.follow_up.feed import CHANGE_LOG
from afterword.views.report.citation import HowToCite, how_to_cite
from afterword.views.report.linked_data import HOME

FILES = "files"
"""The folder for pictures and other files from content/."""


class SiteAddresses:
    """Answers where a reference leads on the website, relative to the page that asks."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def href(self, ref: Ref, here: str) -> str:
        """Return the link from a page (a path from the site's root) to what is referred to."""
        path, _, anchor = self.path(ref, here).partition("#")
        if path == here:
            return f"#{anchor}" if anchor else posixpath.basename(path)
        relative = posixpath.relpath(path, posixpath.dirname(here) or ".")
        return f"{relative}#{anchor}" if anchor else relative

    def path(self, ref: Ref, here: str) -> str:
        """Return where something stands, from the site's root, with its anchor."""
        if ref.kind is RefKind.ANCHOR:
            anchor = self._register.anchors.get(ref.id)
            if anchor is None:
                return f"{here}#{ref.id}"
            if ref.id == anchor.section:
                return f"report/{ref.id}.html"
            if ref.id in self._register.recommendation_by_id:
                return f"recommendations/{ref.id}.html"
            return f"report/{anchor.section}.html#{ref.id}"
        if ref.kind is RefKind.PROVISION:
            instrument, provision = self._register.provisions[ref.id]
            return f"instruments/{instrument.id}/{provision.slug}.html"
        if ref.kind is RefKind.SOURCE:
            return f"sources.html#{ref.id}"
        if ref.kind is RefKind.FOOTNOTE:
            section, _, name = ref.id.partition("/")
            return f"report/{section}.html#note-{name}"
        if ref.kind is RefKind.NOTE:
            return f"notes.html#{ref.id}"
        if ref.kind is RefKind.FILE:
            return self.path_of_file(ref.id)
        if ref.kind is RefKind.PAGE:
            return ref.id
        return f"{ref.kind.folder}/{ref.id}.html"

    @staticmethod
    def path_of_file(path: str) -> str:
        """Return where a file from content/ stands on the website."""
        return f"{FILES}/{path.removeprefix('content/')}"


class WebAddresses:
    """Answers where a reference leads from a file that travels: a feed, a citation."""

    def __init__(self, register: Register) -> None:
        self._site = SiteAddresses(register)
        self._root = register.report.site_url

    def href(self, ref: Ref, here: str) -> str:
        """Return the whole address of what is referred to, or, where the website's is not known,
        the link from a file (a path from the site's root)."""
        return self.url(ref) or self._site.href(ref, here)

    def url(self, ref: Ref) -> str | None:
        """Return the whole address of what is referred to, or None where the website's is not
        known."""
        if self._root is None:
            return None
        return f"{self._root.rstrip('/')}/{self._site.path(ref, 'index.html')}"


def citation_of(register: Register, record: Recommendation | None) -> HowToCite:
    """Return how to cite a recommendation, or the report as a whole."""
    ref = recommendation_ref(record) if record else HOME
    return how_to_cite(register, record, WebAddresses(register).url(ref))


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
