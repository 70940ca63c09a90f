"""The register: every look-up, both ways."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from afterword.linking.register import Register
from afterword.problems import Place
from afterword.sources.load import load
from tests.unit.small_annex import (
    ANNEX,
    ANNEX_FILE,
    NOTE_FILE,
    TABLE_FILE,
    note,
    notes_yaml,
    table,
    tables_yaml,
    with_annex,
)
from tests.unit.small_project import (
    Value,
    follow_up,
    instrument_yaml,
    list_yaml,
    mission_yaml,
    recommendation_yaml,
    section_text,
    small_register,
    write_project,
)

FIRST = "recommendations/01-lists.yml"


def many(folder: Path) -> Register:
    """Return a register of three recommendations in two sections."""
    first = recommendation_yaml(number="3", findings=["a", "b"], addressees=["forum", "commission"])
    second = recommendation_yaml(
        id="r2",
        number="1",
        section="media",
        findings=["a"],
        provisions=[
            {"cite": "coast-charter-1991", "relation": "rests-on"},
            {"cite": "coast-charter-1991/4.1", "relation": "rests-on"},
            {"cite": "coast-charter-1991/4.1", "relation": "asks-to-change"},
        ],
    )
    third = recommendation_yaml(id="z3", number="2", findings=["b"], provisions=None)
    lists = section_text(
        "A [@coast-charter-1991/4.1] and [@coast-charter-1991/4.1].\n{ #a }\n\nB\n{ #b }\n"
    )
    media = section_text("## M { #m }\n\n[@coast-charter-1991]\n", name="media")
    return small_register(
        folder,
        {
            FIRST: first,
            "recommendations/02.yml": second,
            "recommendations/03.yml": third,
            "content/sections/01-voter-lists.md": lists,
            "content/sections/02-media.md": media,
        },
    )


def test_recommendations_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    register = many(tmp_path)
    assert [record.id for record in register.recommendations] == ["r2", "z3", "sor-2018-r1"]


def test_a_recommendation_is_found_by_its_number_and_by_its_id(tmp_path: Path) -> None:
    register = many(tmp_path)
    assert register.recommendation_by_number[2] is register.recommendation_by_id["z3"]
    assert set(register.recommendation_by_number) == {1, 2, 3}


def test_sections_come_in_reading_order(tmp_path: Path) -> None:
    assert list(many(tmp_path).sections) == ["voter-lists", "media"]


def test_missions_come_earliest_first(tmp_path: Path) -> None:
    path = "references/missions/a.yml"
    register = small_register(tmp_path, {path: mission_yaml(id="a", election_date="2016")})
    assert list(register.missions) == ["sor-2014-local", "a", "sor-2018-local"]


def test_a_provision_is_found_with_its_instrument(tmp_path: Path) -> None:
    register = small_register(tmp_path)
    instrument, provision = register.provisions["coast-charter-1991/4.1"]
    assert instrument is register.instruments["coast-charter-1991"]
    assert provision is instrument.provisions[0]


@pytest.mark.parametrize(
    ("look_up", "ids"),
    [
        ("institutions", ["commission", "coast", "forum"]),
        ("topics", ["lists"]),
        ("sources", ["final-report"]),
        ("figures", ["listed-voters"]),
    ],
)
def test_records_of_a_list_come_in_the_order_of_their_file(
    tmp_path: Path, look_up: str, ids: list[str]
) -> None:
    assert list(getattr(small_register(tmp_path), look_up)) == ids


def with_notes(folder: Path) -> Register:
    """Return a register whose sections and annex call notes in another order than their file's."""
    names = ("spare", "late", "two-totals", "early", "often")
    lists = "A{note:often} b{note:early} c{note:often}[^x] `{note:spare}`.\n\n[^x]: D{note:late}.\n"
    return small_register(
        folder,
        with_annex(
            {
                NOTE_FILE: notes_yaml(*(note(name) for name in names)),
                "content/sections/01-voter-lists.md": section_text(lists),
                "content/sections/02-media.md": section_text("A{note:early}.\n", name="media"),
                ANNEX_FILE: f"{ANNEX}\nA{{note:often}}.\n",
            }
        ),
    )


def test_notes_and_tables_come_in_the_order_of_their_files(tmp_path: Path) -> None:
    tables = tables_yaml(table(id="z"), table())
    register = small_register(tmp_path, with_annex({TABLE_FILE: tables}))
    assert list(register.tables) == ["z", "counts-in-full"]
    assert list(with_notes(tmp_path).notes) == ["spare", "late", "two-totals", "early", "often"]


