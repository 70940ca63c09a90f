"""To-do lists: recommendations by where they stand, what is open first."""

from collections.abc import Sequence
from pathlib import Path

from afterword.views.follow_up.verification import to_do_list, topic_views
from tests.unit.small_project import Value, assessment, recommendation_yaml, small_register


def several(*follow_ups: Sequence[Value]) -> dict[str, str | None]:
    """Return the files of recommendations from 1, each with what followed."""
    return {
        f"recommendations/{number:02}.yml": recommendation_yaml(
            id=f"r{number}", number=str(number), title=f"T{number}", follow_up=entries
        )
        for number, entries in enumerate(follow_ups, 1)
    } | {"recommendations/01-lists.yml": None}


def test_what_is_open_stands_first_and_each_group_in_the_order_of_numbers(tmp_path: Path) -> None:
    done = [assessment("a", "2020", implementation="fully")]
    open_ = [assessment("a", "2020", implementation="not")]
    register = small_register(tmp_path, several(done, [], open_, open_))
    groups = to_do_list(register, reversed(register.recommendations))
    assert [(one.key, [asked.record.number for asked in one.asked]) for one in groups] == [
        ("not", [3, 4]),
        ("not-assessed", [2]),
        ("fully", [1]),
    ]


def test_a_rating_and_a_reading_are_groups_apart(tmp_path: Path) -> None:
    read = [assessment("a", "2020", implementation="not", basis="reading")]
    rated = [assessment("a", "2020", implementation="not", basis="rating")]
    register = small_register(tmp_path, several(read, rated))
    groups = to_do_list(register, register.recommendations)
    assert [one.words for one in groups] == [
        "Not implemented (editors’ assessment)",
        "Not implemented (rating)",
    ]


def test_a_topic_has_the_recommendations_on_it_and_one_without_any_is_left_out(
    tmp_path: Path,
) -> None:
    register = small_register(tmp_path)
    (topic,) = topic_views(register)
    (record,) = register.recommendations
    assert (topic.record.id, topic.count) == (record.topics[0], 1)
    assert topic.groups[0].asked[0].record.title == record.title
