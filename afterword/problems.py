"""What an author can put right: where it is, what is wrong, and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum


class Severity(Enum):
    """Whether a problem stops the build (error) or is advice (warning)."""

    ERROR = "error"
    WARNING = "warning"


class Code(Enum):
    """The kinds of problem. A code is stable: people and scripts rely on it."""

    MISSING_FILE = "missing-file"
    """A file or folder that every project has is not there, or one cannot be used: it may not be
    read, or is a pipe, a device, or a link that leads nowhere, in a circle or to a folder."""
    NOT_UTF8 = "not-utf8"
    """A file cannot be read as UTF-8 text."""
    CONTROL_CHARACTER = "control-character"
    """A file holds a control character, or a code that is no character, which no text has."""
    INVISIBLE_CHARACTER = "invisible-character"
    """A text holds a character that nobody sees where it has no use: one without width, or one that
    turns the direction of the words."""
    DAMAGED_TEXT = "damaged-text"
    """A text holds what was another character before it was copied or read in a wrong encoding."""
    MIXED_SCRIPTS = "mixed-scripts"
    """A word has letters of several scripts that look alike (advice)."""
    EMPTY_FILE = "empty-file"
    """A file that should hold records or text holds nothing."""
    UNKNOWN_FILE = "unknown-file"
    """A file or folder stands where the records are and would not be read."""
    FILE_NAME = "file-name"
    """A file has a name that not every computer can have, or tells apart from another's."""
    OUTSIDE_PROJECT = "outside-project"
    """A path or a symbolic link leads out of the project's folder."""
    YAML_SYNTAX = "yaml-syntax"
    """A YAML file or a front matter cannot be read as YAML."""
    YAML_FEATURE = "yaml-feature"
    """A YAML file uses anchors, aliases, tags, several documents, keys that are no words or very
    deep nesting, which are not used here."""
    CUT_TEXT = "cut-text"
    """A text that is not in quotation marks goes on after ' #', which begins a comment."""
    DUPLICATE_KEY = "duplicate-key"
    """A key stands twice in one mapping."""
    UNKNOWN_KEY = "unknown-key"
    """A record has a key that its kind of record does not know."""
    MISSING_KEY = "missing-key"
    """A record lacks a key that its kind of record needs."""
    WRONG_VALUE = "wrong-value"
    """A value is not of the form or vocabulary that its key asks for."""
    NO_SCHEMA_LINE = "no-schema-line"
    """A YAML file does not name its schema in the first line, so editors cannot complete it
    (advice)."""
    CSV_SYNTAX = "csv-syntax"
    """A data file cannot be read as rows of as many values as there are columns."""
    FRONT_MATTER = "front-matter"
    """A Markdown file has no front matter, or its front matter is empty or not closed."""
    DUPLICATE_ID = "duplicate-id"
    """An id is used by two records or two places."""
    DUPLICATE_TEXT = "duplicate-text"
    """Two records have the same title, name, text or number, or two entries say the same."""
    UNKNOWN_SECTION = "unknown-section"
    """A section is named that the report does not have."""
    UNKNOWN_FINDING = "unknown-finding"
    """A recommendation rests on a paragraph that no section holds."""
    UNKNOWN_RECOMMENDATION = "unknown-recommendation"
    """A recommendation is named that does not exist, by its id or by its number in a text."""
    UNKNOWN_PROVISION = "unknown-provision"
    """A provision is cited that no instrument holds."""
    UNKNOWN_INSTRUMENT = "unknown-instrument"
    """An instrument is cited that does not exist."""
    UNKNOWN_MISSION = "unknown-mission"
    """A mission is named that does not exist."""
    UNKNOWN_INSTITUTION = "unknown-institution"
    """An institution is named that does not exist."""
    UNKNOWN_TOPIC = "unknown-topic"
    """A topic is named that does not exist."""
    UNKNOWN_SOURCE = "unknown-source"
    """A source is named that does not exist."""
    UNKNOWN_FIGURE = "unknown-figure"
    """A figure is printed that content/figures.yml does not state."""
    UNKNOWN_NOTE = "unknown-note"
    """An editors' note is called that content/notes.yml does not have."""
    UNKNOWN_TABLE = "unknown-table"
    """A table is placed that content/tables.yml does not have."""
    UNKNOWN_DATA = "unknown-data"
    """A data file, or a column of one, is named that does not exist."""
    UNKNOWN_PART = "unknown-part"
    """An assessment is of a part that the recommendation does not have."""
    UNKNOWN_ENTRY = "unknown-entry"
    """A correction, or what reverses an assessment, is of a follow-up entry that does not stand
    before it."""
    UNKNOWN_MARK = "unknown-mark"
    """A mark stands where it does nothing, or something looks like a mark, of ours or of another
    dialect, and would be printed as it is typed."""
    RAW_HTML = "raw-html"
    """A text holds a tag or an attribute of HTML, which the drafters' Markdown does not know."""
    BAD_LIST = "bad-list"
    """Something looks like a list and is none, or is indented so that it belongs to another item or
    to none."""
    BAD_TABLE = "bad-table"
    """Something looks like a table and is none, or its rows have more or fewer cells than its
    head."""
    BAD_FOOTNOTE = "bad-footnote"
    """A footnote has no words, or its second paragraph is not indented and falls into the text."""
    BAD_PICTURE = "bad-picture"
    """A picture has no words for those who do not see it, or its file cannot be shown by all."""
    TOO_DEEP = "too-deep"
    """Brackets, quotations or lists stand within each other without end."""
    UNFINISHED_TEXT = "unfinished-text"
    """A text holds a note of its author (TODO, [?]), an item without words, a sign of emphasis that
    is not closed, or a list of some recommendations only (advice)."""
    NOT_PLACED = "not-placed"
    """A recommendation stands in no section."""
    PLACED_TWICE = "placed-twice"
    """A recommendation, a list of them, or a table stands in the text twice."""
    WRONG_SECTION = "wrong-section"
    """A recommendation stands in another section than the one it names."""
    NUMBER_GAP = "number-gap"
    """The numbers of the recommendations do not run from 1, or the letters of parts from a, without
    a gap."""
    NO_ADDRESSEE = "no-addressee"
    """A recommendation asks nobody."""
    NO_PROVISION = "no-provision"
    """A recommendation cites no provision and does not say why."""
    NO_SOURCE = "no-source"
    """A follow-up entry names no source."""
    NO_ASSESSOR = "no-assessor"
    """An assessment does not say who judged."""
    DATE_BEFORE_REPORT = "date-before-report"
    """A follow-up entry is dated before the report."""
    DATE_IN_FUTURE = "date-in-future"
    """A follow-up entry is dated or recorded after today, or a source seen; a review covers a year
    after it was made; or something is dated long after all that is on record."""
    IMPOSSIBLE_DATE = "impossible-date"
    """There is no such day, it was another day of the week, or it lies before the time in which
    there could be such a thing."""
    UNDEFINED_FOOTNOTE = "undefined-footnote"
    """A footnote is called and not defined in its file, or stands where there are none."""
    UNUSED_FOOTNOTE = "unused-footnote"
    """A footnote is defined and never called."""
    DUPLICATE_FOOTNOTE = "duplicate-footnote"
    """A footnote is defined twice in one file."""
    BROKEN_LINK = "broken-link"
    """A link or an anchor leads nowhere."""
    BAD_HEADING = "bad-heading"
    """A heading has no words or no id, its level does not follow from the one before, it calls a
    note, or it does not stand at the head of its line."""
    DOES_NOT_ADD_UP = "does-not-add-up"
    """A figure is not what it is computed to be, and no discrepancy is declared."""
    DISCREPANCY_GONE = "discrepancy-gone"
    """A declared discrepancy does not hold, or not in the way that it is declared."""
    UNEXPANDED = "unexpanded"
    """An abbreviation is not expanded where the report first uses it (advice)."""
    UNUSED_FIGURE = "unused-figure"
    """A figure is stated, printed nowhere, and does not say why it is kept (advice)."""
    UNUSED_SOURCE = "unused-source"
    """A source is listed, nothing rests on it, and it does not say why it is kept (advice)."""
    UNUSED_PROVISION = "unused-provision"
    """An instrument or a provision is stated, nothing cites it, and it does not say why it is kept
    (advice)."""
    UNUSED_NOTE = "unused-note"
    """An editors' note is written and called nowhere (advice)."""
    UNUSED_TABLE = "unused-table"
    """A table or a data file is stated and shown nowhere (advice)."""
    UNUSED_INSTITUTION = "unused-institution"
    """An institution is listed, no record names it, and no text has its name (advice)."""
    UNUSED_TOPIC = "unused-topic"
    """A topic is listed, and no recommendation is on it (advice)."""
    UNUSED_ABBREVIATION = "unused-abbreviation"
    """An abbreviation is listed, and no text has it (advice)."""
    UNUSED_PICTURE = "unused-picture"
    """A picture lies in content/, and no text shows it or leads to it (advice)."""
    UNUSED_WORD = "unused-word"
    """A foreign word is listed, no text sets it in emphasis, and no table has it (advice)."""
    LINEAGE_SELF = "lineage-self"
    """A recommendation is said to repeat itself or its own mission."""
    LINEAGE_CYCLE = "lineage-cycle"
    """Recommendations are said to repeat each other in a circle."""
    LINEAGE_ORDER = "lineage-order"
    """A recommendation is said to repeat a mission that came later."""
    CONTRADICTION = "contradiction"
    """Two statements cannot both be right: of the report and its mission, of an assessor on the
    same subject and time, of a link and where it leads, of dates of which one must come first."""
    DOUBTFUL_ROLE = "doubtful-role"
    """A body judges what it is asked to do itself, or is said to ask for it too; or an observer
    answers whom nobody asks to act (advice)."""
    READING_WITHOUT_GROUNDS = "reading-without-grounds"
    """An editors' assessment does not say where the assessor's words stand, or what speaks against
    it."""
    WORDS_NOT_SEEN = "words-not-seen"
    """An editors' assessment names no source with the assessor's own words, nor who reports them
    (advice)."""
    UNSAFE_OUTPUT = "unsafe-output"
    """The output folder holds, or lies among, files that the build did not make."""
    MISSING_LIBRARY = "missing-library"
    """A library that the PDF needs is not installed on this computer."""
    SITE_TEMPLATE = "site-template"
    """A template of the website cannot be read or filled."""
    SITE_SETTING = "site-setting"
    """mkdocs.yml says something other than report.yml, or something that cannot be."""
    MKDOCS = "mkdocs"
    """MkDocs, its theme or another plugin says that something is not as it should be (advice)."""
    PAGE_GONE = "page-gone"
    """A page that was published is not there any more, and no redirect says what took its place."""
    BAD_REDIRECT = "bad-redirect"
    """A redirect leads away from a page that there is, to one that there is not, or in steps."""
    NOT_APPENDABLE = "not-appendable"
    """A recommendation is written so that no follow-up can be added to it."""
    CHANGED_ENTRY = "changed-entry"
    """A row of a spreadsheet changes a follow-up entry; entries are only added."""
    SPREADSHEET = "spreadsheet"
    """A spreadsheet of follow-up cannot be read, or does not have the columns of the export."""
    NOT_WRITTEN = "not-written"
    """A file could not be written, somebody else changed it at the same time, or an import that was
    interrupted cannot be finished."""
    PDF_RENDERING = "pdf-rendering"
    """The PDF could not be set as its templates ask."""


