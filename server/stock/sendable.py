"""What can be sent: booklets in the actor's own stock that are not in transit; and why the others cannot."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from ..access import PRESCRIBER, SPONSOR, Actor
from ..campaigns.models import Campaign, Sponsor
from ..db import db
from ..organisations.models import Organisation
from ..visibility import rows_seen_by
from ..vouchers import ids
from ..vouchers.models import IN_STOCK, Booklet
from ..vouchers.stock import is_in_state, is_over

MOST_RUNS = 200
NOT_HELD = "Pas dans votre stock"


@dataclass(frozen=True, slots=True)
class Run:
    """Booklets of one campaign and size, in stock at one place, with consecutive numbers."""

    campaign_id: int
    campaign: str
    place_id: int
    place: str
    first_id: int
    last_id: int
    size: int

    @property
    def first(self) -> str:
        return ids.booklet_number(self.first_id)

    @property
    def last(self) -> str:
        return ids.booklet_number(self.last_id)

    @property
    def booklet_count(self) -> int:
        return self.last_id - self.first_id + 1


def is_ready() -> tuple[ColumnElement[bool], ...]:
    """SQL conditions: the booklet can be sent today, being in stock, not in transit and not expired."""
    return (*is_in_state(IN_STOCK), Booklet.transfer_id.is_(None))


def _why() -> tuple[tuple[str, ColumnElement[bool]], ...]:
    """The reasons why a booklet cannot be sent, each with its SQL condition; the first that holds is shown."""
    return (
        ("Annulés", Booklet.voided_at.is_not(None)),
        ("Bloqués par l'opérateur", Booklet.blocked_at.is_not(None)),
        ("Déjà remis", Booklet.handed_over_at.is_not(None)),
        ("Périmés", is_over()),
        ("Déjà en route", Booklet.transfer_id.is_not(None)),
    )


def is_held_by(actor: Actor) -> ColumnElement[bool]:
    """SQL condition: a booklet is in the actor's own stock, or all for the operator. `Sponsor` must be joined."""
    at_sponsor = Booklet.holder_id.is_(None) & rows_seen_by(actor, Sponsor.organisation_id, SPONSOR)
    return or_(rows_seen_by(actor, Booklet.holder_id, PRESCRIBER), at_sponsor)


def is_among(keys: Sequence[int]) -> ColumnElement[bool]:
    """SQL condition: the booklet has one of these keys; a range becomes BETWEEN."""
    return Booklet.id.between(keys[0], keys[-1]) if isinstance(keys, range) else Booklet.id.in_(keys)


def list_sendable(actor: Actor) -> list[Run]:
    """The first MOST_RUNS runs of booklets an actor can send: newest campaign first, then by place and number.

    Consecutive numbers have the same difference between key and row number, ``island``, by which they are grouped.
    """
    place = func.coalesce(Booklet.holder_id, Sponsor.organisation_id)
    alike = (Booklet.campaign_id, Booklet.holder_id, Booklet.size)
    island = Booklet.id - func.row_number().over(partition_by=alike, order_by=Booklet.id)
    columns = (*alike, Booklet.id, place.label("place_id"), island.label("island"))
    joined = select(*columns).join(Campaign, Campaign.id == Booklet.campaign_id)
    sent = joined.join(Sponsor, Sponsor.id == Campaign.sponsor_id).where(is_held_by(actor), *is_ready()).subquery()
    key, first = sent.c.id, func.min(sent.c.id)
    query = (
        select(Campaign.id, Campaign.name, Organisation.id, Organisation.name, first, func.max(key), sent.c.size)
        .join(Campaign, Campaign.id == sent.c.campaign_id)
        .join(Organisation, Organisation.id == sent.c.place_id)
        .group_by(Campaign.id, Campaign.name, Organisation.id, Organisation.name, sent.c.size, sent.c.island)
        .order_by(Campaign.id.desc(), Organisation.name, Organisation.id, first)
        .limit(MOST_RUNS)
    )
    return [Run(*row) for row in db.session.execute(query)]


def list_kept(session: Session, actor: Actor, keys: Sequence[int], leaving: Collection[int]) -> dict[str, list[str]]:
    """The numbers of the booklets in ``keys`` that are not in ``leaving``, by the reason why they cannot be sent."""
    why = _why()
    query = (
        select(Booklet.id, *(stands for _, stands in why))
        .join(Campaign, Campaign.id == Booklet.campaign_id)
        .join(Sponsor, Sponsor.id == Campaign.sponsor_id)
        .where(is_among(keys), is_held_by(actor))
    )
    known = {key: stands for key, *stands in session.execute(query)}
    found: dict[str, list[str]] = {}
    for key in keys:
        if key not in leaving:
            reasons = [word for (word, _), stands in zip(why, known.get(key, ()), strict=False) if stands]
            found.setdefault(reasons[0] if reasons else NOT_HELD, []).append(ids.booklet_number(key))
    return found
