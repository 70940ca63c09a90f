"""The small project itself: what the other tests build on holds."""

from pathlib import Path

import pytest
import yaml

from tests.unit.small_project import Value, as_yaml, rule_problems, write_project


def test_the_small_project_has_no_problem(tmp_path: Path) -> None:
    assert rule_problems(tmp_path) == ()


def test_a_file_that_is_left_out_is_not_written(tmp_path: Path) -> None:
    write_project(tmp_path, {"references/topics.yml": None})
    assert not (tmp_path / "references/topics.yml").exists()


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("plain", id="a text"),
        pytest.param('a "b" \\ c\nd\te\u00a0f\u2028g', id="a text with signs to escape"),
        pytest.param([], id="an empty list"),
        pytest.param({}, id="an empty mapping"),
        pytest.param(["a", ["b", {"c": "d"}], {}], id="lists within lists"),
        pytest.param({"a key": {"b": ["c"]}, "d": []}, id="mappings within mappings"),
    ],
)
def test_the_small_writer_of_yaml_writes_what_another_reader_reads(value: Value) -> None:
    assert yaml.safe_load(as_yaml(value)) == value
