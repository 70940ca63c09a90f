"""What a page says of itself, for those who hear it: read from the files, without a browser."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from tests.browser.pages import every_page

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SCRIPTS = {"cyrillic": re.compile(r"[\u0400-\u04ff]{2,}")}
"""Letters that no page's own language has, by the name of their script."""
WRITTEN_IN = {"cyrillic": ("ru", "kk", "uk", "be", "bg", "sr", "mk", "ky", "tg", "mn")}


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, html.HtmlElement]:
    """Give every page as a tree, by its path."""
    return {page: html.parse(str(site / page)).getroot() for page in every_page(site)}


def _told(wrong: list[str]) -> str:
    return "\n" + "\n".join(wrong)


def test_every_page_has_one_first_heading_and_skips_no_level(
    pages: dict[str, html.HtmlElement],
) -> None:
    wrong = []
    for page, tree in pages.items():
        levels = [int(one.tag[1]) for one in tree.iter(*HEADINGS)]
        if levels[:1] != [1] or levels.count(1) != 1:
            wrong.append(f"{page}: its headings are {levels}")
        if any(after > before + 1 for before, after in pairwise(levels)):
            wrong.append(f"{page}: skips a level: {levels}")
        wrong += [f"{page}: empty {one.tag}" for one in tree.iter(*HEADINGS) if not _words(one)]
    assert not wrong, _told(wrong)


def test_every_table_has_a_caption_and_its_headings_say_what_they_head(
    pages: dict[str, html.HtmlElement],
) -> None:
    wrong = []
    for page, tree in pages.items():
        for table in tree.iter("table"):
            captions = table.findall("caption")
            if len(captions) != 1 or not _words(captions[0]):
                wrong.append(f"{page}: a table without a caption: {_words(table)[:80]}")
            heads = list(table.iter("th"))
            if not heads:
                wrong.append(f"{page}: a table without headings: {_words(table)[:80]}")
            wrong += [
                f"{page}: a heading without a scope: {_words(head)[:80]}"
                for head in heads
                if head.get("scope") not in {"col", "row", "colgroup", "rowgroup"}
            ]
    assert not wrong, _told(wrong)


def test_every_page_names_its_language_and_has_a_title_of_its_own(
    pages: dict[str, html.HtmlElement],
) -> None:
    wrong = [page for page, tree in pages.items() if not tree.get("lang")]
    by_title: dict[str, list[str]] = {}
    for page, tree in pages.items():
        by_title.setdefault(str(tree.findtext("head/title")), []).append(page)
    wrong += [f"{alike} are all '{title}'" for title, alike in by_title.items() if len(alike) > 1]
    assert not wrong, _told(wrong)


def test_emphasised_words_in_other_letters_name_their_language(
    pages: dict[str, html.HtmlElement],
) -> None:
    # Drafters set foreign words in emphasis. Names of people, places and works, which stand in
    # titles and lists, need no language (WCAG 2.2, 3.1.2).
    wrong = []
    for page, tree in pages.items():
        for text in tree.xpath("//main//*[self::em or self::strong]//text()"):
            for script, letters in SCRIPTS.items():
                holder = text.getparent() if text.is_text else text.getparent().getparent()
                language = holder.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")
                if letters.search(text) and language[:2] not in WRITTEN_IN[script]:
                    wrong.append(f"{page}: in {language}: {' '.join(text.split())[:80]}")
    assert not wrong, _told(wrong)


def test_the_first_link_of_every_page_leads_to_its_main_part(
    pages: dict[str, html.HtmlElement],
) -> None:
    wrong = []
    for page, tree in pages.items():
        target = tree.xpath("string(//body//a[@href][1]/@href)").partition("#")[2]
        if tree.xpath("string(//main/@id)") != target or not target:
            wrong.append(f"{page}: #{target}")
    assert not wrong, _told(wrong)


def test_every_page_forbids_what_it_does_not_need(pages: dict[str, html.HtmlElement]) -> None:
    wrong = []
    for page, tree in pages.items():
        policies = tree.xpath("//head/meta[@http-equiv='Content-Security-Policy']/@content")
        rules = dict(part.strip().split(" ", 1) for part in "".join(policies).split(";") if part)
        if len(policies) != 1 or rules.get("default-src") != "'none'" or "unsafe" in policies[0]:
            wrong.append(f"{page}: {policies}")
        for rule, element in (("script-src", "script"), ("style-src", "style")):
            within = [one.text for one in tree.iter(element) if one.text and _is_run(one)]
            if rules.get(rule, "").split() != ["'self'", *map(_hash_of, within)]:
                wrong.append(f"{page}: {rule} {rules.get(rule)} for {len(within)} within the page")
            if within and page != "404.html":  # shown at any depth, it has to find its files
                wrong.append(f"{page}: has a {element} within it")
        wrong += [f"{page}: a style within: {one}" for one in tree.xpath("//@style")]
        handlers = tree.xpath("//@*[starts-with(name(), 'on')]")
        wrong += [f"{page}: a script within: {one}" for one in handlers]
        if re.search(r"https?:|\*", "".join(policies)):
            wrong.append(f"{page}: names another host: {policies}")
        before = tree.xpath(
            "//head/meta[@http-equiv]/preceding-sibling::*[self::script|self::link]"
        )
        if before:
            wrong.append(f"{page}: the policy comes after what it is for")
    assert not wrong, _told(wrong)


def _is_run(element: html.HtmlElement) -> bool:
    """Tell whether an element is a script that runs, or a style; data in JSON are neither."""
    return "json" not in (element.get("type") or "")


def _hash_of(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_the_hash_is_that_of_the_standard() -> None:
    # The example of the standard: https://www.w3.org/TR/CSP3/#external-hash and CSP2, 7.17.1.
    expected = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    assert _hash_of("alert('Hello, world.');") == expected


def test_no_page_is_turned_into_the_next_by_script(site: Path) -> None:
    # With navigation.instant, links of pictures throw and scripts of the page do not run again.
    wrong = []
    for page in every_page(site):
        config = html.parse(str(site / page)).getroot().get_element_by_id("__config").text
        if any("instant" in feature for feature in json.loads(config)["features"]):
            wrong.append(page)
    assert not wrong, _told(wrong)


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
