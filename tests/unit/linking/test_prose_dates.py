"""Days as texts name them: which there are, and which there are not."""

from datetime import date

import pytest

from afterword.linking.prose_dates import days_in, impossible_days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("on 20 March 2016", [date(2016, 3, 20)], id="a day"),
        pytest.param("the 1st of May, 2019", [date(2019, 5, 1)], id="with an ordinal"),
        pytest.param("March 20, 2016", [date(2016, 3, 20)], id="the month first"),
        pytest.param("10 and 24 October 1999", [date(1999, 10, 10), date(1999, 10, 24)], id="two"),
        pytest.param(
            "19 September and 3 October 2004",
            [date(2004, 9, 19), date(2004, 10, 3)],
            id="two months of one year",
        ),
        pytest.param("in March 2016, No. 5 of 2019, 12.5.2019", [], id="no day"),
        pytest.param("on 20 March", [], id="without a year"),
    ],
)
def test_the_whole_days_of_a_text_are_found(text: str, days: list[date]) -> None:
    assert sorted(days_in(text)) == days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("on 31 April", "31 April", id="without a year"),
        pytest.param("on 29 February 2019", "29 February 2019", id="no leap year"),
        pytest.param("on June 31, 2019", "31 June 2019", id="the month first"),
        pytest.param("the 31st of September", "31 September", id="with an ordinal"),
        pytest.param("30 and 31 June 2019", "31 June 2019", id="the second of two"),
        pytest.param("48 March 2019", "48 March 2019", id="far too many"),
    ],
)
def test_a_day_that_there_is_not_is_found(text: str, day: str) -> None:
    assert [found for _, _, found in impossible_days(text)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "29 February and 31 May",
        "29 February 2020",
        "from 28 to 30 June",
        "Article 45 May not be read so; Rule 33 March",
        "1.31 April Street, a31 April",
    ],
)
def test_a_day_that_there_may_be_is_none_of_them(text: str) -> None:
    assert list(impossible_days(text)) == []
