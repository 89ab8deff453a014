"""The people of an organisation as whoever looks after them sees them, and which organisations these are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from ..access import ROLES, Actor
from ..accounts.factor_lookup import who_have_factor
from ..accounts.models import Membership, Person
from ..db import db
from ..factors import confirmation
from ..organisations.models import Organisation
from ..organisations.refusals import UnknownOrganisation
from ..pins.models import PersonPin
from ..venues.models import Venue
from .invitations import select_waiting
from .last import is_last
from .models import Invitation
from .rules import AT_VENUES, IN_ORGANISATIONS, LOOKS_AFTER, fits, roles_looked_after

MOST_FOUND = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRole:
    """A role of a person. ``last`` when nobody else has it for all of the organisation, and it cannot be withdrawn."""

    membership: Membership
    last: bool


@dataclass(slots=True, kw_only=True)
class Member:
    """A person with their roles in one organisation.

    ``may_reset``: whoever asks may reset their second factor, or confirm the reset that ``reset_asked_by`` asked for.
    ``has_pin``: they can scan with a shared phone.
    """

    person: Person
    may_reset: bool = False
    reset_asked_by: str | None = None
    has_pin: bool = False
    roles: list[HeldRole] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleThere:
    """Who works in an organisation and who is invited; without one, the people of the scheme itself.

    ``roles`` are those that the actor invites to, ``venues`` those that a role can be limited to.
    """

    organisation: Organisation | None
    members: list[Member]
    invitations: list[Invitation]
    roles: list[str]
    venues: list[Venue]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """An organisation whose people the actor looks after."""

    id: int
    name: str
    people: int
    waiting: int


def people_of(actor: Actor, organisation_id: int | None) -> PeopleThere:
    """The people of an organisation that the actor looks after, all for an auditor. Raises UnknownOrganisation."""
    looked_after = roles_looked_after(actor.whole_roles, organisation_id)
    seen = frozenset(ROLES) if actor.sees_all else looked_after
    organisation = db.session.get(Organisation, organisation_id) if organisation_id else None
    if not seen or (organisation_id and organisation is None):
        raise UnknownOrganisation
    invites = [role for role in ROLES if role in looked_after and (not organisation or _fits(organisation, role))]
    return PeopleThere(
        organisation=organisation,
        members=_marked(actor, _members(organisation_id, seen)),
        invitations=list(db.session.scalars(_waiting(organisation_id, seen))),
        roles=invites,
        venues=_venues(organisation_id) if looked_after & set(AT_VENUES) else [],
    )


def workplaces_of(actor: Actor, search: str = "") -> list[Workplace]:
    """The organisations whose people the actor sees, by name; those of a text only, when given."""
    people = select(func.count(Membership.person_id.distinct())).where(Membership.organisation_id == Organisation.id)
    waiting = select_waiting().where(Invitation.organisation_id == Organisation.id).with_only_columns(func.count())
    shown = Organisation.id, Organisation.name, people.scalar_subquery(), waiting.scalar_subquery()
    query = select(*shown).order_by(func.lower(Organisation.name), Organisation.id).limit(MOST_FOUND)
    if not actor.sees_all:
        query = query.where(Organisation.id.in_(actor.organisation_ids(*LOOKS_AFTER)))
    if text := search.strip():
        named = Organisation.name.icontains(text, autoescape=True)
        query = query.where(named | (Organisation.siret == text.replace(" ", "")))
    return [
        Workplace(id=number, name=name, people=count, waiting=invited)
        for number, name, count, invited in db.session.execute(query)
    ]


def _fits(organisation: Organisation, role: str) -> bool:
    return role in IN_ORGANISATIONS and fits(role, organisation.capacities)


def _members(organisation_id: int | None, roles: Collection[str]) -> list[Member]:
    there = Membership.organisation_id.is_not_distinct_from(organisation_id)
    query = select(Membership).join(Person).where(there, Membership.role.in_(roles))
    whole = joinedload(Membership.person), selectinload(Membership.venues)
    held = db.session.scalars(query.options(*whole).order_by(func.lower(Person.name), Person.id, Membership.id)).all()
    with_pin = _with_pin({one.person_id for one in held})
    members: dict[int, Member] = {}
    for one in held:
        member = members.setdefault(one.person_id, Member(person=one.person, has_pin=one.person_id in with_pin))
        member.roles.append(HeldRole(membership=one, last=is_last(one, held)))
    return list(members.values())


def _with_pin(person_ids: Collection[int]) -> set[int]:
    return set(db.session.scalars(select(PersonPin.person_id).where(PersonPin.person_id.in_(person_ids))))


def _marked(actor: Actor, members: list[Member]) -> list[Member]:
    """The members, with a mark at those whose second factor the actor may reset: never their own."""
    if actor.may("factor.reset"):
        others = [member.person.id for member in members if member.person.id != actor.person_id]
        resettable = who_have_factor(db.session(), others)
        for member in members:
            member.may_reset = member.person.id in resettable
            asked = confirmation.pending(db.session(), member.person.id) if member.may_reset else None
            if asked:
                member.reset_asked_by = db.session.get_one(Person, asked.asked_by_id).name
                member.may_reset = asked.asked_by_id != actor.person_id
    return members


def _waiting(organisation_id: int | None, roles: Collection[str]) -> Select[Invitation]:
    there = Invitation.organisation_id.is_not_distinct_from(organisation_id)
    query = select_waiting().where(there, Invitation.role.in_(roles))
    return query.options(joinedload(Invitation.invited_by)).order_by(Invitation.created_at.desc())


def _venues(organisation_id: int | None) -> list[Venue]:
    return list(db.session.scalars(select(Venue).where(Venue.organisation_id == organisation_id).order_by(Venue.name)))
