"""What tests share: the checkout, and the report of an invented country to work on."""

import shutil
from pathlib import Path

import pytest

from tests.building import build

_CHECKOUT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def checkout() -> Path:
    """Give the folder that holds the engine and the real report."""
    return _CHECKOUT


@pytest.fixture
def second_report(checkout: Path, tmp_path: Path) -> Path:
    """Give a copy of the second report that a test may change."""
    project = tmp_path / "second-report"
    shutil.copytree(checkout / "tests" / "second_report", project)
    return project


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that rewrites golden files, and the one that spares builds while one works."""
    parser.addoption("--rewrite-golden", action="store_true", help="write tests/golden/files anew")
    parser.addoption(
        "--sites", type=Path, help="do not build: take FOLDER/real and FOLDER/second as they are"
    )


@pytest.fixture(scope="session")
def real_site(
    checkout: Path, pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Give the result of the real report."""
    if sites := pytestconfig.getoption("--sites"):
        return Path(sites, "real").resolve(strict=True)
    return build(checkout, checkout, tmp_path_factory.mktemp("real") / "site")


@pytest.fixture(scope="session")
def second_site(
    checkout: Path, pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Give the result of the second report."""
    if sites := pytestconfig.getoption("--sites"):
        return Path(sites, "second").resolve(strict=True)
    folder = tmp_path_factory.mktemp("second")
    return build(checkout, checkout / "tests" / "second_report", folder / "site")


@pytest.fixture(scope="session")
def second_site_2021(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the result of the second report as things stood at the end of 2021."""
    folder, report = tmp_path_factory.mktemp("second-2021"), checkout / "tests" / "second_report"
    return build(checkout, report, folder / "site", "--as-of", "2021-12-31")


@pytest.fixture(scope="session", params=["real", "second"])
def site(request: pytest.FixtureRequest) -> Path:
    """Give the results of both reports in turn."""
    result: Path = request.getfixturevalue(f"{request.param}_site")
    return result
