"""How builds behave: same bytes anywhere, one change everywhere, a failure changes nothing."""

import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.building import build, copy_report, link_prints, run, run_here
from tests.end_to_end.reading import pdf_pages, squeezed

NEW_WORD = "quokkafied"


def _bytes(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def _texts(site: Path) -> Iterator[tuple[str, str]]:
    """Yield the text of every file of a result, out of PDF and spreadsheets too."""
    for path in sorted(site.rglob("*")):
        if path.suffix in {".html", ".json", ".js", ".csv", ".xml"}:
            yield path.name, path.read_text("utf-8")
        elif path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                yield path.name, "".join(book.read(name).decode() for name in book.namelist())
        elif path.suffix == ".pdf":
            yield path.name, squeezed("".join(pdf_pages(site, path)))


def test_two_builds_in_different_folders_are_identical(
    checkout: Path, second_site: Path, tmp_path: Path
) -> None:
    elsewhere = copy_report(checkout / "tests/second_report", tmp_path / "elsewhere" / "report")
    again = build(checkout, elsewhere, tmp_path / "result")
    assert _bytes(again) == _bytes(second_site)


@pytest.mark.thorough
def test_two_builds_of_the_real_report_are_identical(
    checkout: Path, real_site: Path, tmp_path: Path
) -> None:
    again = build(checkout, copy_report(checkout, tmp_path / "real"), tmp_path / "result")
    assert _bytes(again) == _bytes(real_site)


def _saying(site: Path, words: str) -> set[str]:
    return {name for name, body in _texts(site) if words in body or squeezed(words) in body}


@pytest.mark.parametrize(
    ("report", "name", "sections"),
    [
        ("second", "ver-2019-r2", {"polling-day.html", "media-and-proposals.html"}),
        pytest.param(
            "real",
            "kaz-2016-r07",
            {"media.html", "recommendations.html"},
            marks=pytest.mark.thorough,
        ),
    ],
    ids=["second", "real"],
)
def test_changing_a_word_of_a_recommendation_changes_it_everywhere(
    request: pytest.FixtureRequest,
    checkout: Path,
    tmp_path: Path,
    report: str,
    name: str,
    sections: set[str],
) -> None:
    former: Path = request.getfixturevalue(f"{report}_site")
    sources = checkout if report == "real" else checkout / "tests/second_report"
    project, site = copy_report(sources, tmp_path / "report"), tmp_path / "site"
    number = int(name.rpartition("-r")[2])
    (file,) = (project / "recommendations").glob(f"{number:02}-*.yml")
    source = file.read_text("utf-8")
    text = re.search(r"^text: (?:>-\n +)?((?:\S+ ){2,3}[a-z]{5,})\b", source, re.MULTILINE)
    assert text is not None
    old = text[1]
    new = f"{old.rpartition(' ')[0]} {NEW_WORD}"
    file.write_text(source.replace(old, new, 1), "utf-8")
    link_prints(sources, project)
    build(checkout, project, site)
    matrices = {f"follow-up-matrix.{kind}" for kind in ("csv", "json", "xlsx")}
    everywhere = {"report.pdf", f"{name}.pdf", f"{name}.html", *sections}
    assert _saying(former, old) >= everywhere | matrices
    assert _saying(site, new) == _saying(former, old)
    assert _saying(site, old) == set()
    assert "index.js" in _saying(site, NEW_WORD)
    assert NEW_WORD in "".join(pdf_pages(site))


def test_a_failed_build_leaves_the_former_result_as_it_was(
    checkout: Path, second_site: Path, tmp_path: Path
) -> None:
    project = copy_report(checkout / "tests/second_report", tmp_path / "report")
    shutil.copytree(second_site, project / "site")
    before = _bytes(project / "site")
    (broken,) = (project / "recommendations").glob("01-*.yml")
    broken.write_text(broken.read_text("utf-8") + "addresees: [nobody]\n", "utf-8")
    result = run_here(checkout, "build", "--project", str(project))
    assert result.returncode == 1
    assert "unknown-key" in result.stderr
    assert _bytes(project / "site") == before
    assert sorted(path.name for path in project.iterdir()) == [
        "content",
        "mkdocs.yml",
        "recommendations",
        "references",
        "site",
    ]


def test_a_build_from_the_same_inputs_leaves_the_result_alone(
    checkout: Path, second_site: Path
) -> None:
    times = {path: path.stat().st_mtime_ns for path in second_site.rglob("*")}
    build(checkout, checkout / "tests/second_report", second_site)
    assert {path: path.stat().st_mtime_ns for path in second_site.rglob("*")} == times


def test_a_result_that_somebody_changed_is_built_again(
    checkout: Path, second_site: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(second_site, site)
    (site / "index.html").write_text("spoiled", "utf-8")
    build(checkout, checkout / "tests/second_report", site)
    assert _bytes(site) == _bytes(second_site)


def test_the_artefacts_are_printed_one_a_line(checkout: Path, second_site: Path) -> None:
    project = checkout / "tests/second_report"
    result = run(
        checkout,
        "--project",
        str(project),
        "--output",
        str(second_site),
        SOURCE_DATE_EPOCH="1700000000",
    )
    lines = result.stdout.splitlines()
    assert [Path(line).name for line in lines] == [
        "index.html",
        "report.pdf",
        "follow-up-matrix.pdf",
        "follow-up-matrix.xlsx",
        "follow-up-matrix.csv",
        "follow-up-matrix.json",
        "follow-up.csv",
        "afterword.sqlite",
        "afterword-metadata.json",
        "index.json",
        "manifest.json",
    ]
    assert all(Path(line).is_file() for line in lines)


def test_problems_as_json_name_path_line_column_severity_code_message_and_fix(
    checkout: Path, second_report: Path
) -> None:
    (broken,) = (second_report / "recommendations").glob("01-*.yml")
    broken.write_text(broken.read_text("utf-8") + "addresees: [nobody]\n", "utf-8")
    result = run_here(checkout, "check", "--format", "json", "--project", str(second_report))
    (problem,) = json.loads(result.stdout)
    assert result.returncode == 1
    assert set(problem) == {"path", "line", "column", "severity", "code", "message", "fix"}
    assert (problem["code"], problem["severity"], problem["column"]) == ("unknown-key", "error", 1)


def test_a_check_without_problems_says_how_many_files_were_read(checkout: Path) -> None:
    for project in (checkout, checkout / "tests/second_report"):
        result = run_here(checkout, "check", "--strict", "--project", str(project))
        assert (result.returncode, result.stdout) == (0, "")
        assert re.fullmatch(r"no problems in [1-9][0-9]+ files\n", result.stderr)


def test_a_command_that_does_not_exist_is_wrong_usage(checkout: Path) -> None:
    result = run_here(checkout, "bild")
    assert result.returncode == 2
    assert "build" in result.stderr


def test_an_option_that_does_not_exist_is_wrong_usage(checkout: Path) -> None:
    result = run_here(checkout, "--strikt")
    assert result.returncode == 2
    assert "--strict" in result.stderr


def test_without_the_packages_one_line_says_what_to_run(checkout: Path) -> None:
    command = [sys.executable, "-S", str(checkout / "build.py")]
    result = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert "make build" in result.stderr
    assert "requirements/run.txt" in result.stderr
