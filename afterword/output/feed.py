"""Feeds as Atom (RFC 4287): one of everything, one for each recommendation and institution."""

from collections.abc import Callable

from afterword.linking.register import Register
from afterword.output.site.web_addresses import WebAddresses
from afterword.output.templating import environment, render
from afterword.sources.project import Project
from afterword.views.feed import CHANGE_LOG, feed_views
from afterword.views.refs import Ref, RefKind

_FOLDERS = {RefKind.RECOMMENDATION: "recommendations", RefKind.INSTITUTION: "institutions"}


def feed_path(about: Ref = CHANGE_LOG) -> str:
    """Return where the feed of everything, a recommendation or an institution stands, from the
    site's root."""
    folder = _FOLDERS.get(about.kind)
    return f"feeds/{folder}/{about.id}.xml" if folder else "feed.xml"


def feed_files(
    project: Project, register: Register, to_html: Callable[[str], str]
) -> dict[str, bytes]:
    """Return every feed by its path from the site's root."""
    env = environment(project, to_html, WebAddresses(register))
    files = {}
    for feed in feed_views(register):
        path = feed_path(feed.about)
        own = Ref(RefKind.PAGE, path, feed.title)
        text = render(env, "feed/feed.xml.j2", path, feed=feed, own=own)
        files[path] = text.encode()
    return files
