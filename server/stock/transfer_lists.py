"""Lists of transfers as their sender, receiver and the operator see them, and of possible destinations."""

from __future__ import annotations

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import joinedload

from ..access import PRESCRIBER, SPONSOR, Actor
from ..accounts.models import Membership
from ..campaigns.models import Sponsor
from ..db import db
from ..organisations.models import Organisation
from ..visibility import rows_seen_by
from ..vouchers.models import SENT, Transfer

MOST_LISTED = 200
SIDES = (PRESCRIBER, SPONSOR)
PARTIES = (joinedload(Transfer.sender), joinedload(Transfer.receiver))


def transfers(actor: Actor, *, state: str | None = None) -> list[Transfer]:
    """The latest MOST_LISTED transfers that the actor's organisations send or receive, all for the operator.

    Newest first; with ``state`` SENT only those that are neither received nor cancelled.
    """
    open_only = (Transfer.received_at.is_(None), Transfer.cancelled_at.is_(None)) if state == SENT else ()
    query = select(Transfer).where(is_seen_by(actor), *open_only).options(*PARTIES)
    return list(db.session.scalars(query.order_by(Transfer.id.desc()).limit(MOST_LISTED)))


def destinations() -> list[Organisation]:
    """Organisations that prescribe or sponsor, by name."""
    prescribing = select(Membership.organisation_id).where(Membership.role == PRESCRIBER)
    where = or_(Organisation.id.in_(prescribing), Organisation.id.in_(select(Sponsor.organisation_id)))
    return list(db.session.scalars(select(Organisation).where(where).order_by(Organisation.name, Organisation.id)))


def is_seen_by(actor: Actor) -> ColumnElement[bool]:
    """SQL condition: the actor's organisations send or receive the transfer; always true for the operator."""
    ends = Transfer.from_organisation_id, Transfer.to_organisation_id
    return or_(*(rows_seen_by(actor, end, *SIDES) for end in ends))
