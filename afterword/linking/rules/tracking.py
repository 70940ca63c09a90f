"""Rules about recommendations and what followed: numbers, grounds, dates, corrections."""

from collections.abc import Iterator
from datetime import date

from afterword.linking.register import Register
from afterword.model.follow_up import Assessment, Basis, Development, FollowUpEntry, Review
from afterword.model.recommendation import Recommendation
from afterword.model.record import PartialDate
from afterword.problems import Code, Place, Problem
from afterword.project.project import Project
from afterword.sources.entry import LoadedRecord
from afterword.sources.fields import nearest


def number_gaps(register: Register, _: Project) -> Iterator[Problem]:
    """The printed numbers run from 1 without a gap, each used once."""
    seen: dict[int, Place] = {}
    unread = register.loaded.unread
    for entry in register.loaded.recommendations:
        number, place = entry.record.number, entry.place("number")
        if number in seen:
            message = f"the number {number} is already used at {seen[number]}"
            yield Problem(Code.NUMBER_GAP, place, message, "correct one of the two numbers")
        seen.setdefault(number, place)
    if len(seen) < len(register.loaded.recommendations) or "number" in unread.kinds:
        return
    for number, place in sorted(seen.items()):
        if number > 1 and number - 1 not in seen and number - 1 not in unread.numbers:
            message = f"number {number} stands here, and there is no recommendation {number - 1}"
            fix = "numbers run from 1 without a gap: add the missing one, or correct this"
            yield Problem(Code.NUMBER_GAP, place, message, fix)


def letter_gaps(register: Register, _: Project) -> Iterator[Problem]:
    """The letters of parts run from a without a gap, in their order."""
    for entry in register.loaded.recommendations:
        letters = [part.letter for part in entry.record.parts]
        if len(set(letters)) < len(letters):
            continue
        for index, letter in enumerate(letters):
            due = chr(ord("a") + index)
            if letter != due:
                message = f"part {letter} of '{entry.record.id}' stands where part {due} should"
                fix = "letters run from a without a gap: add what is missing, or correct this"
                place = entry.place("parts", index, "letter")
                yield Problem(Code.NUMBER_GAP, place, message, fix)
                break


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
            yield from _to_come(project, f"{name} is dated", follow_up.date, place)
            recorded = follow_up.recorded.date
            is_told = follow_up.date.earliest > project.today
            is_before = recorded < follow_up.date.earliest and not is_told
            if recorded > project.today or is_before:
                place = entry.place("follow_up", index, "recorded", "date")
                late = recorded > project.today
                what = f"after today ({project.today})" if late else f"before {follow_up.date}"
                message = f"{name} is recorded on {recorded}, {what}"
                yield Problem(Code.DATE_IN_FUTURE, place, message, "correct the day of recording")


def dates_to_come(register: Register, project: Project) -> Iterator[Problem]:
    """The report was published, and the editors looked for news, today or before."""
    report = register.loaded.report
    if report is not None:
        day, place = report.record.official.date, report.place("official", "date")
        yield from _to_come(project, "the official report is dated", day, place)
    for entry in register.loaded.recommendations:
        for index, review in enumerate(entry.record.reviews):
            yield from _years_to_come(entry, index, review)
            place = entry.place("reviews", index, "date")
            dated = f"a review of '{entry.record.id}' is dated"
            if report is not None and review.date < report.record.official.date:
                message = f"{dated} {review.date}, before the report"
                yield Problem(Code.DATE_BEFORE_REPORT, place, message, "correct the date")
            yield from _to_come(project, dated, review.date, place)


def _to_come(
    project: Project, dated: str, day: date | PartialDate, place: Place
) -> Iterator[Problem]:
    """Yield the problem that a day, or the first that it can mean, is after today."""
    if (day.earliest if isinstance(day, PartialDate) else day) > project.today:
        message = f"{dated} {day}, after today ({project.today})"
        yield Problem(Code.DATE_IN_FUTURE, place, message, "correct the date")


def _years_to_come(
    entry: LoadedRecord[Recommendation], index: int, review: Review
) -> Iterator[Problem]:
    """Yield a problem for each year of which a review cannot speak, or speaks without a source."""
    name = f"a review of '{entry.record.id}' of {review.date}"
    for at, year in enumerate(review.years):
        if not 1000 <= year <= review.date.year:
            message = f"{name} is said to cover {year}, after it was made"
            if year < review.date.year:
                message = f"{name} is said to cover {year}, which is no year"
            place = entry.place("reviews", index, "years", at)
            yield Problem(Code.DATE_IN_FUTURE, place, message, "correct the year")
    if review.years and not review.sources:
        message = f"{name} is said to cover years, and names no source that was opened"
        fix = "add the ids of the sources that were opened: `sources: [law-333-vi]`"
        yield Problem(Code.NO_SOURCE, entry.place("reviews", index, "years"), message, fix)


def unknown_parts(register: Register, _: Project) -> Iterator[Problem]:
    """An assessment of a part is of one that the recommendation has."""
    for entry in register.loaded.recommendations:
        letters = [part.letter for part in entry.record.parts]
        for part, place in entry.values("follow_up.*.part"):
            if part not in letters:
                message = f"'{entry.record.id}' has no part '{part}'"
                listed = f"its parts are {', '.join(letters)}; correct the letter"
                fix = listed if letters else "it has no parts; remove `part:`"
                yield Problem(Code.UNKNOWN_PART, place, message, fix)


