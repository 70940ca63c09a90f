"""Which records use which sources."""

from pathlib import Path

from afterword.linking.uses import uses
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
