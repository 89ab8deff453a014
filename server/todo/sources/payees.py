"""What waits at whoever is paid: an account to give, to replace, or that the operator has to confirm."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from ... import clock
from ...access import MANAGER, Actor
from ...organisations.models import QUALIFIED, Organisation
from ...payouts import dues, holds
from ...payouts.bank_accounts import views
from ...payouts.bank_accounts.models import PROPOSED, BankAccount
from ..tasks import Found


def own_accounts(session: Session, actor: Actor) -> Iterator[Found]:
    """For each organisation of the actor's that is paid or will be, what keeps its money; a constant number of queries.

    Venues are paid each month, a sponsor only what it gets back.
    """
    owned = views.list_owned_ids(actor)
    owed = _owed(session, owned)
    payees = _payees(session, actor, owned, owed)
    known = views.find_current(session, [one.id for one in payees])
    held = holds.find_on_accounts(session, known.values())
    proposed = _proposed(session, [one.id for one in payees])
    for one in payees:
        kind = _hindrance(one.id, known, proposed, held)
        if kind:
            waiting = proposed.get(one.id)
            since = clock.paris_day(waiting.proposed_at) if waiting else None
            cents, second = owed.get(one.id), waiting is not None
            yield Found(kind=kind, ref=str(one.id), about=one.name, cents=cents, since=since, second=second)


def _hindrance(
    organisation_id: int, known: Mapping[int, BankAccount], proposed: Collection[int], held: Collection[int]
) -> str | None:
    if organisation_id in proposed:
        return "account_waits"
    account = known.get(organisation_id)
    if account is None:
        return "give_account"
    return "change_account" if account.id in held else None


def _owed(session: Session, owned: Collection[int]) -> dict[int, int]:
    """By organisation: the cents of its documents that nothing pays yet."""
    owed: dict[int, int] = {}
    for document in dues.list_unpaid(session, owned):
        owed[document.organisation_id] = owed.get(document.organisation_id, 0) + document.total_cents
    return owed


def _payees(session: Session, actor: Actor, owned: Collection[int], owed: Collection[int]) -> Sequence[Organisation]:
    paid: list[ColumnElement[bool]] = [Organisation.id.in_(owed)]
    if actor.has(MANAGER):
        paid.append(Organisation.runs_venues.is_(True) & (Organisation.qualification == QUALIFIED))
    query = select(Organisation).where(Organisation.id.in_(owned), or_(*paid))
    return session.scalars(query.order_by(Organisation.name, Organisation.id)).all()


def _proposed(session: Session, ids: Collection[int]) -> dict[int, BankAccount]:
    waiting = select(BankAccount).where(BankAccount.state == PROPOSED, BankAccount.organisation_id.in_(ids))
    return {account.organisation_id: account for account in session.scalars(waiting)}
