"""IBANs and BICs: whether they are right, which bank they name, how they are shown. Pure."""

from __future__ import annotations

from functools import cache

import schwifty

from ..spelling import tidy
from .refusals import InvalidBic, InvalidIban, OutsideSepa

SHOWN = 4


def read_iban(typed: str) -> str:
    """An IBAN without spaces. Raises InvalidIban, OutsideSepa."""
    try:
        iban = schwifty.IBAN(tidy(typed), validate_bban=True)
    except schwifty.exceptions.SchwiftyException as error:
        raise InvalidIban from error
    if not iban.in_sepa_zone:
        raise OutsideSepa
    return str(iban.compact)


def is_in_sepa(iban: str) -> bool:
    """Whether an account, as a bank told it, is one of the SEPA zone's."""
    return _is_sepa_country(iban[:2])


@cache
def _is_sepa_country(country: str) -> bool:
    try:
        return schwifty.IBAN(f"{country}00", allow_invalid=True).in_sepa_zone
    except schwifty.exceptions.SchwiftyException:
        return False


def read_bic(typed: str, iban: str) -> str | None:
    """The BIC that was typed or, where none was, the one the IBAN tells, if any. Raises InvalidBic."""
    if not typed.strip():
        found = schwifty.IBAN(iban).bic
        return str(found.compact) if found else None
    try:
        bic = schwifty.BIC(tidy(typed))
    except schwifty.exceptions.SchwiftyException as error:
        raise InvalidBic from error
    return str(bic.compact)


def mask(iban: str) -> str:
    """An IBAN for those who need not know it: ``FR•• •••• 2606``."""
    return f"{iban[:2]}•• •••• {iban[-SHOWN:]}"


def group_by_four(iban: str) -> str:
    """An IBAN as it is printed: in groups of four."""
    return " ".join(iban[start : start + 4] for start in range(0, len(iban), 4))
