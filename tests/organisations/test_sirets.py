"""SIRETs that people type: read, or refused with a sentence that says what is wrong."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.fr import siret

from server.organisations.refusals import SirenGiven, WrongSiret
from server.organisations.sirets import read_siret

RIGHT = "13002526500013"


@pytest.mark.parametrize(
    "typed",
    [
        RIGHT,
        "130 025 265 00013",
        "130\u00a0025\u202f265\u00a000013",
        "130.025.265.00013",
        "１３００２５２６５０００１３",
    ],
)
def test_a_siret_is_read_however_it_is_typed(typed: str) -> None:
    assert read_siret(typed) == RIGHT


def test_la_poste_has_a_rule_of_its_own() -> None:
    assert read_siret("35600000049837") == "35600000049837"


def test_a_siren_is_told_to_be_one() -> None:
    with pytest.raises(SirenGiven):
        read_siret("130 025 265")


@pytest.mark.parametrize(
    "typed", ["13002526500014", "1300252650001", "", "W332000123", "00000000000000x", "130025265"[:8]]
)
def test_what_is_no_siret_is_refused(typed: str) -> None:
    with pytest.raises(WrongSiret):
        read_siret(typed)


@given(st.text(max_size=40) | st.text("0123456789", min_size=14, max_size=14))
def test_any_text_is_a_siret_or_refused(text: str) -> None:
    with suppress(SirenGiven, WrongSiret):
        assert siret.is_valid(read_siret(text))
