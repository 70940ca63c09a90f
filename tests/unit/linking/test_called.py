"""Names where ids are expected: which record is meant."""

from pathlib import Path

import pytest

from afterword.linking.called import id_of
from tests.unit.small_project import read_register, write_project


@pytest.mark.parametrize(
    ("kind", "name", "meant"),
    [
        ("section", "voter  LISTS", "write its id: 'voter-lists'"),
        ("section", "Section II", "write its id: 'voter-lists'"),
        ("section", "Voter lyst", "did you mean 'voter-lists'?"),
        ("instrument", "the Coast Charter", "write its id: 'coast-charter-1991'"),
        ("recommendation", "1", "write its id: 'sor-2018-r1'"),
        ("recommendation", "Lists kept up to day", "did you mean 'sor-2018-r1'?"),
        ("figure", "Voter lists", None),
        ("topic", "Nothing of the kind", None),
        ("topic", "x" * 1000, None),
    ],
)
def test_a_name_tells_which_id_is_meant(
    tmp_path: Path, kind: str, name: str, meant: str | None
) -> None:
    register = read_register(write_project(tmp_path))
    assert id_of(register, kind, name) == meant
