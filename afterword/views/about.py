"""What somebody who is handed a spreadsheet has to know about it."""

from collections.abc import Iterator

from afterword.linking.register import Register
from afterword.texts.words import day_in_words, plain_text
from afterword.views.grid import Column, Grid, make_grid
from afterword.views.standing import REVERSED, progress

SCALE = (
    ("Fully implemented", "What was asked for is in place."),
    ("Mostly implemented", "Most of what was asked for is in place."),
    ("Partially implemented", "Some of what was asked for is in place."),
    ("Not implemented", "What was asked for is not in place."),
    ("Not yet assessed", "No assessment is recorded; the absence of a value, not a value."),
)
RATING = "The assessor judged this very recommendation."
EDITORS_ASSESSMENT = (
    "The editors’ own, inferred from what an assessor said of this very subject; never counted as "
    "a rating. What speaks against it stands beside it."
)


def about(register: Register, version: str) -> Grid:
    """Return what the other sheets are of, their day, the scale, and what their words mean."""
    return make_grid("About", COLUMNS, _lines(register, version))


def _lines(register: Register, version: str) -> Iterator[tuple[str, str]]:
    report, stands = register.report, progress(register)
    yield "Title", report.title
    yield "Notice", plain_text(register, report.notice)
    yield "Official report", f"{report.official.title}: {report.official.url}"
    yield "As of", day_in_words(register.day)
    if register.as_of:
        yield "", "What happened after this day is left out."
    yield "Recommendations", str(stands.total)
    for _, words, count in stands.counts:
        yield words, str(count)
    yield "Rating", RATING
    yield "Editors’ assessment", EDITORS_ASSESSMENT
    yield from SCALE
    yield REVERSED, "Nothing holds any more of what its assessments rest on; derived, never typed."
    yield "Events since", "Developments after the newest assessment, which they may put in doubt."
    yield "Last verified", "The newest day on which the editors recorded or looked for something."
    yield "Responsible", report.responsible
    yield "Licence", report.licence
    yield "Cite as", report.cite_as
    yield "Version", f"Afterword {version}"


COLUMNS: tuple[Column[tuple[str, str]], ...] = (
    Column(key="subject", heading="Subject", width=36, cell=lambda line: line[0]),
    Column(key="meaning", heading="What it is", width=100, cell=lambda line: line[1]),
)
"""What it is about, and what there is to say."""
