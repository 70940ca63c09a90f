"""Links hold both ways: who cites and what is cited, who asks and who is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from afterword.linking.register import Register
from tests.properties.tries import tries
from tests.unit.small_project import (
    Value,
    instrument_yaml,
    recommendation_yaml,
    section_text,
    small_register,
)

FINDINGS = ("calm", "closed-counts", "late-lists")
BODIES = ("commission", "coast", "forum")
CITABLE = ("coast-charter-1991", "coast-charter-1991/4.1", "coast-charter-1991/4.2", "promise")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a recommendation says of others."""

    findings: Sequence[str]
    addressees: Sequence[str]
    cites: Sequence[str]


def some(of: Sequence[str], least: int = 1) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(of), min_size=least, max_size=5)


ASKED = st.builds(Asked, findings=some(FINDINGS), addressees=some(BODIES), cites=some(CITABLE, 0))


@st.composite
def linked(draw: st.DrawFn) -> tuple[Register, Mapping[str, Asked], Mapping[str, list[str]]]:
    """Return a register, what its recommendations say, and what its sections cite."""
    asked = {
        f"r{at}": one for at, one in enumerate(draw(st.lists(ASKED, min_size=1, max_size=5)), 1)
    }
    cited = {name: draw(some(CITABLE, 0)) for name in ("voter-lists", "media")}
    provisions: list[Value] = [
        {"path": path, "label": path, "gist": "g"} for path in ("4.1", "4.2")
    ]
    changes: dict[str, str | None] = {
        "recommendations/01-lists.yml": None,
        "references/instruments/coast-charter-1991.yml": instrument_yaml(provisions=provisions),
        "references/instruments/promise.yml": instrument_yaml(id="promise"),
    }
    numbers = draw(st.permutations(range(1, len(asked) + 1)))
    for number, (name, one) in zip(numbers, asked.items(), strict=True):
        links: list[Value] = [{"cite": cite, "relation": "rests-on"} for cite in one.cites]
        changes[f"recommendations/{name}.yml"] = recommendation_yaml(
            id=name,
            number=str(number),
            findings=one.findings,
            addressees=one.addressees,
            provisions=links,
        )
    for name, cites in cited.items():
        body = "\n\n".join(f"Words [@{cite}] and `[@code]`." for cite in cites)
        changes[f"content/sections/{name}.md"] = section_text(f"Words.\n\n{body}\n", name=name)
    changes["content/sections/01-voter-lists.md"] = None
    with TemporaryDirectory() as folder:
        return small_register(Path(folder), changes), asked, cited


def pairs(groups: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    return sorted((key, value) for key, values in groups.items() for value in values)


@given(linked())
@tries(25)
def test_who_cites_something_is_known_from_what_is_cited(
    drawn: tuple[Register, Mapping[str, Asked], Mapping[str, list[str]]],
) -> None:
    register, asked, cited = drawn
    said = {(cite, name) for name, one in asked.items() for cite in one.cites}
    said |= {(cite, name) for name, cites in cited.items() for cite in cites}
    assert pairs(register.citers) == sorted(said)


@given(linked())
@tries(25)
def test_what_rests_on_a_finding_is_known_from_the_finding(
    drawn: tuple[Register, Mapping[str, Asked], Mapping[str, list[str]]],
) -> None:
    register, asked, _ = drawn
    said = {(finding, name) for name, one in asked.items() for finding in one.findings}
    assert pairs(register.resting_on) == sorted(said)


@given(linked())
@tries(25)
def test_what_is_asked_of_a_body_is_known_from_the_body(
    drawn: tuple[Register, Mapping[str, Asked], Mapping[str, list[str]]],
) -> None:
    register, asked, _ = drawn
    said = {(body, name) for name, one in asked.items() for body in one.addressees}
    assert pairs(register.asked_of) == sorted(said)


@given(linked())
@tries(25)
def test_whoever_is_named_by_a_look_up_is_found_by_the_others(
    drawn: tuple[Register, Mapping[str, Asked], Mapping[str, list[str]]],
) -> None:
    register, _, _ = drawn
    citers = {citer for found in register.citers.values() for citer in found}
    assert citers <= {*register.recommendation_by_id, *register.sections}
    assert set(register.citers) <= {*register.instruments, *register.provisions}
    assert set(register.asked_of) <= set(register.institutions)
    for number, record in register.recommendation_by_number.items():
        assert register.recommendation_by_id[record.id].number == number
        assert register.anchors[record.id].words == f"recommendation {number}"
