"""The entries that events are: fundings by a word, matches, payouts, and movements that nobody explained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session, aliased

from .. import clock
from ..bank_statements.models import FUNDS, BankMovement, OwnBankAccount
from ..campaigns.funding_models import Funding, FundingUndo
from ..campaigns.models import WORD as BY_WORD
from ..matching.house_models import OPENING, AccountOpening
from ..matching.models import ADVANCE, HOLDS, ORDER, PAYOUT, RETURNED, TO_NOTHING, BankMatch
from ..payouts.models import PAID, Payout, PayoutBatch
from ..payouts.undone_models import PayoutUndo
from .entries import MOVEMENT, WORD, BookEntry

OF_A_WORD = and_(BankMatch.kind.in_((ORDER, ADVANCE)), BankMatch.account == TO_NOTHING)
OF_PAYOUTS = BankMatch.kind.in_((PAYOUT, RETURNED))


def list_entries(session: Session) -> Iterator[BookEntry]:
    """Every entry of every account; a constant number of queries. None of them reads the ledger."""
    yield from _words(session)
    yield from _matches(session)
    yield from _payouts(session)
    yield from _taken_back(session)
    yield from _openings(session)
    yield from _unexplained(session)


def account_of_words(session: Session) -> str | None:
    """The account that words were said of: our first one for the sponsors' funds."""
    first = select(OwnBankAccount.iban).where(OwnBankAccount.kind == FUNDS).order_by(OwnBankAccount.id).limit(1)
    return session.scalar(first)


def _words(session: Session) -> Iterator[BookEntry]:
    """What somebody's word put into the books, the part of it that credits have proved since with their day."""
    iban, proved = account_of_words(session), Counter[int]()
    funded: dict[int, date] = {}
    rows = select(Funding, FundingUndo.undone_at).outerjoin(Funding.undo).where(Funding.way == BY_WORD)
    words = session.execute(rows.order_by(Funding.id)).all()
    funded.update((funding.order_id, clock.paris_day(funding.funded_at)) for funding, undone_at in words)
    columns = BankMatch.order_id, BankMatch.cents, BankMovement.iban, BankMovement.day
    came = select(*columns).join(BankMatch.movement).where(OF_A_WORD, *HOLDS).order_by(BankMatch.id)
    for order_id, cents, account, day in session.execute(came):
        proved[order_id or 0] += cents
        yield BookEntry(account, WORD, order_id or 0, cents, funded.get(order_id or 0), day)
    for funding, undone_at in words:
        left = funding.total_cents - proved[funding.order_id]
        if iban and left:
            yield BookEntry(iban, WORD, funding.order_id, left, funded[funding.order_id], None)
        if iban and undone_at:
            yield BookEntry(iban, WORD, funding.order_id, -funding.total_cents, clock.paris_day(undone_at), None)


def _matches(session: Session) -> Iterator[BookEntry]:
    """Matches that the books have a line for; an undone one came and went, and no movement stands for it."""
    columns = BankMatch.id, BankMatch.kind, BankMatch.cents, BankMatch.confirmed_at, BankMatch.undone_at
    rows = select(*columns, BankMovement.iban, BankMovement.day).join(BankMatch.movement).order_by(BankMatch.id)
    booked = rows.where(BankMatch.confirmed_at.is_not(None), ~OF_A_WORD, ~OF_PAYOUTS)
    for key, kind, cents, confirmed_at, undone_at, iban, day in session.execute(booked):
        booked_on = clock.paris_day(confirmed_at) if confirmed_at else None
        yield BookEntry(iban, kind, key, cents, booked_on, None if undone_at else day)
        if undone_at:
            yield BookEntry(iban, kind, key, -cents, clock.paris_day(undone_at), None)


def _payouts(session: Session) -> Iterator[BookEntry]:
    """Each payout that the books say was paid, or came back, or that a statement tells though they do not."""
    for row in session.execute(_payout_rows()):
        came_back_at = row.failed_at if row.paid_at else None
        sides = (PAYOUT, -row.cents, row.paid_at, row.left_on), (RETURNED, row.cents, came_back_at, row.came_on)
        for kind, cents, at, told in sides:
            if at or told:
                yield BookEntry(row.debtor_iban, kind, row.id, cents, clock.paris_day(at) if at else None, told)


def _taken_back(session: Session) -> Iterator[BookEntry]:
    """What matches told of payouts until they were undone: it came and went in the books, and no movement tells it."""
    rows = select(PayoutUndo, Payout.cents, PayoutBatch.debtor_iban).join(Payout, Payout.id == PayoutUndo.payout_id)
    joined = rows.join(PayoutBatch, PayoutBatch.id == Payout.batch_id).order_by(PayoutUndo.id)
    for undo, cents, iban in session.execute(joined):
        kind, moved = (PAYOUT, -cents) if undo.step == PAID else (RETURNED, cents)
        yield BookEntry(iban, kind, undo.payout_id, moved, clock.paris_day(undo.done_at), None)
        yield BookEntry(iban, kind, undo.payout_id, -moved, clock.paris_day(undo.undone_at), None)


@cache
def _payout_rows() -> Select[*tuple[Any, ...]]:
    left, came = (aliased(BankMatch) for _kind in (PAYOUT, RETURNED))
    debit, credit = aliased(BankMovement), aliased(BankMovement)
    rows = select(
        *(Payout.id, Payout.cents, Payout.paid_at, Payout.failed_at, PayoutBatch.debtor_iban),
        debit.day.label("left_on"),
        credit.day.label("came_on"),
    ).join(PayoutBatch, PayoutBatch.id == Payout.batch_id)
    for match, kind, movement in ((left, PAYOUT, debit), (came, RETURNED, credit)):
        live = match.confirmed_at.is_not(None) & match.undone_at.is_(None)
        rows = rows.outerjoin(match, and_(match.payout_id == Payout.id, match.kind == kind, live))
        rows = rows.outerjoin(movement, movement.id == match.movement_id)
    return rows.order_by(Payout.id)


def _openings(session: Session) -> Iterator[BookEntry]:
    """What was our own on an account; its day is that of the balance that it is a part of, set by the chain."""
    for one in session.scalars(select(AccountOpening).where(AccountOpening.confirmed_at.is_not(None))):
        if one.confirmed_at:
            yield BookEntry(one.iban, OPENING, 0, one.cents, clock.paris_day(one.confirmed_at), date.min)


def _unexplained(session: Session) -> Iterator[BookEntry]:
    """What is left of each movement on a statement."""
    held = (
        select(BankMatch.movement_id, func.sum(BankMatch.cents).label("cents"))
        .where(*HOLDS)
        .group_by(BankMatch.movement_id)
        .subquery()
    )
    left = BankMovement.cents - func.coalesce(held.c.cents, 0)
    rows = (
        select(BankMovement.id, BankMovement.iban, BankMovement.day, left)
        .outerjoin(held, held.c.movement_id == BankMovement.id)
        .where(BankMovement.statement_id.is_not(None), left != 0)
        .order_by(BankMovement.id)
    )
    for key, iban, day, cents in session.execute(rows):
        yield BookEntry(iban, MOVEMENT, key, int(cents), None, day)
