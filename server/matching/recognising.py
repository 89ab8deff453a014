"""What the bank's own code says a movement is: its fee or interest. Pure.

Only ISO 20022's sub-families count; operation codes of CFONB differ between banks, so two people say what those are.
"""

from __future__ import annotations

from typing import Final

from .models import BANK_FEE, INTEREST

SUBFAMILIES: Final = {
    **dict.fromkeys(("CHRG", "COMM", "COME", "COMI", "COMT", "FEES"), BANK_FEE),
    "INTR": INTEREST,
}
"""External code set of ISO 20022, bank transaction codes: charges, commissions, fees, interest."""


def recognise(code: str) -> str | None:
    """The kind of match that a code such as ``PMNT-MDOP-CHRG`` stands for, if any."""
    return SUBFAMILIES.get(code.rpartition("-")[2])
