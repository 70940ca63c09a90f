"""Rows of a spreadsheet to entries that are not on record yet."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from afterword.linking.checks import Checked
from afterword.model.recommendation import Recommendation
from afterword.model.text_safety import quoted
from afterword.problems import Code, Problem, ProblemsFoundError, in_order
from afterword.recording.changes import FOLLOW_UP, Addition, refused
from afterword.recording.drafts import (
    CONTENT_KEYS,
    ENTRY_KINDS,
    FIELDS,
    RECORDED,
    Draft,
    choices_of,
    content_of,
    draft_of,
    field_problems,
    item_of,
    new_id,
    source_ids,
)
from afterword.recording.sheet import COLUMN_OF_KEY, RECOMMENDATION, Sheet, SheetRow
from afterword.recording.single_entry import find_recommendation, nearest_recommendation

_LOWER = frozenset(key for key in FIELDS if choices_of(key))
_JUDGEMENT = ("kind", "assessor", "part")
"""What a renewed judgement has in common with the one before."""


@dataclass(slots=True)
class _OnRecord:
    """What a recommendation has, with what earlier rows add to it."""

    record: Recommendation
    entries: dict[str, Draft] = field(default_factory=dict)
    contents: set[tuple[str, ...]] = field(default_factory=set)

    def add(self, draft: Draft) -> None:
        self.entries[draft["id"]] = draft
        self.contents.add(content_of(draft))


def additions_of(sheet: Sheet, checked: Checked, recorded: Draft) -> tuple[Addition, ...]:
    """Return the entries of a sheet that are not on record, in the order of its rows.

    Where a row does not say who records it when, recorded does. Raises ProblemsFoundError where a
    row is wrong, or changes an entry that is on record.
    """
    importing = _Importing(sheet, checked, recorded)
    additions = tuple(one for row in sheet.rows if (one := importing.addition(row)))
    if importing.problems:
        raise ProblemsFoundError(in_order([*importing.problems, *refused(checked, additions)]))
    return additions


class _Importing:
    def __init__(self, sheet: Sheet, checked: Checked, recorded: Draft) -> None:
        self.problems: list[Problem] = []
        self._sheet, self._checked, self._recorded = sheet, checked, recorded
        self._on_record: dict[str, _OnRecord] = {}
        for record in checked.register.recommendations:
            self._on_record[record.id] = on_record = _OnRecord(record)
            for entry in record.follow_up:
                on_record.add(draft_of(entry))

    def addition(self, row: SheetRow) -> Addition | None:
        """Return what a row adds; None where it adds nothing or is wrong."""
        record = self._recommendation(row)
        if record is None:
            return None
        on_record = self._on_record[record.id]
        draft = _draft(row, on_record.entries.get(row.cells[COLUMN_OF_KEY["id"]], {}))
        if content_of(draft) in on_record.contents:
            return None
        if again := self._again(row, record, draft):
            self.problems.append(again)
            return None
        before = on_record.entries.get(draft["id"])
        if before and not _is_renewed(before, draft):
            self.problems += _changed(self._sheet, row, record, before, draft)
            return None
        new = _without_record(before, draft) if before else draft
        whole = {**new, **{key: new[key] or value for key, value in self._recorded.items()}}
        wrong = list(field_problems(whole, ENTRY_KINDS))
        for one in wrong:
            self._tell(row, COLUMN_OF_KEY[one.key], one.code, one.message, one.fix)
        if wrong:
            return None
        draft = {**whole, "id": whole["id"] or new_id(whole, frozenset(on_record.entries))}
        on_record.add(draft)
        return Addition(
            recommendation=record.id,
            list_key=FOLLOW_UP,
            item=item_of(draft),
            origin=lambda key: self._sheet.cell(row.number, COLUMN_OF_KEY.get(key, "")),
        )

    def _again(self, row: SheetRow, record: Recommendation, draft: Draft) -> Problem | None:
        """Return the problem that a row is on record under another recommendation, or that its
        assessor judged the same on that day in other words."""
        heading, message = "", ""
        for name, other in self._on_record.items():
            stands = other.entries.get(draft["id"])
            if name != record.id and stands and content_of(stands) == content_of(draft):
                heading = RECOMMENDATION
                message = f"'{draft['id']}' with these words is on record under '{name}'"
        same = ("kind", "assessor", "part", "date")
        for stands in self._on_record[record.id].entries.values():
            judged = draft["kind"] == "assessment" and stands["id"] != draft["id"]
            if judged and all(stands[key] == draft[key] for key in same):
                heading = COLUMN_OF_KEY["date"]
                message = f"{stands['id']!r} is a judgement of that day by the same assessor"
        if not message:
            return None
        fix = "correct the cell; to put an entry right, add one of the kind correction"
        code = Code.CHANGED_ENTRY
        return self._sheet.problem(row.number, heading, code, message=message, fix=fix)

    def _recommendation(self, row: SheetRow) -> Recommendation | None:
        name, register = row.cells[RECOMMENDATION], self._checked.register
        found = find_recommendation(register, name)
        if found is None and not name:
            message = "it is missing; every row names a recommendation"
            fix = "write its id (merged cells count for the first row only), or clear the row"
            self._tell(row, RECOMMENDATION, Code.MISSING_KEY, message, fix)
        elif found is None:
            message = f"there is no recommendation {quoted(name)}"
            fix = nearest_recommendation(register, name)
            self._tell(row, RECOMMENDATION, Code.UNKNOWN_RECOMMENDATION, message, fix)
        return found

    def _tell(self, row: SheetRow, heading: str, code: Code, message: str, fix: str) -> None:
        problem = self._sheet.problem(row.number, heading, code, message=message, fix=fix)
        self.problems.append(problem)


def _draft(row: SheetRow, before: Draft) -> Draft:
    """Return what a row says; who judged or responded goes by the kind of entry. For columns that
    the sheet does not have, it is what the entry on record says."""
    values = {
        key: row.cells.get(heading, before.get(key, "")) for key, heading in COLUMN_OF_KEY.items()
    }
    values |= {key: values[key].lower() for key in _LOWER}
    other = "assessor" if values["kind"] == "response" else "by"
    return {**values, other: "", "sources": "; ".join(source_ids(values["sources"]))}


def _is_renewed(before: Draft, draft: Draft) -> bool:
    """Tell whether a row holds a new judgement in the place of the former one."""
    same = all(before[key] == draft[key] for key in _JUDGEMENT)
    new = all(before[key] != draft[key] for key in ("implementation", "date"))
    return same and new and draft["kind"] == "assessment"


def _without_record(before: Draft, draft: Draft) -> Draft:
    """Return a renewed judgement without the id of the former one, and without its day of
    recording where that was left as it is."""
    is_left = all(draft[key] == before[key] for key in RECORDED)
    return {**draft, "id": "", **(dict.fromkeys(RECORDED, "") if is_left else {})}


def _changed(
    sheet: Sheet, row: SheetRow, record: Recommendation, before: Draft, draft: Draft
) -> Iterator[Problem]:
    """Yield a problem for each cell of a row that is not as the entry on record."""
    keys = [
        key
        for key, old, new in zip(CONTENT_KEYS, content_of(before), content_of(draft), strict=True)
        if old != new
    ]
    fix = (
        'entries are only added: undo the change; or clear the cell "entry" to add a new entry;'
        " or add an entry of the kind correction"
    )
    if "implementation" in keys and "date" not in keys:
        keys = ["implementation"]
        fix = (
            "a new judgement is a new entry with its own date, text and source: change these too,"
            " or undo the change"
        )
    for heading in dict.fromkeys(COLUMN_OF_KEY[key] for key in keys):
        old = _in_column(before, heading)
        message = f"'{draft['id']}' of '{record.id}' is on record with {quoted(old)} here"
        if not old:
            message = f"'{draft['id']}' of '{record.id}' is on record with nothing here"
        code = Code.CHANGED_ENTRY
        yield sheet.problem(row.number, heading, code, message=message, fix=fix)


def _in_column(draft: Draft, heading: str) -> str:
    keys = (key for key, name in COLUMN_OF_KEY.items() if name == heading)
    return next((draft[key] for key in keys if draft[key]), "")
