"""Counts of booklets by campaign and place: where they are, and how far they are used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import aliased

from ..access import PRESCRIBER, SPONSOR, Actor
from ..campaigns.models import Campaign, Sponsor
from ..db import db
from ..organisations.models import Organisation
from ..small_groups import find_withheld
from ..visibility import rows_seen_by
from ..vouchers.models import Booklet
from .booklet_counts import select_booklets, sums


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCounts:
    """The `BookletCounts` of a campaign at one place; ``place_id`` None is the sponsor's own stock.

    ``started``, ``used_up`` and ``expired`` are None where a sponsor would learn about fewer than five people
    (docs/glossary.md, rule 12 "Small counts").
    """

    campaign_id: int
    campaign: str
    place_id: int | None
    place: str
    issued: int
    in_stock: int
    in_transit: int
    handed_over: int
    started: int | None
    used_up: int | None
    voided: int
    expired: int | None


def stock_counts(actor: Actor, campaign_id: int | None = None) -> list[PlaceCounts]:
    """The counts an actor may see: a prescriber its own place, a sponsor all places of its campaigns, the operator all.

    Newest campaign first, the sponsor's own stock before the other places.
    """
    session = db.session()
    booklets = select_booklets(session, _seen_by(actor), Booklet.campaign_id == campaign_id if campaign_id else true())
    place, owner = aliased(Organisation), aliased(Organisation)
    query = (
        select(
            Campaign.id.label("campaign_id"),
            Campaign.name.label("campaign"),
            booklets.c.holder_id.label("place_id"),
            func.coalesce(place.name, owner.name).label("place"),
            *sums(booklets),
        )
        .join(Campaign, Campaign.id == booklets.c.campaign_id)
        .join(Sponsor, Sponsor.id == Campaign.sponsor_id)
        .join(owner, owner.id == Sponsor.organisation_id)
        .outerjoin(place, place.id == booklets.c.holder_id)
        .group_by(Campaign.id, Campaign.name, booklets.c.holder_id, place.name, owner.name)
        .order_by(Campaign.id.desc(), booklets.c.holder_id.is_not(None), place.name, booklets.c.holder_id)
    )
    rows = [PlaceCounts(**row._asdict()) for row in session.execute(query)]
    return rows if actor.sees_all else list(_without_small_groups(actor, rows))


def _seen_by(actor: Actor) -> ColumnElement[bool]:
    sponsored = rows_seen_by(actor, Sponsor.organisation_id, SPONSOR)
    return or_(sponsored, rows_seen_by(actor, Booklet.holder_id, PRESCRIBER))


def _without_small_groups(actor: Actor, rows: list[PlaceCounts]) -> Iterator[PlaceCounts]:
    """Hide ``started``, ``used_up`` and ``expired`` where they would tell about few people.

    ``handed_over`` is always shown, being a count of stock; so are all counts of the actor's own places.
    """
    for _campaign_id, places in groupby(rows, key=lambda row: row.campaign_id):
        counted = {row.place_id: row for row in places}
        few = find_withheld({key: row.handed_over for key, row in counted.items()})
        few_users = find_withheld({key: row.started or 0 for key, row in counted.items()}, also=few)
        few_done = find_withheld({key: row.used_up or 0 for key, row in counted.items()}, also=few_users)
        own = actor.organisation_ids(PRESCRIBER)
        for key, row in counted.items():
            shown = row if key not in few_users - own else replace(row, started=None)
            yield shown if key not in few_done - own else replace(shown, used_up=None, expired=None)
