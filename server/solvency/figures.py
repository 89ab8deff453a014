"""A campaign's figures: where the money paid in is now, out of what the ledger's events moved. Pure.

All are cents that add up: ``received_cents`` with what is promised is the sum of the places money can be in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import NamedTuple

from ..ledger.models import CREDITED, FUNDED, PAID, RECEIVED, RETURNED, UNMATCHED
from ..ledger.rules import Accounts
from ..ledger.sums import Kinds, LedgerSum, total

CAME = (FUNDED, RECEIVED, UNMATCHED)
"""Kinds by which a sponsor's money comes to the bank, or turns out not to have."""


class Back(NamedTuple):
    """Cents of a campaign's credit notes: transfers sent to the bank and not paid yet, and transfers paid."""

    sent_cents: int = 0
    paid_cents: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """Where a campaign's money is; negative only where venues owe money after late reversals."""

    received_cents: int = 0
    held_cents: int = 0
    outstanding_cents: int = 0
    guarantee_cents: int = 0
    payable_cents: int = 0
    due_cents: int = 0
    in_transit_cents: int = 0
    paid_cents: int = 0
    credit_due_cents: int = 0
    credit_in_transit_cents: int = 0
    credit_paid_cents: int = 0
    fees_cents: int = 0
    advance_cents: int = 0
    promised_cents: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    @property
    def owed_cents(self) -> int:
        """Owed to venues: not on a statement yet, and by statements."""
        return self.payable_cents + self.due_cents

    @property
    def bank_cents(self) -> int:
        """What stands on the bank account."""
        return self.received_cents - self.paid_cents - self.credit_paid_cents

    @property
    def liability_cents(self) -> int:
        """What bearers, venues and the sponsor can still ask for."""
        to_sponsor = self.advance_cents + self.held_cents + self.credit_due_cents + self.credit_in_transit_cents
        return to_sponsor + self.outstanding_cents + self.owed_cents + self.in_transit_cents

    @property
    def adds_up(self) -> bool:
        """Whether every euro has its place, and the bank covers what can be asked for."""
        places = [getattr(self, one.name) for one in fields(self)][1:-1]
        promised = (self.held_cents, self.outstanding_cents, self.guarantee_cents, self.fees_cents)
        there = self.received_cents + self.promised_cents
        return (
            there == sum(places)
            and min(promised) >= 0
            and self.liability_cents <= self.bank_cents + self.promised_cents
        )


def sum_campaign(kinds: Kinds, back: Back) -> Figures:
    """The figures of a campaign from its sums by kind, and what was paid back to its sponsor."""
    nothing = LedgerSum()
    owed = Accounts(*(-cents for cents in total(kinds.values()).accounts))
    bank = {kind: kinds.get(kind, nothing).accounts.bank for kind in (*CAME, PAID, RETURNED)}
    credit_due = -kinds.get(CREDITED, nothing).accounts.due - back.sent_cents - back.paid_cents
    return Figures(
        received_cents=sum(bank[kind] for kind in CAME),
        held_cents=owed.funds_held,
        outstanding_cents=owed.outstanding,
        guarantee_cents=owed.guarantee,
        payable_cents=owed.payable,
        due_cents=owed.due - credit_due,
        in_transit_cents=owed.in_transit - back.sent_cents,
        paid_cents=-bank[PAID] - bank[RETURNED] - back.paid_cents,
        credit_due_cents=credit_due,
        credit_in_transit_cents=back.sent_cents,
        credit_paid_cents=back.paid_cents,
        fees_cents=owed.fees_earned,
        advance_cents=owed.advance,
        promised_cents=-owed.promised,
    )


def sum_all(parts: Iterable[Figures]) -> Figures:
    """The figures of many campaigns together."""
    return sum(parts, Figures())
