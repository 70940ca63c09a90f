"""The picture that stands where the website is shared: what it is of, and where things stand."""

from functools import cache
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import Image, ImageColor, ImageDraw, ImageFont

from afterword.markup.pictures.drawing import INKS, TILE, Look, look_of
from afterword.markup.pictures.lettering import FONTS, SANS, SANS_BOLD, SERIF, SERIF_BOLD, Lettering
from afterword.views.charts.charts import BY_TOPIC
from afterword.views.report.report import ReportView

WIDTH, HEIGHT = 1200, 630
"""What those who show such pictures ask for."""

_EDGE = 72
_ROOM = WIDTH - 2 * _EDGE
_HINTED = 1.015
"""How much wider than its metrics a line may become, since letters stand on whole pixels."""
_BAND, _ON_BAND, _KICKER = "#14414f", "#ffffff", "#f3c7a8"
_BAND_HEIGHT, _TOP = 352, 102
_SIZES = (92, 78, 66, 56, 48)
"""In which the name of the country is tried, so that a long one has room beside the election."""
_HEADLINE, _BAR, _NAMES, _FOOT = 376, 434, 496, 586
"""How far down what stands below the band begins."""
_BAR_HEIGHT = 46
_LINE = 28
_MOST_NAMED = 6
"""How many standings have room below the bar, two on a line."""
_SCALE = 2
"""How many pixels a unit of a texture's tile takes."""
_FINE = 4
"""How many times finer a tile is drawn than shown."""


def headline(report: ReportView) -> str:
    """Return how many recommendations stand where, in a line."""
    progress = report.progress
    words = f"{progress.total:,} recommendation{'' if progress.total == 1 else 's'}: "
    words += f"{progress.rated:,} rated, {progress.read:,} assessed by the editors, "
    words += f"{progress.reversed:,} reversed since, " if progress.reversed else ""
    words += f"{progress.not_assessed:,} not yet assessed"
    return f"{words}, {progress.closed:,} closed" if progress.closed else words


def share_png(report: ReportView) -> bytes:
    """Return the picture as PNG: 1200 × 630 pixels, drawn from the report and our fonts alone."""
    image = Image.new("RGB", (WIDTH, HEIGHT), INKS["paper"])
    pen = _Pen(image)
    _band(pen, report)
    pen.write(headline(report), SANS_BOLD, (36, 30, 26), (_EDGE, _HEADLINE), INKS["text"])
    _bar(pen, report)
    stood = f"As of {report.as_of}" if report.as_of else f"Recorded until {report.recorded_until}"
    words = f"Unofficial restatement. {stood}."
    pen.write(words, SANS, (22, 20), (_EDGE, _FOOT), INKS["soft"])
    stream = BytesIO()
    image.save(stream, "PNG", compress_level=9)
    return stream.getvalue()


def _band(pen: "_Pen", report: ReportView) -> None:
    """Draw what the report is of; the larger the name of the country, the better."""
    pen.drawn.rectangle((0, 0, WIDTH, _BAND_HEIGHT), fill=_BAND)
    kicker = "Unofficial restatement, with follow-up"
    pen.write(kicker, SANS_BOLD, (28,), (_EDGE, 54), _KICKER)
    below = pen.lines(f"{report.record.election}, {report.election_date}", SERIF, 42, 2)
    if below[-1].endswith("…"):
        below = (*pen.lines(report.record.election, SERIF, 42, 1), report.election_date)
    room = _BAND_HEIGHT - _TOP - 48 * len(below) - 24
    country, size = pen.fitting(report.record.country, SERIF_BOLD, _SIZES, 2, room)
    top = pen.write_lines(country, SERIF_BOLD, size, _TOP, _ON_BAND)
    pen.write_lines(below, SERIF, 42, top + 6, _ON_BAND)


