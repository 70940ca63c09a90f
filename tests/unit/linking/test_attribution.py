"""Whose recommendation a text speaks of: this report's, unless the words say something else."""

import re
from pathlib import Path

import pytest

from afterword.linking.attribution import Attribution
from tests.unit.small_project import small_register


def _is_of_others(folder: Path, text: str) -> bool:
    named = re.search(r"[Rr]ecommendation \d+", text)
    assert named is not None
    return Attribution.of(small_register(folder)).is_of_others(text, *named.span())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("As recommendation 30 says.", id="bare"),
        pytest.param("See Recommendation 30.", id="with a capital"),
        pytest.param("It is told in recommendation 30 of this report.", id="of this report"),
        pytest.param("The 2018 report asks for it in recommendation 30.", id="of this year"),
        pytest.param("In 2021 recommendation 30 was carried out.", id="in a year"),
        pytest.param("The report’s recommendation 30 is clear.", id="of the report"),
        pytest.param("As Coast recommendation 30 says.", id="of its publisher"),
        pytest.param("It was said in part, in recommendation 30 in full.", id="in full"),
        pytest.param("“Open” counts are in recommendation 30.", id="beside a quotation"),
        pytest.param(
            "The law of 2012 is old.\n\nSee recommendation 30.", id="in another paragraph"
        ),
    ],
)
def test_what_says_nothing_else_is_of_this_report(tmp_path: Path, text: str) -> None:
    assert not _is_of_others(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Forum of Voters asked for it: recommendation 30.", id="of a body beside"),
        pytest.param("In their joint opinion they ask (recommendation 30).", id="in an opinion"),
        pytest.param("CEDAW General Recommendation 30 asks for it.", id="a general one"),
        pytest.param("An earlier recommendation 30 asked for it.", id="an earlier one"),
        pytest.param("The Committee’s recommendation 30 asks for it.", id="of a body"),
        pytest.param("By the UPR recommendation 30 it should.", id="with an abbreviation"),
        pytest.param(
            "It asks for it in recommendation 30 of the Committee.", id="of a body, after"
        ),
        pytest.param("See recommendation 30 of the 2012 report.", id="of another year"),
        pytest.param("The 2012 report asked. Recommendation 30 was met.", id="told before"),
        pytest.param("It repeats recommendation 30 in its new report.", id="in another report"),
        pytest.param("Council Recommendation 30 (2001) asks for it.", id="with a year in brackets"),
        pytest.param("It wrote: “recommendation 30 was met”.", id="in a quotation"),
        pytest.param("> Recommendation 30 was met.", id="in a block of quotation"),
    ],
)
def test_what_names_another_document_is_of_that(tmp_path: Path, text: str) -> None:
    assert _is_of_others(tmp_path, text)
