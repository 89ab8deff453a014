"""The entries of a day's scans and of those undone: one for each campaign, organisation and kind.

As a shop's receipts of a day are: the detail is in the ledger and on the statements (docs/decisions/accounting.md).
Memory and queries do not grow with the number of scans.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .. import clock
from ..ledger.models import REDEEMED, REVERSED, LedgerLine
from ..ledger.posting import Posting
from ..ledger.rules import ACCOUNTS, Accounts
from .booking import book
from .entries import AccountEntry, SourcePiece
from .period import FiscalBooks
from .words import WORDS


def list_scans(session: Session, books: FiscalBooks, day: date) -> Iterator[AccountEntry]:
    """The entries of a day's scans by campaign, organisation and kind; one query."""
    start, end = clock.start_of_day(day), clock.end_of_day(day)
    by = LedgerLine.campaign_id, LedgerLine.organisation_id, LedgerLine.kind
    sums = (func.sum(getattr(LedgerLine, name)) for name in ACCOUNTS)
    scans = select(*by, func.count(), *sums).where(LedgerLine.kind.in_((REDEEMED, REVERSED)))
    of_day = scans.where(LedgerLine.recorded_at >= start, LedgerLine.recorded_at < end)
    for campaign_id, owner_id, kind, count, *cents in session.execute(of_day.group_by(*by).order_by(*by)):
        posting = Posting(kind, "", campaign_id, start, Accounts(*map(int, cents)), owner_id)
        words = WORDS[kind].format(about=count, campaign=campaign_id)
        piece = SourcePiece(f"PN-{day:%Y%m%d}-{campaign_id}-{owner_id}", day, words)
        yield book(posting, day, piece, books.sponsors[campaign_id], {})
