"""Who cannot go: the last manager who is not limited to venues, or the last person of the operator."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..accounts.models import Membership
from .refusals import UnknownRole
from .rules import NEVER_WITHOUT


def lock_role(session: Session, membership_id: int) -> tuple[Membership, bool]:
    """A membership, locked, and whether it is the last. Raises UnknownRole.

    Those of the same role there are locked with it, so that two last ones never leave at once.
    """
    found = session.get(Membership, membership_id)
    if found is None:
        raise UnknownRole
    there = Membership.role == found.role, Membership.organisation_id.is_not_distinct_from(found.organisation_id)
    mine = there if found.role in NEVER_WITHOUT else (Membership.id == membership_id,)
    query = select(Membership).where(*mine).order_by(Membership.id).with_for_update()
    held = {one.id: one for one in session.scalars(query.execution_options(populate_existing=True))}
    if membership_id not in held:
        raise UnknownRole
    return held[membership_id], is_last(held[membership_id], held.values())


def is_last(membership: Membership, there: Collection[Membership]) -> bool:
    """Whether no other of those with the same role ``there`` has it for all of the organisation."""
    if membership.role not in NEVER_WITHOUT:
        return False
    others = [one for one in there if one.id != membership.id and one.role == membership.role]
    return not others or (not membership.venues and all(one.venues for one in others))
