"""Accounts as an actor sees them: `list_accounts` of all its organisations, `accounts_of` one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from ...access import Actor
from ...db import db
from ...organisations.models import Organisation
from ...organisations.refusals import UnknownOrganisation
from .. import holds
from ..models import Payout
from .models import CONFIRMED, PROPOSED, REFUSED, BankAccount
from .notes import OWNERS


@dataclass(frozen=True, slots=True)
class OrganisationAccounts:
    """An organisation's accounts: where it is paid, what is to be confirmed, what was refused since.

    ``whole``: whether who asks may read the numbers to the end. ``refusal``: the payment by which a bank said not to
    pay the present account again.
    """

    organisation: Organisation
    current: BankAccount | None = None
    waiting: BankAccount | None = None
    refused: BankAccount | None = None
    whole: bool = False
    refusal: Payout | None = None


def list_accounts(actor: Actor) -> list[OrganisationAccounts]:
    """The actor's organisations with their accounts; the operator's are those with something to confirm."""
    if actor.sees_all:
        wanted = select(BankAccount.organisation_id).where(BankAccount.state == PROPOSED)
        return _accounts(actor, db.session.scalars(wanted).all())
    return _accounts(actor, sorted(list_owned_ids(actor)))


def accounts_of(actor: Actor, organisation_id: int) -> OrganisationAccounts:
    """One organisation's accounts. Raises UnknownOrganisation."""
    check_may_see(actor, organisation_id)
    return load_accounts(actor, organisation_id)


def find_current(session: Session, organisation_ids: Iterable[int]) -> dict[int, BankAccount]:
    """Where organisations are paid: the account of each that was confirmed last."""
    confirmed = select(BankAccount).where(BankAccount.state == CONFIRMED)
    of_these = confirmed.where(BankAccount.organisation_id.in_(list(organisation_ids)))
    in_order = of_these.order_by(BankAccount.decided_at, BankAccount.id)
    return {account.organisation_id: account for account in session.scalars(in_order)}


def list_changing(session: Session, organisation_ids: Iterable[int]) -> set[int]:
    """The organisations of these whose proposed account waits for its second person."""
    waiting = select(BankAccount.organisation_id).where(BankAccount.state == PROPOSED)
    return set(session.scalars(waiting.where(BankAccount.organisation_id.in_(list(organisation_ids)))))


def check_may_see(actor: Actor, organisation_id: int) -> None:
    """Raises UnknownOrganisation for those of others too, so that nobody learns which exist."""
    if not actor.sees(organisation_id, *OWNERS):
        raise UnknownOrganisation


def list_owned_ids(actor: Actor) -> frozenset[int]:
    """The organisations whose account the actor may enter."""
    return actor.organisation_ids(*OWNERS)


def load_accounts(actor: Actor, organisation_id: int) -> OrganisationAccounts:
    """An organisation's accounts for who may see them. Raises UnknownOrganisation."""
    found = _accounts(actor, [organisation_id])
    if not found:
        raise UnknownOrganisation
    return found[0]


def _accounts(actor: Actor, organisation_ids: Sequence[int]) -> list[OrganisationAccounts]:
    """In three queries, by the organisations' names."""
    session = db.session()
    wanted = Organisation.id.in_(organisation_ids)
    organisations = session.scalars(select(Organisation).where(wanted).order_by(Organisation.name, Organisation.id))
    of_these = BankAccount.organisation_id.in_(organisation_ids)
    people = joinedload(BankAccount.proposed_by), joinedload(BankAccount.decided_by)
    latest: dict[tuple[int, str], BankAccount] = {}
    for account in session.scalars(select(BankAccount).where(of_these).options(*people).order_by(BankAccount.id)):
        latest[account.organisation_id, account.state] = account
    held = holds.find_on_accounts(session, (account for (_, state), account in latest.items() if state == CONFIRMED))
    return [_last(organisation, latest, actor.sees_all, held) for organisation in organisations]


def _last(
    organisation: Organisation, latest: dict[tuple[int, str], BankAccount], whole: bool, held: dict[int, Payout]
) -> OrganisationAccounts:
    known, waiting, refused = (latest.get((organisation.id, state)) for state in (CONFIRMED, PROPOSED, REFUSED))
    newer = waiting or known
    if refused and newer and newer.id > refused.id:
        refused = None
    return OrganisationAccounts(organisation, known, waiting, refused, whole, held.get(known.id) if known else None)
