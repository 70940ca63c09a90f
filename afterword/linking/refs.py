"""References: what a reader can follow, by what it is, without saying where an output puts it."""

from dataclasses import dataclass
from enum import Enum

from afterword.linking.page_names import PAGE_FOLDERS
from afterword.linking.register import Register
from afterword.model.legal import Instrument, Provision
from afterword.model.recommendation import Recommendation


class RefKind(Enum):
    """What a reference leads to."""

    SECTION = "section"
    ANCHOR = "anchor"
    RECOMMENDATION = "recommendation"
    INSTRUMENT = "instrument"
    PROVISION = "provision"
    MISSION = "mission"
    INSTITUTION = "institution"
    TOPIC = "topic"
    SOURCE = "source"
    NOTE = "note"
    FOOTNOTE = "footnote"
    FILE = "file"
    PAGE = "page"

    @property
    def folder(self) -> str:
        """The folder of the website for the pages of its kind; empty where they have none."""
        return PAGE_FOLDERS.get(self.value, "")


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference: what it leads to, the id of that, and the words of the link."""

    kind: RefKind
    id: str
    label: str


SCHEME = "afterword:"
"""With this begins a link that no output understands yet."""


def neutral(ref: Ref) -> str:
    """Return a reference as a link that no output understands yet."""
    return f"{SCHEME}{ref.kind.value}/{ref.id}"


def from_neutral(href: str) -> Ref:
    """Return the reference that a neutral link stands for."""
    kind, _, name = href.removeprefix(SCHEME).partition("/")
    return Ref(RefKind(kind), name, "")


def recommendation_ref(recommendation: Recommendation) -> Ref:
    """Return the reference to a recommendation, labelled with its number."""
    return Ref(RefKind.RECOMMENDATION, recommendation.id, f"Recommendation {recommendation.number}")


def section_ref(register: Register, section: str) -> Ref:
    """Return the reference to a section, labelled with its number and title."""
    head = register.sections[section].record
    number = f"{head.number}. " if head.number else ""
    return Ref(RefKind.SECTION, section, f"{number}{head.title}")


def finding_ref(register: Register, finding: str) -> Ref:
    """Return the reference to a finding, labelled with its section."""
    section = register.anchors[finding].section
    return Ref(RefKind.ANCHOR, finding, section_words(register, section))


def section_words(register: Register, section: str) -> str:
    """Return how a section is named within a sentence: Section VIII, Annex I, or its title."""
    head = register.sections[section].record
    number = head.number or ""
    is_section = number and not number.startswith("Annex")
    return f"Section {number}" if is_section else number or head.title


def citation_ref(register: Register, cited: str) -> Ref:
    """Return the reference to what is cited, labelled as it stands within a sentence."""
    if cited in register.provisions:
        instrument, provision = register.provisions[cited]
        label = f"{provision.label} of {instrument.in_text}"
        return Ref(RefKind.PROVISION, cited, label)
    instrument = register.instruments[cited]
    return Ref(RefKind.INSTRUMENT, cited, instrument.in_text)


def instrument_ref(instrument: Instrument) -> Ref:
    """Return the reference to an instrument, labelled with its short name."""
    return Ref(RefKind.INSTRUMENT, instrument.id, instrument.short)


def provision_ref(instrument: Instrument, provision: Provision) -> Ref:
    """Return the reference to a provision, labelled as it stands alone: Paragraph 9.2."""
    label = provision.label[:1].upper() + provision.label[1:]
    return Ref(RefKind.PROVISION, f"{instrument.id}/{provision.path}", label)


def institution_ref(register: Register, institution: str) -> Ref:
    """Return the reference to an institution, labelled with its name."""
    return Ref(RefKind.INSTITUTION, institution, register.institutions[institution].name)


def short_name(register: Register, institution: str) -> str:
    """Return the short name of an institution, or its name where it has no short one."""
    record = register.institutions[institution]
    return record.short or record.name


def mission_ref(register: Register, mission: str) -> Ref:
    """Return the reference to a mission, labelled with its title."""
    return Ref(RefKind.MISSION, mission, register.missions[mission].title)


def topic_ref(register: Register, topic: str) -> Ref:
    """Return the reference to a topic, labelled with its title."""
    return Ref(RefKind.TOPIC, topic, register.topics[topic].title)


def source_ref(register: Register, source: str) -> Ref:
    """Return the reference to a source, labelled with publisher, title and date."""
    record = register.sources[source]
    when = f", {record.date.in_words}" if record.date else ""
    return Ref(RefKind.SOURCE, source, f"{record.publisher}: {record.title}{when}")


def note_ref(register: Register, note: str) -> Ref:
    """Return the reference to an editors' note, labelled with its number."""
    number = register.note_numbers.get(note, "")
    return Ref(RefKind.NOTE, note, f"Editors’ note {number}".rstrip())


def footnote_ref(register: Register, section: str, name: str) -> Ref:
    """Return the reference to a footnote, labelled with its number."""
    number = register.footnote_numbers[section, name]
    return Ref(RefKind.FOOTNOTE, f"{section}/{name}", f"footnote {number}")


def citer_ref(register: Register, citer: str) -> Ref:
    """Return the reference to a section, recommendation or editors' note that cites something."""
    if citer in register.notes and citer not in register.sections:
        return note_ref(register, citer)
    if citer in register.recommendation_by_id:
        return recommendation_ref(register.recommendation_by_id[citer])
    return section_ref(register, citer)
