"""Feeds as Atom (RFC 4287): one of everything, one for each recommendation and institution."""

from collections.abc import Callable

from afterword.linking.register import Register
from afterword.markup.links import feed_path
from afterword.markup.templating import environment, render
from afterword.markup.web_addresses import WebAddresses
from afterword.project.project import Project
from afterword.views.feed import feed_views
from afterword.views.refs import Ref, RefKind


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
