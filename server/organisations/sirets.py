"""SIRETs as people type them: `read_siret` checks one and says what is wrong with it."""

from __future__ import annotations

from stdnum.exceptions import ValidationError
from stdnum.fr import siren, siret

from ..spelling import tidy
from .refusals import SirenGiven, WrongSiret

LONGEST = 40
"""Room for a SIRET typed with spaces, dots or a no-break space."""


def read_siret(text: str) -> str:
    """The fourteen digits of a SIRET, its check digits right (La Poste's have a rule of their own).

    Raises SirenGiven for the nine digits of a company, WrongSiret for anything else.
    """
    digits = tidy(text).replace(".", "").replace("-", "")
    if _passes(siret, digits):
        return digits
    raise SirenGiven if _passes(siren, digits) else WrongSiret


def _passes(register: object, digits: str) -> bool:
    try:
        return digits.isascii() and str(register.validate(digits)) == digits  # type: ignore[attr-defined]
    except ValidationError:
        return False
