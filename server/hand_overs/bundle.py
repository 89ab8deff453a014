"""The bundle: what a prescriber's phone needs to judge a booklet's cover without network."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from flask import current_app
from sqlalchemy import Case, Integer, and_, case, cast, func, or_, select
from sqlalchemy.orm import Session, joinedload

from .. import clock
from ..access import PRESCRIBER, Actor
from ..campaigns.models import Campaign, Order, Sponsor
from ..db import db
from ..organisations.models import Organisation
from ..redemptions.rules import UPLOAD_DAYS
from ..vouchers import ids, links
from ..vouchers.models import BLOCKED, EXPIRED, HANDED_OVER, IN_STOCK, VOIDED, Booklet
from ..vouchers.stock import is_in_state, is_over

IN_TRANSIT, NOT_FUNDED = "in_transit", "not_funded"
STATES = (IN_STOCK, EXPIRED, HANDED_OVER, BLOCKED, VOIDED, IN_TRANSIT, NOT_FUNDED)
REFRESH = timedelta(hours=72)
TERMS = ("id", "name", "last_day", "stock_blocked", "allowance", "allowance_alone", "territory", "target_publics")


def bundle(actor: Actor) -> dict[str, Any]:
    """The organisations that an actor prescribes for, their booklets as ranges, and the terms of their campaigns."""
    session, now = db.session(), clock.now()
    organisation_ids = actor.organisation_ids(PRESCRIBER)
    organisations = select(Organisation).where(Organisation.id.in_(organisation_ids)).order_by(Organisation.name)
    booklets = _ranges(session, organisation_ids)
    return {
        "server_time": now,
        "refresh_by": now + REFRESH,
        "person_id": actor.person_id,
        "cover_start": f"{current_app.config['POINCON'].public_url}{links.PATH}",
        "organisations": list(session.scalars(organisations)),
        "campaigns": _campaigns(session, {each["campaign_id"] for each in booklets}),
        "booklets": booklets,
    }


def _state() -> Case[str]:
    return case(
        (Booklet.voided_at.is_not(None), VOIDED),
        (Booklet.blocked_at.is_not(None), BLOCKED),
        (Booklet.handed_over_at.is_not(None), HANDED_OVER),
        (is_over(), EXPIRED),
        (Order.funded_at.is_(None), NOT_FUNDED),
        (Booklet.transfer_id.is_not(None), IN_TRANSIT),
        else_=IN_STOCK,
    )


def _ranges(session: Session, organisation_ids: Iterable[int]) -> list[dict[str, Any]]:
    """Booklets as ranges of serials with one size and state, so that a delivery of ten thousand is one row.

    Of campaigns long over only the expired stock is listed, so that a phone can say that it is expired. Consecutive
    booklets have the same difference between key and row number, ``island``, by which they are grouped.
    """
    oldest = clock.paris_day(clock.now()) - timedelta(days=UPLOAD_DAYS)
    not_over = or_(Campaign.grace_day.is_(None), Campaign.grace_day >= oldest)
    alike = (Booklet.campaign_id, Booklet.holder_id, Booklet.size)
    each = (
        select(Booklet.id, *alike, _state().label("state"))
        .join(Order, Order.id == Booklet.order_id)
        .join(Campaign, Campaign.id == Booklet.campaign_id)
        .where(Booklet.holder_id.in_(organisation_ids), or_(not_over, and_(*is_in_state(EXPIRED))))
        .subquery()
    )
    same = (each.c.campaign_id, each.c.holder_id, each.c.size, each.c.state)
    place = func.row_number().over(partition_by=same, order_by=each.c.id)
    rows = select(each.c.id, *same, (each.c.id - cast(place, Integer)).label("island")).subquery()
    keys = (rows.c.campaign_id, rows.c.holder_id, rows.c.size, rows.c.state)
    first = func.min(rows.c.id)
    islands = select(*keys, first, func.max(rows.c.id)).group_by(*keys, rows.c.island).order_by(first)
    names = ("campaign_id", "organisation_id", "size", "state")
    return [
        dict(zip(names, row[:4], strict=True)) | {"first": ids.serial_of(row[4]), "last": ids.serial_of(row[5])}
        for row in session.execute(islands)
    ]


def _campaigns(session: Session, campaign_ids: Iterable[int]) -> list[dict[str, Any]]:
    query = select(Campaign).where(Campaign.id.in_(campaign_ids)).order_by(Campaign.id)
    whole = query.options(joinedload(Campaign.sponsor).joinedload(Sponsor.organisation))
    return [
        {name: getattr(campaign, name) for name in TERMS} | {"sponsor": campaign.sponsor.organisation.name}
        for campaign in session.scalars(whole)
    ]
