"""Conservation of money: accounts equal what events say, and `due` equals the unpaid documents of an organisation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session

from ..campaigns.models import Campaign
from ..credits.models import CreditNote
from ..ledger.models import LedgerLine
from ..ledger.rules import ACCOUNTS, Accounts
from ..payouts.disbursements.models import REFUND, Disbursement
from ..payouts.disbursements.standing import STANDS
from ..payouts.models import PAID, SENT, Payout
from ..settlements.models import Statement
from . import expected


def find_problems(session: Session) -> Iterator[str]:
    """What does not add up, in words, campaign by campaign, then organisation by organisation."""
    yield from _campaigns(session)
    yield from _organisations(session)


def _campaigns(session: Session) -> Iterator[str]:
    must, is_ = expected.sum_by_campaign(session), _balances(session)
    names = {one.id: one.name for one in session.execute(select(Campaign.id, Campaign.name))}
    for campaign_id in sorted(must.keys() | is_.keys()):
        ours, theirs = is_.get(campaign_id, Accounts()), must.get(campaign_id, Accounts())
        for account, cents, events in zip(ACCOUNTS, ours, theirs, strict=True):
            if cents != events:
                where = f"ledger: campaign {campaign_id} ({names[campaign_id]})"
                yield f"{where}: {account} is {cents} cents, its events come to {events}"


def _balances(session: Session) -> dict[int, Accounts]:
    sums = (func.sum(getattr(LedgerLine, name)) for name in ACCOUNTS)
    rows = session.execute(select(LedgerLine.campaign_id, *sums).group_by(LedgerLine.campaign_id))
    return {campaign_id: Accounts(*map(int, cents)) for campaign_id, *cents in rows}


def _organisations(session: Session) -> Iterator[str]:
    sums = select(LedgerLine.organisation_id, func.sum(-LedgerLine.due)).where(LedgerLine.due != 0)
    rows = session.execute(sums.group_by(LedgerLine.organisation_id))
    due = {organisation_id or 0: int(cents) for organisation_id, cents in rows}
    unpaid = _unpaid(session)
    for organisation_id in sorted(due.keys() | unpaid.keys()):
        cents, documents = due.get(organisation_id, 0), unpaid[organisation_id]
        if cents != documents:
            owner = f"ledger: organisation {organisation_id}"
            yield f"{owner} is due {cents} cents, its unpaid documents come to {documents}"


def _unpaid(session: Session) -> Counter[int]:
    """Cents of each organisation's unpaid documents; of negative statements, carried into the next, only the last."""
    last = select(func.max(Statement.id)).group_by(Statement.organisation_id)
    counts = (Statement.total_cents > 0) | Statement.id.in_(last)
    statements = select(Statement.organisation_id, Statement.total_cents).where(
        counts, ~_transferred(Payout.statement_id == Statement.id)
    )
    notes = select(CreditNote.organisation_id, CreditNote.total_cents).where(
        ~_transferred(Payout.credit_note_id == CreditNote.id)
    )
    found: Counter[int] = Counter()
    refunds = select(Disbursement.organisation_id, Disbursement.total_cents).where(
        Disbursement.kind == REFUND,
        STANDS,
        ~_transferred(Payout.disbursement_id == Disbursement.id),
    )
    for query in (statements, notes, refunds):
        for organisation_id, cents in session.execute(query):
            found[organisation_id or 0] += cents
    return found


def _transferred(document: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(document, Payout.state.in_((SENT, PAID)))
