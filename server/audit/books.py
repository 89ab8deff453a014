"""The operator's books: `accounts` of every campaign as they stand, `journal` of a month's lines, newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from .. import clock
from ..campaigns.models import Campaign, Sponsor
from ..db import db
from ..ledger import audits, sums
from ..ledger.audit_models import AuditRun
from ..ledger.models import LedgerLine
from ..ledger.posting import read_posting
from ..ledger.rules import ACCOUNTS, Accounts
from ..organisations.models import Organisation
from ..paging import PAGE_LENGTH, page_of, pages
from ..settlements.service import check_month

ASSETS = ("bank", "promised")
"""Accounts that are told with the ledger's sign; what is owed is told as positive."""


@dataclass(frozen=True, slots=True)
class CampaignAccounts:
    """A campaign's accounts in cents; liabilities are positive here."""

    campaign_id: int
    name: str
    sponsor: str
    accounts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Books:
    """All accounts as of now, and what the last audit found."""

    at: datetime
    campaigns: Sequence[CampaignAccounts]
    total: Mapping[str, int]
    audit: AuditRun | None
    audit_since: datetime | None


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """A line of the ledger with names; ``moves`` are the accounts it changes, liabilities positive."""

    kind: str
    event_id: str
    recorded_at: datetime
    campaign_id: int
    campaign: str
    organisation_id: int | None
    organisation: str | None
    moves: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """A search of the journal: month, filters and page."""

    page: int = 1
    campaign_id: int | None = None
    organisation_id: int | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class JournalPage:
    """One page of a month's lines."""

    month: str
    lines: Sequence[JournalEntry]
    page: int
    total: int

    @property
    def pages(self) -> int:
        return pages(self.total, PAGE_LENGTH)


def books() -> Books:
    """Every campaign's accounts, from day sums and later lines; a constant number of queries."""
    session = db.session()
    found = sums.sum_by_campaign(session)
    whole = {key: sums.total(kinds.values()).accounts for key, kinds in found.items()}
    campaigns = [
        CampaignAccounts(key, name, sponsor, _as_told(whole[key]))
        for key, name, sponsor in session.execute(_named(list(whole)))
    ]
    total = {name: sum(one.accounts[name] for one in campaigns) for name in ACCOUNTS}
    return Books(clock.now(), campaigns, total, audits.last_run(session), audits.unfinished_since(session))


def journal(month: str | None, wanted: JournalFilter) -> JournalPage:
    """A page of the lines recorded in a month, the present one unless told. Raises InvalidMonth."""
    month = month or clock.month_of(clock.now())
    check_month(month)
    session = db.session()
    rows = _of_month(month, wanted)
    total = session.scalar(select(func.count()).select_from(rows.subquery())) or 0
    page = page_of(rows, wanted.page, PAGE_LENGTH)
    return JournalPage(month, [_entry(*row) for row in _with_names(session, page)], wanted.page, total)


def _of_month(month: str, wanted: JournalFilter) -> Select[LedgerLine]:
    start, end = clock.month_bounds(month)
    rows = select(LedgerLine).where(LedgerLine.recorded_at >= start, LedgerLine.recorded_at < end)
    for name in ("campaign_id", "organisation_id", "kind"):
        value = getattr(wanted, name)
        rows = rows if value is None else rows.where(getattr(LedgerLine, name) == value)
    return rows.order_by(LedgerLine.recorded_at.desc(), LedgerLine.event_id, LedgerLine.kind)


def _with_names(session: Session, page: Select[LedgerLine]) -> list[tuple[LedgerLine, str, str | None]]:
    lines = session.scalars(page).all()
    campaigns = select(Campaign.id, Campaign.name).where(Campaign.id.in_({line.campaign_id for line in lines}))
    owners = select(Organisation.id, Organisation.name).where(
        Organisation.id.in_({line.organisation_id for line in lines if line.organisation_id})
    )
    named, owning = _names(session, campaigns), _names(session, owners)
    return [(line, named[line.campaign_id], owning.get(line.organisation_id or 0)) for line in lines]


def _names(session: Session, query: Select[int, str]) -> dict[int, str]:
    return {row.id: row.name for row in session.execute(query)}


def _entry(line: LedgerLine, campaign: str, organisation: str | None) -> JournalEntry:
    moves = {name: cents for name, cents in _as_told(read_posting(line).accounts).items() if cents}
    where = (line.campaign_id, campaign, line.organisation_id, organisation)
    return JournalEntry(line.kind, line.event_id, line.recorded_at, *where, moves)


def _as_told(accounts: Accounts) -> dict[str, int]:
    """Cents per account for people: the ledger's negative liabilities become positive."""
    return {name: cents if name in ASSETS else -cents for name, cents in accounts._asdict().items()}


def _named(ids: Sequence[int]) -> Select[int, str, str]:
    query = select(Campaign.id, Campaign.name, Organisation.name)
    owners = query.join(Sponsor, Sponsor.id == Campaign.sponsor_id).join(Sponsor.organisation)
    return owners.where(Campaign.id.in_(ids)).order_by(Organisation.name, Campaign.id.desc())
