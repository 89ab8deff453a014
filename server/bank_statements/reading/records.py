"""What banks tell of an account, whatever the format: statements, their movements, the payments inside one. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...banking.currencies import EUROS

STATEMENT, NOTICE = "statement", "notice"
"""A statement is the bank's final word and has balances; a notice (camt.052, camt.054) comes before it."""
CFONB, TABLE = "cfonb120", "csv"


@dataclass(frozen=True, slots=True)
class ToldPayment:
    """One payment inside a batch that was booked as a whole; ``cents`` are signed as the account sees them."""

    cents: int
    end_to_end_id: str = ""
    reference: str = ""
    text: str = ""
    creditor_reference: str = ""
    party: str = ""
    party_iban: str = ""
    return_code: str = ""


@dataclass(frozen=True, slots=True)
class ToldMovement:
    """Money that came (positive cents) or left (negative).

    ``reference`` is the bank's own, ``text`` what the payer wrote or else what the bank says, ``code`` ISO's as
    ``PMNT-RCDT-ESCT``, ``own_code`` the bank's own or CFONB's operation. ``payments`` are there when several were
    booked as one.
    """

    cents: int
    booking_day: date
    value_day: date | None = None
    reference: str = ""
    end_to_end_id: str = ""
    text: str = ""
    creditor_reference: str = ""
    party: str = ""
    party_iban: str = ""
    code: str = ""
    own_code: str = ""
    is_reversal: bool = False
    return_code: str = ""
    payments: tuple[ToldPayment, ...] = ()

    @property
    def payments_differ(self) -> bool:
        """Whether the payments inside do not add up to what was booked."""
        return bool(self.payments) and sum(payment.cents for payment in self.payments) != self.cents


@dataclass(frozen=True, slots=True)
class ToldStatement:
    """One account's statement for some days, or a notice about it. Balances are booked ones, None where not told.

    ``electronic_no`` and ``legal_no`` are the bank's sequence numbers. ``is_readable`` is False when a part of it
    could not be read: nothing of it counts. ``pending`` movements are not booked and left out.
    """

    kind: str
    account: str
    currency: str = EUROS
    bic: str = ""
    told_id: str = ""
    electronic_no: int | None = None
    legal_no: int | None = None
    from_day: date | None = None
    to_day: date | None = None
    opening_cents: int | None = None
    closing_cents: int | None = None
    movements: tuple[ToldMovement, ...] = ()
    pending: int = 0
    is_readable: bool = True

    @property
    def total_cents(self) -> int:
        """The sum of the movements."""
        return sum(movement.cents for movement in self.movements)


@dataclass(frozen=True, slots=True)
class ToldFile:
    """All statements of one file, in its order; ``format`` has the version where the file tells it."""

    format: str
    statements: tuple[ToldStatement, ...]
