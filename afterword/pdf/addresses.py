"""Where everything stands in the PDF: anchors of one document."""

from afterword.linking.refs import Ref, RefKind
from afterword.linking.register import Register


class PdfAddresses:
    """Answers where a reference leads within the PDF; some places are on the website only."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def href(self, ref: Ref, here: str) -> str | None:
        """Return the anchor of what is referred to, or None where the PDF has no such place."""
        if ref.kind is RefKind.ANCHOR:
            return f"#{ref.id}" if ref.id in self._register.anchors else None
        if ref.kind in {RefKind.SECTION, RefKind.RECOMMENDATION}:
            return f"#{ref.id}"
        if ref.kind is RefKind.INSTRUMENT:
            return f"#law-{ref.id}"
        if ref.kind is RefKind.PROVISION:
            instrument, provision = self._register.provisions[ref.id]
            return f"#law-{instrument.id}-{provision.slug}"
        if ref.kind is RefKind.SOURCE:
            return f"#source-{ref.id}"
        if ref.kind is RefKind.FOOTNOTE:
            return f"#note-{ref.id.replace('/', '-', 1)}"
        if ref.kind is RefKind.NOTE:
            return f"#editors-note-{ref.id}"
        return None

    def number(self, anchor: str) -> str:
        """Return the printed number of the section or recommendation that an anchor stands in."""
        if found := self._register.recommendation_by_id.get(anchor):
            return str(found.number)
        place = self._register.anchors.get(anchor)
        section = self._register.sections.get(place.section if place else anchor)
        return (section.record.number or "") if section else ""
