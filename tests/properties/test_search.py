"""Any text in the search's index reads back equal, and no text keeps an index from being made."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from afterword.site.script_files import search_files
from afterword.texts.headed_texts import headed_texts
from tests.properties.texts import MARKDOWN, NAMES, REPEATED, within
from tests.unit.site.test_search_index import read_index
from tests.unit.small_annex import with_annex
from tests.unit.small_project import list_yaml, small_register


@given(st.lists(NAMES, min_size=1, max_size=5))
def test_any_text_of_a_source_reads_back_equal(notes: list[str]) -> None:
    sources = [
        {"id": "final-report", "title": "Report", "publisher": "Coast", "kind": "official"},
        *(
            {"id": f"s{at}", "title": note, "publisher": "P", "kind": "media", "note": note}
            for at, note in enumerate(notes)
        ),
    ]
    changes: dict[str, str | None] = {"references/sources.yml": list_yaml("sources", sources)}
    with TemporaryDirectory() as folder:
        register = small_register(Path(folder), changes)
        index = read_index(search_files(register))
    read = {document[1]: (document[2], document[6]) for document in index["documents"]}
    for at in range(len(notes)):
        note = register.sources[f"s{at}"].note
        assert read[f"sources.html#s{at}"] == (f"P: {note}", note)


@given(st.one_of(MARKDOWN, REPEATED))
def test_any_markdown_has_words_in_good_time(text: str) -> None:
    with TemporaryDirectory() as folder:
        register = small_register(Path(folder), with_annex())
    with within(5):
        texts = headed_texts(register, text, {})
    assert texts[0].id == ""
