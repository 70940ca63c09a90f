"""Rules about ids and places: each id is its own, each recommendation stands in the text once."""

from collections import Counter
from collections.abc import Iterator

from afterword.linking.page_names import OWN_NAMES
from afterword.linking.register import Register
from afterword.model.reference import without_form
from afterword.model.report import SectionHead
from afterword.problems import Code, Place, Problem
from afterword.project.project import Project
from afterword.sources import marks
from afterword.sources.code_spans import without_code
from afterword.sources.entry import Loaded, LoadedText
from afterword.sources.mark_finder import MarkKind
from afterword.sources.markdown_source import Mark, MarkdownText

_LISTED = frozenset({"report", "instrument", "mission", "institution", "topic"})
"""Where a page lists all others: its name is index."""


_IDS = (
    ("sections", "id", "report"),
    ("recommendations", "id", "report"),
    ("notes", "id", "report"),
    ("pages", "id", "page"),
    ("instruments", "id", "instrument"),
    ("missions", "id", "mission"),
    ("institutions", "id", "institution"),
    ("topics", "id", "topic"),
    ("sources", "id", "source"),
    ("figures", "id", "figure"),
    ("tables", "id", "table"),
    ("abbreviations", "short", "abbreviation"),
    ("recommendations", "id", "recommendation"),
    ("missions", "recommendations.*.id", "recommendation"),
)
"""The key paths of ids, by the kind of record as it is loaded, and within what they must differ."""

_UNREAD = frozenset({"recommendation", "number"})
"""The kinds of what was not read that may be what a text places."""


def duplicate_ids(register: Register, _: Project) -> Iterator[Problem]:
    """An id belongs to one record or one place only."""
    first: dict[tuple[str, str], Place] = {}
    for scope, name, place in _named(register.loaded):
        earlier = first.setdefault((scope, name), place)
        if earlier != place:
            message = f"the id '{name}' is already used at {earlier}"
            fix = "give one of them another id"
            if scope == "word":
                message, fix = f"'{name}' is already listed at {earlier}", "keep one of the two"
            yield Problem(Code.DUPLICATE_ID, place, message, fix)


def taken_ids(register: Register, _: Project) -> Iterator[Problem]:
    """No record has the id of a page that every website has."""
    for scope, name, place in _records(register.loaded):
        taken = OWN_NAMES if scope == "page" else {"index"} if scope in _LISTED else ()
        if name in taken:
            message = f"the id '{name}' is that of a page which every website has"
            yield Problem(Code.DUPLICATE_ID, place, message, "give it another id")


def _named(loaded: Loaded) -> Iterator[tuple[str, str, Place]]:
    """Yield each id with where it must be unique and where it stands."""
    yield from _records(loaded)
    for scope, body in _scopes(loaded):
        for mark in body.of(MarkKind.HEADING, MarkKind.FINDING, MarkKind.LOST):
            if mark.target:
                yield scope, mark.target, mark.place
    for instrument in loaded.instruments:
        for index, provision in enumerate(instrument.record.provisions):
            place = instrument.place("provisions", index, "path")
            yield instrument.path, provision.slug, place
    for entry in loaded.recommendations:
        for letter, place in entry.values("parts.*.letter"):
            yield f"parts of {entry.path}", letter, place
        for name, place in entry.values("follow_up.*.id"):
            yield entry.path, name, place
    for word in loaded.words:
        yield "word", without_form(word.record.word), word.place("word")


def _scopes(loaded: Loaded) -> Iterator[tuple[str, MarkdownText]]:
    """Yield each text with what it is read together with: the whole report, or a page alone."""
    yield from (("report", section.body) for section in loaded.sections)
    yield from ((page.path, page.body) for page in loaded.pages)


def _records(loaded: Loaded) -> Iterator[tuple[str, str, Place]]:
    """Yield the id of each record with where it must be unique and where it stands."""
    for field, key_path, scope in _IDS:
        for entry in getattr(loaded, field):
            yield from ((scope, *found) for found in entry.values(key_path))


def unknown_placements(register: Register, _: Project) -> Iterator[Problem]:
    """What is placed is a recommendation that exists; a gap in the numbers is told elsewhere."""
    unread, counted = register.loaded.unread, _counted(register)
    numbers = {*counted, *unread.numbers}
    if unread.kinds & _UNREAD or any(counted[number] > 1 for number in counted):
        return
    highest = max(numbers, default=0)
    for section in register.loaded.sections:
        for mark in section.body.of(MarkKind.PLACEMENT):
            number = int(mark.target)
            if number not in numbers and number > highest:
                message = f"there is no recommendation {number}"
                fix = f"the numbers run from 1 to {highest}; correct the number"
                yield Problem(Code.UNKNOWN_RECOMMENDATION, mark.place, message, fix)


