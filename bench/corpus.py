"""A whole report of an invented country, of any size: python -m bench.corpus FOLDER COUNT."""

import csv
import io
import re
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

import yaml

from bench.invented.figures import districts, figures, notes, observers, tables
from bench.invented.law import instruments
from bench.invented.past import OWN, Past
from bench.invented.plan import ELECTION, REPORT, Fields, Subject, Value, subjects
from bench.invented.recommendations import recommendation
from bench.invented.sections import texts
from bench.invented.sources import news_count, sources
from bench.invented.words import COUNTRY, INSTITUTIONS, THEMES, TOPICS

_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_CITED = re.compile(r"\[@([^\]]+)\]")


def write_corpus(folder: Path, count: int) -> None:
    """Write a report with so many recommendations into a folder: the same count, the same bytes.

    Sections grow in number with the recommendations, and so do articles of law, sources, missions
    and districts; every file is as large as one of a real report.
    """
    for path, text in corpus_files(count):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")


def corpus_files(count: int) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of every file of a report with so many recommendations."""
    found, past, news = subjects(count), Past.of(count), news_count(count)
    asked = [recommendation(one, subject, past, news) for subject in found for one in subject.asked]
    missions, markdown = (
        [*past.missions()],
        [*texts(found, {str(one["priority"]) for one in asked})],
    )
    laws = [*instruments(found, _cited(asked, markdown), news)]
    used = {*_named((*asked, *missions, *laws), {"source", "sources"})}
    listed = [one for one in (*sources(count), *past.sources()) if one["id"] in used]
    acting = {*_named((*asked, *listed), {"addressees", "by", "assessor", "body", "issued_by"})}
    topics = {*_named(asked, {"topics"})}

    yield "mkdocs.yml", _SITE_SETTINGS
    yield from markdown
    yield "content/report.yml", _yaml("report", _report())
    yield "content/figures.yml", _yaml("figures", [*figures(found)])
    yield "content/tables.yml", _yaml("tables", tables())
    if noted := [*notes(found)]:
        yield "content/notes.yml", _yaml("notes", noted)
    yield "content/data/districts.csv", _csv(_DISTRICTS, districts(found))
    yield "content/data/observers.csv", _csv(("group", "section"), observers(found))
    width = len(str(count))
    for record in asked:
        path = f"recommendations/{record['number']:0{width}}-{record['section']}.yml"
        yield path, _yaml("recommendation", record, depth=1)
    for mission in missions:
        path = f"references/missions/{mission['id']}.yml"
        yield path, _yaml("mission", mission, depth=2)
    for law in laws:
        path = f"references/instruments/{law['id']}.yml"
        yield path, _yaml("instrument", law, depth=2)
    yield "references/institutions.yml", _yaml("institutions", [*_institutions(found, acting)])
    yield "references/topics.yml", _yaml("topics", [*_topics(topics)])
    yield "references/sources.yml", _yaml("sources", listed)
    yield "references/abbreviations.yml", _yaml("abbreviations", _ABBREVIATIONS)


def _cited(records: Iterable[Value], markdown: Iterable[tuple[str, str]]) -> set[str]:
    in_texts = (cite for _, text in markdown for cite in _CITED.findall(text))
    return {*_named(records, {"cite"}), *in_texts}


def _named(
    value: Value | Iterable[Value], keys: set[str], *, is_named: bool = False
) -> Iterator[str]:
    """Yield the names that stand under some keys of records."""
    if isinstance(value, str):
        if is_named:
            yield value
    elif isinstance(value, dict):
        for key, below in value.items():
            yield from _named(below, keys, is_named=key in keys)
    elif isinstance(value, Iterable):
        for below in value:
            yield from _named(below, keys, is_named=is_named)


def _report() -> Fields:
    return {
        "id": OWN,
        "title": f"{COUNTRY}, elections of 11 June 2017: the report and its follow-up",
        "short_title": f"{COUNTRY} 2017",
        "country": COUNTRY,
        "election": "Parliamentary elections",
        "election_date": f"{ELECTION}",
        "mission": OWN,
        "official": {
            "title": "Final Report",
            "publisher": "Observers of the Coast",
            "place": "Old Harbour",
            "date": f"{REPORT}",
            "url": f"https://coast-observers.example.org/{OWN}",
        },
        "summary": f"A report of **{COUNTRY}**, a country that there is not, and what became of "
        "what it asked for.",
        "notice": "This is a report of an invented country, and no authority stands behind it.",
        "responsible": "A program answers for the wording.",
        "licence": "Text and data may be used under CC0 1.0.",
        "cite_as": f"{COUNTRY} 2017, a generated report",
        "editors": f"{COUNTRY} editors",
        "site_url": "https://halmeria.example.org/2017/",
    }


def _institutions(found: Sequence[Subject], acting: Collection[str]) -> Iterator[Fields]:
    for name, long, short in INSTITUTIONS:
        if name in acting:
            yield {"id": name, "name": long, **({"short": short} if short else {})}
    for region_id, region in {one.region_id: one.region for one in found if one.region}.items():
        yield {"id": f"board-{region_id}", "name": f"Board of the {region}"}


def _topics(used: Collection[str]) -> Iterator[Fields]:
    for name, title in (*((theme.id, theme.title) for theme in THEMES), *TOPICS):
        if name in used:
            yield {"id": name, "title": title}


_SITE_SETTINGS = """\
site_name: ''
docs_dir: content
theme: {name: material}
plugins: [afterword]
"""
_DISTRICTS = ("district", "region", "stations", "voters")
_ABBREVIATIONS: tuple[Fields, ...] = (
    {"short": "CBE", "long": "Central Board of Elections"},
    {"short": "OC", "long": "Observers of the Coast"},
)


def _yaml(kind: str, value: Value, depth: int = 1) -> str:
    line = f"# yaml-language-server: $schema={'../' * depth}schemas/{kind}.json"
    text = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=96)
    return f"{line}\n{text}"


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows((columns, *rows))
    return written.getvalue()


def main() -> None:
    """Write the report that the command line asks for."""
    folder, count = sys.argv[1:]
    write_corpus(Path(folder), int(count))


if __name__ == "__main__":
    main()
