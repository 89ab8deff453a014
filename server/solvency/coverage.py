"""Whether the bank's money covers what can be asked for: amounts, per cent, the age of the bank's word. Pure.

Coverage is the bank's figure ÷ (vouchers outstanding + owed to venues + guarantee + owed to sponsors). What the bank
knows and our books do not yet, or the other way round, is counted apart, so that an ordinary day is covered
(docs/decisions/coverage.md; docs/glossary.md, rule 23 "Coverage").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..banking.bank_days import count_bank_days

MOST_BANK_DAYS = 5
"""So many days of banks may pass without a statement."""
WHOLE_BPS = 10_000
UNPROVEN, SHORT, STALE, COVERED = "unproven", "short", "stale", "covered"
STATES = (UNPROVEN, SHORT, STALE, COVERED)
STOPPING = (SHORT, STALE)
"""States in which no order is issued or funded by a promise."""


@dataclass(frozen=True, slots=True)
class FundsAccount:
    """An account of the funds with the last statement of it; None and nothing before the first."""

    account_id: int
    name: str
    iban: str
    statement_id: int | None = None
    day: date | None = None
    closing_cents: int = 0
    digest: bytes | None = None


@dataclass(frozen=True, slots=True)
class Unshared:
    """Cents by which bank and books differ for a time, each of them positive.

    ``unexplained_in``, ``unexplained_out``: on statements, and in no book. ``leaving``: transfers that a statement has
    and our books still call on their way. ``left``: transfers that our books call paid, on no statement yet.
    ``returning``: transfers that came back, on no statement yet.
    """

    unexplained_in_cents: int = 0
    unexplained_out_cents: int = 0
    leaving_cents: int = 0
    left_cents: int = 0
    returning_cents: int = 0

    @property
    def explained_cents(self) -> int:
        """What the bank has more than the books, by what is only a matter of days."""
        return self.left_cents - self.leaving_cents - self.returning_cents

    @property
    def unexplained_cents(self) -> int:
        """What came without explanation, less what left without one."""
        return self.unexplained_in_cents - self.unexplained_out_cents


@dataclass(frozen=True, slots=True)
class Coverage:
    """The bank's word on a day against the books: all in cents.

    ``owed_cents`` can be asked for by bearers, venues and sponsors, the guarantee included. ``awaited_cents`` is the
    part of it that promises have still to pay; ``by_word_cents`` is what orders were once said to have paid;
    ``claimed_cents`` is what the bank took back of orders that were used, and their sponsors owe.
    """

    today: date
    accounts: Sequence[FundsAccount] = ()
    under_way: Unshared = Unshared()
    books_cents: int = 0
    owed_cents: int = 0
    promised_cents: int = 0
    awaited_cents: int = 0
    advance_cents: int = 0
    by_word_cents: int = 0
    claimed_cents: int = 0

    @property
    def bank_cents(self) -> int:
        """What the bank says, at the last statement of each account."""
        return sum(one.closing_cents for one in self.accounts)

    @property
    def difference_cents(self) -> int:
        """What the bank has more than the books."""
        return self.bank_cents - self.books_cents

    @property
    def rest_cents(self) -> int:
        """What of the difference neither movements nor transfers under way explain."""
        return self.difference_cents - self.under_way.explained_cents - self.under_way.unexplained_cents

    @property
    def covering_cents(self) -> int:
        """The bank's figure once transfers under way have arrived, without what somebody unknown may ask back."""
        return self.bank_cents - self.under_way.explained_cents - max(self.under_way.unexplained_cents, 0)

    @property
    def needed_cents(self) -> int:
        """What has to be there now: what is owed, less what promises have still to pay."""
        return self.owed_cents - self.awaited_cents

    @property
    def coverage_bps(self) -> int | None:
        """What is there of what is needed, in basis points, rounded down; None while nothing is needed or told."""
        return _share(self.covering_cents, self.needed_cents) if self.is_told else None

    @property
    def without_promises_bps(self) -> int | None:
        """The same, as if no promise were kept."""
        return _share(self.covering_cents, self.owed_cents) if self.is_told else None

    @property
    def is_told(self) -> bool:
        """Whether there is a bank statement at all."""
        return any(one.day for one in self.accounts)

    @property
    def day(self) -> date | None:
        """The day that the bank's word is complete for: the oldest of the accounts' last statements.

        An account that was emptied tells nothing more and makes nothing older, beside one that holds money.
        """
        told = [one for one in self.accounts if one.day]
        holding = [one.day for one in told if one.day and one.closing_cents] or [one.day for one in told if one.day]
        return min(holding, default=None)

    @property
    def bank_days(self) -> int:
        """Days of banks that are over since then."""
        return count_bank_days(self.day, self.today) if self.day else 0

    @property
    def is_short(self) -> bool:
        """Whether the bank has less than is needed."""
        return self.is_told and self.covering_cents < self.needed_cents

    @property
    def is_stale(self) -> bool:
        """Whether the bank's word is too old."""
        return self.bank_days > MOST_BANK_DAYS

    @property
    def state(self) -> str:
        """Covered or what is wrong, the worst first."""
        if not self.is_told:
            return UNPROVEN
        return SHORT if self.is_short else STALE if self.is_stale else COVERED


def _share(cents: int, of_cents: int) -> int | None:
    return max(cents, 0) * WHOLE_BPS // of_cents if of_cents > 0 else None
