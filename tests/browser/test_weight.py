"""A page is light: all that it loads, uncompressed, is below 500 kB, for each kind of page."""

from pathlib import Path

from tests.browser.pages import a_page_of_each_kind
from tests.browser.visiting import Visit, bytes_of

MOST = 500_000


def test_no_kind_of_page_loads_500_kilobytes(
    visit: Visit, real_site: Path, real_address: str
) -> None:
    kinds = a_page_of_each_kind(real_site)
    assert "matrix.html" in kinds
    heavy = []
    for path in kinds:
        loaded = bytes_of(visit(real_address), path)
        if sum(loaded.values()) >= MOST:
            parts = sorted(loaded.items(), key=lambda part: -part[1])
            heavy += [f"{path}: {sum(loaded.values())} bytes", *(f"    {n} {u}" for u, n in parts)]
    assert not heavy, "\n" + "\n".join(heavy)
