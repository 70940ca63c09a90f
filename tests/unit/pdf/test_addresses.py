"""Where everything stands in the PDF: anchors of one document."""

import pytest

from afterword.linking.refs import Ref, RefKind
from afterword.pdf.addresses import PdfAddresses
from tests.unit.small_project import small_register


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> PdfAddresses:
    """Give the addresses of the small project."""
    return PdfAddresses(small_register(tmp_path_factory.mktemp("small")))


@pytest.mark.parametrize(
    ("kind", "name", "link"),
    [
        (RefKind.SECTION, "voter-lists", "#voter-lists"),
        (RefKind.ANCHOR, "lists-outdated", "#lists-outdated"),
        (RefKind.RECOMMENDATION, "sor-2018-r1", "#sor-2018-r1"),
        (RefKind.INSTRUMENT, "coast-charter-1991", "#law-coast-charter-1991"),
        (RefKind.PROVISION, "coast-charter-1991/4.1", "#law-coast-charter-1991-4-1"),
        (RefKind.SOURCE, "final-report", "#source-final-report"),
        (RefKind.NOTE, "two-totals", "#editors-note-two-totals"),
        (RefKind.FOOTNOTE, "voter-lists/count", "#note-voter-lists-count"),
    ],
)
def test_what_is_printed_has_an_anchor(
    addresses: PdfAddresses, kind: RefKind, name: str, link: str
) -> None:
    assert addresses.href(Ref(kind, name, ""), "anywhere") == link


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (RefKind.ANCHOR, "scale"),
        (RefKind.MISSION, "sor-2014-local"),
        (RefKind.INSTITUTION, "commission"),
        (RefKind.FILE, "content/data/a.csv"),
        (RefKind.PAGE, "matrix.html"),
    ],
)
def test_what_is_on_the_website_only_has_none(
    addresses: PdfAddresses, kind: RefKind, name: str
) -> None:
    assert addresses.href(Ref(kind, name, ""), "") is None
