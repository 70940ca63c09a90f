"""The site engine: finished pages in, a website out. The last step, behind one small interface."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from afterword.output.site.pages import Pages
from afterword.problems import Code, Place, Problem

_LOGGED = re.compile(r"^(WARNING|ERROR|CRITICAL)\s+-\s+(.*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """What a site engine is told besides the pages."""

    name: str
    notice: str
    """Stands at the foot of every page."""
    language: str
    url: str | None
    source_date: int
    """The moment that outputs are dated by, in seconds since 1970."""


class SiteBuild(Protocol):
    """A build of the website that is under way in a process of its own."""

    def finish(self) -> tuple[Problem, ...]:
        """Wait for the build, and return what it reported."""
        ...

    def stop(self) -> None:
        """End the build where it is not wanted any more."""
        ...


class SiteEngine(Protocol):
    """Turns a folder of finished pages into a website."""

    def start(
        self, pages: Path, site: Path, navigation: Pages, settings: SiteSettings
    ) -> SiteBuild:
        """Start the build of a folder of pages into a folder for the site."""
        ...


class MkDocs:
    """mkdocs with mkdocs-material, as a subprocess on a configuration that inherits mkdocs.yml."""

    def __init__(self, mkdocs_file: Path) -> None:
        self._mkdocs_file = mkdocs_file

    def start(
        self, pages: Path, site: Path, navigation: Pages, settings: SiteSettings
    ) -> SiteBuild:
        """Start mkdocs; records stay out of its navigation, whose time grows with its square."""
        config = pages.parent / "mkdocs.yml"
        config.write_text(
            json.dumps(self._configuration(pages, site, navigation, settings), indent=1), "utf-8"
        )
        environment = {
            **os.environ,
            "SOURCE_DATE_EPOCH": str(settings.source_date),
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONWARNINGS": "ignore",
        }
        command = [sys.executable, "-m", "mkdocs", "build", "-f", str(config)]
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and arguments
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        return _MkDocsBuild(process)

    def _configuration(
        self, pages: Path, site: Path, navigation: Pages, settings: SiteSettings
    ) -> Mapping[str, object]:
        listed = [
            {title: below if isinstance(below, str) else [{t: p} for t, p in below]}
            for title, below in navigation.navigation
        ]
        return {
            "INHERIT": str(self._mkdocs_file),
            "site_name": settings.name,
            "site_url": settings.url or "",
            "copyright": settings.notice,
            "docs_dir": str(pages),
            "site_dir": str(site),
            "theme": {"language": settings.language.partition("-")[0]},
            "markdown_extensions": [{"toc": {"permalink": True}}, "attr_list"],
            "nav": listed,
            "not_in_nav": "\n".join(
                f"/{folder}/*"
                for folder in (
                    "recommendations",
                    "instruments",
                    "missions",
                    "institutions",
                    "files",
                )
            ),
        }


class _MkDocsBuild:
    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def finish(self) -> tuple[Problem, ...]:
        output, _ = self._process.communicate()
        place = Place("mkdocs.yml")
        problems = []
        for line in output.splitlines():
            if match := _LOGGED.match(line.strip()):
                fix = "see the page or the setting that it names"
                problems.append(Problem(Code.SITE_ENGINE, place, match.group(2), fix))
        if self._process.returncode and not problems:
            last = (output.strip().splitlines() or ["it said nothing"])[-1]
            message = f"mkdocs stopped: {last}"
            problems.append(Problem(Code.SITE_ENGINE, place, message, "see mkdocs.yml"))
        return tuple(problems)

    def stop(self) -> None:
        if self._process.poll() is None:
            self._process.terminate()
            self._process.communicate()
