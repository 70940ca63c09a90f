"""The website: its pages staged, built by the engine, completed with what programs read."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from markupsafe import escape

from afterword.output.citations import citation_files
from afterword.output.feed import feed_files
from afterword.output.material import Material
from afterword.output.site.engine import SiteBuild, SiteEngine, SiteSettings
from afterword.output.site.heads import add_heads, page_heads, page_titles
from afterword.output.site.pages import Pages, stage_pages, write_pages


def site_pages(material: Material) -> Pages:
    """Return every page of the website, finished."""
    return stage_pages(
        material.project, material.register, material.report, material.matrix, material.to_html
    )


def start_site(material: Material, pages: Pages, work: Path, engine: SiteEngine) -> SiteBuild:
    """Stage the pages in a folder and start the site engine on them."""
    project, record = material.project, material.report.record
    staged = work / "pages"
    for folder in reversed(project.template_folders):
        assets = folder / "site" / "assets"
        if assets.is_dir():
            shutil.copytree(assets, staged / "assets", dirs_exist_ok=True)
        if (folder / "fonts").is_dir():
            shutil.copytree(folder / "fonts", staged / "assets" / "fonts", dirs_exist_ok=True)
    write_pages(pages, project, staged)
    settings = SiteSettings(
        name=escape(record.short_title),
        notice=_notice(material),
        language=record.language,
        url=record.site_url,
        source_date=material.source_date,
    )
    return engine.start(staged, work / "site", pages, settings)


def _notice(material: Material) -> str:
    """Return what stands at the foot of every page."""
    report = material.report
    stood = f"As of {report.as_of}; what happened later is left out. " if report.as_of else ""
    record = report.record
    return f"{stood}Unofficial restatement. {escape(record.responsible)} {escape(record.licence)}"


def complete_site(material: Material, pages: Pages, site: Path) -> None:
    """Add to the built pages the feeds, the citations, and what their heads say to programs."""
    project, register = material.project, material.register
    write_files(site, feed_files(project, register, material.to_html))
    write_files(site, citation_files(register))
    add_heads(site, page_heads(project, register, page_titles(pages.texts)))


def write_files(site: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their paths from the site's root."""
    for path, content in files.items():
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
