"""What is in the register comes back equal from the API and from the database, for any text."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from afterword.data.open_data.files import json_files
from afterword.data.open_data.metadata_file import metadata_file
from afterword.linking.register import Register
from afterword.texts.words import plain_text
from afterword.views.follow_up.standing import progress
from afterword.views.open_data.files import OpenData
from tests.properties.texts import NAMES
from tests.properties.tries import tries
from tests.unit.data.open_data.opening import collected_of, database_of, documents, wrongs
from tests.unit.small_project import (
    INSTITUTIONS,
    Value,
    assessment,
    follow_up,
    instrument_yaml,
    list_yaml,
    mission_yaml,
    recommendation_yaml,
    report_yaml,
    small_register,
)

TITLES = NAMES.map(lambda words: words[:80]).filter(lambda words: bool(words.strip()))
"""Words that are short enough for the title of a recommendation."""

IMPLEMENTATIONS = st.sampled_from(["fully", "mostly", "partially", "not"])
BASES = st.sampled_from(["rating", "reading"])


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """Return a register in which every text, and what was judged of what, is drawn."""
    bodies: list[Value] = [
        {**body, "name": draw(NAMES), "other_names": [{"name": draw(NAMES), "lang": "kk"}]}
        for body in INSTITUTIONS
    ]
    source: Value = {
        "id": "final-report",
        "title": draw(NAMES),
        "publisher": draw(NAMES),
        "kind": "official",
        "note": draw(NAMES),
    }
    changes: dict[str, str | None] = {
        "recommendations/01-lists.yml": None,
        **{
            f"recommendations/{number:02}.yml": draw(_recommendations(number))
            for number in range(1, draw(st.integers(1, 3)) + 1)
        },
        "content/report.yml": report_yaml(title=draw(NAMES), licence=draw(NAMES)),
        "references/institutions.yml": list_yaml("institutions", bodies),
        "references/topics.yml": list_yaml("topics", [{"id": "lists", "title": draw(NAMES)}]),
        "references/sources.yml": list_yaml("sources", [source]),
        "references/instruments/coast-charter-1991.yml": instrument_yaml(title=draw(NAMES)),
        "references/missions/sor-2014-local.yml": mission_yaml(title=draw(NAMES)),
    }
    with TemporaryDirectory() as folder:
        return small_register(Path(folder), changes)


@st.composite
def _recommendations(draw: st.DrawFn, number: int) -> str:
    judged = [
        assessment(
            f"a{at}",
            draw(st.sampled_from(["2020", "2021-03", "2021-03-10"])),
            assessor=draw(st.sampled_from(["coast", "forum"])),
            implementation=draw(IMPLEMENTATIONS),
            basis=draw(BASES),
            text=draw(NAMES),
            **draw(st.sampled_from([{}, {"part": "a"}, {"part": "b"}])),
        )
        for at in range(draw(st.integers(0, 3)))
    ]
    closed = [follow_up("closure", "c", "2023", closure="overtaken", text=draw(NAMES))]
    return recommendation_yaml(
        id=f"r{number}",
        number=str(number),
        title=draw(TITLES),
        text=draw(NAMES),
        parts=[{"letter": letter, "text": draw(NAMES)} for letter in "ab"],
        suggested_legal_change=draw(st.none() | NAMES),
        addressees=draw(st.lists(st.sampled_from(["commission", "forum"]), min_size=1)),
        follow_up=[
            follow_up("development", "d", "2022-05", text=draw(NAMES)),
            follow_up("response", "r", "2020", by="forum", position="partly", text=draw(NAMES)),
            *judged,
            *draw(st.sampled_from([[], closed])),
        ],
    )


@given(registers())
@tries(10)
def test_every_file_is_valid(register: Register) -> None:
    files = json_files(collected_of(register), "Afterword")
    assert [
        wrongs(files, path, one) for path, one in documents(files) if wrongs(files, path, one)
    ] == []


@given(registers())
@tries(20)
def test_the_texts_of_the_register_come_back_from_both(register: Register) -> None:
    collected = collected_of(register)
    files = json_files(collected, "Afterword")
    database = database_of(collected)
    given_ = json.loads(files["recommendations.json"])["recommendations"]
    stored = database.execute("SELECT * FROM recommendation ORDER BY number").fetchall()
    for record, api, row in zip(register.recommendations, given_, stored, strict=True):
        expected = (
            record.title,
            plain_text(register, record.text),
            record.suggested_legal_change,
        )
        keys = ("title", "text", "suggested_legal_change")
        assert tuple(api[key] for key in keys) == expected
        assert tuple(row[key] for key in keys) == expected
    entries = {
        f"{record.id}/{entry.id}": (str(entry.date), plain_text(register, entry.text))
        for record in register.recommendations
        for entry in record.follow_up
    }
    followed = json.loads(files["follow-up.json"])["follow_up"]
    assert {one["id"]: (one["date"], one["text"]) for one in followed} == entries
    rows = database.execute("SELECT id, date, text FROM follow_up").fetchall()
    assert {one["id"]: (one["date"], one["text"]) for one in rows} == entries
    names = [body.name for body in register.institutions.values()]
    told = json.loads(files["institutions.json"])["institutions"]
    assert [one["name"] for one in told] == names
    rows = database.execute("SELECT name FROM institution ORDER BY sequence").fetchall()
    assert [one["name"] for one in rows] == names


@given(registers())
@tries(20)
def test_what_the_database_lists_is_what_the_api_lists(register: Register) -> None:
    collected = collected_of(register)
    database = database_of(collected)
    rows = database.execute("SELECT * FROM matrix").fetchall()
    listed = collected.model_dump(include={"recommendations"})["recommendations"]
    assert [
        (row["id"], json.loads(row["addressees"]), json.loads(row["topics"])) for row in rows
    ] == [
        (
            one["id"],
            [body["label"] for body in one["addressees"]],
            [topic["label"] for topic in one["topics"]],
        )
        for one in listed
    ]


@given(registers())
@tries(20)
def test_the_counts_by_standing_agree_in_all_forms(register: Register) -> None:
    counted = progress(register)
    expected = sorted((words, count) for _, words, count in counted.counts)
    collected = collected_of(register)
    files = json_files(collected, "Afterword")
    for path, within in (("index.json", None), ("report.json", "report")):
        document = json.loads(files[path])
        told = (document[within] if within else document)["progress"]
        assert sorted((one["words"], one["count"]) for one in told["counts"]) == expected
        assert [told[key] for key in ("total", "rated", "read", "not_assessed", "closed")] == [
            counted.total,
            counted.rated,
            counted.read,
            counted.not_assessed,
            counted.closed,
        ]
    database = database_of(collected)
    query = "SELECT counted_as, count(*) FROM standing GROUP BY counted_as"
    assert sorted(map(tuple, database.execute(query))) == expected
    sums = database.execute("SELECT count(*), sum(is_rated), sum(is_read) FROM matrix").fetchone()
    assert tuple(sums) == (counted.total, counted.rated, counted.read)
    _are_those_of_the_matrix(collected)


def _are_those_of_the_matrix(collected: OpenData) -> None:
    keys = [column.key for column in collected.matrix.columns]
    labels = [row[keys.index("standing")] for row in collected.matrix.rows]
    assert labels == [one.standing.label for one in collected.recommendations]


@given(registers())
@tries(10)
def test_every_word_of_a_title_is_found_by_the_search(register: Register) -> None:
    database = database_of(collected_of(register))
    for record in register.recommendations:
        words = [word for word in record.title.split() if word.isalpha() and word.isascii()]
        for word in words:
            query = "SELECT rowid FROM recommendation_fts WHERE recommendation_fts MATCH ?"
            found = {row[0] for row in database.execute(query, [f'title: "{word}"'])}
            assert record.number in found


@given(registers())
@tries(10)
def test_the_metadata_hold_the_words_of_the_report(register: Register) -> None:
    document = json.loads(metadata_file(collected_of(register)))
    report = register.report
    assert (document["title"], document["license"]) == (report.title, report.licence)
