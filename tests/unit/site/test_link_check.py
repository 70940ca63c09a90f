"""The links of a built website: each leads to a page and to an anchor on it."""

from pathlib import Path

import pytest

from afterword.problems import Code
from afterword.site.link_check import broken_links


def told(folder: Path, link: str, page: str = "report/a.html") -> list[str]:
    """Return what is wrong with a small website of which a page has a link."""
    pages = {
        "index.html": "<h1 id='home'>Home</h1>",
        "report/a.html": "<h1 id='a'>A</h1>",
        "report/b.html": "<h1 id='b'>B</h1><p id='құқық'>C</p>",
        "law/index.html": "<h1 id='law'>Law</h1>",
        "404.html": "<h1>Nothing</h1>",
        "files/a b.png": "",
        "assets/a.css": "",
    }
    pages[page] += link
    for name, body in pages.items():
        (folder / name).parent.mkdir(exist_ok=True)
        text = f"<!doctype html><meta charset=utf-8><body>{body}</body>" if body else "x"
        (folder / name).write_text(text, "utf-8")
    problems = broken_links(folder)
    assert {(one.code, one.place.path) for one in problems} <= {(Code.BROKEN_LINK, f"site/{page}")}
    return [problem.message for problem in problems]


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("b.html", id="a page beside it"),
        pytest.param("b.html#b", id="an anchor on a page"),
        pytest.param("b.html#%D2%9B%D2%B1%D2%9B%D1%8B%D2%9B", id="an anchor in Kazakh, encoded"),
        pytest.param("b.html#құқық", id="an anchor in Kazakh"),
        pytest.param("#a", id="an anchor of its own"),
        pytest.param("#", id="its own top"),
        pytest.param("../index.html", id="a page above"),
        pytest.param("../index.html#home", id="an anchor above"),
        pytest.param("../law/", id="a folder with an index"),
        pytest.param("../", id="home"),
        pytest.param("..", id="home without a slash"),
        pytest.param("../files/a%20b.png", id="a file with a blank"),
        pytest.param("../report/../report/b.html", id="the long way"),
        pytest.param("b.html?q=1#b", id="a question"),
        pytest.param("https://x.org/none#none", id="the web"),
        pytest.param("HTTPS://x.org", id="the web in capitals"),
        pytest.param("//x.org/none", id="another host"),
        pytest.param("mailto:a@x.org", id="mail"),
    ],
)
def test_a_good_link_is_no_problem(tmp_path: Path, target: str) -> None:
    assert told(tmp_path, f'<a href="{target}">x</a>') == []


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("none.html", id="a page"),
        pytest.param("none.html#a", id="an anchor on it"),
        pytest.param("../none/", id="a folder"),
        pytest.param("../report/", id="a folder without an index"),
        pytest.param("../../index.html", id="above the website"),
        pytest.param("/index.html", id="from the root of a host"),
        pytest.param("../files/none.png", id="a file"),
    ],
)
def test_a_link_to_a_missing_page_is_a_problem(tmp_path: Path, target: str) -> None:
    assert told(tmp_path, f'<a href="{target}">x</a>') == [
        f"the page links to '{target}', and there is no such page"
    ]


@pytest.mark.parametrize("target", ["b.html#none", "#none", "b.html#a", "../index.html#b"])
def test_a_link_to_a_missing_anchor_is_a_problem(tmp_path: Path, target: str) -> None:
    assert told(tmp_path, f'<a href="{target}">x</a>') == [
        f"the page links to '{target}', and that page has no such anchor"
    ]


@pytest.mark.parametrize(
    "element",
    [
        '<img src="{}">',
        '<link rel="stylesheet" href="{}">',
        '<script src="{}"></script>',
        '<p><em><a href="{}">x</a></em></p>',
    ],
)
@pytest.mark.parametrize(("target", "count"), [("../none.css", 1), ("../assets/a.css", 0)])
def test_every_kind_of_link_is_followed(
    tmp_path: Path, element: str, target: str, count: int
) -> None:
    assert len(told(tmp_path, element.format(target))) == count


def test_a_link_that_a_page_makes_twice_is_told_once(tmp_path: Path) -> None:
    assert len(told(tmp_path, '<a href="none.html">x</a><a href="none.html">y</a>')) == 1


@pytest.mark.parametrize("element", ["<a>x</a>", '<a id="x"></a>', "<script>1</script>"])
def test_what_links_to_nothing_is_no_problem(tmp_path: Path, element: str) -> None:
    assert told(tmp_path, element) == []


def test_the_page_for_what_is_not_found_may_link_from_the_root(tmp_path: Path) -> None:
    assert told(tmp_path, '<a href="/none.html">x</a>', page="404.html") == []