def placements(register: Register, _: Project) -> Iterator[Problem]:
    """A recommendation stands once, in the section that it names."""
    counted = _counted(register)
    placed: dict[int, Place] = {}
    for entry in register.loaded.sections:
        for mark in entry.body.of(MarkKind.PLACEMENT):
            number = int(mark.target)
            if number in placed:
                message = f"recommendation {number} already stands at {placed[number]}"
                fix = "place it once; link to it elsewhere"
                yield Problem(Code.PLACED_TWICE, mark.place, message, fix)
            elif counted[number] == 1:
                yield from _wrong_section(register, entry, mark)
            placed.setdefault(number, mark.place)


def placed_tables(register: Register, _: Project) -> Iterator[Problem]:
    """A table stands once in the report, and once on a page."""
    named = Counter(entry.record.id for entry in register.loaded.tables)
    placed: dict[tuple[str, str], Place] = {}
    for scope, body in _scopes(register.loaded):
        for mark in body.of(MarkKind.TABLE):
            first = placed.setdefault((scope, mark.target), mark.place)
            if first is not mark.place and named[mark.target] == 1:
                message = f"the table '{mark.target}' already stands at {first}"
                fix = "place it once; link to its part elsewhere"
                yield Problem(Code.PLACED_TWICE, mark.place, message, fix)


def missing_placements(register: Register, _: Project) -> Iterator[Problem]:
    """Each recommendation stands in a section."""
    unread = register.loaded.unread
    if "section" in unread.kinds:
        return
    bodies = (*(entry.body for entry in register.loaded.sections), *unread.texts)
    kinds = (MarkKind.PLACEMENT, MarkKind.MISPLACED)
    placed = {mark.target.split(" ")[-1] for text in bodies for mark in text.of(*kinds)}
    if len(placed) < len(register.loaded.recommendations):
        placed |= {name for text in bodies for name in _damaged(text.text)}
    for one in register.loaded.recommendations:
        number, section = one.record.number, one.record.section
        if str(number) not in placed and not _was_renumbered(register, number, placed):
            message = f"'{one.record.id}' stands in no section"
            fix = f"add a line '::: recommendation {number}' to the section '{section}'"
            yield Problem(Code.NOT_PLACED, one.place("number"), message, fix)


def _wrong_section(
    register: Register, entry: LoadedText[SectionHead], mark: Mark
) -> Iterator[Problem]:
    record = register.recommendation_by_number.get(int(mark.target))
    here = entry.record.id
    if record is not None and record.section != here and record.section in register.sections:
        message = f"'{record.id}' stands here in '{here}', and names '{record.section}'"
        fix = f"move it, or write 'section: {here}' in its file"
        yield Problem(Code.WRONG_SECTION, mark.place, message, fix)


def _damaged(text: str) -> Iterator[str]:
    """Yield the numbers in marks that are damaged, and told as such."""
    for match in marks.NEARLY_PLACEMENT.finditer(without_code(text)):
        yield match.group(1)


def listings(register: Register, _: Project) -> Iterator[Problem]:
    """Where recommendations are listed again, all of them are, and each list once in a section."""
    placed: dict[str, Place] = {}
    for entry in register.loaded.sections:
        here: dict[str, Place] = {}
        for mark in entry.body.of(MarkKind.LISTING):
            if mark.target in here:
                first = here[mark.target]
                message = f"the list of {mark.target} recommendations already stands at {first}"
                yield Problem(Code.PLACED_TWICE, mark.place, message, "place it once in a section")
            here.setdefault(mark.target, mark.place)
            placed.setdefault(mark.target, mark.place)
    unread = register.loaded.unread
    is_damaged = any(
        entry.body.has(MarkKind.UNKNOWN, MarkKind.MISPLACED)
        or marks.NEARLY_LISTING.search(entry.body.text)
        for entry in register.loaded.sections
    )
    if unread.texts or unread.numbers or unread.kinds or is_damaged:
        return
    kinds = {one.priority.value for one in register.recommendations}
    for which, place in list(placed.items())[:1]:
        for missing in sorted(kinds - placed.keys()):
            message = f"the {which} recommendations are listed, and the {missing} ones nowhere"
            fix = f"add a line '::: recommendations {missing}'"
            yield Problem(Code.UNFINISHED_TEXT, place, message, fix)
        if which not in kinds and kinds and register.is_complete:
            message = f"there is no {which} recommendation to be listed"
            yield Problem(Code.UNKNOWN_RECOMMENDATION, place, message, "remove the line")


def _was_renumbered(register: Register, number: int, placed: set[str]) -> bool:
    """Tell whether a number follows a gap, and the text places what is missing there."""
    is_gap = number > 1 and number - 1 not in register.recommendation_by_number
    return is_gap and str(number - 1) in placed


def _counted(register: Register) -> Counter[int]:
    return Counter(entry.record.number for entry in register.loaded.recommendations)


UNIQUENESS_RULES = (
    duplicate_ids,
    taken_ids,
    unknown_placements,
    placements,
    placed_tables,
    listings,
    missing_placements,
)
