"""Which records use which sources."""

from pathlib import Path

import pytest

from afterword.linking.rules.names import MISSING
from afterword.linking.uses import names_in, uses
from afterword.project.files import FILES, FileKind
from tests.unit.small_project import (
    INSTITUTIONS,
    Value,
    assessment,
    instrument_yaml,
    list_yaml,
    mission_yaml,
    recommendation_yaml,
    small_register,
)

SOURCE = "final-report"


def test_every_kind_of_record_tells_which_sources_it_uses_and_where(tmp_path: Path) -> None:
    prior = {"match": "same", "where": "w", "confidence": "stated", "source": SOURCE}
    similar = {**prior, "body": "forum", "gist": "g"}
    provision: Value = {
        "path": "4.1",
        "label": "l",
        "gist": "g",
        "sources": [SOURCE],
        "versions": [{"since": "2020", "text": "t", "source": SOURCE}],
    }
    theirs = {"id": "sor-2014-r1", "where": "w", "gist": "g", "source": SOURCE}
    note = {"id": "n", "title": "t", "text": "t", "grounds": "text", "sources": [SOURCE]}
    body = {**INSTITUTIONS[0], "sources": [SOURCE]}
    register = small_register(
        tmp_path,
        {
            "recommendations/01-lists.yml": recommendation_yaml(
                follow_up=[assessment("a", "2020")], prior=[prior], similar_to=[similar]
            ),
            "references/missions/sor-2014-local.yml": mission_yaml(recommendations=[theirs]),
            "references/instruments/coast-charter-1991.yml": instrument_yaml(
                sources=[SOURCE], provisions=[provision]
            ),
            "references/institutions.yml": list_yaml("institutions", [body, *INSTITUTIONS[1:]]),
            "content/notes.yml": list_yaml("notes", [note]),
        },
    )
    found = list(uses(register, "source"))
    assert {use.name for use in found} == {SOURCE}
    assert [(use.kind, use.who) for use in found] == [
        ("recommendation", "sor-2018-r1"),
        ("recommendation", "sor-2018-r1"),
        ("recommendation", "sor-2018-r1"),
        ("mission", "sor-2014-local"),
        ("mission", "sor-2018-local"),
        ("instrument", "coast-charter-1991"),
        ("instrument", "coast-charter-1991"),
        ("instrument", "coast-charter-1991"),
        ("institution", "commission"),
        ("note", "n"),
    ]
    assert len({use.place for use in found}) == len(found)


def test_a_record_tells_all_its_uses_before_the_next_one(tmp_path: Path) -> None:
    similar = {"match": "same", "where": "w", "confidence": "stated", "source": SOURCE}
    first = recommendation_yaml(
        similar_to=[{**similar, "body": "forum", "gist": "g"}],
        follow_up=[assessment("a", "2020")],
    )
    second = recommendation_yaml(
        id="sor-2018-r2", number="2", similar_to=[{**similar, "body": "forum", "gist": "g"}]
    )
    files = {"recommendations/01-lists.yml": first, "recommendations/02-media.yml": second}
    found = [use.who for use in uses(small_register(tmp_path, files), "source")]
    assert found[:3] == ["sor-2018-r1", "sor-2018-r1", "sor-2018-r2"]


@pytest.mark.parametrize("kind", [one for one in FILES if one.model], ids=lambda one: one.path)
def test_what_a_field_names_by_its_type_is_looked_for(kind: FileKind) -> None:
    named = {what for _, what in names_in(kind.model)}
    assert named - {"Markdown"} <= set(MISSING)