def test_data_are_found_by_the_name_of_their_file(tmp_path: Path) -> None:
    changes = {"content/data/a-b.csv": "c\n1\n"}
    data = small_register(tmp_path, with_annex(dict(changes))).data
    assert list(data) == ["a-b", "counts"]
    assert data["a-b"].columns == ("c",)


def test_who_calls_a_note_is_told_each_once_over_sections_and_annexes(tmp_path: Path) -> None:
    assert dict(with_notes(tmp_path).note_calls) == {
        "often": ("voter-lists", "counts"),
        "early": ("voter-lists", "media"),
        "late": ("voter-lists",),
        "two-totals": ("counts",),
    }


def test_notes_are_numbered_in_the_order_of_their_first_calls(tmp_path: Path) -> None:
    numbers = with_notes(tmp_path).note_numbers
    assert list(numbers.items()) == [("often", 1), ("early", 2), ("late", 3), ("two-totals", 4)]


def test_a_call_of_a_note_that_there_is_not_takes_no_number(tmp_path: Path) -> None:
    text = section_text("A{note:none} b{note:two-totals}.\n")
    register = small_register(tmp_path, with_annex({"content/sections/01-voter-lists.md": text}))
    assert dict(register.note_numbers) == {"two-totals": 1}


def test_a_note_cites_after_sections_and_recommendations_where_it_is_called(
    tmp_path: Path,
) -> None:
    text = "[@coast-charter-1991/4.1] and [@coast-charter-1991/4.1]."
    notes = notes_yaml(note("spare", text=text), note("two-totals", text=text))
    citers = small_register(tmp_path, with_annex({NOTE_FILE: notes})).citers
    assert citers["coast-charter-1991/4.1"] == ("voter-lists", "sor-2018-r1", "two-totals")


def test_the_text_of_a_note_is_one_of_the_texts_of_a_project(tmp_path: Path) -> None:
    within = small_register(tmp_path, with_annex()).texts_within_yaml
    assert [text.text for words, text in within if words == "an editors' note"] == [
        "The annex adds up to *more*."
    ]


def test_a_heading_of_an_annex_can_be_linked_to(tmp_path: Path) -> None:
    annex = f"{ANNEX}\n## By kind {{ #by-kind }}\n"
    anchors = small_register(tmp_path, with_annex({ANNEX_FILE: annex})).anchors
    assert [(name, anchors[name].section) for name in ("counts", "by-kind")] == [
        ("counts", "counts"),
        ("by-kind", "counts"),
    ]


def test_who_cites_a_provision_is_told_in_reading_order_and_once(tmp_path: Path) -> None:
    citers = many(tmp_path).citers
    assert citers["coast-charter-1991/4.1"] == ("voter-lists", "r2", "sor-2018-r1")
    assert citers["coast-charter-1991"] == ("media", "r2")


def test_a_provision_that_nothing_cites_has_no_citers(tmp_path: Path) -> None:
    provisions: list[Value] = [
        {"path": path, "label": path, "gist": "g"} for path in ("4.1", "4.2")
    ]
    path = "references/instruments/coast-charter-1991.yml"
    register = small_register(tmp_path, {path: instrument_yaml(provisions=provisions)})
    assert "coast-charter-1991/4.2" in register.provisions
    assert "coast-charter-1991/4.2" not in register.citers


def test_a_citation_in_code_makes_nobody_a_citer(tmp_path: Path) -> None:
    text = section_text("A `[@coast-charter-1991]`.\n{ #lists-outdated }\n")
    register = small_register(tmp_path, {"content/sections/01-voter-lists.md": text})
    assert "coast-charter-1991" not in register.citers


def test_what_rests_on_a_finding_is_told_in_the_order_of_numbers(tmp_path: Path) -> None:
    assert many(tmp_path).resting_on == {"a": ("r2", "sor-2018-r1"), "b": ("z3", "sor-2018-r1")}


def test_what_is_asked_of_an_institution_is_told_in_the_order_of_numbers(tmp_path: Path) -> None:
    asked = many(tmp_path).asked_of
    assert asked == {"commission": ("r2", "z3", "sor-2018-r1"), "forum": ("sor-2018-r1",)}


