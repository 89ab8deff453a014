"""`solvency` of all campaigns that were paid for, for anyone; cached for a minute in each process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, contains_eager

from .. import clock
from ..bank_statements.models import BankStatement
from ..campaigns.models import CLAIM, WORD, Campaign, Order, Sponsor
from ..db import db
from ..errors import NotFound
from ..ledger.audit_models import AuditRun
from ..ledger.audits import last_run
from ..matching.models import ADVANCE, HOLDS, BankMatch
from ..organisations.models import Organisation
from ..payouts.models import PAID, SENT, Payout, PayoutPart
from ..payouts.service import last_bank_import
from ..transparency.models import LogHead
from ..transparency.service import newest_head
from . import figures
from .coverage import Coverage
from .covering import read_coverage
from .figures import Back, Figures
from .kept_sums import sum_ledger

KEPT = timedelta(minutes=1)


class UnknownSolvency(NotFound):
    code = "unknown_solvency"
    message = "Cette campagne n'existe pas ou n'a encore reçu aucun paiement. Ouvrez la liste des campagnes."


@dataclass(frozen=True, slots=True)
class CampaignSolvency:
    """One campaign: what came in and where it is. ``orders_cents`` is the same income, from the paid orders.

    ``by_word_cents`` of it somebody said to have come, before only a bank statement could say so; ``claimed_cents`` of
    what was promised the bank took back, of orders that were used.
    """

    campaign_id: int
    name: str
    sponsor: str
    orders_cents: int
    figures: Figures
    by_word_cents: int = 0
    claimed_cents: int = 0

    @property
    def holds(self) -> bool:
        return self.figures.adds_up and self.figures.received_cents == self.orders_cents


@dataclass(frozen=True, slots=True)
class Solvency:
    """All campaigns at a moment against the bank's word, with the last audit, head and bank's answer on transfers."""

    at: datetime
    campaigns: Sequence[CampaignSolvency]
    total: Figures
    coverage: Coverage
    bank_import_at: datetime | None
    head: LogHead | None
    audit: AuditRun | None
    last_statement_id: int | None = None

    @property
    def holds(self) -> bool:
        return all(one.holds for one in self.campaigns)

    def campaign(self, campaign_id: int) -> CampaignSolvency:
        """One of them. Raises UnknownSolvency."""
        found = [one for one in self.campaigns if one.campaign_id == campaign_id]
        if not found:
            raise UnknownSolvency
        return found[0]


def solvency() -> Solvency:
    """Every campaign that was paid for, a minute old at most, and never older than the bank's last statement, whichever
    process imported it; a constant number of queries.
    """
    kept: Solvency | None = current_app.extensions.get("solvency")
    now, last = clock.now(), db.session.scalar(select(func.max(BankStatement.id)))
    if kept is None or not kept.at <= now < kept.at + KEPT or kept.last_statement_id != last:
        kept = current_app.extensions["solvency"] = _solvency(db.session(), now, last)
    return kept


def _solvency(session: Session, now: datetime, last_statement_id: int | None) -> Solvency:
    kinds, back, paid_in = sum_ledger(session), _back(session), _paid_in(session)
    by_word, claimed = _lacking(session, WORD), _lacking(session, CLAIM)
    campaigns = [
        CampaignSolvency(
            one.id,
            one.name,
            one.sponsor.organisation.name,
            paid_in.get(one.id, 0),
            figures.sum_campaign(kinds.get(one.id, {}), back.get(one.id, Back())),
            by_word.get(one.id, 0),
            claimed.get(one.id, 0),
        )
        for one in _campaigns(session, [*kinds, *paid_in])
    ]
    total = figures.sum_all(one.figures for one in campaigns)
    head, audit = newest_head(), last_run(session)
    for kept in (head, audit):
        if kept:
            session.expunge(kept)
    coverage = read_coverage(session, kinds)
    return Solvency(now, campaigns, total, coverage, last_bank_import(), head, audit, last_statement_id)


def _campaigns(session: Session, ids: Sequence[int]) -> Sequence[Campaign]:
    query = select(Campaign).join(Campaign.sponsor).join(Sponsor.organisation).where(Campaign.id.in_(ids))
    names = contains_eager(Campaign.sponsor).contains_eager(Sponsor.organisation)
    return session.scalars(query.options(names).order_by(Organisation.name, Campaign.id.desc())).all()


def _paid_in(session: Session) -> dict[int, int]:
    """What came for each campaign: orders paid by credits or, before, by a word, and advances."""
    came = case((Order.funded_by == WORD, Order.funded_cents), else_=Order.received_cents)
    orders = select(Order.campaign_id, func.sum(came)).group_by(Order.campaign_id)
    held = BankMatch.kind == ADVANCE, *HOLDS
    advances = select(BankMatch.campaign_id, func.sum(BankMatch.cents)).where(*held).group_by(BankMatch.campaign_id)
    paid: defaultdict[int, int] = defaultdict(int)
    for query in (orders, advances):
        for campaign_id, cents in session.execute(query):
            paid[campaign_id] += int(cents)
    return {campaign_id: cents for campaign_id, cents in paid.items() if cents}


def _lacking(session: Session, way: str) -> dict[int, int]:
    """By campaign, what no bank statement shows of orders that are worth money in a way."""
    cents = func.sum(Order.funded_cents - Order.received_cents)
    rows = select(Order.campaign_id, cents).where(Order.funded_by == way).group_by(Order.campaign_id)
    return {campaign_id: int(lacking or 0) for campaign_id, lacking in session.execute(rows)}


def _back(session: Session) -> dict[int, Back]:
    """Cents of credit notes by campaign: transfers on their way to the sponsor, and transfers paid."""
    cents = func.sum(PayoutPart.cents)
    sent, paid = cents.filter(Payout.state == SENT), cents.filter(Payout.state == PAID)
    query = select(PayoutPart.campaign_id, sent, paid).join(Payout, Payout.id == PayoutPart.payout_id)
    of_notes = query.where(Payout.credit_note_id.is_not(None)).group_by(PayoutPart.campaign_id)
    return {key: Back(int(on_its_way or 0), int(back or 0)) for key, on_its_way, back in session.execute(of_notes)}