def _bar(pen: "_Pen", report: ReportView) -> None:
    """Draw a bar of where the recommendations stand, and below it what its pieces mean."""
    chart = report.charts.get(BY_TOPIC)
    bases = {(one.key, one.words): one.basis for one in chart.series} if chart else {}
    counts = [
        (look_of(key, bases[key, words]), words, count)
        for key, words, count in report.progress.counts
    ]
    total, start, before = report.progress.total, float(_EDGE), 0
    for look, _, count in counts:
        before += count
        end = _EDGE + _ROOM * before / total
        box = (round(start), _BAR, round(end) - 4, _BAR + _BAR_HEIGHT)
        pen.fill(box, look)
        pen.number(f"{count:,}", box)
        start = end
    named = counts if len(counts) <= _MOST_NAMED else counts[: _MOST_NAMED - 1]
    for at, (look, words, _) in enumerate(named):
        x, y = _EDGE + (at % 2) * (_ROOM // 2 + 12), _NAMES + (at // 2) * _LINE
        pen.fill((x, y + 4, x + 18, y + 20), look)
        pen.write(words, SANS, (20, 18, 16), (x + 28, y), INKS["text"], _ROOM // 2 - 48)
    if len(named) < len(counts):
        x, y = _EDGE + _ROOM // 2 + 12, _NAMES + 2 * _LINE
        pen.write(f"and {len(counts) - len(named)} more", SANS, (20,), (x, y), INKS["soft"])


class _Pen:
    """Draws on an image, in our fonts."""

    def __init__(self, image: Image.Image) -> None:
        self._image = image
        self.drawn = ImageDraw.Draw(image)

    def lines(self, text: str, font: str, size: int, most: int) -> tuple[str, ...]:
        """Return a text in lines that have room between the edges."""
        return Lettering.of(FONTS / font).lines(text, size * _HINTED, _ROOM, most)

    def fitting(
        self, text: str, font: str, sizes: tuple[int, ...], most: int, height: float
    ) -> tuple[tuple[str, ...], int]:
        """Return a text in lines, in the first size in which nothing is left out, or the last."""
        for size in sizes:
            lines = self.lines(text, font, size, most)
            if len(lines) * size * 1.14 <= height and not lines[-1].endswith("…"):
                return lines, size
        return self.lines(text, font, sizes[-1], most), sizes[-1]

    def write_lines(
        self, lines: tuple[str, ...], font: str, size: int, top: float, ink: str
    ) -> float:
        """Write lines from a height on; return the height below them."""
        for line in lines:
            self.drawn.text((_EDGE, top), line, font=open_face(FONTS / font, size), fill=ink)
            top += size * 1.14
        return top

    def write(
        self,
        text: str,
        font: str,
        sizes: tuple[int, ...],
        place: tuple[float, float],
        ink: str,
        room: float = _ROOM,
    ) -> None:
        """Write a line in the first size in which it has room; in the last it is cut."""
        lettering = Lettering.of(FONTS / font)
        widths = {size: lettering.width(text, size * _HINTED) for size in sizes}
        size = next((size for size, width in widths.items() if width <= room), sizes[-1])
        (line,) = lettering.lines(text, size * _HINTED, room, 1)
        self.drawn.text(place, line, font=open_face(FONTS / font, size), fill=ink)

    def fill(self, box: tuple[int, int, int, int], look: Look) -> None:
        """Fill a box as what it stands for looks."""
        if box[2] > box[0]:
            self._image.paste(filled((box[2] - box[0], box[3] - box[1]), look), box[:2])

    def number(self, said: str, box: tuple[int, int, int, int]) -> None:
        """Write a number on a plain ground within a box, where it has room."""
        width = Lettering.of(FONTS / SANS_BOLD).width(said, 26) + 16
        middle, centre = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        if box[2] - box[0] >= width + 6:
            ground = (middle - width / 2, centre - 15, middle + width / 2, centre + 15)
            self.drawn.rounded_rectangle(ground, 4, fill=INKS["paper"])
            face = open_face(FONTS / SANS_BOLD, 26)
            self.drawn.text((middle, centre), said, font=face, fill=INKS["text"], anchor="mm")


def filled(size: tuple[int, int], look: Look) -> Image.Image:
    """Return a box of a size in pixels, filled and outlined as a look says."""
    paper, ink = (ImageColor.getrgb(INKS[name])[:3] for name in ("paper", look.ink))
    share = float(look.ground or 0)
    ground = tuple(round(p + (i - p) * share) for p, i in zip(paper, ink, strict=True))
    image = Image.new("RGB", size, ground)
    if look.lines:
        tile = _tile(look, ground)
        for x in range(0, size[0], tile.width):
            for y in range(0, size[1], tile.height):
                image.paste(tile, (x, y))
    _outline(ImageDraw.Draw(image), size, look)
    return image


def _outline(pen: ImageDraw.ImageDraw, size: tuple[int, int], look: Look) -> None:
    right, bottom = size[0] - 1, size[1] - 1
    if not look.is_dashed:
        pen.rectangle((0, 0, right, bottom), outline=INKS[look.ink], width=2)
        return
    for at in range(0, max(size), 8):
        for box in ((at, 0, at + 3, 1), (at, bottom - 1, at + 3, bottom)):
            pen.rectangle(box, fill=INKS[look.ink])
        for box in ((0, at, 1, at + 3), (right - 1, at, right, at + 3)):
            pen.rectangle(box, fill=INKS[look.ink])


def _tile(look: Look, ground: tuple[int, ...]) -> Image.Image:
    side, fine = TILE * _SCALE, _SCALE * _FINE
    image = Image.new("RGB", (side * _FINE, side * _FINE), ground)
    pen = ImageDraw.Draw(image)
    for points in look.lines:
        finer = [(x * fine, y * fine) for x, y in points]
        pen.line(finer, fill=INKS[look.line_ink], width=round(1.2 * fine))
    return image.resize((side, side), Image.Resampling.BOX)


@cache
def open_face(path: Path, size: int) -> ImageFont.FreeTypeFont:
    """Return a font in a size; it is unpacked first where the library cannot read WOFF2 itself."""
    basic = ImageFont.Layout.BASIC
    try:
        return ImageFont.truetype(str(path), size, layout_engine=basic)
    except OSError:
        return ImageFont.truetype(unpacked(path), size, layout_engine=basic)


def unpacked(path: Path) -> BytesIO:
    """Return a WOFF2 font as TrueType."""
    font, stream = TTFont(path), BytesIO()
    font.flavor = None
    font.save(stream)
    stream.seek(0)
    return stream
