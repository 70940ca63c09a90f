"""Instruments and provisions."""

import pytest

from afterword.model.legal import Instrument, InstrumentKind, Provision
from tests.unit.small_project import INSTRUMENT


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        pytest.param("9.2", "9-2", id="points"),
        pytest.param("25(b)", "25-b", id="brackets"),
        pytest.param("Voter-Lists", "voter-lists", id="capitals"),
        pytest.param("4(1)(a).", "4-1-a", id="signs in a row and at the end"),
    ],
)
def test_the_path_of_a_provision_becomes_part_of_an_address(path: str, slug: str) -> None:
    assert Provision(path=path, label="l", gist="g").slug == slug


def test_an_instrument_is_binding_or_not() -> None:
    instrument = Instrument.model_validate(INSTRUMENT)
    assert (instrument.binding, instrument.kind) == (True, InstrumentKind.TREATY)
    assert not Instrument.model_validate({**INSTRUMENT, "binding": "no"}).binding
