"""Where money goes that people order out: our own account for fees, or an account of the sponsor's."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..bank_statements.models import FEES, BankMovement, OwnBankAccount
from ..banking import ibans
from ..invoicing.sellers import seller_at
from ..matching.models import BankMatch
from ..payouts.bank_accounts.views import find_current
from ..payouts.dues import PayTo
from .refusals import NoAccountToRefund, NoFeesAccount


def find_own_account(session: Session) -> PayTo:
    """Our own account, to which earned fees go. Raises NoFeesAccount, OperatorUnknown."""
    rows = select(OwnBankAccount).where(OwnBankAccount.kind == FEES).order_by(OwnBankAccount.id).limit(1)
    account = session.scalar(rows)
    if account is None:
        raise NoFeesAccount
    return PayTo(seller_at(clock.now()).name, account.iban, account.bic)


def find_sponsor_account(session: Session, campaign_id: int, owner_id: int, name: str) -> PayTo:
    """The account that a sponsor has confirmed, else the one that its last matched transfer came from.

    Raises NoAccountToRefund, InvalidIban, OutsideSepa.
    """
    known = find_current(session, [owner_id]).get(owner_id)
    if known:
        return PayTo(known.holder, known.iban, known.bic)
    came = select(BankMovement.party_iban).join(BankMatch, BankMatch.movement_id == BankMovement.id)
    of_campaign = came.where(
        BankMatch.campaign_id == campaign_id, BankMatch.confirmed_at.is_not(None), BankMovement.party_iban != ""
    )
    iban = session.scalar(of_campaign.order_by(BankMatch.id.desc()).limit(1))
    if iban is None:
        raise NoAccountToRefund
    return PayTo(name, ibans.read_iban(iban), None)
