"""Closing a month: claim it, freeze its movements slice by slice, then write its statements in one transaction.

An interrupted closing leaves the month *being closed*; closing it again continues and changes nothing done before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .. import clock, french
from ..access import Actor
from ..db import db, insert_into, transaction
from ..guarantee.service import honour_due
from ..keys.ring import NoSigningKey
from ..ledger import audits
from ..ledger.solvency import find_overdrawn
from ..trail.recording import Changed, Subject, record
from ..transparency import service as transparency
from . import announcements, freezing, months, movements, statement_writing
from .models import Period
from .months import SINCE_EVER, Window
from .refusals import EarlierPeriodOpen, LedgerBroken, PeriodAlreadyClosed, PeriodNotOver
from .service import check_month, last_closed, tally
from .tally import Tally


@dataclass(frozen=True, slots=True)
class Progress:
    """How many movements this run has frozen, and how many statements it wrote; None before they are written."""

    frozen: int
    statements: int | None = None


def close_period(actor: Actor, month: str) -> Tally:
    """Freeze a past month for good and write its statements; what is recorded later counts in the next month.

    Raises InvalidMonth, PeriodNotOver, PeriodAlreadyClosed, EarlierPeriodOpen, LedgerBroken.
    """
    for _progress in close_in_steps(actor, month):
        pass
    return tally(month)


def close_in_steps(actor: Actor, month: str) -> Iterator[Progress]:
    """The same as `close_period`, yielding its progress after each slice; the head is published after the last."""
    check_month(month)
    window = _claim(actor, month)
    honour_due()
    frozen = 0
    for more in freezing.freeze(month, window):
        frozen += more
        yield Progress(frozen)
    yield Progress(frozen, _finish(actor, month))
    put_head_on(month)


def put_head_on(month: str) -> None:
    """Publish a head of the public log that contains all of a closed month, and store its size on the period.

    Does nothing without a signing key.
    """
    try:
        head = transparency.publish()
    except NoSigningKey:
        return
    with transaction() as session:
        period = session.get(Period, month, with_for_update=True)
        if head and period and period.closed_at and period.head_size is None:
            period.head_size = head.size


def _claim(actor: Actor, month: str) -> Window:
    """Mark a month as being closed, after checking that it may be; returns the window of its movements."""
    now = clock.now()
    if now < clock.month_bounds(month)[1]:
        raise PeriodNotOver
    if audits.stops_closing(db.session()) or any(find_overdrawn(db.session())):
        raise LedgerBroken
    with transaction() as session:
        row = {"month": month, "closed_by_id": actor.person_id}
        session.execute(insert_into(session, Period).values(row).on_conflict_do_nothing())
        if session.scalar(select(Period.closed_at).where(Period.month == month)):
            raise PeriodAlreadyClosed
        last = last_closed(session)
        window = months.window(month, last)
        _check_nothing_before(session, month, window, last)
    return window


def _check_nothing_before(session: Session, month: str, window: Window, last: str | None) -> None:
    half_closed = select(func.min(Period.month)).where(Period.month < month, Period.closed_at.is_(None))
    earlier = session.scalar(half_closed)
    if earlier is None:
        unsettled = movements.select_unsettled(Window(SINCE_EVER, window.start)).subquery()
        moment = session.scalar(select(func.min(unsettled.c.moment)))
        earlier = moment and months.place(moment, last)
    if earlier:
        of_month = french.add_de(months.spell_out(earlier))
        raise EarlierPeriodOpen(f"Clôturez d'abord le mois {of_month} : il a encore des montants ouverts.")


def _finish(actor: Actor, month: str) -> int:
    """Write the statements; returns how many. Drafts again if another process froze more lines in the meantime."""
    while True:
        month_draft = statement_writing.drafts(db.session(), month)
        with transaction() as session:
            period = session.get_one(Period, month, with_for_update=True)
            if period.closed_at:
                raise PeriodAlreadyClosed
            if freezing.count_frozen(session, month) != month_draft.lines:
                continue
            period.closed_at, period.closed_by_id = clock.now(), actor.person_id
            count = statement_writing.issue(session, period, month_draft)
            record(session, actor, "month.closed", Subject("month", month), Changed(after={"statements": count}))
            announcements.tell(session, month)
            return count
