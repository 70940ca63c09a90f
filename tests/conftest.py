"""What tests share: the checkout, and the report of an invented country to work on."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.database import DirectoryBasedExampleDatabase

from tests.building import build, link_prints
from tests.sharing import Share, common_folder, made_once

_CHECKOUT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def checkout() -> Path:
    """Give the folder that holds the engine and the real report."""
    return _CHECKOUT


@pytest.fixture
def second_report(checkout: Path, tmp_path: Path) -> Path:
    """Give a copy of the second report that a test may change."""
    project = tmp_path / "second-report"
    kept = shutil.ignore_patterns(".cache")
    shutil.copytree(checkout / "tests" / "second_report", project, ignore=kept)
    return project


def pytest_xdist_auto_num_workers() -> int:
    """Return in how many processes tests run: one more than processors, as browsers and builds are
    often waited for."""
    return 1 + len(os.sched_getaffinity(0))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flags: golden files are rewritten, builds are spared while one works, nothing is
    left out."""
    parser.addoption("--rewrite-golden", action="store_true", help="write tests/golden/files anew")
    parser.addoption(
        "--sites", type=Path, help="do not build: take FOLDER/real and FOLDER/second as they are"
    )
    parser.addoption(
        "--thorough",
        action="store_true",
        help="leave nothing out: every page in the browser, what is marked as thorough, and many"
        " random examples of each property",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Say how properties are tried: with the same examples in every run, or with many others.

    Examples that failed in a thorough run are kept in .cache/, and tried first in the next one.
    """
    usual = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    failed = DirectoryBasedExampleDatabase(_CHECKOUT / ".cache" / "examples")
    settings.register_profile("quick", usual, max_examples=50, derandomize=True, database=None)
    settings.register_profile("thorough", usual, max_examples=500, database=failed)
    settings.load_profile("thorough" if config.getoption("--thorough") else "quick")


_FIRST = ("tests/browser/test_everyone.py::TestEven", "tests/golden", "tests/problems/test_cases")
"""What is run first: it builds the results of both reports, or needs none of them."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put first what others wait for; leave out what is marked as thorough, unless nothing is."""
    items.sort(key=lambda item: not item.nodeid.startswith(_FIRST))
    if not config.getoption("--thorough"):
        left_out = [item for item in items if item.get_closest_marker("thorough")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("thorough")]


@pytest.fixture(scope="session")
def share(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Share:
    """Give the way to make something once for all tests, whichever process they run in."""
    common = common_folder(tmp_path_factory, worker_id)
    return lambda name, make: made_once(common / name, make)


@pytest.fixture(scope="session")
def real_site(checkout: Path, pytestconfig: pytest.Config, share: Share) -> Path:
    """Give the result of the real report."""
    if sites := pytestconfig.getoption("--sites"):
        return Path(sites, "real").resolve(strict=True)
    return share("real", lambda folder: build(checkout, checkout, folder / "site")) / "site"


@pytest.fixture(scope="session")
def second_site(checkout: Path, pytestconfig: pytest.Config, share: Share) -> Path:
    """Give the result of the second report."""
    if sites := pytestconfig.getoption("--sites"):
        return Path(sites, "second").resolve(strict=True)
    report = checkout / "tests" / "second_report"
    return share("second", lambda folder: build(checkout, report, folder / "site")) / "site"


@pytest.fixture(scope="session")
def second_site_2021(checkout: Path, share: Share) -> Path:
    """Give the result of the second report as things stood at the end of 2021."""
    report, day = checkout / "tests" / "second_report", ("--as-of", "2021-12-31")
    return share("second-2021", lambda at: build(checkout, report, at / "site", *day)) / "site"


@pytest.fixture
def printed_report(checkout: Path, second_report: Path, second_site: Path) -> Path:
    """Give a copy of the second report that is printed quickly, as it was printed before."""
    del second_site  # it is built first
    link_prints(checkout / "tests" / "second_report", second_report)
    return second_report


@pytest.fixture(scope="session", params=["real", "second"])
def site(request: pytest.FixtureRequest) -> Path:
    """Give the results of both reports in turn."""
    result: Path = request.getfixturevalue(f"{request.param}_site")
    return result
