"""Where things stand for readers elsewhere: whole addresses, where the website's own is known."""

from afterword.linking.register import Register
from afterword.markup.addresses import SiteAddresses
from afterword.model.recommendation import Recommendation
from afterword.views.citation import HowToCite, how_to_cite
from afterword.views.linked_data import HOME
from afterword.views.refs import Ref, recommendation_ref


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
