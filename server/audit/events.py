"""The ledger's events: for each kind of line, the query that finds them, and what makes the line again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import load_only

from ..campaigns import entries
from ..campaigns.funding_models import Funding, FundingUndo
from ..campaigns.models import Order
from ..credits import postings as of_credits
from ..credits.models import CreditNote
from ..guarantee import postings as of_the_guarantee
from ..guarantee.models import Honour
from ..ledger.models import (
    CLOSED,
    CREDITED,
    EXPIRED,
    FUNDED,
    HONOURED,
    ISSUED,
    PAID,
    RECEIVED,
    REDEEMED,
    REFUNDED,
    REJECTED,
    RELEASED,
    RETURNED,
    REVERSED,
    SENT,
    UNFUNDED,
    UNMATCHED,
)
from ..ledger.posting import Posting
from ..matching import postings as of_matches
from ..matching.models import TO_NOTHING, BankMatch
from ..payouts import postings as of_payouts
from ..payouts.disbursements import postings as of_disbursements
from ..payouts.disbursements.models import REFUND, Disbursement, DisbursementDecision, DisbursementPart
from ..payouts.models import Payout, PayoutBatch, PayoutPart
from ..redemptions import postings as of_redemptions
from ..redemptions.models import ACCEPTED, Redemption, Reversal
from ..settlements import postings as of_settlements
from ..settlements.models import Statement, StatementPart
from ..venues.models import Venue


class LedgerSource(NamedTuple):
    """Events of a kind, in the order of their keys, and the line that one of their rows must have."""

    events: Select[*tuple[Any, ...]]
    posting: Callable[..., Posting]


def _issue(funding: Funding, _order: Order) -> Posting:
    return entries.issue(funding, funding.funded_at)


_FUNDINGS = select(Funding).order_by(Funding.id)
_ISSUED = select(Funding, Order).join(Funding.order).outerjoin(Funding.undo)
_WAS_ISSUED = func.coalesce(FundingUndo.was_issued, Order.first_serial.is_not(None))
_MATCHES = select(BankMatch).where(BankMatch.account != TO_NOTHING).order_by(BankMatch.id)
_OF_SCANS = load_only(Redemption.voucher_id, Redemption.recorded_at, Redemption.gross_cents, Redemption.fee_cents)
_SCANS = select(Redemption, Venue.organisation_id).join(Venue, Venue.id == Redemption.venue_id).options(_OF_SCANS)
_UNDONE = (
    select(Reversal, Redemption, Venue.organisation_id)
    .join(Redemption, Redemption.id == Reversal.redemption_id)
    .options(_OF_SCANS)
)
_STATED = select(StatementPart, Statement).join(Statement, Statement.id == StatementPart.statement_id)
_CREDIT_NOTES = select(CreditNote).order_by(CreditNote.id)
_PAYOUTS = select(PayoutPart, Payout).join(Payout, Payout.id == PayoutPart.payout_id).order_by(PayoutPart.id)
_SENT = _PAYOUTS.add_columns(PayoutBatch).join(PayoutBatch, PayoutBatch.id == Payout.batch_id)

_REFUNDS = (
    select(DisbursementPart, Disbursement, DisbursementDecision)
    .join(Disbursement, Disbursement.id == DisbursementPart.disbursement_id)
    .join(Disbursement.decision)
    .where(Disbursement.kind == REFUND, DisbursementDecision.confirmed)
    .order_by(Disbursement.id)
)

SOURCES: dict[str, LedgerSource] = {
    RECEIVED: LedgerSource(_MATCHES.where(BankMatch.confirmed_at.is_not(None)), of_matches.received),
    UNMATCHED: LedgerSource(_MATCHES.where(BankMatch.undone_at.is_not(None)), of_matches.unmatched),
    FUNDED: LedgerSource(_FUNDINGS, entries.funding),
    ISSUED: LedgerSource(_ISSUED.where(_WAS_ISSUED).order_by(Funding.id), _issue),
    UNFUNDED: LedgerSource(
        select(Funding, FundingUndo).join(FundingUndo.funding).order_by(Funding.id), entries.unfunding
    ),
    REDEEMED: LedgerSource(
        _SCANS.where(Redemption.status == ACCEPTED).order_by(Redemption.id), of_redemptions.redeemed
    ),
    REVERSED: LedgerSource(
        _UNDONE.join(Venue, Venue.id == Redemption.venue_id).order_by(Reversal.id), of_redemptions.undone
    ),
    HONOURED: LedgerSource(select(Honour).order_by(Honour.redemption_id), of_the_guarantee.honoured),
    CLOSED: LedgerSource(_STATED.where(StatementPart.net_cents != 0).order_by(StatementPart.id), of_settlements.closed),
    SENT: LedgerSource(_SENT.where(PayoutBatch.sent_at.is_not(None)), of_payouts.sent),
    PAID: LedgerSource(_PAYOUTS.where(Payout.paid_at.is_not(None)), of_payouts.paid),
    REJECTED: LedgerSource(_PAYOUTS.where(Payout.state == REJECTED), of_payouts.rejected),
    RETURNED: LedgerSource(_PAYOUTS.where(Payout.state == RETURNED), of_payouts.returned),
    EXPIRED: LedgerSource(_CREDIT_NOTES.where(CreditNote.face_cents != 0), of_credits.expired),
    CREDITED: LedgerSource(_CREDIT_NOTES, of_credits.credited),
    REFUNDED: LedgerSource(_REFUNDS, of_disbursements.refunded),
    RELEASED: LedgerSource(_CREDIT_NOTES.where(CreditNote.released_cents != 0), of_credits.released),
}
MOMENT_IS_THE_LINES = (ISSUED,)
"""Kinds whose rows do not store their moment: it is read from the ledger line, which the public log covers."""
