"""Names after which files are named."""

import pytest

from afterword.model.file_names import LONGEST_NAME, is_reserved, unusable_name


@pytest.mark.parametrize("name", ["con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9"])
def test_the_names_of_devices_are_reserved_with_any_ending(name: str) -> None:
    assert is_reserved(name)
    assert is_reserved(name.upper())
    assert is_reserved(f"{name}.png")
    assert unusable_name(name) == (
        f"'{name}' is a name that Windows keeps for itself",
        f"choose another id, such as {name}-1",
    )


@pytest.mark.parametrize("name", ["com", "com0", "com10", "lpt", "con-1", "auxiliary", "null", ""])
def test_names_that_only_begin_so_are_free(name: str) -> None:
    assert not is_reserved(name)
    assert unusable_name(name) is None


def test_an_id_is_no_longer_than_a_path_allows() -> None:
    assert unusable_name("a" * LONGEST_NAME) is None
    assert unusable_name("a" * 101) == (
        "the id is 101 characters long, and files are named after it",
        "shorten it to 100 characters at most",
    )
