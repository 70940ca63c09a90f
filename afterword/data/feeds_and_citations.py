"""What other programs take in: Atom feeds (RFC 4287), and citations in BibTeX and RIS."""

import re
from collections.abc import Iterator

from afterword.linking.refs import Ref, RefKind
from afterword.linking.register import Register
from afterword.markup.addresses import WebAddresses, citation_of, citation_path, feed_path
from afterword.markup.templating import environment, render
from afterword.project.project import Project
from afterword.views.follow_up.feed import feed_views
from afterword.views.report.citation import CitedWork, HowToCite

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TEX = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "`": r"{\textasciigrave}",
    "<": r"{\textless}",
    ">": r"{\textgreater}",
    "|": r"{\textbar}",
    **{sign: rf"\{sign}" for sign in "#$%&_"},
}
_RUNS = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=,)(?=,)")
"""Between signs of which TeX would make one: -- becomes a dash, '' a quotation mark."""


def feed_files(project: Project, register: Register) -> dict[str, bytes]:
    """Return the feed of everything, and one for each recommendation and institution, by their
    paths from the site's root."""
    env = environment(project, register, WebAddresses(register))
    files = {}
    for feed in feed_views(register):
        path = feed_path(feed.about)
        own = Ref(RefKind.PAGE, path, feed.title)
        text = render(env, "feed/feed.xml.j2", path, feed=feed, own=own)
        files[path] = text.encode()
    return files


def citation_files(register: Register) -> dict[str, bytes]:
    """Return the citations of the report and of each recommendation by their paths from the
    site's root."""
    files = {}
    for record in (None, *register.recommendations):
        cited = citation_of(register, record)
        files[citation_path(record, "bib")] = bibtex(cited).encode()
        files[citation_path(record, "ris")] = ris(cited).encode()
    return files


def bibtex(cited: HowToCite) -> str:
    """Return a citation as BibTeX: @misc for our record, @techreport for the official report."""
    record, official = cited.record, cited.official
    own = _bibtex_entry("misc", record, {"howpublished": record.within})
    return f"{own}\n{_bibtex_entry('techreport', official, {'institution': official.publisher})}"


def ris(cited: HowToCite) -> str:
    """Return a citation as RIS: an electronic work for our record, and the official report."""
    lines = [*_ris_lines("ELEC", cited.record), *_ris_lines("RPRT", cited.official)]
    return "".join(f"{line}\r\n" for line in lines)


def _bibtex_entry(kind: str, work: CitedWork, more: dict[str, str]) -> str:
    """Return an entry; double braces keep the name of a body whole and a title in its letters."""
    fields = {
        "author": f"{{{tex(work.author)}}}",
        "title": f"{{{tex(work.title)}}}",
        **{name: tex(value) for name, value in more.items()},
        "address": tex(work.place),
        "note": tex(work.note),
        "language": work.language,
        "url": _tex_url(work.url),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    when = f"  year = {{{work.day.year}}},\n  month = {_MONTHS[work.day.month - 1]},\n"
    return f"@{kind}{{{work.key},\n{''.join(lines)}{when}}}\n"


def tex(text: str) -> str:
    r"""Return a text that TeX prints as it is.

    >>> tex("50% {of} A & B -- or_C")
    '50\\% {\\textbraceleft}of{\\textbraceright} A \\& B -{}- or\\_C'
    """
    return "".join(_TEX.get(sign, sign) for sign in _RUNS.sub("\0", text)).replace("\0", "{}")


def _tex_url(url: str) -> str:
    """Return an address without the signs that would end a field too early."""
    return url.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")


def _ris_lines(kind: str, work: CitedWork) -> Iterator[str]:
    fields = (
        ("TY", kind),
        ("ID", work.key),
        ("AU", work.author),
        ("TI", work.title),
        ("T2", work.within),
        ("PB", work.publisher),
        ("CY", work.place),
        ("PY", str(work.day.year)),
        ("DA", f"{work.day:%Y/%m/%d}"),
        ("LA", work.language),
        ("N1", work.note),
        ("UR", work.url),
    )
    yield from (f"{tag}  - {value}" for tag, value in fields if value)
    yield "ER  - "
