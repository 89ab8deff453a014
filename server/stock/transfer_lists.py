"""Lists of transfers as their sender, receiver and the operator see them, and of possible destinations."""

from __future__ import annotations

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.orm import joinedload

from ..access import OPERATOR, PRESCRIBER, SPONSOR, Actor
from ..accounts.models import Membership
from ..campaigns.models import Sponsor
from ..db import db
from ..venues.models import Organisation
from ..vouchers.models import SENT, Transfer

MOST_LISTED = 200
PARTIES = (joinedload(Transfer.sender), joinedload(Transfer.receiver))


def transfers(actor: Actor, *, state: str | None = None) -> list[Transfer]:
    """The latest MOST_LISTED transfers that the actor's organisations send or receive, all for the operator.

    Newest first; with ``state`` SENT only those that are neither received nor cancelled.
    """
    open_only = (Transfer.received_at.is_(None), Transfer.cancelled_at.is_(None)) if state == SENT else ()
    query = select(Transfer).where(seen_by(actor), *open_only).options(*PARTIES)
    return list(db.session.scalars(query.order_by(Transfer.id.desc()).limit(MOST_LISTED)))


def destinations() -> list[Organisation]:
    """Organisations that prescribe or sponsor, by name."""
    prescribing = select(Membership.organisation_id).where(Membership.role == PRESCRIBER)
    where = or_(Organisation.id.in_(prescribing), Organisation.id.in_(select(Sponsor.organisation_id)))
    return list(db.session.scalars(select(Organisation).where(where).order_by(Organisation.name, Organisation.id)))


def sides(actor: Actor) -> frozenset[int]:
    """The organisations for which the actor sends and receives booklets."""
    return actor.organisation_ids(PRESCRIBER) | actor.organisation_ids(SPONSOR)


def seen_by(actor: Actor) -> ColumnElement[bool]:
    """SQL condition: the actor's organisations send or receive the transfer; always true for the operator."""
    mine = sides(actor)
    either = or_(Transfer.from_organisation_id.in_(mine), Transfer.to_organisation_id.in_(mine))
    return true() if actor.has(OPERATOR) else either
