"""The ledger's events: for each kind of line, the query that finds them, and what makes the line again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from ..payouts.disbursements.cancelling_models import DisbursementCancellation
from ..payouts.disbursements.models import REFUND, Disbursement, DisbursementDecision, DisbursementPart
from ..payouts.models import Payout, PayoutBatch, PayoutPart
from ..payouts.undone_models import PayoutUndo
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

_TAKEN_BACK = (
    select(PayoutPart, Payout, PayoutUndo)
    .join(Payout, Payout.id == PayoutPart.payout_id)
    .join(PayoutUndo, PayoutUndo.payout_id == Payout.id)
    .order_by(PayoutPart.id, PayoutUndo.nth)
)


def _payouts(step: str) -> Select[*tuple[Any, ...]]:
    """Parts and payouts, with the how manyeth time it is that a step of them is told."""
    before = select(func.count()).where(PayoutUndo.payout_id == Payout.id, PayoutUndo.step == step)
    return _PAYOUTS.add_columns(1 + before.scalar_subquery())


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
    PAID: LedgerSource(_payouts(PAID).where(Payout.paid_at.is_not(None)), of_payouts.paid),
    REJECTED: LedgerSource(_PAYOUTS.where(Payout.state == REJECTED), of_payouts.rejected),
    RETURNED: LedgerSource(_payouts(RETURNED).where(Payout.state == RETURNED), of_payouts.returned),
    EXPIRED: LedgerSource(_CREDIT_NOTES.where(CreditNote.face_cents != 0), of_credits.expired),
    CREDITED: LedgerSource(_CREDIT_NOTES, of_credits.credited),
    REFUNDED: LedgerSource(_REFUNDS, of_disbursements.refunded),
    RELEASED: LedgerSource(_CREDIT_NOTES.where(CreditNote.released_cents != 0), of_credits.released),
}
_CANCELLED = (
    select(DisbursementPart, Disbursement, DisbursementCancellation)
    .join(Disbursement, Disbursement.id == DisbursementPart.disbursement_id)
    .join(DisbursementCancellation, DisbursementCancellation.disbursement_id == Disbursement.id)
    .where(Disbursement.kind == REFUND, DisbursementCancellation.confirmed_at.is_not(None))
    .order_by(Disbursement.id)
)
_OF_UNDOS = {step: _TAKEN_BACK.where(PayoutUndo.step == step) for step in (PAID, RETURNED)}
ALSO: dict[str, Sequence[LedgerSource]] = {
    step: (LedgerSource(undos, of_payouts.was_told), LedgerSource(undos, of_payouts.taken_back))
    for step, undos in _OF_UNDOS.items()
} | {REFUNDED: (LedgerSource(_CANCELLED, of_disbursements.kept_after_all),)}
"""More lines of a kind: of what was told, or ordered, and then taken back."""
MOMENT_IS_THE_LINES = (ISSUED,)
"""Kinds whose rows do not store their moment: it is read from the ledger line, which the public log covers."""
