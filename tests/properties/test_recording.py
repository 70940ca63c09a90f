"""What is recorded reads back equal, whatever the words, and leaves every other byte as it was."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given
from hypothesis import strategies as st

from afterword.data.entry_form import entry_form_csv, entry_form_xlsx
from afterword.linking.checks import Checked
from afterword.recording.exporting import entry_form
from afterword.recording.sheet import escaped, unescaped
from afterword.sources.appending import Item, append
from afterword.sources.text_source import with_our_line_ends
from afterword.sources.yaml_source import read_yaml
from tests.properties.texts import NAMES, WORDS
from tests.properties.tries import tries
from tests.unit.recording.recorded_project import imported, project
from tests.unit.small_project import Value, follow_up

HARD = st.sampled_from(
    ["no", "2020", "null", "~", "1:30", "a:", ": a", "# a", "- a", "? a", "'", '"', "%a", "\u2028"]
)
TEXTS = st.one_of(
    WORDS,
    HARD,
    st.lists(WORDS | HARD, max_size=12).map(" ".join),
    st.lists(WORDS | HARD, max_size=5).map("\n".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)
ITEMS: st.SearchStrategy[Item] = st.fixed_dictionaries(
    {
        "id": TEXTS,
        "date": st.sampled_from(["2020-05-25", "2019-11", "2023", "0999", "2020-02-31"]) | TEXTS,
        "text": TEXTS,
        "sources": st.lists(TEXTS, min_size=1, max_size=3),
        "recorded": st.fixed_dictionaries({"date": TEXTS, "by": TEXTS}),
    }
)
HEADS = st.sampled_from(["id: r\n", "", "parts:\n  -  a: b\n     c: |\n        d\n"])
SINGLE_PAGE_TITLES = st.sampled_from(
    [
        "",
        "follow_up: []\n",
        "follow_up:  [ ]  # none\n",
        "follow_up:\n- id: a\n",
        "follow_up:\n  - id: a\n    text: >-\n      b\n\n      c\n\n",
        "follow_up:\n   -  id: a\n\n   -  id: b # c\n      # d\n",
        "follow_up:\n  - text: |+\n      a\n\n",
    ]
)
TAILS = st.sampled_from(
    ["z: 1\n", "# end\nreviews:\n  - by: a\n", "z: [a,\n b]\n\n\n", "\nz: |+\n  a\n\n"]
)
ENDS = st.sampled_from(["\n", "\r\n"])


OPEN_END: Item = {
    "id": "a",
    "sources": ["b"],
    "recorded": {"date": "c", "by": "d"},
    "text": "e\n\n",
}
"""An item whose last text ends in empty lines, after which YAML would end the document."""


@given(
    HEADS, SINGLE_PAGE_TITLES, TAILS, ENDS, st.lists(ITEMS, min_size=1, max_size=2), st.booleans()
)
@example("id: r\n", "follow_up: []\n", "z: 1\n", "\n", [OPEN_END], False)
@tries(100)
def test_whatever_is_added_reads_back_and_all_else_stays(
    head: str, listed: str, tail: str, end: str, items: list[Item], is_cut: bool
) -> None:
    text = f"{head}{listed}{tail}"
    before = (text.rstrip("\n") if is_cut else text).replace("\n", end)
    after = append(before.encode(), "r.yml", "follow_up", items).decode()
    ended = before if before.endswith("\n") or not after.startswith(before) else f"{before}\n"
    was, found = (read_yaml(with_our_line_ends(one), "r.yml") for one in (ended, after))
    assert found.problems == ()
    assert isinstance(was.value, dict)
    assert isinstance(found.value, dict)
    earlier = was.value.get("follow_up", [])
    assert isinstance(earlier, list)
    assert found.value == {**was.value, "follow_up": [*earlier, *items]}
    without = re.sub(r"(follow_up:) *\[ ?\]", r"\1", before)
    pairs = enumerate(zip(without, after, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), len(without))
    assert after[len(after) - len(without) + same :] == without[same:]


@given(TEXTS)
@example("'=1")
@example("''@")
def test_what_is_escaped_for_spreadsheets_comes_back(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert not escaped(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.lists(NAMES, min_size=1, max_size=4), st.sampled_from(["f.xlsx", "f.csv"]))
@tries(20)
@example(["_x000D_ _x0041_", "'=1", "a\tb", "= a"], "f.xlsx")
def test_a_sheet_of_any_words_comes_back_without_news(texts: list[str], name: str) -> None:
    with TemporaryDirectory() as folder:
        checked = _with(Path(folder) / "p", texts)
        form = entry_form(checked.register)
        write = entry_form_xlsx if name.endswith("xlsx") else entry_form_csv
        path = Path(folder) / name
        path.write_bytes(write(form))
        assert imported(path, checked) == ()


def _with(folder: Path, texts: list[str]) -> Checked:
    """Write a project whose follow-up has these words, unless a rule has something against them."""
    plain = [text.translate({ord(sign): "." for sign in "<>[]{}#!:&*_`\\|~^%"}) for text in texts]
    entries: list[Value] = [
        follow_up(
            "development", f"e{at}", f"2021-0{at + 1}", text=f"{text[:1].strip('/')}{text[1:]} a"
        )
        for at, text in enumerate(plain)
    ]
    return project(folder, *entries)
