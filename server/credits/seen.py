"""Credit notes as they are read: with their campaign and parts, by those who may see them."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload, selectinload

from ..access import SPONSOR, Actor
from ..visibility import rows_seen_by
from .models import CreditNote

SHOWN = (joinedload(CreditNote.campaign), selectinload(CreditNote.parts))


def notes_where(session: Session, *conditions: ColumnElement[bool]) -> list[CreditNote]:
    """Credit notes, newest first, with campaign and parts loaded."""
    return list(session.scalars(select(CreditNote).where(*conditions).order_by(CreditNote.id.desc()).options(*SHOWN)))


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The condition for what an actor may see: a sponsor's own, or all."""
    return rows_seen_by(actor, CreditNote.organisation_id, SPONSOR)
