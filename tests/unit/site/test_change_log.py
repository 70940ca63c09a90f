"""The change log as a page: days, recommendations, a line each."""

from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

from afterword.linking.register import Register
from afterword.markup.addresses import SiteAddresses
from afterword.markup.templating import environment, render
from afterword.views.follow_up.changes import change_views
from tests.unit.small_project import (
    Value,
    assessment,
    follow_up,
    read_register,
    recommendation_yaml,
    write_project,
)


def page(folder: Path, *entries: Value, reviews: list[Value] | None = None) -> str:
    """Return the change log of the small project."""
    record = recommendation_yaml(title="A & B", follow_up=entries, reviews=reviews or [])
    project = write_project(folder, {"recommendations/01-lists.yml": record})
    register: Register = read_register(project)
    env = environment(project, register, SiteAddresses(register))
    days = change_views(register)
    return render(env, "site/changes.html.j2", "changes.html", title="Change log", days=days)


def lines(text: str) -> list[HtmlElement]:
    tree = html.fragment_fromstring(text, create_parent="div")
    return list(tree.iterfind(".//li"))


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_an_entry_is_a_line_that_leads_to_it(tmp_path: Path) -> None:
    text = page(tmp_path, assessment("a", "2020-05", basis="reading", text="*Some* < lists."))
    (line,) = lines(text)
    assert words(line) == (
        "Assessment: partially implemented, May 2020 · the editors, from what Coast said "
        "Some < lists. Reservation: It is said in passing."
    )
    (link,) = line.iterfind(".//a")
    assert link.get("href") == "recommendations/sor-2018-r1.html#a"


def test_a_day_is_a_heading_that_can_be_linked_to(tmp_path: Path) -> None:
    text = page(tmp_path, follow_up("development", "a", "2020"))
    assert '<h2 id="on-2024-05-01">1 May 2024</h2>' in text
    assert "1 entry, of 1 recommendation. Recorded by Editors." in text
    assert "Recommendation 1</a>: A &amp; B</h3>" in text


def test_a_correction_a_corrected_entry_and_a_review_say_what_they_are(tmp_path: Path) -> None:
    review: Value = {"date": "2024-05-01", "by": "Other", "text": "Nothing new."}
    text = page(
        tmp_path,
        follow_up("development", "a", "2020", confidence="inferred"),
        follow_up("correction", "b", "2021", corrects="a"),
        reviews=[review],
    )
    assert [words(line) for line in lines(text)] == [
        "Development, 2020 inferred corrected later Words of a. (recorded by Editors)",
        "Correction, 2021 of: Development, 2020 Words of b. (recorded by Editors)",
        "Looked at again Nothing new. (recorded by Other)",
    ]
    assert "2 entries, 1 review, of 1 recommendation.</p>" in text


def test_where_nothing_followed_the_page_says_so(tmp_path: Path) -> None:
    text = page(tmp_path)
    assert "Nothing has been recorded yet." in text
    assert '<a href="feed.xml">' in text
