"""Harmless sentences of realistic length, drawn from a small vocabulary."""

from random import Random

_PEOPLE = (
    "voters",
    "members of the boards",
    "agents of parties",
    "teachers who serve as clerks",
    "observers",
    "journalists of the district",
    "candidates",
    "clerks of the municipalities",
)
_PLACES = (
    "in the larger towns",
    "in villages without a hall",
    "along the coast",
    "in two districts out of seven",
    "in the capital",
    "near the harbour",
    "in the hills",
    "at stations in schools",
)
_TIMES = (
    "in the first week",
    "on the eve of the vote",
    "during the last month",
    "from the opening on",
    "until the books were closed",
    "before noon",
    "after the second reading",
    "in spring",
)
_REASONS = (
    "because the instructions had come late",
    "since nobody had been told whom to ask",
    "although the calendar left time for it",
    "as the rooms were too small",
    "because two rules speak of the same matter",
    "although the law is silent on this",
    "since the forms had been changed",
    "as had been noted in earlier years",
)
_FRAMES = (
    "The {things} {found} {place}, {reason}.",
    "{People} said {time} that the {things} {found}.",
    "{Place}, the {things} were found in good order, and {people} could follow each step.",
    "Of {number} {people} who were asked, most knew where the {things} can be consulted, {reason}.",
    "{Time}, {people} asked for a meeting on the {things}, which was held within {days} days.",
    "The practice {place} differs from that elsewhere, {reason}, and {people} spoke of it openly.",
    "A circular of {days} pages explains the {things}; {people} had read it {time}.",
    "It was noted {place} that the {things} were discussed calmly, {reason}.",
    "{People} {place} welcomed that the {things} were spoken of in public {time}.",
    "No complaint about the {things} was made {time}, although {people} knew how to make one.",
    "In {number} cases the {things} were looked at again {time}, and the outcome stayed the same.",
    "{Reason}, {people} {place} kept a list of their own, and compared it {time}.",
)


class Sentences:
    """Draws sentences about things and what was found of them."""

    def __init__(self, draw: Random, things: str, found: str) -> None:
        self._draw = draw
        self._things = things
        self._found = found

    def some(self, least: int, most: int) -> list[str]:
        """Return some sentences, each of another shape."""
        frames = self._draw.sample(_FRAMES, self._draw.randint(least, most))
        return [self._filled(frame) for frame in frames]

    def paragraph(self, least: int, most: int) -> str:
        """Return some sentences on one line."""
        return " ".join(self.some(least, most))

    def _filled(self, frame: str) -> str:
        draw = self._draw
        words = {
            "people": draw.choice(_PEOPLE),
            "place": draw.choice(_PLACES),
            "time": draw.choice(_TIMES),
            "reason": draw.choice(_REASONS),
        }
        heads = {name.capitalize(): value[:1].upper() + value[1:] for name, value in words.items()}
        return frame.format(
            things=self._things,
            found=self._found,
            number=draw.randint(12, 380),
            days=draw.randint(3, 28),
            **words,
            **heads,
        )
