"""What waits of money that came: movements to explain, matches and promises to confirm, issuing that stopped."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from ... import clock
from ...access import Actor
from ...accounts.models import Person
from ...bank_statements.models import BankMovement, BankStatementProblem
from ...campaigns.models import Campaign, Order, Sponsor
from ...matching.models import BankMatch, MovementStanding
from ...matching.suggestions.loading import is_open
from ...organisations.models import Organisation
from ...promises.models import Promise
from ...solvency.coverage import SHORT, STALE
from ...solvency.covering import read_coverage
from ..tasks import Found


def stopped_issuing(session: Session, _actor: Actor) -> Iterator[Found]:
    """Whether the bank's word keeps orders from being issued, as `solvency.stops` judges."""
    coverage = read_coverage(session)
    if coverage.state == SHORT:
        missing = coverage.needed_cents - coverage.covering_cents
        yield Found(kind="not_covered", cents=missing, since=coverage.day)
    if coverage.state == STALE:
        yield Found(kind="bank_silent", since=coverage.day)


def refused_files(session: Session, _actor: Actor) -> Iterator[Found]:
    """Parts of files of the bank's that were refused and not imported since."""
    row = BankStatementProblem
    count, since = session.execute(select(func.count(), func.min(row.told_at)).select_from(row)).one()
    if count:
        yield Found(kind="import_again", count=count, since=clock.paris_day(since))


def movements(session: Session, _actor: Actor) -> Iterator[Found]:
    """The movements of our accounts that nothing explains: how many, what came with them, since when."""
    left = BankMovement.cents - func.coalesce(MovementStanding.taken_cents, 0)
    came = func.coalesce(func.sum(left).filter(left > 0), 0)
    query = select(func.count(), came, func.min(BankMovement.day)).select_from(BankMovement)
    standing = query.outerjoin(MovementStanding, MovementStanding.movement_id == BankMovement.id)
    count, cents, since = session.execute(standing.where(is_open())).one()
    if count:
        yield Found(kind="explain_movements", count=count, cents=int(cents) or None, since=since)


def matches(session: Session, actor: Actor) -> Iterator[Found]:
    """Each match that one person made and another has to confirm."""
    waiting = select(BankMatch, Person.name).outerjoin(Person, Person.id == BankMatch.made_by_id)
    waiting = waiting.where(BankMatch.confirmed_at.is_(None), BankMatch.withdrawn_at.is_(None))
    movement = joinedload(BankMatch.movement)
    for match, maker in session.execute(waiting.order_by(BankMatch.id).options(movement)):
        yield Found(
            kind="confirm_match",
            ref=str(match.movement_id),
            about=match.movement.party,
            number=str(match.id),
            by=maker or "",
            cents=match.cents,
            since=clock.paris_day(match.made_at),
            second=match.made_by_id == actor.person_id,
        )


def promises(session: Session, actor: Actor) -> Iterator[Found]:
    """Each written payment order that one person recorded and another has to confirm."""
    waiting = (
        select(Promise, Organisation.name)
        .join(Promise.order)
        .join(Order.campaign)
        .join(Campaign.sponsor)
        .join(Organisation, Organisation.id == Sponsor.organisation_id)
        .where(Promise.confirmed_at.is_(None), Promise.withdrawn_at.is_(None))
    )
    for promise, sponsor in session.execute(waiting.order_by(Promise.id).options(joinedload(Promise.made_by))):
        yield Found(
            kind="confirm_promise",
            ref=str(promise.order_id),
            about=sponsor,
            number=promise.payment_order,
            by=promise.made_by.name if promise.made_by else "",
            cents=promise.cents,
            since=clock.paris_day(promise.made_at),
            second=promise.made_by_id == actor.person_id,
        )