def unknown_entries(register: Register, _: Project) -> Iterator[Problem]:
    """A correction is of an entry that stands before it, and so is what reverses an assessment."""
    for entry in register.loaded.recommendations:
        earlier: dict[str, FollowUpEntry] = {}
        for index, follow_up in enumerate(entry.record.follow_up):
            for key in ("corrects", "reverses"):
                name = getattr(follow_up, key, None)
                if name is not None and name not in earlier:
                    place = entry.place("follow_up", index, key)
                    message = f"no entry before this one has the id '{name}'"
                    fix = nearest(name, earlier) or "name the id of an earlier entry"
                    yield Problem(Code.UNKNOWN_ENTRY, place, message, fix)
            if isinstance(follow_up, Development) and follow_up.reverses in earlier:
                place = entry.place("follow_up", index, "reverses")
                yield from _wrong_reversal(follow_up, earlier[follow_up.reverses], place)
            earlier[follow_up.id] = follow_up


def _wrong_reversal(
    development: Development, reversed_: FollowUpEntry, place: Place
) -> Iterator[Problem]:
    """Yield the problem that what is reversed is no assessment, or came later."""
    if not isinstance(reversed_, Assessment):
        message = (
            f"'{reversed_.id}' is of the kind {reversed_.kind}; only an assessment is reversed"
        )
        fix = "name the id of the assessment that rests on what no longer holds, or remove it"
        yield Problem(Code.WRONG_VALUE, place, message, fix)
    elif development.date.latest < reversed_.date.earliest:
        message = (
            f"'{development.id}' of {development.date} is said to reverse '{reversed_.id}', "
            f"which was made later, {reversed_.date}"
        )
        yield Problem(Code.CONTRADICTION, place, message, "correct the date, or remove `reverses:`")


def quotations(register: Register, _: Project) -> Iterator[Problem]:
    """Who reports somebody's words is one of the entry's sources."""
    for entry in register.loaded.recommendations:
        for index, follow_up in enumerate(entry.record.follow_up):
            name = follow_up.quoted_by
            if name is not None and name not in follow_up.sources:
                place = entry.place("follow_up", index, "quoted_by")
                message = f"'{name}' is not among the sources of '{follow_up.id}'"
                meant = nearest(name, follow_up.sources)
                named = ", ".join(follow_up.sources)
                fix = meant or f"add it to `sources:`, or name one of {named}"
                yield Problem(Code.UNKNOWN_SOURCE, place, message, fix)


def grounds_of_readings(register: Register, _: Project) -> Iterator[Problem]:
    """An editors' assessment says where the assessor's words stand and what speaks against it; one
    of its sources holds these words, or it says who reports them."""
    for entry in register.loaded.recommendations:
        for index, one in enumerate(entry.record.follow_up):
            if isinstance(one, Assessment) and one.basis is Basis.READING:
                yield from _grounds(register, entry, index, one)


def _grounds(
    register: Register, entry: LoadedRecord[Recommendation], index: int, one: Assessment
) -> Iterator[Problem]:
    name, place = f"'{one.id}' of '{entry.record.id}'", entry.place("follow_up", index, "basis")
    if one.where is None:
        message = f"{name} does not say where the assessor's words stand"
        fix = "add `where:`, their place: `where: Preliminary statement, page 3`"
        yield Problem(Code.READING_WITHOUT_GROUNDS, place, message, fix)
    if one.reservation is None:
        message = f"{name} does not say what speaks against it"
        fix = "add `reservation:`, with what would change the assessment"
        yield Problem(Code.READING_WITHOUT_GROUNDS, place, message, fix)
    known = [register.sources[source] for source in one.sources if source in register.sources]
    are_read = len(known) == len(one.sources)
    seen = any(one.assessor in source.issued_by for source in known)
    if one.quoted_by is None and are_read and not seen:
        message = f"no source of {name} is known to hold words of '{one.assessor}' itself"
        fix = (
            f"add `issued_by: [{one.assessor}]` to the source that does, or name the one that "
            "reports the words: `quoted_by:`"
        )
        yield Problem(Code.WORDS_NOT_SEEN, place, message, fix)


def days_of_sources(register: Register, project: Project) -> Iterator[Problem]:
    """A source was read today or before, and not before it was published."""
    for entry in register.loaded.sources:
        source, place = entry.record, entry.place("seen")
        if source.seen is None:
            continue
        if source.seen > project.today:
            message = f"'{source.id}' is said to be seen on {source.seen}, after today "
            message += f"({project.today})"
            yield Problem(Code.DATE_IN_FUTURE, place, message, "correct the day")
        elif source.date is not None and source.seen < source.date.earliest:
            message = f"'{source.id}' of {source.date} is said to be seen before, on {source.seen}"
            yield Problem(Code.CONTRADICTION, place, message, "correct one of the two dates")


TRACKING_RULES = (
    number_gaps,
    letter_gaps,
    missing_grounds,
    follow_up_dates,
    dates_to_come,
    unknown_parts,
    unknown_entries,
    quotations,
    grounds_of_readings,
    days_of_sources,
)
