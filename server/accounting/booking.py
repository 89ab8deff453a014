"""Which entries a line of the ledger, or the invoice of a fee, is. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from ..invoicing.amounts import deduct_vat
from ..ledger.models import (
    FUNDED,
    HONOURED,
    PAID,
    RECEIVED,
    REDEEMED,
    REJECTED,
    RELEASED,
    RETURNED,
    REVERSED,
    SENT,
    UNFUNDED,
    UNMATCHED,
)
from ..ledger.posting import Posting
from ..ledger.rules import Accounts
from ..money import share_of
from .entries import AccountEntry, EntryLine, LetteringMark, SourcePiece, make_entry
from .roles import (
    ADVANCE,
    AUXILIARY,
    BANK,
    FUNDS_HELD,
    GUARANTEE,
    OF_BANK,
    OTHER,
    OUTSTANDING,
    PROMISED,
    SALES,
    SPONSOR_FEES,
    SPONSORS,
    TRANSFERS,
    VAT,
    VENUE_FEES,
    VOUCHERS,
    WITHHELD,
)

JOURNAL_OF: Final = {
    **dict.fromkeys((PAID, RETURNED, RECEIVED, UNMATCHED), OF_BANK),
    **dict.fromkeys((REDEEMED, REVERSED, HONOURED), VOUCHERS),
}
FEES: Final = "fees_earned"
FEES_OF: Final = {RELEASED: SPONSOR_FEES, **dict.fromkeys((SENT, REJECTED, RETURNED), TRANSFERS)}
"""What the ledger's fees are in lines of these kinds; elsewhere they were withheld of vouchers."""
FUNDINGS: Final = (FUNDED, UNFUNDED)
OF_SPONSOR: Final = (FUNDS_HELD, PROMISED, ADVANCE)
FROM: Final = (BANK, PROMISED, ADVANCE)
"""Accounts that a funding takes the money from."""


def book(
    posting: Posting, day: date, piece: SourcePiece, sponsor_id: int, letters: Mapping[str, LetteringMark]
) -> AccountEntry:
    """The entry of an event that is no funding: each account of the ledger is the account of that role.

    A voucher's fee waits, VAT included, for its invoice; what is left of a guarantee is the sponsor's fee at last; fees
    that are withdrawn are on their way to our own account.
    """
    fees = FEES_OF.get(posting.kind, WITHHELD)
    owner_id = posting.organisation_id
    lines = []
    for name, cents in posting.accounts._asdict().items():
        role = fees if name == FEES else name
        owner = sponsor_id if role in OF_SPONSOR else owner_id
        lines.append(EntryLine(role, cents, owner if role in AUXILIARY else None, letters.get(role)))
    return make_entry(JOURNAL_OF.get(posting.kind, OTHER), day, piece, *lines)


class FeeVat(NamedTuple):
    """The VAT on a sponsor's fee: what the order's invoice states and the ledger took in; without one, a rate."""

    stated_cents: int | None
    bps: int


def book_funding(posting: Posting, day: date, piece: SourcePiece, sponsor_id: int, vat: FeeVat) -> list[AccountEntry]:
    """The sale of the sponsor's fee, then its payment with the face value; the opposite where a funding was undone.

    Of an order without an invoice the ledger has the fee before tax (docs/glossary.md, rule 3 "Sponsor fee"). The part
    set aside as guarantee is not earned yet.
    """
    if posting.kind not in FUNDINGS:
        raise ValueError(posting.kind)
    moved, sign = posting.accounts, 1 if posting.kind == FUNDED else -1
    taken_in = sign * (vat.stated_cents or 0)
    fee = -moved.fees_earned - moved.guarantee - taken_in
    tax = sign * share_of(sign * fee, vat.bps) if vat.stated_cents is None else taken_in
    sale = (
        EntryLine(SPONSORS, fee + tax, sponsor_id),
        EntryLine(SPONSOR_FEES, moved.fees_earned + taken_in),
        EntryLine(GUARANTEE, moved.guarantee),
        EntryLine(VAT, -tax),
    )
    source, payment = _payment(moved, fee + taken_in, sponsor_id)
    journal = OF_BANK if source == BANK else OTHER
    entries = make_entry(SALES, day, piece, *sale), make_entry(journal, day, piece, *payment)
    return [entry for entry in entries if entry.lines]


def _payment(moved: Accounts, fee_cents: int, sponsor_id: int) -> tuple[str, tuple[EntryLine, ...]]:
    """The account that a funding takes the money from, and the lines of what it pays."""
    source = next(name for name in FROM if getattr(moved, name))
    return source, (
        EntryLine(source, getattr(moved, source), None if source == BANK else sponsor_id),
        EntryLine(FUNDS_HELD, moved.funds_held, sponsor_id),
        EntryLine(OUTSTANDING, moved.outstanding),
        EntryLine(SPONSORS, -fee_cents, sponsor_id),
    )


def book_invoice(fee_cents: int, vat_bps: int, day: date, piece: SourcePiece, owner_id: int) -> AccountEntry:
    """The invoice of a month's fee, which holds its VAT, split as the invoice does; below nothing for a credit note."""
    taxable = deduct_vat(fee_cents, vat_bps)
    lines = (
        EntryLine(WITHHELD, fee_cents, owner_id),
        EntryLine(VENUE_FEES, -taxable),
        EntryLine(VAT, taxable - fee_cents),
    )
    return make_entry(SALES, day, piece, *lines)
