"""The demo's people as actors, to call services with."""

from __future__ import annotations

from sqlalchemy import select

from ..access import OPERATOR, Actor
from ..accounts.models import Person
from ..db import db
from .cast import ACCOUNTS


def operator() -> Actor:
    """The operator's first person, who closes months and prepares payouts."""
    return find_actor(OPERATOR, None)


def accountant() -> Actor:
    """The operator's second person, who approves what the first prepared."""
    return find_actor(OPERATOR, None, nth=1)


def find_actor(role: str, organisation_id: int | None, *, nth: int = 0) -> Actor:
    """The actor of a role's account; ``nth`` chooses among several."""
    account = [account for account in ACCOUNTS if account.role == role][nth]
    person_id = db.session.scalars(select(Person.id).where(Person.email == account.email)).one()
    return Actor(person_id, frozenset({(role, organisation_id)}))
