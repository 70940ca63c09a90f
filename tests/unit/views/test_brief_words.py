"""Texts and sources where there is little room."""

from pathlib import Path

from afterword.linking.register import Register
from afterword.views.brief_words import short_sources, short_text
from afterword.views.refs import source_ref
from tests.unit.small_project import SOURCES, list_yaml, small_register

OTHERS = [
    {"id": "press", "title": "An article", "publisher": "Daily", "kind": "media"},
    {
        "id": "page",
        "title": "A page",
        "publisher": "Daily",
        "kind": "media",
        "url": "https://www.example.org/page",
    },
]


def sourced(folder: Path) -> Register:
    return small_register(
        folder, {"references/sources.yml": list_yaml("sources", [*SOURCES, *OTHERS])}
    )


def test_a_text_that_is_short_keeps_its_marks_and_one_that_is_long_loses_them(
    tmp_path: Path,
) -> None:
    register = small_register(tmp_path)
    text = "There *were* {figure:listed-voters} voters."
    kept, cut = (short_text(register, text, longest) for longest in (100, 14))
    assert (kept.text, kept.is_cut) == (text, False)
    assert (cut.text, cut.is_cut) == ("There were …", True)


def test_sources_are_named_by_who_published_them_and_when(tmp_path: Path) -> None:
    register = sourced(tmp_path)
    refs = [source_ref(register, one) for one in ("final-report", "page")]
    first, second = short_sources(register, refs)
    assert (first.words, first.url) == ("Coast Observers, 1 February 2019", "")
    assert (second.words, second.url) == ("Daily", "https://www.example.org/page")
    assert second.title == refs[1].label


def test_sources_that_are_named_alike_are_named_once(tmp_path: Path) -> None:
    register = sourced(tmp_path)
    refs = [source_ref(register, one) for one in ("press", "page", "final-report")]
    assert [one.words for one in short_sources(register, refs)] == [
        "Daily",
        "Coast Observers, 1 February 2019",
    ]
