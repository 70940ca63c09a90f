"""Of whose recommendation or section a text speaks: of this report's, or of another document's."""

import re
from dataclasses import dataclass

from afterword.linking.register import Register

_PARAGRAPH = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[|#]|[-*+]\s|\d+\.\s))")
_SENTENCE = re.compile(r"(?<!\b[Nn]o)(?<!\b[Nn]os)(?<!\b[A-Z])[.!?;:]['\"”»)]*\s")
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"\n]*\"|‘[^’]*’(?!\w)|(?m:^[ \t]*>.*$)")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?!\d|[.,]\d)")
_DOCUMENT = (
    r"(?:reports?|statements?|opinions?|reviews?|missions?|elections?|referendums?|recommendations"
    r"|documents?|EOM|LEOM|EAM|NAM)"
)
_OWN = re.compile(
    r"(?:this|the|the\s+present|our)\s+(?:(?:final|official|present|same|observation|election"
    r"|mission|mission’s|mission's)\s+)*(?:report|publication|mission|restatement|list|text)\b"
)
_OTHER_DOCUMENT = re.compile(
    r"\b(?:[Ii]ts|[Tt]heir|[Jj]oint|[Tt]hat|[Aa]nother|[Aa]n?)\s(?:[\w-]+\s){0,2}?"
    r"(?:report|statement|opinion|review|conclusions|observations)s?\b"
)
_OF = re.compile(r"\W{0,3}(?:(?:as\s)?(?:made|addressed|given)\s)?(of|from|by|in)\s")
_ANOTHER = frozenset(
    {"general", "previous", "earlier", "prior", "former", "past"}
    | {"other", "another", "similar", "later", "new", "own"}
)
_NO_NAMES = frozenset({"Priority", "See", "Under", "In", "And", "But", "The", "Of", "As", "With"})
_LAW = re.compile(r"\b(?:Law|Code|Act|Constitution|Document|Convention|Guidelines|Charter)\b")
_NEAR = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """What belongs to the report in hand: its years, and the names of those who published it."""

    years: frozenset[str]
    names: frozenset[str]
    others: frozenset[str]
    """The names of bodies that neither published it nor are asked to act: they speak elsewhere."""

    @classmethod
    def of(cls, register: Register) -> "Attribution":
        """Return what belongs to the report of a register."""
        if register.loaded.report is None:
            return cls(years=frozenset(), names=frozenset(), others=frozenset())
        report = register.report
        publisher = report.official.publisher
        shorts = {one.short for one in register.institutions.values() if one.name == publisher}
        days = (report.election_date, report.official.date)
        names = {publisher, *(short for short in shorts if short)}
        others = {
            name
            for one in register.institutions.values()
            for name in (one.name, one.short)
            if name and one.id not in register.asked_of and one.name != publisher
        }
        years = frozenset(str(day.year) for day in days)
        return cls(years=years, names=frozenset(names), others=frozenset(others))

    def is_of_others(self, text: str, start: int, end: int) -> bool:
        """Tell whether what a text names between two offsets is, or may well be, of another
        document: by the words around it, or because others are quoted."""
        first, last = _around(text, start, end)
        paragraph, at = text[first:last], start - first
        if any(one.start() <= at < one.end() for one in _QUOTED.finditer(paragraph)):
            return True
        head = [found.end() for found in _SENTENCE.finditer(paragraph, 0, at)]
        sentence = head[-1] if head else 0
        tail = _SENTENCE.search(paragraph, end - first)
        before = paragraph[sentence:at]
        after = paragraph[end - first : tail.start() if tail else None]
        told = paragraph[: tail.start() if tail else None]
        if self._other_before(before) or self._other_after(after) or self._other_year(told):
            return True
        is_named = any(re.search(rf"\b{re.escape(name)}\b", told) for name in self.others)
        return is_named or _OTHER_DOCUMENT.search(before) is not None

    def _other_before(self, before: str) -> bool:
        """Tell whether the word before says so: General, previous, CEDAW, the Committee’s."""
        words = re.findall(r"[\w’'-]+", before)
        last = words[-1] if words else ""
        bare = re.sub(r"[’']s?$", "", last)
        if last.lower() in _ANOTHER:
            return True
        if any(bare in name.split() for name in self.names) or bare.lower() in {
            "report",
            "mission",
        }:
            return False
        is_name = last[:1].isupper() and len(words) > 1 and last not in _NO_NAMES
        return bare != last or is_name or sum(sign.isupper() for sign in last) > 1

    def _other_after(self, after: str) -> bool:
        """Tell whether the words after say so: of the Committee, in its new report, (2001)."""
        if bracket := re.match(r"\s*\([^()]*\)", after):
            years = set(_YEAR.findall(bracket.group()))
            if years and not years & self.years:
                return True
        found = _OF.match(after)
        if found is None:
            return False
        what = after[found.end() : found.end() + _NEAR]
        if _OWN.match(what) or any(what.removeprefix("the ").startswith(one) for one in self.names):
            return False
        if found[1] != "in":
            return True
        return re.match(rf"(?:its|their|that|an?|another)\s(?:\w+\s)?{_DOCUMENT}", what) is not None

    def _other_year(self, told: str) -> bool:
        """Tell whether a report, a mission or the like of another year is spoken of before."""
        for found in _YEAR.finditer(told):
            near = told[max(found.start() - _NEAR, 0) : found.end() + _NEAR]
            if found.group() not in self.years and re.search(rf"\b{_DOCUMENT}\b", near):
                return True
        return False


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the paragraph begins and ends that holds what is between two offsets."""
    first = 0
    low = max(start - 5000, 0)
    for found in _PARAGRAPH.finditer(text, low, start):
        first = found.end()
    after = _PARAGRAPH.search(text, end, end + 5000)
    return max(first, low), after.start() if after else min(len(text), end + 5000)


def is_of_law(text: str, start: int) -> bool:
    """Tell whether a law or the like is named shortly before an offset: the Code (section V)."""
    return _LAW.search(text, max(start - _NEAR, 0), start) is not None
