"""Feeds as Atom (RFC 4287): one of everything, one for each recommendation and institution."""

from afterword.linking.refs import Ref, RefKind
from afterword.linking.register import Register
from afterword.markup.addresses import WebAddresses, feed_path
from afterword.markup.templating import environment, render
from afterword.project.project import Project
from afterword.views.feed import feed_views


def feed_files(project: Project, register: Register) -> dict[str, bytes]:
    """Return every feed by its path from the site's root."""
    env = environment(project, register, WebAddresses(register))
    files = {}
    for feed in feed_views(register):
        path = feed_path(feed.about)
        own = Ref(RefKind.PAGE, path, feed.title)
        text = render(env, "feed/feed.xml.j2", path, feed=feed, own=own)
        files[path] = text.encode()
    return files
