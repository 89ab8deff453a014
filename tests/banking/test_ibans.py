"""IBANs and BICs: valid or refused, and masked for most people."""

from __future__ import annotations

import pytest

from server.banking import ibans
from server.banking.refusals import InvalidBic, InvalidIban, OutsideSepa

POSTE = "FR1420041010050500013M02606"


@pytest.mark.parametrize("typed", [POSTE, "FR14 2004 1010 0505 0001 3M02 606", " fr14 2004 1010 0505 0001 3m02 606 "])
def test_spaces_and_small_letters_do_not_matter(typed: str) -> None:
    assert ibans.read_iban(typed) == POSTE


@pytest.mark.parametrize("typed", ["FR15" + POSTE[4:], POSTE[:-1] + "7", POSTE[:-1], "FR", "", "é" * 27, "0" * 500])
def test_a_wrong_digit_is_refused(typed: str) -> None:
    with pytest.raises(InvalidIban):
        ibans.read_iban(typed)


def test_an_account_outside_sepa_is_refused() -> None:
    with pytest.raises(OutsideSepa):
        ibans.read_iban("BR15 0000 0000 0000 1093 2840 814P 2")


def test_the_bic_is_derived_when_none_is_typed() -> None:
    assert ibans.read_bic(" ", POSTE) == "PSSTFRPP"
    assert ibans.read_bic("bnpa fr pp", POSTE) == "BNPAFRPP"


def test_a_wrong_bic_is_refused() -> None:
    with pytest.raises(InvalidBic):
        ibans.read_bic("BNP", POSTE)


def test_an_iban_is_masked_but_for_its_end() -> None:
    assert ibans.mask(POSTE) == "FR•• •••• 2606"
    assert ibans.group_by_four(POSTE) == "FR14 2004 1010 0505 0001 3M02 606"
