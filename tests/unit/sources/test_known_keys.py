"""The keys that a record knows, at each place within it."""

import pytest

from afterword.model.recommendation import Recommendation
from afterword.model.report import SectionHead
from afterword.sources.fields import keys_at, kinds_with, needs


def test_a_record_knows_the_keys_of_its_model() -> None:
    assert keys_at(SectionHead, ()) == {"id", "number", "title"}


@pytest.mark.parametrize(
    ("loc", "keys"),
    [
        pytest.param(("parts", 0), {"letter", "text"}, id="in a list"),
        pytest.param(("official",), {"section", "number"}, id="in a mapping"),
        pytest.param(("follow_up", 3, "closure", "recorded"), {"date", "by"}, id="in an entry"),
        pytest.param(("title",), set(), id="a text"),
        pytest.param(("nothing", 0), set(), id="nothing"),
    ],
)
def test_a_part_of_a_record_knows_its_own_keys(loc: tuple[str | int, ...], keys: set[str]) -> None:
    assert keys_at(Recommendation, loc) == keys


def test_an_entry_knows_the_keys_of_its_kind() -> None:
    known = keys_at(Recommendation, ("follow_up", 0, "closure"))
    assert "closure" in known
    assert "assessor" not in known


def test_it_is_known_which_kinds_have_a_key() -> None:
    assert kinds_with(Recommendation, ("follow_up", 0), "assessor") == ("assessment",)
    assert kinds_with(Recommendation, ("parts",), "letter") == ()


def test_it_is_known_what_cannot_be_missing() -> None:
    assert needs(Recommendation, (), "addressees")
    assert not needs(Recommendation, (), "prior")
