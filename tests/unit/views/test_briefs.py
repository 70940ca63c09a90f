"""A brief of a recommendation: what it holds, in which order, and what it can spare."""

from collections.abc import Mapping
from pathlib import Path

from afterword.views.briefs.briefs import ASKS_TO_CHANGE, RecommendationBrief, recommendation_brief
from tests.unit.small_project import (
    Value,
    assessment,
    follow_up,
    followed_up,
    recommendation_yaml,
    small_register,
)

PAGES = {"sor-2018-r1": 12, "lists-outdated": 9, "afterword-sor-2018-r1": 34}


def brief_of(
    folder: Path, *entries: Mapping[str, Value], pages: Mapping[str, int] = PAGES
) -> RecommendationBrief:
    """Return the brief of the only recommendation of the small project, with follow-up."""
    return recommendation_brief(*followed_up(folder, *entries), pages)


def developments(count: int) -> list[Mapping[str, Value]]:
    return [follow_up("development", f"d{year}", f"{2001 + year}") for year in range(count)]


def test_what_followed_is_told_newest_first_without_what_was_corrected(tmp_path: Path) -> None:
    brief = brief_of(
        tmp_path,
        follow_up("development", "first", "2019-05"),
        follow_up("development", "wrong", "2020-05"),
        follow_up("correction", "right", "2021-05", corrects="wrong"),
    )
    assert [one.what.view.record.id for one in brief.entries.shown] == ["right", "first"]
    assert brief.entries.shown[0].what.sources[0].words == "Coast Observers, 1 February 2019"


def test_the_judgements_it_stands_by_are_told_once_and_earlier_ones_among_what_followed(
    tmp_path: Path,
) -> None:
    brief = brief_of(
        tmp_path,
        assessment("before", "2019-05"),
        assessment("now", "2021-05", text="It is *better*."),
        assessment("other", "2020-05", assessor="forum"),
    )
    judged = [(one.what.view.record.id, one.what.text.text) for one in brief.judgements.shown]
    assert judged == [("now", "It is *better*."), ("other", "Words of other.")]
    assert [one.what.view.record.id for one in brief.entries.shown] == ["before"]


def test_the_oldest_entries_go_first_and_the_newest_stays_longest(tmp_path: Path) -> None:
    steps = [one.until for one in brief_of(tmp_path, *developments(9)).entries.shown]
    assert steps == sorted(steps, reverse=True)
    assert min(steps) == 1


def test_of_many_entries_the_newest_are_shown_and_the_others_counted(tmp_path: Path) -> None:
    brief = brief_of(tmp_path, *developments(15))
    assert brief.entries.shown[0].what.view.record.id == "d14"
    assert (len(brief.entries.shown), brief.entries.rests[0].count) == (12, 3)
    assert (brief.entries.rests[-1].count, brief.entries.rests[-1].until) == (15, 0)


def test_long_reasons_are_cut(tmp_path: Path) -> None:
    brief = brief_of(tmp_path, assessment("a", "2020", text="Word. " * 200))
    (judgement,) = brief.judgements.shown
    assert judgement.what.text.is_cut
    assert len(judgement.what.text.text) <= 360
    assert not brief.text.is_cut


def test_law_to_be_changed_stands_before_what_it_rests_on(tmp_path: Path) -> None:
    provisions = [
        {"cite": "coast-charter-1991/4.1", "relation": "rests-on"},
        {"cite": "coast-charter-1991", "relation": "asks-to-change"},
    ]
    changed = recommendation_yaml(provisions=provisions)
    register = small_register(tmp_path, {"recommendations/01-lists.yml": changed})
    brief = recommendation_brief(register, register.recommendations[0], {})
    named = [
        (group.heading, [one.what.ref.label for one in group.grounds]) for group in brief.law_groups
    ]
    assert named == [
        (ASKS_TO_CHANGE, ["the Coast Charter"]),
        ("Treaty obligations", ["paragraph 4.1 of the Coast Charter"]),
    ]
    assert all(group.until == group.grounds[0].until for group in brief.law_groups)


def test_pages_are_those_of_the_report(tmp_path: Path) -> None:
    brief = brief_of(tmp_path)
    assert (brief.page, brief.followed_page) == (12, 34)
    assert brief.found_in == (("Section II", 9),)


def test_without_a_report_in_print_no_page_is_named(tmp_path: Path) -> None:
    brief = brief_of(tmp_path, pages={})
    assert (brief.page, brief.followed_page, brief.found_in) == (0, 0, (("Section II", 0),))


def test_it_knows_whether_a_judgement_is_a_reading(tmp_path: Path) -> None:
    rated = assessment("rated", "2021")
    read = assessment("read", "2020", assessor="forum", basis="reading")
    assert brief_of(tmp_path / "both", rated, read).has_reading
    assert not brief_of(tmp_path / "rated", rated).has_reading
