"""Credit notes as they are read: with their campaign and parts, by those who may see them."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session, joinedload, selectinload

from ..access import OPERATOR, SPONSOR, Actor
from .models import CreditNote

SHOWN = (joinedload(CreditNote.campaign), selectinload(CreditNote.parts))


def notes_where(session: Session, *conditions: ColumnElement[bool]) -> list[CreditNote]:
    """Credit notes, newest first, with campaign and parts loaded."""
    return list(session.scalars(select(CreditNote).where(*conditions).order_by(CreditNote.id.desc()).options(*SHOWN)))


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The condition for what an actor may see: a sponsor's own, or all."""
    return true() if actor.has(OPERATOR) else CreditNote.organisation_id.in_(actor.organisation_ids(SPONSOR))
