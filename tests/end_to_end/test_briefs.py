"""The briefs of both reports: one page for each recommendation, and for each body that is asked."""

import json
import re
from pathlib import Path

import pikepdf

SMALLEST = 8.5
"""The smallest size of type that is easily read on paper, in points."""


def test_each_recommendation_and_each_body_that_is_asked_has_a_brief(site: Path) -> None:
    data = json.loads((site / "api/v1/recommendations.json").read_text("utf-8"))
    asked = data["recommendations"]
    names = {f"recommendations/{one['id']}.pdf" for one in asked}
    names |= {f"institutions/{body['id']}.pdf" for one in asked for body in one["addressees"]}
    folder = site / "downloads/briefs"
    assert {path.relative_to(folder).as_posix() for path in folder.glob("*/*")} == names


def test_every_brief_has_one_page_and_says_what_it_is(site: Path) -> None:
    briefs = sorted((site / "downloads/briefs").glob("*/*.pdf"))
    assert briefs
    titles = set()
    for brief in briefs:
        with pikepdf.open(brief) as pdf:
            assert len(pdf.pages) == 1, brief
            titles.add(str(pdf.docinfo["/Title"]))
    assert len(titles) == len(briefs)


def test_no_type_in_a_brief_is_too_small_to_be_read(checkout: Path) -> None:
    styles = (checkout / "templates/pdf/brief.css").read_text("utf-8")
    sizes = re.findall(r"font(?:-size)?: [^;]*?([\d.]+)pt", styles)
    assert len(sizes) == styles.count("font:") + styles.count("font-size:")
    assert min(map(float, sizes)) >= SMALLEST
