"""Which roles somebody still has in the moment they give one to others."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..access import Actor
from ..accounts.models import Membership
from ..accounts.workplaces import is_whole


def lock_roles(session: Session, actor: Actor) -> frozenset[tuple[str, int | None]]:
    """The actor's roles that are for all of an organisation; they stay so until the caller's transaction ends.

    So nobody whose role is withdrawn in this moment leaves an invitation behind. The console keeps what it has.
    """
    if not actor.person_id:
        return actor.whole_roles
    held = select(Membership).where(Membership.person_id == actor.person_id, is_whole()).order_by(Membership.id)
    locked = held.with_for_update(read=True, of=Membership).execution_options(populate_existing=True)
    return frozenset((one.role, one.organisation_id) for one in session.scalars(locked))