def test_every_place_that_can_be_linked_to_is_an_anchor(tmp_path: Path) -> None:
    anchors = many(tmp_path).anchors
    assert {name: anchor.section for name, anchor in anchors.items()} == {
        "voter-lists": "voter-lists",
        "a": "voter-lists",
        "b": "voter-lists",
        "media": "media",
        "m": "media",
        "sor-2018-r1": "voter-lists",
        "r2": "media",
        "z3": "voter-lists",
    }


@pytest.mark.parametrize(
    ("name", "words", "place"),
    [
        pytest.param(
            "media", "Voter lists (media)", Place("content/sections/02-media.md", 2, 5), id="id"
        ),
        pytest.param("m", "M", Place("content/sections/02-media.md", 7, 1), id="a heading"),
        pytest.param("b", "", Place("content/sections/01-voter-lists.md", 11, 1), id="a finding"),
        pytest.param("z3", "recommendation 2", Place("recommendations/03.yml", 2, 5), id="asked"),
    ],
)
def test_an_anchor_has_words_and_a_place(
    tmp_path: Path, name: str, words: str, place: Place
) -> None:
    anchor = many(tmp_path).anchors[name]
    assert (anchor.words, anchor.place) == (words, place)


def test_every_markdown_text_of_a_project_is_told(tmp_path: Path) -> None:
    changed = recommendation_yaml(
        parts=[{"letter": "a", "text": "[@in-a-part]"}],
        follow_up=[follow_up("development", "d", "2020", text="[@in-an-entry]")],
        text="[@in-the-text]",
    )
    page = "---\nid: p\ntitle: P\n---\n[@in-a-page]\n"
    register = small_register(tmp_path, {FIRST: changed, "content/pages/p.md": page})
    kept = tuple(text for text in register.texts if not text.text.startswith("\nThe lists"))
    cited = [mark.target for text in kept for mark in text.marks]
    assert cited == ["in-a-page", "in-the-text", "in-a-part", "in-an-entry"]
    assert [text.text for text in kept][1:3] == [
        "What was found in **Sorvania**.",
        "This is unofficial.",
    ]


def test_the_text_of_a_section_that_cannot_be_read_is_told_too(tmp_path: Path) -> None:
    unread = "---\nid: A B\ntitle: P\n---\n[@in-what-is-not-read]\n"
    loaded, _ = load(write_project(tmp_path, {"content/sections/02-b.md": unread}))
    cited = [mark.target for text in Register(loaded=loaded).texts for mark in text.marks]
    assert "in-what-is-not-read" in cited


def test_a_mark_in_a_text_of_yaml_stands_at_the_text(tmp_path: Path) -> None:
    changed = recommendation_yaml(parts=[{"letter": "a", "text": "[@in-a-part]"}])
    register = small_register(tmp_path, {FIRST: changed})
    (mark,) = (mark for text in register.texts for mark in text.marks if "part" in mark.target)
    line = changed.split("\n")[mark.place.line - 1]
    assert line[mark.place.column - 1 :] == '"[@in-a-part]"'


def test_a_register_without_a_report_says_so(tmp_path: Path) -> None:
    register = small_register(tmp_path)
    without = Register(loaded=replace(register.loaded, reports=()))
    with pytest.raises(LookupError, match="the report was not read"):
        _ = without.report


def test_footnotes_are_numbered_through_the_report_by_their_first_calls(tmp_path: Path) -> None:
    first = section_text("A.[^b] C.[^a] D.[^b]\n\n[^a]: One.\n\n[^b]: Two.\n")
    second = section_text("E.[^a]\n\n[^a]: Three.\n", name="counting", title="Counting")
    changes = {
        "content/sections/01-voter-lists.md": first,
        "content/sections/02-counting.md": second,
    }
    numbers = small_register(tmp_path, changes).footnote_numbers
    assert list(numbers.items()) == [
        (("voter-lists", "b"), 1),
        (("voter-lists", "a"), 2),
        (("counting", "a"), 3),
    ]


def test_a_section_tells_in_which_footnotes_it_cites_each_once(tmp_path: Path) -> None:
    cite = "[@coast-charter-1991/4.1]"
    text = section_text(f"{cite}.[^a][^b]\n\n[^a]: {cite} and {cite}.\n\n[^b]: {cite}.\n")
    citing = small_register(tmp_path, {"content/sections/01-voter-lists.md": text}).footnotes_citing
    assert dict(citing) == {("coast-charter-1991/4.1", "voter-lists"): ("a", "b")}


def recorded(name: str, day: str) -> Value:
    """Return a development that was recorded on a day."""
    return follow_up("development", name, "2020", recorded={"date": day, "by": "Editors"})


