"""What Vega draws, made ours."""

import pytest
from lxml import etree

from afterword.markup.pictures.finishing import finished_marks
from afterword.markup.pictures.looks import INKS, Look, Texture

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


def look(**changes: object) -> Look:
    usual: dict[str, object] = {
        "ink": "not",
        "ground": "1",
        "lines": "M0 0L8 8",
        "line_ink": "paper",
        "is_dashed": False,
    }
    return Look(**{**usual, **changes})  # type: ignore[arg-type]  # each is of its field's type


def finished(marks: str, *textures: Texture) -> str:
    return finished_marks(f"{HEAD}{marks}</svg>", textures)


def test_what_says_nothing_goes() -> None:
    mark = (
        '<path aria-label="x" role="graphics-symbol" opacity="1" pointer-events="none" d="M0,0"/>'
    )
    assert finished(mark) == '<path d="M0,0"/>'
    assert finished('<g transform="translate(0,0)"><path d="M0,0"/></g>') == '<path d="M0,0"/>'
    assert finished('<g class="x"><path class="background" d="M0,0"/></g>') == ""
    assert finished('<path stroke-dasharray="1,0" d="M0,0"/>') == '<path d="M0,0"/>'


def test_numbers_have_two_decimals_at_most() -> None:
    assert finished('<path d="M1.005,2.00000001h-0.000001v16.5"/>') == '<path d="M1,2h0v16.5"/>'
    assert finished('<text font-size="13px">a</text>') == '<text font-size="13">a</text>'


def test_texts_keep_their_signs() -> None:
    assert finished("<text>1.23456 &lt; &amp;</text>") == "<text>1.23456 &lt; &amp;</text>"


def test_an_ink_becomes_a_colour_and_a_class() -> None:
    mark = finished('<path d="M0,0" fill="ink-paper" stroke="ink-not"/>')
    assert f'fill="{INKS["paper"]}"' in mark
    assert f'stroke="{INKS["not"]}"' in mark
    assert 'class="aw-fill-paper aw-stroke-not"' in mark


def test_what_all_marks_of_a_group_share_is_said_once() -> None:
    marks = '<path fill="ink-text" d="M1,1"/><path fill="ink-text" d="M2,2"/>'
    ink = INKS["text"]
    assert finished(f"<g>{marks}</g>") == (
        f'<g fill="{ink}" class="aw-fill-text"><path d="M1,1"/><path d="M2,2"/></g>'
    )


@pytest.mark.parametrize(
    ("ground", "lines", "marks"),
    [
        pytest.param(
            "1",
            "M0 0L8 8",
            [("ink", None), ("url(#t)", None)],
            id="lines on full ink stand on a ground of their own",
        ),
        pytest.param(".22", "M0 0L8 8", [("ink", ".22"), ("url(#t)", None)], id="lines on a tint"),
        pytest.param("1", "", [("ink", None)], id="full ink without lines is one mark"),
        pytest.param(".22", "", [("ink", ".22")], id="a tint without lines is one mark"),
        pytest.param("", "", [("none", None)], id="nothing"),
    ],
)
def test_textures_are_lines_on_a_ground(
    ground: str, lines: str, marks: list[tuple[str, str | None]]
) -> None:
    texture = Texture(id="t", look=look(ground=ground, lines=lines))
    mark = finished('<path d="M0,0h9" fill="url(#t)" stroke="ink-not"/>', texture)
    found = list(etree.fromstring(f"<g>{mark}</g>"))
    expected = [(INKS["not"] if fill == "ink" else fill, tint) for fill, tint in marks]
    assert [(one.get("fill"), one.get("fill-opacity")) for one in found] == expected
    assert [one.get("stroke") for one in found][-1] == INKS["not"]
    assert all(one.get("stroke") is None for one in found[:-1])
