"""Ways to spoil the links and footnotes of the good PDF, each in one way."""

import re

import pikepdf
from pikepdf import Array, Name, String

from tests.pdf.spoiling import elements, links, owners_on, remove, with_content


def move_note(pdf: pikepdf.Pdf) -> None:
    """Put a note at the end of its paragraph."""
    note = elements(pdf, "Note")[0]
    remove(pdf, note)
    note.P.K.append(note)


def empty_link(pdf: pikepdf.Pdf) -> None:
    """Give the text of a link to the element around it."""
    link = elements(pdf, "Link")[0]
    texts = [kid for kid in link.K if isinstance(kid, int)]
    link.K = Array([kid for kid in link.K if not isinstance(kid, int)])
    link.P.K = Array([*texts, *link.P.K])
    owners = owners_on(pdf, link.Pg.StructParents)
    for number in texts:
        owners[number] = link.P


def take_a_bookmark(pdf: pikepdf.Pdf) -> None:
    """Let a bookmark lead to a place that does not exist."""
    pdf.Root.Outlines.First.Dest = String("nowhere")


def rename_a_note(pdf: pikepdf.Pdf) -> None:
    """Make a note a passage like others."""
    elements(pdf, "Note")[0].S = Name.Span


def same_id(pdf: pikepdf.Pdf) -> None:
    """Give the second note the ID of the first."""
    first, second = elements(pdf, "Note")
    second.ID = first.ID


def link_in_a_link(pdf: pikepdf.Pdf) -> None:
    """Put a link into the one before it."""
    outer, inner = elements(pdf, "Link")[-2:]
    remove(pdf, inner)
    outer.K.append(inner)
    inner.P = outer


def renumber_a_call(pdf: pikepdf.Pdf) -> None:
    """Let the call of the first note be read as that of the ninth."""
    link = elements(pdf, "Reference")[2].K[0]
    number = next(one for one in link.K if isinstance(one, int))
    page = next(n for n, one in enumerate(pdf.pages) if one.objgen == link.Pg.objgen)
    old, new = b"<</MCID %d>>" % number, b"<</MCID %d /ActualText (9)>>" % number
    with_content(re.escape(old), new, page=page)(pdf)


def unlabel_a_note(pdf: pikepdf.Pdf) -> None:
    """Make the number of a note part of its text."""
    elements(pdf, "Note")[0].K[0].S = Name.Span


def say_the_whole_note(pdf: pikepdf.Pdf) -> None:
    """Let the link of a call say all that its note says."""
    area = next(one for one in links(pdf) if one.get("/Dest") == "note-a")
    area.Contents = String("The first note.")