@pytest.mark.parametrize(
    ("entries", "reviews", "day"),
    [
        pytest.param([], [], date(2019, 2, 1), id="the report, where nothing followed"),
        pytest.param(
            [recorded("b", "2024-01-02"), recorded("a", "2023-01-02")],
            [],
            date(2024, 1, 2),
            id="the newest entry",
        ),
        pytest.param([], ["2023-05-01", "2022-05-01"], date(2023, 5, 1), id="the newest review"),
        pytest.param(
            [recorded("a", "2023-01-02")], ["2023-05-01"], date(2023, 5, 1), id="both, newer review"
        ),
        pytest.param(
            [recorded("a", "2024-01-02")], ["2023-05-01"], date(2024, 1, 2), id="both, newer entry"
        ),
    ],
)
def test_the_record_reaches_to_the_day_of(
    tmp_path: Path, entries: list[Value], reviews: list[str], day: date
) -> None:
    looked: list[Value] = [{"date": one, "by": "Editors", "text": "t"} for one in reviews]
    changed = recommendation_yaml(follow_up=entries, reviews=looked)
    second = recommendation_yaml(id="r2", number="2")
    register = small_register(tmp_path, {FIRST: changed, "recommendations/02.yml": second})
    assert register.day == day


def test_the_record_reaches_to_the_day_as_of_which_it_is_looked_at(tmp_path: Path) -> None:
    changed = recommendation_yaml(follow_up=[recorded("a", "2024-01-02")])
    register = small_register(tmp_path, {FIRST: changed})
    assert replace(register, as_of=date(2021, 3, 4)).day == date(2021, 3, 4)


def asked(name: str, *repeats: str) -> Value:
    """Return a recommendation of another mission, and which ones it repeats."""
    kept: dict[str, Value] = {"id": name, "where": "w", "gist": "g", "source": "final-report"}
    return {**kept, "repeats": repeats}


def with_missions(folder: Path) -> Register:
    """Return a register of three missions that repeat each other, the latest read first."""
    own = "sor-2018-r1"
    latest = mission_yaml(
        id="sor-2024",
        election_date="2024",
        recommendations=[asked("sor-2024-r2", own), asked("sor-2024-r1", "sor-2022-r1", own)],
    )
    later = mission_yaml(
        id="sor-2022", election_date="2022", recommendations=[asked("sor-2022-r1", own)]
    )
    earlier = mission_yaml(recommendations=[asked("sor-2014-r1")])
    return small_register(
        folder,
        {
            "references/missions/a.yml": latest,
            "references/missions/b.yml": later,
            "references/missions/sor-2014-local.yml": earlier,
        },
    )


def test_a_recommendation_of_another_mission_is_found_with_it(tmp_path: Path) -> None:
    register = with_missions(tmp_path)
    found = register.mission_recommendations
    assert list(found) == ["sor-2014-r1", "sor-2022-r1", "sor-2024-r2", "sor-2024-r1"]
    mission, one = found["sor-2022-r1"]
    assert mission is register.missions["sor-2022"]
    assert one is mission.recommendations[0]


def test_who_repeats_a_recommendation_is_told_earliest_first(tmp_path: Path) -> None:
    register = with_missions(tmp_path)
    found = {
        name: [(mission.id, one.id) for mission, one in pairs]
        for name, pairs in register.repeated_by.items()
    }
    assert found == {
        "sor-2018-r1": [
            ("sor-2022", "sor-2022-r1"),
            ("sor-2024", "sor-2024-r2"),
            ("sor-2024", "sor-2024-r1"),
        ],
        "sor-2022-r1": [("sor-2024", "sor-2024-r1")],
    }


def test_the_language_of_a_foreign_word_is_known_in_the_plural_too(tmp_path: Path) -> None:
    words = [
        {"word": "Oblasts", "lang": "ru"},
        {"word": "oblast", "lang": "ru-Latn"},
        {"word": "ad  hoc", "lang": "la"},
    ]
    register = small_register(tmp_path, {"references/words.yml": list_yaml("words", words)})
    assert register.word_languages == {
        "oblasts": "ru",
        "oblastss": "ru",
        "oblast": "ru-Latn",
        "ad hoc": "la",
        "ad hocs": "la",
    }


def test_a_project_may_have_no_foreign_words(tmp_path: Path) -> None:
    assert small_register(tmp_path).word_languages == {}
