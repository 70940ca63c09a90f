"""What the options of `record` say: a recommendation and a draft, or what is wrong with them."""

import shlex
from collections.abc import Mapping

from afterword.model.recommendation import Recommendation
from afterword.model.record import PartialDate
from afterword.problems import Place
from afterword.recording.changes import FOLLOW_UP, REVIEWS, Addition, Checked, Origin
from afterword.recording.draft_check import Known, slips
from afterword.recording.drafts import REVIEW, Draft, item_of, new_id
from afterword.recording.lookup import find_recommendation, nearest_recommendation

_OPTION_OF_KEY = {
    "id": "--id",
    "kind": "--kind",
    "assessor": "--assessor",
    "implementation": "--implementation",
    "basis": "--basis",
    "part": "--part",
    "by": "--by",
    "position": "--position",
    "closure": "--closure",
    "corrects": "--corrects",
    "date": "--date",
    "text": "--text",
    "sources": "--source",
    "where": "--where",
    "reservation": "--reservation",
    "quoted_by": "--quoted-by",
    "reverses": "--reverses",
    "confidence": "--confidence",
    "recorded_on": "--recorded-on",
    "recorded_by": "--recorded-by",
}


class WrongOptionsError(Exception):
    """Options are missing or do not fit; its words name each of them."""


def recommendation_named(checked: Checked, name: str) -> Recommendation:
    """Return the recommendation of a number or id; raise WrongOptionsError where there is none."""
    found = find_recommendation(checked.register, name)
    if found is None:
        what = f"there is no recommendation '{name}'" if name else "no recommendation is named"
        raise WrongOptionsError(f"{what}: {nearest_recommendation(checked.register, name)}")
    return found


def known_of(checked: Checked, found: Recommendation) -> Known:
    """Return the names that a draft for a recommendation can use."""
    entries = tuple(entry.id for entry in found.follow_up)
    return Known(register=checked.register, record=found, entries=entries)


def recorded(checked: Checked, by: str | None, on: str | None) -> tuple[str, str]:
    """Return who records on which day: as the options say, or the editors and today."""
    day = on or checked.project.today.isoformat()
    try:
        is_whole = PartialDate.parse(day).day > 0
    except ValueError:
        is_whole = False
    if not is_whole:
        message = f"--recorded-on: '{day}' is not a whole date; write it as 2016-03-20"
        raise WrongOptionsError(message)
    return by or checked.register.report.editors, day


def completed(checked: Checked, values: Mapping[str, str]) -> Draft:
    """Return a draft that says who recorded it when; a review without a date is of that day."""
    by, on = recorded(checked, values.get("recorded_by"), values.get("recorded_on"))
    whole = {**values, "recorded_by": by, "recorded_on": on}
    return {"date": on, **whole} if values.get("kind") == REVIEW else whole


def draft_of_options(checked: Checked, found: Recommendation, values: Mapping[str, str]) -> Draft:
    """Return what options say; raise WrongOptionsError, which names each that is wrong."""
    draft = completed(checked, values)
    wrong = [
        f"{_OPTION_OF_KEY[slip.key]}: {slip.message}; {slip.fix}"
        for slip in slips(draft, known_of(checked, found))
    ]
    if wrong:
        raise WrongOptionsError("\n  ".join(["", *wrong]) if len(wrong) > 1 else wrong[0])
    return draft


def command_of(found: Recommendation, draft: Draft) -> str:
    """Return the command that records the same without questions."""
    words = ["python", "build.py", "record", str(found.number)]
    for key, value in draft.items():
        values = value.split("; ") if key == "sources" else [value]
        words += [word for one in values if one for word in (_OPTION_OF_KEY[key], one)]
    return shlex.join(words)


def addition_of(found: Recommendation, draft: Draft) -> Addition:
    """Return what a complete draft adds; its problems are told by option."""
    places = {key: Place(option) for key, option in _OPTION_OF_KEY.items()}
    taken = frozenset(entry.id for entry in found.follow_up)
    named = {"id": new_id(draft, taken), **draft}
    return Addition(
        recommendation=found.id,
        list_key=REVIEWS if draft["kind"] == REVIEW else FOLLOW_UP,
        item=item_of(named),
        origin=Origin(places={"": Place("record"), **places}, words={}),
    )
