"""The website's theme fits the version of Material that is installed."""

import hashlib
import json
import re
from base64 import b64encode
from pathlib import Path

import material

from afterword.site.theme_styles import names_in, used_rules

THEME = Path(__file__).parents[3] / "templates/site/theme"
ORIGINALS = Path(material.__file__).parent / "templates"


def test_what_the_theme_overrides_is_as_it_was_when_it_was_overridden() -> None:
    known = json.loads((THEME / "overrides.json").read_text("utf-8"))
    now = {name: hashlib.sha256((ORIGINALS / name).read_bytes()).hexdigest() for name in known}
    assert now == known, "Material has changed: compare the originals, then renew overrides.json"


def test_every_override_is_known_and_says_why() -> None:
    names = [path.relative_to(THEME).as_posix() for path in sorted(THEME.rglob("*.html"))]
    known = json.loads((THEME / "overrides.json").read_text("utf-8"))
    assert names == sorted(known)
    for name in names:
        first = (THEME / name).read_text("utf-8").splitlines()[0]
        assert first.startswith(f"{{#- Overrides {name}: "), name


def test_the_policy_of_the_404_page_allows_its_own_script_and_style() -> None:
    page = (THEME / "404.html").read_text("utf-8")
    style = re.findall(r"<style>(.*?)</style>", page)
    script = (THEME / "partials/find-root.js").read_text("utf-8").rstrip("\n")
    for text in (*style, script):
        digest = b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in page


def test_the_assets_of_material_that_the_theme_names_exist() -> None:
    text = (THEME / "base.html").read_text("utf-8") + (THEME / "main.html").read_text("utf-8")
    named = re.findall(r"assets/(?:stylesheets|javascripts)/[\w.]+\.(?:css|js)", text)
    assert len(named) == 2
    assert all((ORIGINALS / name).is_file() for name in named)


def test_only_rules_that_pages_can_use_are_kept() -> None:
    css = (ORIGINALS / "assets/stylesheets").glob("main.*.css")
    whole = next(css).read_text("utf-8")
    names = names_in([str(THEME), str(ORIGINALS), "mkdocs"])
    kept = used_rules(whole, names)
    assert len(kept) < len(whole) / 3
    for rule in (".md-header", ".md-tabs", ".md-sidebar", ".md-search__input", ".md-top"):
        assert rule in kept
    for rule in (".admonition", ".md-typeset .tabbed-set", "[dir=rtl]", "data-md-color-scheme"):
        assert rule in whole
        assert rule not in kept
    assert "[dir=rtl]" in used_rules(whole, names, is_rtl=True)
    read = set(re.findall(r"var\((--md-[\w-]+)", kept))
    assert {one for one in re.findall(r"[{;](--md-[\w-]+):", kept) if one not in read} == set()
