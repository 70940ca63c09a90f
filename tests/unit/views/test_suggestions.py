"""Where readers suggest an update of a recommendation."""

from pathlib import Path

import pytest

from afterword.views.suggestions import suggestion
from tests.unit.small_project import Value, recommendation_yaml, report_yaml, small_register


def suggested(folder: Path, title: str, **report: Value) -> str:
    """Return the address for suggestions on the recommendation of the small project."""
    changes: dict[str, str | None] = {
        "content/report.yml": report_yaml(**report),
        "recommendations/01-lists.yml": recommendation_yaml(title=title),
    }
    register = small_register(folder, changes)
    return suggestion(register, register.recommendations[0])


def test_a_report_that_names_no_address_asks_for_no_suggestions(tmp_path: Path) -> None:
    assert suggested(tmp_path, "Lists") == ""


@pytest.mark.parametrize(
    ("address", "filled"),
    [
        pytest.param("https://example.org/new", "https://example.org/new", id="as it is"),
        pytest.param(
            "https://example.org/new?id={id}&no={number}&again={id}",
            "https://example.org/new?id=sor-2018-r1&no=1&again=sor-2018-r1",
            id="id and number",
        ),
        pytest.param(
            "mailto:editors@example.org?subject=On%20{title}",
            "mailto:editors@example.org?subject=On%20Lists%20%26%20%7Bid%7D%3A%20a%2Fb%3F",
            id="a title that looks like a place to fill",
        ),
    ],
)
def test_an_address_for_suggestions_names_the_recommendation(
    tmp_path: Path, address: str, filled: str
) -> None:
    assert suggested(tmp_path, "Lists & {id}: a/b?", suggestions=address) == filled


def test_a_title_of_other_letters_is_sent_as_utf8(tmp_path: Path) -> None:
    address = suggested(tmp_path, "Тізім", suggestions="https://example.org/?t={title}")
    assert address == "https://example.org/?t=%D0%A2%D1%96%D0%B7%D1%96%D0%BC"
