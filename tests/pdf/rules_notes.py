"""Rules on footnotes: each is tied to the call that leads to it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from tests.pdf.paper import Paper
from tests.pdf.tree import Element


def notes(paper: Paper) -> Iterator[str]:
    """Each note has an ID, and stands right after the reference that calls it first."""
    calls = _first_calls(paper)
    for note in paper.of("Note"):
        name = str(note.object.get("/ID", ""))
        if not name:
            yield f"{note} has no ID"
        elif name not in calls:
            yield f"{note} is called by nothing"
        elif _before(note) is not calls[name]:
            yield f"{note} does not stand right after its first call"


def calls_of_notes(paper: Paper) -> Iterator[str]:
    """Each reference outside the contents is the call of a note, and has its number."""
    for reference in paper.of("Reference"):
        if any(one.kind == "TOCI" for one in reference.around()):
            continue
        targets = {area.target for link in reference.children("Link") for area in link.areas()}
        called = [paper.notes[target] for target in targets if target in paper.notes]
        if len(called) != 1:
            yield f"{reference} calls {len(called)} notes"
            continue
        labels = "".join(label.text for label in called[0].children("Lbl"))
        if re.findall(r"\d+", reference.text) != re.findall(r"\d+", labels):
            yield f"{reference} has another number than the note, '{labels}'"


def places_of_notes(paper: Paper) -> Iterator[str]:
    """Each note can be reached by its ID, which is its own, on the page where it begins."""
    names = Counter(str(note.object.get("/ID", "")) for note in paper.of("Note"))
    for note in paper.of("Note"):
        name = str(note.object.get("/ID", ""))
        place = paper.destinations.get(name)
        if place is None:
            yield f"{note} can be reached by no link ('{name}')"
        elif place[0] != note.page:
            yield f"{note} is reached on page {place[0]}"
        if names[name] > 1:
            yield f"{note} has the ID of another note ('{name}')"


def numbers_of_notes(paper: Paper) -> Iterator[str]:
    """Each note has a label, and they are numbered through."""
    numbers = []
    for note in paper.of("Note"):
        labels = note.children("Lbl")
        if not labels:
            yield f"{note} has no label (Lbl)"
        numbers += [
            int(found) for found in re.findall(r"\d+", labels[0].text if labels else "")[:1]
        ]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"the notes are numbered {numbers}, not in one row from 1"


def _first_calls(paper: Paper) -> Mapping[str, Element]:
    calls: dict[str, Element] = {}
    for reference in paper.of("Reference"):
        for link in reference.children("Link"):
            for area in link.areas():
                calls.setdefault(area.target, reference)
    return calls


def _before(note: Element) -> Element | None:
    """Return the element right before a note; None where something else is."""
    kids = note.parent.kids if note.parent else []
    place = kids.index(note) if note in kids else 0
    before = kids[place - 1] if place else None
    return before if isinstance(before, Element) else None
