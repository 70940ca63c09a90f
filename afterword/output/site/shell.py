"""The shell of every page: head, navigation, contents and foot around its main part."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from markupsafe import Markup

from afterword.output.material import Material
from afterword.output.site.addresses import SiteAddresses
from afterword.output.site.heads import page_head, trail_to
from afterword.output.site.page import Page, Pages
from afterword.output.templating import environment, render
from afterword.views.refs import Ref, RefKind

_HEADING = re.compile(r'<h([23])(?: class="[^"]*")? id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_FEWEST = 3
"""With fewer headings a page needs no list of them."""

NOT_FOUND = "404.html"

MAIN = (
    ("report/index.html", "Report"),
    ("recommendations/index.html", "Recommendations"),
    ("matrix.html", "Follow-up matrix"),
    ("instruments/index.html", "Law"),
    ("missions/index.html", "Missions"),
    ("institutions/index.html", "Institutions"),
    ("topics/index.html", "Topics"),
    ("downloads.html", "Downloads"),
)
"""The pages that every page leads to from its head."""

MORE = (
    ("progress.html", "Progress in pictures"),
    ("review.html", "To be looked at again"),
    ("changes.html", "Change log"),
    ("figures.html", "Figures"),
    ("notes.html", "Editors’ notes"),
    ("sources.html", "Sources"),
)
"""The pages that every page leads to from its foot, besides."""

SCRIPTS: Mapping[str, tuple[str, ...]] = {"search": ("search.js",)}
"""The scripts of some kinds of page, besides those of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of a page that its contents list."""

    level: int
    id: str
    words: str


def headings(content: str) -> tuple[Heading, ...]:
    """Return the headings of the second and third level that can be linked to, in reading order.

    >>> headings('<h2 id="a">A &amp; <em>B</em></h2>')
    (Heading(level=2, id='a', words='A & B'),)
    """
    return tuple(
        Heading(level=int(level), id=name, words=" ".join(unescape(_TAG.sub("", words)).split()))
        for level, name, words in _HEADING.findall(content)
    )


class Shell:
    """Puts the shell around pages."""

    def __init__(self, material: Material, pages: Pages) -> None:
        self._material = material
        self._titles = pages.titles
        self._addresses = SiteAddresses(material.register)
        self._env = environment(material.project, material.to_html, self._addresses)
        self._own = tuple(
            (f"{entry.record.id}.html", entry.record.title)
            for entry in material.register.loaded.pages
        )

    def finished(self, page: Page) -> bytes:
        """Return a page as it is sent to the browser."""
        found = headings(page.content)
        listed = [one for one in found if one.level == 2 and page.template != "home"]
        trail = trail_to(self._material.register, page.path, self._titles)
        return self._around(
            page.path,
            page=page,
            trail=trail[:-1],
            headings=found if page.template == "section" or len(listed) >= _FEWEST else (),
            head=page_head(self._material.register, page.path, trail),
            canonical=self._canonical(page.path),
            scripts=SCRIPTS.get(page.template, ()),
        )

    def not_found(self) -> bytes:
        """Return the page that a server shows where there is none; it may be asked for from any
        folder, so its links begin at the website's root, where that is known."""
        url = self._material.report.record.site_url
        root = f"{urlsplit(url).path.rstrip('/')}/" if url else ""
        content = render(self._env, "site/404.html.j2", NOT_FOUND, root=root)
        page = Page(
            path=NOT_FOUND,
            title="There is no such page",
            content=Markup(content),  # noqa: S704 - a template's, which escapes
            description="",
            template="404",
        )
        return self._around(
            NOT_FOUND,
            page=page,
            trail=(),
            headings=(),
            head=None,
            canonical="",
            scripts=(),
            root=root,
        )

    def redirect(self, old: str, new: str) -> bytes:
        """Return the page that leads from where a page stood to where it stands now."""
        path, _, anchor = new.partition("#")
        target = self._addresses.href(Ref(RefKind.PAGE, path, ""), old)
        where = f"{target}#{anchor}" if anchor else target
        canonical = self._canonical(path)
        return render(
            self._env,
            "site/redirect.html.j2",
            old,
            target=where,
            title=self._titles[path],
            canonical=canonical,
        ).encode()

    def _canonical(self, path: str) -> str:
        url = self._material.report.record.site_url
        name = "" if path == "index.html" else path
        return f"{url.rstrip('/')}/{name}" if url else ""

    def _around(self, path: str, *, root: str | None = None, **values: object) -> bytes:
        return render(
            self._env,
            "site/shell.html.j2",
            path,
            report=self._material.report,
            root="../" * path.count("/") if root is None else root,
            main=MAIN,
            more=(*MORE, *self._own),
            **values,
        ).encode()
