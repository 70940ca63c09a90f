"""Feeds: follow-up entries as news, with ids that never change."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from afterword.linking.refs import RefKind
from afterword.linking.register import Register
from afterword.views.follow_up.feed import FeedView, feed_views
from tests.unit.small_project import (
    INSTITUTIONS,
    Value,
    assessment,
    follow_up,
    list_yaml,
    recommendation_yaml,
    report_yaml,
    small_register,
)

FIRST = "recommendations/01-lists.yml"
SECOND = "recommendations/02-more.yml"


def two(folder: Path, *entries: Value, **changes: Value) -> Register:
    """Return the register of two recommendations: the first to the Commission, the second to the
    Commission and the Forum."""
    later = follow_up("development", "new", "2020", recorded={"date": "2024-05-20", "by": "B"})
    second = recommendation_yaml(
        id="sor-2018-r2",
        number="2",
        title="More",
        addressees=["commission", "forum"],
        follow_up=[follow_up("development", "old", "2020"), later],
    )
    first = recommendation_yaml(follow_up=entries, **changes)
    return small_register(folder, {FIRST: first, SECOND: second})


def by_page(register: Register) -> dict[str, FeedView]:
    return {feed.about.id: feed for feed in feed_views(register)}


def entries_of(feed: FeedView) -> list[str]:
    return [item.entry.record.id for item in feed.items]


def test_there_is_a_feed_of_everything_and_of_each_recommendation_and_institution(
    tmp_path: Path,
) -> None:
    feeds = feed_views(two(tmp_path))
    assert [(feed.about.kind, feed.about.id) for feed in feeds] == [
        (RefKind.PAGE, "changes.html"),
        (RefKind.RECOMMENDATION, "sor-2018-r1"),
        (RefKind.RECOMMENDATION, "sor-2018-r2"),
        (RefKind.INSTITUTION, "commission"),
        (RefKind.INSTITUTION, "coast"),
        (RefKind.INSTITUTION, "forum"),
    ]
    assert len({feed.id for feed in feeds}) == 6


def test_a_body_may_have_the_id_of_a_recommendation(tmp_path: Path) -> None:
    bodies: list[Value] = [*INSTITUTIONS, {"id": "sor-2018-r1", "name": "Namesake"}]
    changed = {"references/institutions.yml": list_yaml("institutions", bodies)}
    feeds = feed_views(small_register(tmp_path, dict(changed)))
    assert len({feed.id for feed in feeds}) == len(feeds)


def test_an_entry_is_in_the_feeds_of_its_recommendation_and_of_those_it_asks(
    tmp_path: Path,
) -> None:
    feeds = by_page(two(tmp_path, follow_up("development", "a", "2020")))
    assert {name: entries_of(feed) for name, feed in feeds.items()} == {
        "changes.html": ["new", "a", "old"],
        "sor-2018-r1": ["a"],
        "sor-2018-r2": ["new", "old"],
        "commission": ["new", "a", "old"],
        "coast": [],
        "forum": ["new", "old"],
    }


def test_a_feed_is_as_new_as_its_newest_item_and_an_empty_one_as_the_report(
    tmp_path: Path,
) -> None:
    feeds = by_page(two(tmp_path))
    assert feeds["changes.html"].updated == date(2024, 5, 20)
    assert feeds["coast"].updated == date(2019, 2, 1)


def test_an_item_says_which_recommendation_what_whose_and_when(tmp_path: Path) -> None:
    register = two(
        tmp_path,
        follow_up("development", "a", "2020-05-25"),
        assessment("b", "2021", basis="reading", implementation="not"),
    )
    items = by_page(register)["sor-2018-r1"].items
    assert [item.title for item in items] == [
        "Recommendation 1: Development, 25 May 2020",
        "Recommendation 1: Assessment: not implemented – the editors, from what Coast said, 2021",
    ]
    assert [item.categories for item in items] == [
        (("development", "Development"), ("lists", "Voter lists")),
        (
            ("assessment", "Assessment"),
            ("editors-assessment", "Editors’ assessment"),
            ("lists", "Voter lists"),
        ),
    ]


def test_the_id_of_an_item_is_made_of_the_ids_of_report_recommendation_and_entry(
    tmp_path: Path,
) -> None:
    (item,) = by_page(two(tmp_path, follow_up("development", "a", "2020")))["sor-2018-r1"].items
    assert item.id == "urn:uuid:9f768d8e-612f-51da-baf1-2e3c9073be5d"


def test_nothing_but_an_id_changes_the_id_of_an_item(tmp_path: Path) -> None:
    before = by_page(two(tmp_path / "before", follow_up("development", "a", "2020")))
    (item,) = before["sor-2018-r1"].items
    recorded: Value = {"date": "2024-01-02", "by": "C"}
    entry = follow_up("closure", "a", "2021", closure="overtaken", text="Other.", recorded=recorded)
    after = by_page(two(tmp_path / "after", entry, title="Other", addressees=["forum"]))
    (changed,) = after["sor-2018-r1"].items
    assert changed.id == item.id
    assert changed.title != item.title


@pytest.mark.parametrize(("name", "recommendation"), [("b", "sor-2018-r1"), ("a", "sor-2018-r9")])
def test_another_entry_and_one_of_another_recommendation_have_other_ids(
    tmp_path: Path, name: str, recommendation: str
) -> None:
    before = by_page(two(tmp_path / "before", follow_up("development", "a", "2020")))
    other = two(tmp_path / "other", follow_up("development", name, "2020"), id=recommendation)
    (first,), (second,) = (feeds["commission"].items[1:2] for feeds in (before, by_page(other)))
    assert (second.entry.record.id, second.change.ref.id) == (name, recommendation)
    assert first.id != second.id


def test_a_feed_says_that_it_is_unofficial_and_as_of_when(tmp_path: Path) -> None:
    register = two(tmp_path)
    (feed, *_) = feed_views(replace(register, as_of=date(2019, 12, 31)))
    assert "Unofficial." in feed.subtitle
    assert feed.subtitle.endswith("As it stood on 31 December 2019.")
    assert "stood" not in feed_views(register)[0].subtitle


def test_a_feed_names_its_subject_its_editors_and_its_licence(tmp_path: Path) -> None:
    register = small_register(tmp_path, {"content/report.yml": report_yaml(editors="The\nteam")})
    feeds = by_page(register)
    assert [feeds[name].title for name in ("changes.html", "sor-2018-r1", "forum")] == [
        "Sorvania 2018: all recommendations",
        "Sorvania 2018: Recommendation 1, Lists kept up to date",
        "Sorvania 2018: what is asked of: Forum of Voters",
    ]
    assert {(feed.author, feed.rights, feed.language) for feed in feeds.values()} == {
        ("The team", "Free to use.", "en")
    }
