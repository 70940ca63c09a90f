"""Dates, numbers, standings and addresses: what holds whatever the values are."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from afterword.linking.refs import Ref, RefKind, from_neutral, neutral
from afterword.model.record import PartialDate
from afterword.model.text_safety import number_in_words
from afterword.views.follow_up.standing import progress, standing
from tests.properties.tries import tries
from tests.unit.small_project import Value, assessment, followed_up

DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))


@given(DAYS, st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]))
def test_a_date_reads_back_and_holds_every_day_that_it_can_mean(day: date, form: str) -> None:
    text = day.strftime(form)
    found = PartialDate.parse(text)
    assert str(found) == text
    assert found.earliest <= day <= found.latest
    assert found.earliest.strftime(form) == text == found.latest.strftime(form)


DIGITS = st.text(st.sampled_from("0123456789"), min_size=1, max_size=15)


@given(st.sampled_from(["", "-"]), DIGITS, st.just("") | DIGITS.map(".{}".format))
def test_a_number_in_words_is_the_same_number(sign: str, whole: str, decimals: str) -> None:
    value = f"{sign}{whole}{decimals}"
    words = number_in_words(value)
    assert float(words.replace(",", "")) == float(value)
    assert words.partition(".")[2] == value.partition(".")[2]
    first, *others = words.lstrip("-").partition(".")[0].split(",")
    assert 1 <= len(first) <= 3
    assert {len(group) for group in others} <= {3}


@given(st.sampled_from(RefKind), st.text(max_size=20))
def test_a_neutral_link_leads_back_to_its_reference(kind: RefKind, name: str) -> None:
    assert from_neutral(neutral(Ref(kind, name, "words"))) == Ref(kind, name, "")


ASSESSED = st.lists(
    st.tuples(
        st.dates(date(2020, 1, 1), date(2024, 1, 1)),
        st.sampled_from(["coast", "forum"]),
        st.sampled_from(["fully", "mostly", "partially", "not"]),
        st.sampled_from(["rating", "reading"]),
    ),
    max_size=6,
    unique_by=lambda one: one[0],
)


@given(ASSESSED, st.data())
@tries(40)
def test_a_standing_does_not_depend_on_the_order_in_which_entries_were_typed(
    assessed: list[tuple[date, str, str, str]], data: st.DataObject
) -> None:
    entries: list[Value] = [
        assessment(f"a{at}", str(day), assessor=who, implementation=how, basis=basis)
        for at, (day, who, how, basis) in enumerate(assessed)
    ]
    shuffled = data.draw(st.permutations(entries))
    with TemporaryDirectory() as first, TemporaryDirectory() as second:
        typed = followed_up(Path(first), *entries)
        other = followed_up(Path(second), *shuffled)
    found = standing(*typed)
    assert found == standing(*other)
    latest = {who: how for _, who, how, _ in sorted(assessed)}
    values = set(latest.values())
    assert found.key == ("differ" if len(values) > 1 else min(values, default="not-assessed"))
    counted = progress(typed[0])
    assert counted.rated + counted.read + counted.not_assessed + counted.closed == counted.total
