"""Where everything stands on the website, as links from every depth."""

import posixpath

import pytest

from afterword.linking.refs import Ref, RefKind
from afterword.markup.addresses import SiteAddresses
from tests.unit.small_project import small_register

PLACES = [
    (RefKind.SECTION, "voter-lists", "report/voter-lists.html"),
    (RefKind.ANCHOR, "voter-lists", "report/voter-lists.html"),
    (RefKind.ANCHOR, "lists-outdated", "report/voter-lists.html#lists-outdated"),
    (RefKind.ANCHOR, "how-kept", "report/voter-lists.html#how-kept"),
    (RefKind.ANCHOR, "sor-2018-r1", "recommendations/sor-2018-r1.html"),
    (RefKind.RECOMMENDATION, "sor-2018-r1", "recommendations/sor-2018-r1.html"),
    (RefKind.INSTRUMENT, "coast-charter-1991", "instruments/coast-charter-1991.html"),
    (RefKind.PROVISION, "coast-charter-1991/4.1", "instruments/coast-charter-1991/4-1.html"),
    (RefKind.MISSION, "sor-2014-local", "missions/sor-2014-local.html"),
    (RefKind.INSTITUTION, "commission", "institutions/commission.html"),
    (RefKind.TOPIC, "lists", "topics/lists.html"),
    (RefKind.SOURCE, "final-report", "sources.html#final-report"),
    (RefKind.NOTE, "two-totals", "notes.html#two-totals"),
    (RefKind.FOOTNOTE, "voter-lists/count", "report/voter-lists.html#note-count"),
    (RefKind.FILE, "content/images/map.png", "files/images/map.png"),
    (RefKind.PAGE, "matrix.html", "matrix.html"),
]


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> SiteAddresses:
    """Give the addresses of the small project."""
    return SiteAddresses(small_register(tmp_path_factory.mktemp("small")))


@pytest.mark.parametrize(("kind", "name", "path"), PLACES)
def test_everything_stands_somewhere(
    addresses: SiteAddresses, kind: RefKind, name: str, path: str
) -> None:
    assert addresses.path(Ref(kind, name, ""), "index.html") == path


@pytest.mark.parametrize(
    "here",
    ["index.html", "matrix.html", "report/other.html", "institutions/index.html", "a/b/c.html"],
)
@pytest.mark.parametrize(("kind", "name", "path"), PLACES)
def test_a_link_leads_there_from_every_depth(
    addresses: SiteAddresses, kind: RefKind, name: str, path: str, here: str
) -> None:
    link = addresses.href(Ref(kind, name, ""), here)
    reached = link if link.startswith("#") else posixpath.join(posixpath.dirname(here), link)
    expected = path if not path.startswith(f"{here}#") else path.removeprefix(here)
    assert posixpath.normpath(reached) == expected
    assert not link.startswith("/")


@pytest.mark.parametrize(
    ("kind", "name", "here", "link"),
    [
        pytest.param(
            RefKind.ANCHOR, "how-kept", "report/voter-lists.html", "#how-kept", id="an anchor"
        ),
        pytest.param(
            RefKind.SECTION,
            "voter-lists",
            "report/voter-lists.html",
            "voter-lists.html",
            id="the page itself",
        ),
        pytest.param(
            RefKind.RECOMMENDATION,
            "sor-2018-r1",
            "recommendations/index.html",
            "sor-2018-r1.html",
            id="a page beside it",
        ),
        pytest.param(
            RefKind.SECTION, "voter-lists", "index.html", "report/voter-lists.html", id="from home"
        ),
        pytest.param(
            RefKind.SOURCE,
            "final-report",
            "missions/sor-2014-local.html",
            "../sources.html#final-report",
            id="one folder up",
        ),
    ],
)
def test_a_link_is_as_short_as_it_can_be(
    addresses: SiteAddresses, kind: RefKind, name: str, here: str, link: str
) -> None:
    assert addresses.href(Ref(kind, name, ""), here) == link


def test_an_anchor_that_the_report_has_not_is_on_the_page_itself(addresses: SiteAddresses) -> None:
    assert addresses.href(Ref(RefKind.ANCHOR, "scale", ""), "method.html") == "#scale"


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("content/images/map.png", "files/images/map.png"),
        ("content/data/content/a.csv", "files/data/content/a.csv"),
    ],
)
def test_a_file_from_content_stands_among_the_files(path: str, shown: str) -> None:
    assert SiteAddresses.path_of_file(path) == shown
