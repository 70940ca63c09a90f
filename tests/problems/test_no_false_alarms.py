"""Ordinary, correct prose of election reports, of which nothing is said."""

import re
from pathlib import Path

import pytest

from afterword.cli.commands import run_commands

_SILENCE = re.compile(r"no problems in \d+ files\n")

PARAGRAPHS = (
    "The notice said: “each [sic] voters […] may come”, and nothing else (Article 7(b)).",
    "Of 9,810,852 voters on the lists, 77.1 per cent (82.20 % in the towns, 5–6 % abroad) voted.",
    "The law of 2008 – amended in 2012, 2014 and 2016 – does not define “campaigning”; see "
    "Section II.",
    "One newspaper – *Әділет Өңірі* – wrote: «Сайлау әділ өтті ме?», and another: „Ki nyert?“.",
    "Хабаршы, the Tenge (₸ 5,000), US$ 15, €10 and $20 per poster; *de facto*/*de jure*, "
    "*inter alia*.",
    "Turnout is v / r × 100; with v = 3 * 4 and r = 5*3, it is f(v) = v^2 / (r + 1), ~80 or < 81.",
    "Polling station No. 5 had #1 on its door; #12 was empty, and a_b_c was the name of its file.",
    "Write to office@example.org or first_last@mail.example.org; @ver_elections posted it "
    "(@handle).",
    "See <https://www.example.org/a_(b)/%D0%9E?x=[1]&y={2}#p> and [the "
    "list](https://example.org/~u/a_b_).",
    "The form has the field `{figur:x}`, the mark `[@x/1` and the line `| A | B |` printed on it.",
    "He said it in two ways:\n– first, politely;\n– then, not.",
    "Candidates must:\n(a) be citizens;\n(b) be 25 years old; and\n(c) deposit 1,000,000.",
    "The Assembly was elected in\n2011. It was dissolved in\n2015. A new one followed.",
    "The set {1, 2, 3}, the pair {a, b} and an option {yes} stood on the ballot; 10:30, 3:2 "
    "and 24/7.",
    "“Vote!” he said. Vote! [Closed counts](#closed-counts) were few [emphasis added] [1], "
    "and so on…",
    "Chapter XXX of the Code, Articles XXIX–XXX, and the XXX Congress were cited; so was "
    "Art. 5*bis*.",
    "**Parties** and *blocs* alike, **both *of them* here**, ***all***, __some__ and _few_, "
    "took part.",
    "A star \\* stands here, a brace \\{, [brackets] (round ones) and a mark: "
    "\\{figure:x\\}, \\@a-b/1.",
    "Name: ______ Date: ______ Signature: ____________",
    "1. The law\n    1. of the State\n    2. of each district\n2. The budget\n\n    It is "
    "set by law.\n\n    - by May",
    "- one\n- two\n\n  of two paragraphs\n\n- three",
    "The law asks for:\n- one thing;\n- another thing.",
    "1) first\n2) second",
    " 9. nine\n10. ten\n11. eleven",
    "| Party | Votes | % |\n|:--|--:|--:|\n| A* | 1,200 | – |\n|  | 2 | 0.1 |\n| `a|b` | c "
    "\\| d | 3** |",
    "Region | Seats\n--- | ---\nNorth | 5",
    "> “Nobody was *asked*,” she said:\n>\n> - not in May;\n> - not in June.\n\n> It is so.",
    "Open count\n:   One that agents can see.\n\n    It is rare.\n\nClosed count\n:   Any other.",
    "Kept as code:\n\n    {figur:x} [@x | y |\n\n```\n- a\n  - b\n[^none]: **\n```",
    "What?! Nobody knew why; they *had had* to wait ([Law](#first-things), 2008)… “that "
    "that” was so.",
    "The contact was press | protocol; and/or, he/she, km/h, 50 m², CO₂, C++, R&D, A+B, ≥ 3, ± 2.",
    "Recommendation 1 stands; this is what it asks: recommendation 1 asks for open counts. "
    "See Table 1: Votes.",
    "![The sheet of results](../images/protocol.png)\n\n[![The "
    "sheet](../images/protocol.png)](#closed-counts)",
    "Less than 1 % (n < 5) or more (n > 5); x => y, -> there, p ≤ 0.05; a \\\\ backslash, "
    "C:\\temp\\file.",
    "#1 on the list was a woman; #2 was not.",
    "A line that ends with two blanks  \nis broken, and so is one\\\nthat ends with a backslash.",
)


@pytest.mark.parametrize("text", PARAGRAPHS, ids=[str(at) for at in range(1, len(PARAGRAPHS) + 1)])
def test_a_paragraph_of_ordinary_prose_is_silent(
    second_report: Path, capfd: pytest.CaptureFixture[str], text: str
) -> None:
    _add(second_report / "content/sections/02-media-and-proposals.md", text)
    assert run_commands(["check", "--strict", "--project", str(second_report)]) == 0
    assert _SILENCE.fullmatch(capfd.readouterr().err)


def test_all_paragraphs_together_are_silent_in_every_kind_of_text(
    second_report: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    whole = "\n\n".join(PARAGRAPHS)
    for path in ("sections/02-media-and-proposals.md", "annexes/01-counts.md", "pages/method.md"):
        _add(second_report / "content" / path, whole)
    record = second_report / "recommendations/03-airtime.yml"
    within = [text for text in PARAGRAPHS if "images" not in text]
    lines = "".join(f"  {line}\n" if line else "\n" for line in "\n\n".join(within).split("\n"))
    text = re.sub(r"(?m)^text: .*\n", lambda _: f"text: |-\n{lines}", record.read_text("utf-8"))
    record.write_text(text, "utf-8")
    assert run_commands(["check", "--strict", "--project", str(second_report)]) == 0
    assert _SILENCE.fullmatch(capfd.readouterr().err)


@pytest.mark.parametrize("report", [".", "tests/second_report"])
def test_the_reports_are_silent(
    checkout: Path, capfd: pytest.CaptureFixture[str], report: str
) -> None:
    assert run_commands(["check", "--strict", "--project", str(checkout / report)]) == 0
    assert _SILENCE.fullmatch(capfd.readouterr().err)


def _add(path: Path, text: str) -> None:
    """Add paragraphs to a text, before its footnotes."""
    before, note, notes = path.read_text("utf-8").partition("\n[^")
    path.write_text(f"{before}\n{text}\n{note}{notes}", "utf-8")
