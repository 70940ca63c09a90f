"""Views that are made once: of the same record for the same register, and of nothing else."""

import gc
import weakref
from dataclasses import replace
from pathlib import Path

from afterword.linking.per_register import cached_per_register
from afterword.linking.register import Register
from afterword.model.recommendation import Recommendation
from afterword.texts.words import plain_text
from afterword.views.follow_up.feed import feed_views
from afterword.views.follow_up.standing import standing
from afterword.views.report.recommendation import recommendation_view
from afterword.views.report.report import report_view
from afterword.views.search.search import findables
from tests.unit.small_project import assessment, followed_up


def test_what_was_made_of_a_recommendation_is_not_made_again(tmp_path: Path) -> None:
    register, record = followed_up(tmp_path, assessment("judged", "2019-05-01"))
    assert standing(register, record) is standing(register, record)
    assert recommendation_view(register, record).standing is standing(register, record)


def test_another_register_makes_its_own(tmp_path: Path) -> None:
    register, record = followed_up(tmp_path, assessment("judged", "2019-05-01"))
    later = replace(register, as_of=register.day.replace(year=register.day.year + 1))
    first, second = (standing(one, record).assessments[0].age_days for one in (register, later))
    assert second > first


def test_a_record_of_the_same_id_is_another_record(tmp_path: Path) -> None:
    register, record = followed_up(tmp_path, assessment("judged", "2019-05-01"))
    assert standing(register, record).key == "partially"
    changed = record.model_copy(update={"follow_up": ()})
    assert standing(register, changed).key == "not-assessed"


def test_views_do_not_take_each_other_for_themselves(tmp_path: Path) -> None:
    def number(_: Register, record: Recommendation) -> int:
        return record.number

    def title(_: Register, record: Recommendation) -> str:
        return record.title

    register, record = followed_up(tmp_path)
    assert (
        cached_per_register(number)(register, record),
        cached_per_register(title)(register, record),
    ) == (1, record.title)


def test_a_view_that_makes_nothing_is_not_asked_again(tmp_path: Path) -> None:
    asked = []

    def nothing(_: Register, record: Recommendation) -> None:
        asked.append(record.id)

    register, record = followed_up(tmp_path)
    view = cached_per_register(nothing)
    assert (view(register, record), view(register, record)) == (None, None)
    assert asked == [record.id]


def test_a_register_is_freed_with_all_that_was_made_of_it(tmp_path: Path) -> None:
    register, record = followed_up(tmp_path, assessment("judged", "2019-05-01"))
    assert plain_text(register, record.text)
    assert report_view(register).recommendations
    assert findables(register, report_view(register))
    assert feed_views(register)
    freed = weakref.ref(register)
    del register, record
    gc.collect()
    assert freed() is None
