"""Law as a reader sees it, with what cites it and how."""

from pathlib import Path

import pytest

from afterword.linking.refs import Ref, RefKind
from afterword.views.references.law import instrument_views, instruments_by_kind
from tests.unit.small_project import (
    Value,
    instrument_yaml,
    recommendation_yaml,
    section_text,
    small_register,
)

RECOMMENDATION_FILE = "recommendations/01-lists.yml"
INSTRUMENT_FILE = "references/instruments/coast-charter-1991.yml"


def test_instruments_come_by_kind_then_by_year_then_by_name(tmp_path: Path) -> None:
    more = {
        "law-b": {"kind": "national-law", "short": "B", "year": "2001"},
        "law-a": {"kind": "national-law", "short": "A", "year": "2001"},
        "law-old": {"kind": "national-law", "short": "Z", "year": "1999"},
        "promise": {"kind": "political-commitment", "binding": "no"},
        "older-treaty": {"year": "1966"},
    }
    changes: dict[str, str | None] = {
        f"references/instruments/{name}.yml": instrument_yaml(id=name, **changes)
        for name, changes in more.items()
    }
    register = small_register(tmp_path, changes)
    ordered = ["older-treaty", "coast-charter-1991", "promise", "law-old", "law-a", "law-b"]
    assert [view.record.id for view in instrument_views(register)] == ordered
    assert [(kind, len(views)) for kind, views in instruments_by_kind(register)] == [
        ("Treaty obligations", 2),
        ("Political commitments", 1),
        ("National law", 3),
    ]


@pytest.mark.parametrize(("binding", "force"), [("yes", "Binding"), ("no", "Not binding")])
def test_obligations_and_commitments_are_kept_apart(
    tmp_path: Path, binding: str, force: str
) -> None:
    changed = instrument_yaml(binding=binding)
    (view,) = instrument_views(small_register(tmp_path, {INSTRUMENT_FILE: changed}))
    assert view.force == force


def test_an_instrument_tells_what_cites_it_and_its_provisions(tmp_path: Path) -> None:
    provisions: list[Value] = [
        {"cite": "coast-charter-1991", "relation": "rests-on"},
        {"cite": "coast-charter-1991/4.1", "relation": "rests-on"},
    ]
    changed = recommendation_yaml(provisions=provisions)
    (view,) = instrument_views(small_register(tmp_path, {RECOMMENDATION_FILE: changed}))
    (provision,) = view.provisions
    assert [citer.ref.id for citer in view.citers] == ["sor-2018-r1"]
    assert [citer.ref.id for citer in provision.citers] == ["voter-lists", "sor-2018-r1"]
    assert view.citations == 2


def test_a_section_tells_the_footnotes_in_which_it_cites(tmp_path: Path) -> None:
    cite = "[@coast-charter-1991/4.1]"
    text = section_text(f"A.[^one] {cite}.[^two]\n\n[^one]: Nothing.\n\n[^two]: {cite}.\n")
    changes = {"content/sections/01-voter-lists.md": text}
    (view,) = instrument_views(small_register(tmp_path, changes))
    section, recommendation = view.provisions[0].citers
    assert section.footnotes == (Ref(RefKind.FOOTNOTE, "voter-lists/two", "footnote 2"),)
    assert recommendation.footnotes == ()


def test_a_recommendation_that_cites_tells_how_it_stands_to_what_it_cites(tmp_path: Path) -> None:
    provisions: list[Value] = [
        {"cite": "coast-charter-1991/4.1", "relation": "rests-on"},
        {"cite": "coast-charter-1991", "relation": "asks-to-change", "confidence": "inferred"},
        {"cite": "coast-charter-1991/4.1", "relation": "asks-to-change"},
    ]
    changed = recommendation_yaml(provisions=provisions)
    (view,) = instrument_views(small_register(tmp_path, {RECOMMENDATION_FILE: changed}))
    (provision,) = view.provisions
    told = [
        (citer.ref.id, citer.relation, citer.is_inferred)
        for citer in (*view.citers, *provision.citers)
    ]
    assert told == [
        ("sor-2018-r1", "asks to change it", True),
        ("voter-lists", "", False),
        ("sor-2018-r1", "rests on it and asks to change it", False),
    ]


def test_a_provision_tells_how_it_changed(tmp_path: Path) -> None:
    provisions: list[Value] = [
        {
            "path": "4.1",
            "label": "paragraph 4.1",
            "gist": "g",
            "versions": [{"since": "2020-02", "text": "New.", "source": "final-report"}],
        }
    ]
    changed = instrument_yaml(provisions=provisions)
    (view,) = instrument_views(small_register(tmp_path, {INSTRUMENT_FILE: changed}))
    (provision,) = view.provisions
    assert provision.ref.label == "Paragraph 4.1"
    assert [(since, text, ref.id) for since, text, ref in provision.versions] == [
        ("February 2020", "New.", "final-report")
    ]
