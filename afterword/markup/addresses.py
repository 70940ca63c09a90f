"""Where everything stands on the website: ids are URLs."""

import posixpath

from afterword.linking.register import Register
from afterword.views.refs import Ref, RefKind

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
