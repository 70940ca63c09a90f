"""References as links that no output understands yet."""

import pytest

from afterword.markup.links import from_neutral, neutral
from afterword.views.refs import Ref, RefKind


@pytest.mark.parametrize(
    ("ref", "link"),
    [
        (Ref(RefKind.PROVISION, "code/25(b)", "words"), "afterword:provision/code/25(b)"),
        (Ref(RefKind.ANCHOR, "calm", ""), "afterword:anchor/calm"),
        (Ref(RefKind.FILE, "content/a b/c.png", ""), "afterword:file/content/a b/c.png"),
    ],
)
def test_a_reference_is_written_neutrally(ref: Ref, link: str) -> None:
    assert neutral(ref) == link


@pytest.mark.parametrize("kind", list(RefKind))
def test_a_neutral_link_is_the_reference_again_without_its_words(kind: RefKind) -> None:
    assert from_neutral(neutral(Ref(kind, "a/b#c", "words"))) == Ref(kind, "a/b#c", "")
