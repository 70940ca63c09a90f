"""The site engine: finished pages in, a website out, and what it says becomes problems."""

from pathlib import Path

import pytest

from afterword.output.site.engine import MkDocs, SiteSettings
from afterword.output.site.pages import Pages
from afterword.problems import Code, Problem
from afterword.sources.project import ENGINE

SETTINGS = SiteSettings(
    name="Sorvania & more", notice="Unofficial.", language="en-GB", url=None, source_date=0
)


def built(folder: Path, home: str, mkdocs_file: Path) -> tuple[Problem, ...]:
    """Return what the building of a website of two pages reports."""
    texts = {"index.md": f"# Home\n\n{home}\n", "report/a.md": "# A\n\n## B { #b }\n"}
    pages = folder / "pages"
    for path, text in texts.items():
        (pages / path).parent.mkdir(parents=True, exist_ok=True)
        (pages / path).write_text(text, "utf-8")
    navigation = Pages(
        texts=texts,
        files=(),
        navigation=(("Home", "index.md"), ("Report", (("A", "report/a.md"),))),
    )
    return MkDocs(mkdocs_file).start(pages, folder / "site", navigation, SETTINGS).finish()


def test_a_website_in_order_has_no_problem(tmp_path: Path) -> None:
    assert built(tmp_path, "[A](report/a.md#b)", ENGINE / "mkdocs.yml") == ()
    home = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert 'href="report/a.html#b"' in home
    assert "Sorvania &amp; more" in home
    assert "Unofficial." in home


@pytest.mark.parametrize(
    ("link", "message"),
    [
        pytest.param("[A](report/none.md)", "'report/none.md'", id="a page"),
        pytest.param("[A](report/a.md#none)", "'#none'", id="an anchor"),
    ],
)
def test_what_the_engine_warns_of_is_a_problem(tmp_path: Path, link: str, message: str) -> None:
    (problem,) = built(tmp_path, link, ENGINE / "mkdocs.yml")
    assert (problem.code, str(problem.place)) == (Code.SITE_ENGINE, "mkdocs.yml")
    assert message in problem.message


def test_an_engine_that_stops_is_a_problem(tmp_path: Path) -> None:
    own = tmp_path / "mkdocs.yml"
    own.write_text("site_name: x\ntheme:\n  name: nowhere-to-be-found\n", "utf-8")
    (tmp_path / "work").mkdir()
    problems = built(tmp_path / "work", "x", own)
    assert {problem.code for problem in problems} == {Code.SITE_ENGINE}
    assert "nowhere-to-be-found" in " ".join(problem.message for problem in problems)


def test_a_build_that_is_not_wanted_any_more_is_ended(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "index.md").write_text("# Home\n", "utf-8")
    pages = Pages(texts={}, files=(), navigation=(("Home", "index.md"),))
    engine = MkDocs(ENGINE / "mkdocs.yml")
    build = engine.start(tmp_path / "pages", tmp_path / "site", pages, SETTINGS)
    build.stop()
    assert not (tmp_path / "site" / "index.html").exists()
