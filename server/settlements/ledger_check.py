"""The ledger's own check: every line made again from its event, every event with its line, no account below nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from .. import clock
from ..campaigns import entries
from ..campaigns.models import Order
from ..db import db
from ..ledger.models import FUNDED, ISSUED, REDEEMED, REVERSED, LedgerLine
from ..ledger.posting import Posting, posted
from ..redemptions import postings
from ..redemptions.models import ACCEPTED, Redemption, Reversal
from ..venues.models import Venue

CHUNK = 2_000
NEVER_ABOVE = ("funds_held", "outstanding", "guarantee")
"""What is owed, and so at most nothing; ``payable`` may be above: an organisation may owe after a late reversal."""


def broken() -> Iterator[str]:
    """What does not fit, in words, the first first; nothing when all of it does."""
    session = db.session()
    for kind, query in _QUERIES.items():
        yield from _differences(session, kind, query)
    yield from _undone_otherwise(session)
    yield from below_nothing(session)


def _differences(session: Session, kind: str, events: Select[*tuple[Any, ...]]) -> Iterator[str]:
    count = 0
    for chunk in session.execute(events.execution_options(yield_per=CHUNK)).partitions():
        expected = [_MADE_BY[kind](*row) for row in chunk]
        lines = _lines(session, kind, [posting.event_id for posting in expected])
        yield from (_told(one, lines.get(one.event_id)) for one in expected if not _alike(one, lines.get(one.event_id)))
        count += len(expected)
    stored = session.scalar(select(func.count()).where(LedgerLine.kind == kind)) or 0
    if stored > count:
        yield f"ledger: {stored - count} lines '{kind}' belong to no event"


def _lines(session: Session, kind: str, keys: Sequence[str]) -> dict[str, Posting]:
    found = session.scalars(select(LedgerLine).where(LedgerLine.kind == kind, LedgerLine.event_id.in_(keys)))
    return {line.event_id: posted(line) for line in found}


def _alike(expected: Posting, line: Posting | None) -> bool:
    if line and expected.kind == ISSUED:  # no table says when; the log holds on to what the line says
        expected = expected._replace(recorded_at=line.recorded_at)
    return line == expected


def _told(expected: Posting, line: Posting | None) -> str:
    event = f"{expected.kind} {expected.event_id}"
    return f"ledger: {event} is not what its line says" if line else f"ledger: {event} has no line"


def _undone_otherwise(session: Session) -> Iterator[str]:
    """A redemption bears the moment of its undoing, or none."""
    both = select(Redemption.id).outerjoin(Reversal, Reversal.redemption_id == Redemption.id)
    for key in session.scalars(both.where(Redemption.reversed_at.is_distinct_from(Reversal.recorded_at))):
        yield f"ledger: redemption {key} is not undone as its reversal says"


def below_nothing(session: Session) -> Iterator[str]:
    """A campaign never owes more than it holds."""
    sums = {name: func.sum(getattr(LedgerLine, name)) for name in NEVER_ABOVE}
    balances = select(LedgerLine.campaign_id, *sums.values()).group_by(LedgerLine.campaign_id)
    for campaign_id, *cents in session.execute(balances.order_by(LedgerLine.campaign_id)):
        for name, value in zip(sums, cents, strict=True):
            if value > 0:
                yield f"ledger: campaign {campaign_id} is {value} cents short of {name}"


def _funding(order: Order) -> Posting:
    return entries.funding(order, order.funded_at or order.ordered_at or clock.now())


def _issue(order: Order) -> Posting:
    return entries.issue(order, order.funded_at or clock.now())


_FUNDED_ORDERS = select(Order).where(Order.funded_at.is_not(None)).order_by(Order.id)
_SCANS = select(Redemption, Venue.organisation_id).join(Venue, Venue.id == Redemption.venue_id)
_UNDONE = select(Reversal, Redemption, Venue.organisation_id).join(Redemption, Redemption.id == Reversal.redemption_id)
_QUERIES: dict[str, Select[*tuple[Any, ...]]] = {
    FUNDED: _FUNDED_ORDERS,
    ISSUED: _FUNDED_ORDERS.where(Order.first_serial.is_not(None)),
    REDEEMED: _SCANS.where(Redemption.status == ACCEPTED).order_by(Redemption.id),
    REVERSED: _UNDONE.join(Venue, Venue.id == Redemption.venue_id).order_by(Reversal.id),
}
_MADE_BY: dict[str, Callable[..., Posting]] = {
    FUNDED: _funding,
    ISSUED: _issue,
    REDEEMED: postings.redeemed,
    REVERSED: postings.undone,
}
