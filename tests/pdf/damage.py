"""Ways to spoil the good PDF that are made for it, each in one way."""

import re
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.pdf.spoiling import elements, owners_on, remove, with_content, with_metadata


def tag_running_heads(pdf: pikepdf.Pdf) -> None:
    """Give the number of a page to an element, where it was an artefact."""
    page = pdf.pages[1]
    owners = owners_on(pdf, page.StructParents)
    number = len(owners)
    with_content(rb"/Artifact\s*<<[^>]*/Footer[^>]*>>", b"/Span <</MCID %d>>" % number)(pdf)
    paragraph = next(one for one in elements(pdf, "P") if one.Pg.objgen == page.objgen)
    paragraph.K.append(number)
    owners.append(paragraph)


def read_head_again(pdf: pikepdf.Pdf) -> None:
    """Put the head of the table at the head of its rows on the next page too."""
    head, body = elements(pdf, "THead")[0], elements(pdf, "TBody")[0]
    row = head.K[0]
    twin = pdf.make_indirect(Dictionary(S=row.S, P=body, K=Array()))
    for cell in row.K:
        copied = pdf.make_indirect(Dictionary(S=cell.S, P=twin, A=cell.A, K=Array(), Pg=cell.Pg))
        twin.K.append(copied)
        copied.K.append(_written_again(pdf, cell, copied))
    body.K.insert(5, twin)


def _written_again(pdf: pikepdf.Pdf, cell: Any, owner: Any) -> int:
    """Write the content of a cell a second time, under a number of its own."""
    page = next(page for page in pdf.pages if page.objgen == cell.Pg.objgen)
    content = page.Contents.read_bytes()
    found = re.search(rb"/Span\s*<</MCID %d>>.*?EMC" % int(cell.K[0]), content, re.DOTALL)
    if not found:
        raise LookupError("the content of the cell is not on its page")
    owners = owners_on(pdf, page.StructParents)
    again = re.sub(rb"MCID \d+", b"MCID %d" % len(owners), found.group())
    start = found.end()
    page.Contents.write(content[:start] + b"\n" + again + content[start:])
    owners.append(owner)
    return len(owners) - 1


def skip_a_level(pdf: pikepdf.Pdf) -> None:
    """Make a heading of the third level one of the fourth."""
    elements(pdf, "H3")[0].S = Name.H4


def mistake_a_parent(pdf: pikepdf.Pdf) -> None:
    """Let the parent tree lead from a text to another element."""
    owners = owners_on(pdf, 1)
    owners[0] = elements(pdf, "Figure")[0]


def forget_a_content(pdf: pikepdf.Pdf) -> None:
    """Take a text out of its paragraph; the parent tree still knows it."""
    paragraph = elements(pdf, "P")[0]
    paragraph.K = Array(list(paragraph.K)[1:])


def name_no_scope(pdf: pikepdf.Pdf) -> None:
    """Take what it heads from the head of a column."""
    del elements(pdf, "TH")[0].A["/Scope"]


def take_a_mapping(pdf: pikepdf.Pdf) -> None:
    """Say no more what the letters of a font are."""
    for font in pdf.pages[0].Resources.Font.values():
        del font["/ToUnicode"]


def take_a_font(pdf: pikepdf.Pdf) -> None:
    """Take the files of the fonts away."""
    for font in pdf.pages[0].Resources.Font.values():
        del font.DescendantFonts[0].FontDescriptor["/FontFile2"]


def take_the_words_of_a_heading(pdf: pikepdf.Pdf) -> None:
    """Make the text of a heading one of the paragraph after it."""
    heading, paragraph = elements(pdf, "H2")[0], elements(pdf, "P")[0]
    owners = owners_on(pdf, heading.Pg.StructParents)
    for number in heading.K:
        owners[number] = paragraph
    paragraph.K = Array([*heading.K, *paragraph.K])
    heading.K = Array()


def move_the_caption(pdf: pikepdf.Pdf) -> None:
    """Put the caption of the table after its rows."""
    table = elements(pdf, "Table")[0]
    caption = table.K[0]
    remove(pdf, caption)
    table.K.append(caption)


def without_heads(pdf: pikepdf.Pdf) -> None:
    """Make every head of the table a cell like others."""
    for head in elements(pdf, "TH"):
        head.S = Name.TD


def misplace_a_row(pdf: pikepdf.Pdf) -> None:
    """Put a row beside its table."""
    row, section = elements(pdf, "TR")[1], elements(pdf, "Sect")[1]
    remove(pdf, row)
    section.K.append(row)
    row.P = section


def with_own_type(pdf: pikepdf.Pdf) -> None:
    """Give an element a type that is mapped to none."""
    elements(pdf, "Sect")[0].S = Name.Chapter


def with_standard_mapped(pdf: pikepdf.Pdf) -> None:
    """Make every paragraph a division."""
    pdf.Root.StructTreeRoot.RoleMap.P = Name.Div


def describe_twice(pdf: pikepdf.Pdf) -> None:
    """Put a second description beside the first, as a library once did."""
    description = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'
    with_metadata(b"</x:xmpmeta>", description + b"</x:xmpmeta>")(pdf)


def with_other_date(pdf: pikepdf.Pdf) -> None:
    """Let the old dictionary name another day of change."""
    pdf.trailer.Info.ModDate = String("D:20010101000000Z")


def hold_twice(pdf: pikepdf.Pdf) -> None:
    """Let a text be of two elements."""
    heading = elements(pdf, "H2")[0]
    twin = pdf.make_indirect(Dictionary(S=Name.P, P=heading.P, Pg=heading.Pg, K=Array([0])))
    heading.P.K.append(twin)


def hold_nothing(pdf: pikepdf.Pdf) -> None:
    """Let an element hold a text that is on no page."""
    elements(pdf, "H2")[0].K.append(999)


def mistake_the_way_up(pdf: pikepdf.Pdf) -> None:
    """Let an element name another as the one around it."""
    elements(pdf, "H2")[0].P = elements(pdf, "Figure")[0]


def show_no_glyph(pdf: pikepdf.Pdf) -> None:
    """Show the glyph that stands for a missing one."""
    with_content(rb"\[<[0-9a-f]{4}>", rb"[<0000>")(pdf)
