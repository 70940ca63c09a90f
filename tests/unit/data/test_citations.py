"""Citations as BibTeX and RIS, read back by the readers of reference managers."""

from pathlib import Path

import pytest
import rispy  # type: ignore[import-untyped]  # it carries no types
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Entry

from afterword.data.feeds_and_citations import citation_files, tex
from afterword.linking.register import Register
from afterword.markup.addresses import citation_of, citation_path
from tests.unit.small_project import (
    Value,
    follow_up,
    recommendation_yaml,
    report_yaml,
    small_register,
)

SITE = "https://follow-up.example.org/2018"
OFFICIAL: Value = {
    "title": "Final Report {1} & 50%_done",
    "publisher": "Coast Observers and Friends",
    "place": "Қала",
    "date": "2019-02-01",
    "url": "https://www.example.org/sorvania?a=1&b_c=%20#d",
}
BIB = "citations/sor-2018-r1.bib"
RIS = "citations/sor-2018-r1.ris"


def register_of(folder: Path, **report: Value) -> Register:
    """Return the register of a recommendation that was recorded on 1 May 2024."""
    record = recommendation_yaml(
        title="Lists & \\more {of} them", follow_up=[follow_up("development", "a", "2020")]
    )
    changes = {
        "content/report.yml": report_yaml(**{"official": OFFICIAL, **report}),
        "recommendations/01-lists.yml": record,
    }
    return small_register(folder, dict(changes))


def bibtex_of(content: bytes) -> list[Entry]:
    """Return the entries of a BibTeX file, which has nothing else and no mistake."""
    library = parse_string(content.decode())
    assert library.failed_blocks == []
    assert len(library.blocks) == len(library.entries)
    return library.entries


def fields(entry: Entry) -> dict[str, str]:
    return {field.key: str(field.value) for field in entry.fields}


def ris_of(content: bytes) -> list[dict[str, str]]:
    found: list[dict[str, str]] = rispy.loads(content.decode())
    return found


def test_there_are_two_files_for_the_report_and_for_each_recommendation(tmp_path: Path) -> None:
    register = register_of(tmp_path)
    assert list(citation_files(register)) == [
        "citations/index.bib",
        "citations/index.ris",
        BIB,
        RIS,
    ]
    assert citation_path(register.recommendations[0], "bib") == BIB
    assert citation_path(None, "ris") == "citations/index.ris"


def test_bibtex_cites_our_record_and_the_official_report(tmp_path: Path) -> None:
    record, official = bibtex_of(citation_files(register_of(tmp_path, site_url=SITE))[BIB])
    assert (record.entry_type, record.key) == ("misc", "sor-2018-r1")
    assert (official.entry_type, official.key) == ("techreport", "sor-2018-r1-official")
    told = fields(record)
    assert told["howpublished"] == "Sorvania 2018"
    assert told["url"] == f"{SITE}/recommendations/sor-2018-r1.html"
    assert (told["year"], told["month"], told["language"]) == ("2024", "may", "en")
    assert "Unofficial" in told["note"]
    assert "record of 1 May 2024" in told["note"]
    told = fields(official)
    assert told["note"] == "Section II, recommendation 1"
    assert (told["year"], told["month"], told["address"]) == ("2019", "feb", "Қала")


def test_names_of_bodies_and_titles_stand_in_braces_of_their_own(tmp_path: Path) -> None:
    record, official = map(fields, bibtex_of(citation_files(register_of(tmp_path))[BIB]))
    assert record["author"] == "{The editors}"
    assert official["author"] == "{Coast Observers and Friends}"
    assert official["institution"] == "Coast Observers and Friends"
    assert official["title"] == r"{Final Report {\textbraceleft}1{\textbraceright} \& 50\%\_done}"


def test_an_address_stays_as_it_is_in_bibtex(tmp_path: Path) -> None:
    _, official = map(fields, bibtex_of(citation_files(register_of(tmp_path))[BIB]))
    assert official["url"] == "https://www.example.org/sorvania?a=1&b_c=%20#d"


def test_a_decoder_of_latex_reads_what_was_escaped() -> None:
    text = "50% of A & B, #1 for $2: a_b ~ \\ “Қала” é"
    library = parse_string(
        f"@misc{{k, title = {{{{{tex(text)}}}}}}}",
        append_middleware=[LatexDecodingMiddleware()],
    )
    assert library.entries[0]["title"].strip("{}") == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        pytest.param("a -- b", "a -{}- b", id="no dash"),
        pytest.param("a'' ,,b", "a'{}' ,{},b", id="no quotation marks"),
        pytest.param("?`", "?{\\textasciigrave}", id="no question mark upside down"),
        pytest.param("}{", "{\\textbraceright}{\\textbraceleft}", id="braces that do not close"),
        pytest.param("\\%", "{\\textbackslash}\\%", id="what looks escaped"),
    ],
)
def test_tex_prints_each_sign_as_it_is(text: str, escaped: str) -> None:
    assert tex(text) == escaped


def test_ris_cites_our_record_and_the_official_report(tmp_path: Path) -> None:
    content = citation_files(register_of(tmp_path, site_url=SITE))[RIS]
    record, official = ris_of(content)
    assert record == {
        "type_of_reference": "ELEC",
        "id": "sor-2018-r1",
        "authors": ["The editors"],
        "title": "Recommendation 1: Lists & \\more {of} them",
        "secondary_title": "Sorvania 2018",
        "year": "2024",
        "date": "2024/05/01",
        "language": "en",
        "notes": [
            "Unofficial restatement with follow-up; record of 1 May 2024. Free to use.",
        ],
        "urls": [f"{SITE}/recommendations/sor-2018-r1.html"],
    }
    assert official == {
        "type_of_reference": "RPRT",
        "id": "sor-2018-r1-official",
        "authors": ["Coast Observers and Friends"],
        "title": "Final Report {1} & 50%_done",
        "publisher": "Coast Observers and Friends",
        "place_published": "Қала",
        "year": "2019",
        "date": "2019/02/01",
        "notes": ["Section II, recommendation 1"],
        "urls": ["https://www.example.org/sorvania?a=1&b_c=%20#d"],
    }


def test_the_lines_of_ris_end_as_its_readers_expect(tmp_path: Path) -> None:
    content = citation_files(register_of(tmp_path))[RIS]
    lines = content.split(b"\r\n")
    assert lines[-2:] == [b"ER  - ", b""]
    assert b"\n" not in b"".join(lines)
    assert all(line[2:6] == b"  - " for line in lines[:-1])


def test_what_is_not_known_is_left_out(tmp_path: Path) -> None:
    files = citation_files(register_of(tmp_path))
    assert "url" not in fields(bibtex_of(files[BIB])[0])
    assert "urls" not in ris_of(files[RIS])[0]
    assert "howpublished" not in fields(bibtex_of(files["citations/index.bib"])[0])


def test_a_page_and_its_files_cite_the_same(tmp_path: Path) -> None:
    register = register_of(tmp_path, site_url=SITE)
    cited = citation_of(register, register.recommendations[0])
    url = f"{SITE}/recommendations/sor-2018-r1.html"
    assert cited.record.text.endswith(url)
    assert citation_of(register, None).record.url == f"{SITE}/index.html"