WARNINGS = frozenset(
    {
        Code.NO_SCHEMA_LINE,
        Code.MIXED_SCRIPTS,
        Code.UNFINISHED_TEXT,
        Code.UNEXPANDED,
        Code.DOUBTFUL_ROLE,
        Code.WORDS_NOT_SEEN,
        Code.UNUSED_FIGURE,
        Code.UNUSED_SOURCE,
        Code.UNUSED_PROVISION,
        Code.UNUSED_NOTE,
        Code.UNUSED_TABLE,
        Code.UNUSED_INSTITUTION,
        Code.UNUSED_TOPIC,
        Code.UNUSED_ABBREVIATION,
        Code.UNUSED_PICTURE,
        Code.UNUSED_WORD,
        Code.MKDOCS,
    }
)
"""The codes that are advice unless the build is strict."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a project: path from its root, line and column (from 1; 0: the whole file)."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that an author can put right."""

    code: Code
    place: Place
    message: str
    fix: str
    severity: Severity = field(init=False)

    def __post_init__(self) -> None:
        severity = Severity.WARNING if self.code in WARNINGS else Severity.ERROR
        object.__setattr__(self, "severity", severity)

    def __str__(self) -> str:
        head = f"{self.place}: {self.severity.value}[{self.code.value}]: {self.message}"
        return f"{head}\n    fix: {self.fix}"

    def as_json(self) -> dict[str, str | int]:
        """Return it as a JSON object: path, line, column, severity, code, message and fix."""
        return {
            "path": self.place.path,
            "line": self.place.line,
            "column": self.place.column,
            "severity": self.severity.value,
            "code": self.code.value,
            "message": self.message,
            "fix": self.fix,
        }


class ProblemsFoundError(Exception):
    """A stage could not go on; carries the problems that say why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return each problem once, sorted by place, then by code and message."""
    return tuple(sorted(set(problems), key=lambda one: (one.place, one.code.value, one.message)))


def counted(problems: Iterable[Problem]) -> str:
    """Return how many errors and warnings there are, in words: 1 error, 2 warnings."""
    severities = [problem.severity for problem in problems]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    return f"{_many(errors, 'error')}, {_many(warnings, 'warning')}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
