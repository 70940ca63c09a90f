"""The picture for sharing: of its size, the same bytes, nothing over the edge."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFont

from afterword.linking.as_of import as_of
from afterword.linking.register import Register
from afterword.markup.pictures.drawing import INKS, look_of
from afterword.markup.pictures.lettering import FONTS, SANS
from afterword.markup.pictures.share import (
    HEIGHT,
    WIDTH,
    filled,
    headline,
    open_face,
    share_png,
    unpacked,
)
from afterword.project.project import Project
from afterword.sources.load import load
from afterword.views.follow_up.standing import Progress, progress
from afterword.views.report.report import ReportView, report_view
from tests.unit.small_project import TODAY, assessment, followed_up, small_register

MARGIN = 60


def picture(report: ReportView) -> Image.Image:
    return Image.open(BytesIO(share_png(report))).convert("RGB")


def margins(image: Image.Image) -> list[Image.Image]:
    """Return the strips at the left and at the right, in which nothing may be drawn."""
    strips = [(0, 0, MARGIN, HEIGHT), (WIDTH - MARGIN, 0, WIDTH, HEIGHT)]
    return [image.crop(strip) for strip in strips]


def is_bare(strip: Image.Image) -> bool:
    """Tell whether each line of a strip has a single colour."""
    first = strip.resize((1, strip.height), Image.Resampling.NEAREST).resize(strip.size)
    return ImageChops.difference(strip, first).getbbox() is None


@pytest.fixture
def report(tmp_path: Path) -> ReportView:
    """Give the small report with a rating."""
    register, _ = followed_up(tmp_path, assessment("a", "2021"))
    return report_view(register)


def test_it_is_of_the_size_that_is_asked_for_and_the_same_every_time(report: ReportView) -> None:
    assert picture(report).size == (1200, 630)
    assert share_png(report) == share_png(report)


@pytest.mark.parametrize("country", ["Chad", "Sorvania and the Isles of the Northern Coast " * 3])
@pytest.mark.parametrize("election", ["Vote", "Early presidential, parliamentary and local " * 5])
def test_nothing_leaves_its_place_however_long_the_names(
    report: ReportView, country: str, election: str
) -> None:
    record = report.record.model_copy(update={"country": country, "election": election})
    image = picture(replace(report, record=record))
    assert all(is_bare(strip) for strip in margins(image))
    same_below = picture(report).crop((0, 360, WIDTH, HEIGHT))
    assert image.crop((0, 360, WIDTH, HEIGHT)).tobytes() == same_below.tobytes()


def test_both_reports_have_a_picture(checkout: Path) -> None:
    for root in (checkout, checkout / "tests" / "second_report"):
        loaded, _ = load(Project(root=root, today=TODAY))
        report = report_view(Register(loaded=loaded))
        image = picture(report)
        assert all(is_bare(strip) for strip in margins(image))
        assert len(share_png(report)) < 100_000


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        (
            (24, 0, 7, 1, 16, 0),
            "24 recommendations: 0 rated, 7 assessed by the editors, 1 reversed since, "
            "16 not yet assessed",
        ),
        (
            (1, 0, 0, 0, 0, 1),
            "1 recommendation: 0 rated, 0 assessed by the editors, 0 not yet assessed, 1 closed",
        ),
        (
            (5000, 1200, 0, 0, 0, 0),
            "5,000 recommendations: 1,200 rated, 0 assessed by the editors, 0 not yet assessed",
        ),
    ],
)
def test_its_headline_is_what_progress_counts(
    report: ReportView, numbers: tuple[int, ...], words: str
) -> None:
    total, rated, read, reversed_, not_assessed, closed = numbers
    counted = Progress(
        total=total,
        rated=rated,
        read=read,
        reversed=reversed_,
        not_assessed=not_assessed,
        closed=closed,
        counts=(),
    )
    assert headline(replace(report, progress=counted)) == words


def test_it_changes_with_where_things_stand(report: ReportView, tmp_path: Path) -> None:
    register = small_register(tmp_path / "other")
    assert progress(register).not_assessed == 1
    assert share_png(report_view(register)) != share_png(report)


def test_it_says_as_of_which_day_it_is(report: ReportView, tmp_path: Path) -> None:
    register, _ = followed_up(tmp_path / "later", assessment("a", "2021"))
    earlier = report_view(as_of(register, TODAY))
    assert share_png(earlier) != share_png(report)


def test_more_standings_than_have_room_are_counted(report: ReportView) -> None:
    counts = tuple(report.progress.counts) * 8
    several = replace(report.progress, counts=counts, total=8)
    assert all(is_bare(strip) for strip in margins(picture(replace(report, progress=several))))


def test_a_font_that_has_to_be_unpacked_gives_the_same_letters() -> None:
    face = open_face(FONTS / SANS, 40)
    other = ImageFont.truetype(unpacked(FONTS / SANS), 40, layout_engine=ImageFont.Layout.BASIC)
    for text in ("Қазақстан", "Voter lists, 2016"):
        assert face.getmask(text).getbbox() == other.getmask(text).getbbox()
        assert bytes(face.getmask(text)) == bytes(other.getmask(text))


def colours(key: str, basis: str) -> set[str]:
    """Return the colours of a filled box, without its outline."""
    image = filled((64, 64), look_of(key, basis)).crop((4, 4, 60, 60))
    found = image.getcolors(100_000) or []
    return {"#{:02x}{:02x}{:02x}".format(*colour) for _, colour in found}  # type: ignore[misc]


def test_what_is_plain_has_one_colour() -> None:
    assert colours("fully", "rating") == {INKS["fully"]}
    assert colours("not-assessed", "") == {INKS["paper"]}
    (tint,) = colours("fully", "reading")
    assert tint not in {INKS["fully"], INKS["paper"]}


def test_what_has_lines_has_them_on_its_ground() -> None:
    assert {INKS["not"], INKS["paper"]} <= colours("not", "rating")
    assert INKS["not"] in colours("not", "reading")
    assert INKS["paper"] not in colours("not", "reading")


def test_an_outline_goes_all_around_or_is_dashed() -> None:
    edge = filled((64, 20), look_of("not", "reading")).crop((0, 0, 64, 1))
    assert edge.getcolors() == [(64, (163, 38, 42))]
    dashed = filled((64, 20), look_of("not-assessed", "")).crop((0, 0, 64, 1))
    assert {colour for _, colour in dashed.getcolors() or []} == {(75, 88, 93), (255, 255, 255)}
