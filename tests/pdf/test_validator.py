"""A validator that is not ours: every PDF is PDF/UA-1 and PDF/A-3a.

Of its rules one is set aside, and only where it is shown to be mistaken: the one on the lengths of
streams counts a carriage return at the end of a stream as part of the line's end that follows it.
"""

import io
import re
from pathlib import Path

import page
import pikepdf
import pytest

from tests.pdf.good import good_pdf

PROFILES = ("ua1", "3a")
_MISTAKEN = "PDFA3A-STREAM-LENGTH-001"


def failures(pdf: bytes, profile: str) -> list[str]:
    """Return what the validator finds, but for where it is mistaken."""
    report = page.validate_pdf_bytes(pdf, profile=profile)
    return [
        f"{one.rule_id}: {one.message}"
        for one in report.failures
        if not (one.rule_id == _MISTAKEN and ends_in_carriage_return(pdf, one.object_id))
    ]


def ends_in_carriage_return(pdf: bytes, name: page.PdfObjectId | None) -> bool:
    """Return whether a stream is as long as it says, and its last byte is a carriage return."""
    head = rb"\b%d %d obj\b((?:(?!endobj).)*?)\bstream\r?\n"
    if name is None:
        return False
    found = re.search(head % (name.object_number, name.generation), pdf, re.DOTALL)
    length = re.search(rb"/Length (\d+)\b(?! \d+ R)", found[1]) if found else None
    if not found or not length:
        return False
    end = found.end() + int(length[1])
    return pdf[end - 1 : end] == b"\r" and pdf[end:].startswith((b"\nendstream", b"\r\nendstream"))


def with_stream(pdf: bytes, content: bytes) -> bytes:
    """Return a PDF with one stream more on its first page, as it is, not packed."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        first = opened.pages[0]
        first.Contents = pikepdf.Array([first.Contents, opened.make_stream(content)])
        opened.save(
            written, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none
        )
    return written.getvalue()


@pytest.mark.parametrize("profile", PROFILES)
def test_every_pdf_is_accessible_and_archival(pdfs: list[Path], profile: str) -> None:
    found = {path.name: failures(path.read_bytes(), profile) for path in pdfs}
    assert {name: problems for name, problems in found.items() if problems} == {}


@pytest.mark.parametrize("profile", PROFILES)
def test_the_validator_is_silent_on_a_good_pdf_and_not_on_others(profile: str) -> None:
    pdf = good_pdf()
    assert failures(pdf, profile) == []
    said = (b"<pdfuaid:part>1<", b"<pdfaid:conformance>A<")
    spoiled = pdf.replace(said[0], b"<pdfuaid:part>2<").replace(said[1], b"<pdfaid:conformance>B<")
    assert failures(spoiled, profile) != []


@pytest.mark.parametrize(("end", "is_mistaken"), [(b"\r", True), (b"\n", False), (b" ", False)])
def test_the_validator_is_mistaken_about_streams_that_end_in_a_carriage_return(
    end: bytes, is_mistaken: bool
) -> None:
    pdf = with_stream(good_pdf(), b"0 0 m 9 9 l n" + end)
    rules = [one.rule_id for one in page.validate_pdf_bytes(pdf, profile="3a").failures]
    assert (_MISTAKEN in rules) == is_mistaken
    assert failures(pdf, "3a") == []


def test_a_stream_of_another_length_than_it_says_is_found() -> None:
    pdf = with_stream(good_pdf(), b"0 0 m 9 9 l n\r")
    wrong = pdf.replace(b"0 0 m 9 9 l n\r\nendstream", b"0 0 m 9 9 l n\r \nendstream")
    assert len(wrong) == len(pdf) + 1
    assert any(_MISTAKEN in one for one in failures(wrong, "3a"))
