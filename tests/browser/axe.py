"""axe-core in a page: what it finds, told so that a person can mend it.

`findings(page)` judges a page as it stands: after a click, with a dialog open, in dark colours.
"""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SCRIPT = Path(sys.prefix) / "npm/node_modules/axe-core/axe.min.js"
"""Installed by `make test` from requirements/package-lock.json."""
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OF_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that can find something else in dark colours."""
OF_SIZES = ("target-size", "scrollable-region-focusable", "meta-viewport")
"""The rules that can find something else on a phone, and are quick."""
SHOWN = 6
"""So many places of each kind are named."""
_RUN = """
async (only) => {
  const found = await axe.run(document, {
    runOnly: only, resultTypes: ["violations"], preload: false,
  });
  return found.violations.flatMap((rule) => rule.nodes.map((node) => [
    rule.id, node.target.flat().join(" >> "), node.html, node.failureSummary,
  ]));
}
"""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Finding:
    """One element that breaks one rule: where, which, and why in axe's words."""

    rule: str
    target: str
    view: str
    page: str
    html: str
    reason: str


Judge = Callable[..., list[Finding]]
"""Gives what axe-core finds on a page as it stands, in light colours and in dark ones; a word for
how it is looked at may follow the page."""


def findings(page: Page, *, view: str = "", rules: tuple[str, ...] = ()) -> list[Finding]:
    """Return what axe-core finds on a page as it stands, by all rules of TAGS or by those named.

    `view` is a word for how the page is looked at; it comes back in the findings.
    """
    only: dict[str, Any] = (
        {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": list(TAGS)}
    )
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT.read_text("utf-8") + ";0")
    found: list[list[str]] = page.evaluate(_RUN, only)
    path = page.url.rpartition("//")[2]
    return [
        Finding(rule=rule, target=target, view=view, page=path, html=html, reason=reason)
        for rule, target, html, reason in found
    ]


def told(found: Iterable[Finding]) -> str:
    """Return findings for people: for each rule how often and why, and some of the places."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for one in sorted(found):
        alike.setdefault((one.rule, one.view), []).append(one)
    lines = []
    for (rule, view), ones in alike.items():
        pages = len({one.page for one in ones})
        lines.append(f"{rule} ({view}): {len(ones)} elements on {pages} pages")
        lines += [f"    {line}" for line in ones[0].reason.splitlines()]
        for one in ones[:SHOWN]:
            lines += [f"  {one.page}", f"    {one.target}", f"    {one.html}"]
        lines += [f"  … and {len(ones) - SHOWN} more"] * (len(ones) > SHOWN)
    return "\n".join(lines)
