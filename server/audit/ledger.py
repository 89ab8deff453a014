"""The check of the ledger: every line recomputed from its event, no event without line, no account overdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..bank_statements import checks as bank_checks
from ..billing import order_check
from ..books import proof
from ..db import db
from ..ledger import day_sums
from ..ledger.models import LedgerLine
from ..ledger.posting import Posting
from ..ledger.rules import ACCOUNTS, Accounts
from ..ledger.solvency import find_overdrawn
from ..payouts.checks import find_unlike_their_parts
from ..promises import checks as money_in_checks
from ..redemptions.models import Redemption, Reversal
from ..settlements import statement_check
from ..streams import stream_chunks
from . import acts_check, conservation
from .events import ALSO, MOMENT_IS_THE_LINES, SOURCES, LedgerSource

CHUNK = 2_000
_COLUMNS = [
    getattr(LedgerLine, name) for name in ("event_id", "campaign_id", "recorded_at", "organisation_id", *ACCOUNTS)
]


def find_problems() -> Iterator[str]:
    """A sentence for each problem, in ledger order; nothing when there is none."""
    session = db.session()
    for kind, source in SOURCES.items():
        yield from _differences(session, kind, (source, *ALSO.get(kind, ())))
    yield from _unknown_kinds(session)
    yield from _undone_otherwise(session)
    yield from order_check.find_problems(session)
    yield from acts_check.find_problems(session)
    yield from statement_check.find_problems(session)
    yield from bank_checks.find_problems(session)
    yield from proof.find_problems(session)
    yield from find_unlike_their_parts(session)
    yield from conservation.find_problems(session)
    yield from money_in_checks.find_problems(session)
    yield from find_overdrawn(session)
    yield from day_sums.find_problems(session)


def _differences(session: Session, kind: str, sources: Sequence[LedgerSource]) -> Iterator[str]:
    count = 0
    for expected in _expected(session, sources):
        lines = _lines(session, kind, [posting.event_id for posting in expected])
        pairs = ((one, lines.get(one.event_id)) for one in expected)
        yield from (_describe(one, line) for one, line in pairs if not _alike(one, line))
        count += len(expected)
    stored = session.scalar(select(func.count()).where(LedgerLine.kind == kind)) or 0
    if stored > count:
        yield f"ledger: {stored - count} lines '{kind}' belong to no event"


def _expected(session: Session, sources: Sequence[LedgerSource]) -> Iterator[list[Posting]]:
    """What the lines of events must be, some at a time."""
    for source in sources:
        for chunk in stream_chunks(session, source.events, CHUNK):
            yield [source.posting(*row) for row in chunk]


def _unknown_kinds(session: Session) -> Iterator[str]:
    kinds = session.scalars(select(LedgerLine.kind).where(LedgerLine.kind.not_in(SOURCES)).distinct())
    yield from (f"ledger: lines '{kind}' belong to no event" for kind in kinds)


def _lines(session: Session, kind: str, keys: Sequence[str]) -> dict[str, Posting]:
    rows = session.execute(select(*_COLUMNS).where(LedgerLine.kind == kind, LedgerLine.event_id.in_(keys)))
    return {
        key: Posting(kind, key, campaign_id, at, Accounts(*cents), owner)
        for key, campaign_id, at, owner, *cents in rows
    }


def _alike(expected: Posting, line: Posting | None) -> bool:
    if line and expected.kind in MOMENT_IS_THE_LINES:
        expected = expected._replace(recorded_at=line.recorded_at)
    return line == expected


def _describe(expected: Posting, line: Posting | None) -> str:
    event = f"{expected.kind} {expected.event_id}"
    return f"ledger: {event} is not what its line says" if line else f"ledger: {event} has no line"


def _undone_otherwise(session: Session) -> Iterator[str]:
    """Redemptions whose ``reversed_at`` is not the moment of their reversal."""
    both = select(Redemption.id).outerjoin(Reversal, Reversal.redemption_id == Redemption.id)
    for key in session.scalars(both.where(Redemption.reversed_at.is_distinct_from(Reversal.recorded_at))):
        yield f"ledger: redemption {key} is not undone as its reversal says"
