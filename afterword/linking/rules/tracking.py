"""Rules about recommendations and what followed: numbers, grounds, dates, corrections."""

from collections.abc import Iterator

from afterword.linking.register import Register
from afterword.model.follow_up import Assessment, Correction
from afterword.problems import Code, Place, Problem
from afterword.project.project import Project
from afterword.sources.fields import nearest


def number_gaps(register: Register, _: Project) -> Iterator[Problem]:
    """The printed numbers run from 1 without a gap, each used once."""
    seen: dict[int, Place] = {}
    claims = register.loaded.claims
    for entry in register.loaded.recommendations:
        number, place = entry.record.number, entry.place("number")
        if number in seen:
            message = f"the number {number} is already used at {seen[number]}"
            yield Problem(Code.NUMBER_GAP, place, message, "correct one of the two numbers")
        seen.setdefault(number, place)
    if len(seen) < len(register.loaded.recommendations) or "number" in claims.kinds:
        return
    for number, place in sorted(seen.items()):
        if number > 1 and number - 1 not in seen and number - 1 not in claims.numbers:
            message = f"number {number} stands here, and there is no recommendation {number - 1}"
            fix = "numbers run from 1 without a gap: add the missing one, or correct this"
            yield Problem(Code.NUMBER_GAP, place, message, fix)


def missing_grounds(register: Register, _: Project) -> Iterator[Problem]:
    """A recommendation cites a provision, or says why none is cited."""
    for entry in register.loaded.recommendations:
        record = entry.record
        if not record.provisions and not record.none_cited:
            message = f"'{record.id}' cites no provision and does not say why"
            fix = "add `provisions:`, or `none_cited:` with the reason"
            yield Problem(Code.NO_PROVISION, entry.place("provisions"), message, fix)
        if record.provisions and record.none_cited:
            message = f"'{record.id}' cites provisions and says that none is cited"
            place = entry.place("none_cited")
            yield Problem(Code.WRONG_VALUE, place, message, "remove `none_cited:`")


def follow_up_dates(register: Register, project: Project) -> Iterator[Problem]:
    """What followed came after the report and not after today."""
    if register.loaded.report is None:
        return
    published = register.report.official.date
    for entry in register.loaded.recommendations:
        for index, follow_up in enumerate(entry.record.follow_up):
            place = entry.place("follow_up", index, "date")
            name = f"'{follow_up.id}' of '{entry.record.id}'"
            if follow_up.date.latest < published:
                message = f"{name} is dated {follow_up.date}, before the report of {published}"
                fix = "correct the date; what came before the report is not follow-up"
                yield Problem(Code.DATE_BEFORE_REPORT, place, message, fix)
            if follow_up.date.earliest > project.today:
                message = f"{name} is dated {follow_up.date}, after today ({project.today})"
                yield Problem(Code.DATE_IN_FUTURE, place, message, "correct the date")
            recorded = follow_up.recorded.date
            if recorded > project.today or recorded < follow_up.date.earliest:
                place = entry.place("follow_up", index, "recorded", "date")
                late = recorded > project.today
                what = f"after today ({project.today})" if late else f"before {follow_up.date}"
                message = f"{name} is recorded on {recorded}, {what}"
                yield Problem(Code.DATE_IN_FUTURE, place, message, "correct the day of recording")


def dates_to_come(register: Register, project: Project) -> Iterator[Problem]:
    """The report was published, and the editors looked for news, today or before."""
    report = register.loaded.report
    if report is not None and report.record.official.date > project.today:
        day = report.record.official.date
        message = f"the official report is dated {day}, after today ({project.today})"
        place = report.place("official", "date")
        yield Problem(Code.DATE_IN_FUTURE, place, message, "correct the date")
    for entry in register.loaded.recommendations:
        for index, review in enumerate(entry.record.reviews):
            if report is not None and review.date < report.record.official.date:
                message = (
                    f"a review of '{entry.record.id}' is dated {review.date}, before the report"
                )
                place = entry.place("reviews", index, "date")
                yield Problem(Code.DATE_BEFORE_REPORT, place, message, "correct the date")
            if review.date > project.today:
                message = (
                    f"a review of '{entry.record.id}' is dated {review.date}, "
                    f"after today ({project.today})"
                )
                place = entry.place("reviews", index, "date")
                yield Problem(Code.DATE_IN_FUTURE, place, message, "correct the date")


def contradictions(register: Register, _: Project) -> Iterator[Problem]:
    """An assessor does not judge the same in two ways on one day."""
    for entry in register.loaded.recommendations:
        first: dict[tuple[str, str | None, str], Assessment] = {}
        for index, one in enumerate(entry.record.follow_up):
            if not isinstance(one, Assessment) or one.id in entry.record.corrected:
                continue
            other = first.setdefault((one.assessor, one.part, str(one.date)), one)
            if other.implementation is not one.implementation:
                message = (
                    f"'{one.id}' of '{entry.record.id}' says {one.implementation.value}, and "
                    f"'{other.id}' of the same assessor and day says {other.implementation.value}"
                )
                fix = "correct one of them, or add a correction of the one that is wrong"
                place = entry.place("follow_up", index, "implementation")
                yield Problem(Code.CONTRADICTION, place, message, fix)


def unknown_parts(register: Register, _: Project) -> Iterator[Problem]:
    """An assessment of a part is of one that the recommendation has."""
    for entry in register.loaded.recommendations:
        letters = [part.letter for part in entry.record.parts]
        for index, follow_up in enumerate(entry.record.follow_up):
            if not isinstance(follow_up, Assessment) or follow_up.part is None:
                continue
            if follow_up.part not in letters:
                place = entry.place("follow_up", index, "part")
                message = f"'{entry.record.id}' has no part '{follow_up.part}'"
                listed = f"its parts are {', '.join(letters)}; correct the letter"
                fix = listed if letters else "it has no parts; remove `part:`"
                yield Problem(Code.UNKNOWN_PART, place, message, fix)


def unknown_entries(register: Register, _: Project) -> Iterator[Problem]:
    """A correction is of an entry that stands before it."""
    for entry in register.loaded.recommendations:
        earlier: list[str] = []
        for index, follow_up in enumerate(entry.record.follow_up):
            if isinstance(follow_up, Correction) and follow_up.corrects not in earlier:
                place = entry.place("follow_up", index, "corrects")
                message = f"no entry before this one has the id '{follow_up.corrects}'"
                fix = nearest(follow_up.corrects, earlier) or "name the id of an earlier entry"
                yield Problem(Code.UNKNOWN_ENTRY, place, message, fix)
            earlier.append(follow_up.id)


TRACKING_RULES = (
    number_gaps,
    missing_grounds,
    follow_up_dates,
    dates_to_come,
    contradictions,
    unknown_parts,
    unknown_entries,
)
