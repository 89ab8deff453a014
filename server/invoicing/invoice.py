"""The model of an invoice or credit note after EN 16931: parties, lines, VAT, totals. Pure; amounts in cents.

A credit note's amounts are positive too; its kind says in which direction the money goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from .taxes import Tax, TaxShare, join_categories

INVOICE: Final = "380"
CREDIT_NOTE: Final = "381"
QUOTE: Final = "310"
"""Kinds of documents (UNTDID 1001). A quote is no invoice: it has the same content on paper, and no data inside."""


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; unknown parts are empty."""

    lines: tuple[str, ...]
    postcode: str
    city: str
    country: str = "FR"


@dataclass(frozen=True, slots=True)
class Party:
    """A seller or buyer. ``mentions`` are further facts that the law requires of a seller."""

    name: str
    address: Address
    siret: str | None = None
    vat_number: str | None = None
    email: str | None = None
    mentions: tuple[str, ...] = ()

    @property
    def siren(self) -> str | None:
        return self.siret[:9] if self.siret else None


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """One item, before VAT; a negative amount is a deduction. Without a ``tax`` of its own, the invoice's applies."""

    name: str
    net_cents: int
    description: str = ""
    tax: Tax | None = None


class BuyerReferences(NamedTuple):
    """What a buyer wants to read on an invoice: service code (BT-10), engagement (BT-13), contract (BT-12).

    Empty is none.
    """

    service: str = ""
    engagement: str = ""
    contract: str = ""


NO_REFERENCES: Final = BuyerReferences()


class InvoiceNote(NamedTuple):
    """A note on the document; ``code`` is its subject (UNTDID 4451)."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class TransferAccount:
    """The account to be paid."""

    iban: str
    bic: str | None = None


@dataclass(frozen=True)
class Invoice:
    """The whole document, for services from ``first_day`` to ``last_day``; a quote is valid until its ``due_day``.

    ``tax_cents`` is the VAT of the lines under ``tax``; lines with a tax of their own bear none. ``paid_how`` is a
    sentence on how all of it was paid, empty while it is unpaid. ``statement`` is the number of the statement it
    belongs to; ``preceding`` are number and day of the invoices that a credit note corrects. ``payment_reference`` is
    what the buyer's transfer should say (BT-83).
    """

    kind: str
    number: str
    issued_day: date
    seller: Party
    buyer: Party
    lines: tuple[InvoiceLine, ...]
    tax: Tax
    tax_cents: int
    first_day: date
    last_day: date
    due_day: date
    statement: str = ""
    paid_how: str = ""
    transfer: TransferAccount | None = None
    preceding: tuple[tuple[str, date], ...] = ()
    notes: tuple[InvoiceNote, ...] = ()
    references: BuyerReferences = NO_REFERENCES
    payment_reference: str = ""

    @cached_property
    def net_cents(self) -> int:
        """The sum of the lines, before VAT."""
        return sum(line.net_cents for line in self.lines)

    @cached_property
    def shares(self) -> tuple[TaxShare, ...]:
        """The invoice by VAT category, that of ``tax`` first.

        EN 16931 has each category at most once without VAT (BR-E-01): equal ones are one share with all their reasons.
        """
        nets: dict[Tax, int] = {self.tax: 0}
        for line in self.lines:
            tax = line.tax or self.tax
            nets[tax] = nets.get(tax, 0) + line.net_cents
        if all(line.tax for line in self.lines):
            del nets[self.tax]
        return join_categories(
            TaxShare(tax, net, self.tax_cents if tax == self.tax else 0) for tax, net in nets.items()
        )

    @property
    def total_cents(self) -> int:
        """The amount with VAT."""
        return self.net_cents + self.tax_cents

    @property
    def paid_cents(self) -> int:
        """All of the total once ``paid_how`` is set, else 0."""
        return self.total_cents if self.paid_how else 0

    @property
    def left_cents(self) -> int:
        """What is still to be paid."""
        return self.total_cents - self.paid_cents
