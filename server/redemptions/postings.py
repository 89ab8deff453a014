"""Ledger postings of redemptions and their reversals; `insertion` does the former in SQL. Pure."""

from __future__ import annotations

from ..ledger import rules
from ..ledger.models import REDEEMED, REVERSED
from ..ledger.posting import Posting
from ..vouchers import ids
from .models import Redemption, Reversal


def redeemed(redemption: Redemption, organisation_id: int) -> Posting:
    """The posting of an accepted scan: the organisation is owed the net amount."""
    accounts = rules.redeemed(redemption.gross_cents or 0, redemption.fee_cents or 0)
    at = redemption.recorded_at
    return Posting(REDEEMED, redemption.id.hex, _campaign(redemption), at, accounts, organisation_id)


def undone(reversal: Reversal, redemption: Redemption, organisation_id: int) -> Posting:
    """The posting of a reversal: the opposite of its redemption's."""
    accounts = rules.reversed_(redemption.gross_cents or 0, redemption.fee_cents or 0)
    at = reversal.recorded_at
    return Posting(REVERSED, reversal.id.hex, _campaign(redemption), at, accounts, organisation_id)


def _campaign(redemption: Redemption) -> int:
    return ids.campaign_of(ids.booklet_of(redemption.voucher_id or 0))
