"""Positions of venues that were stored before positions were checked, or without one: put right once."""

from __future__ import annotations

from typing import Final, cast

from sqlalchemy import Table, bindparam, select, update

from ..db import transaction
from .models import Venue
from .placing import place

VENUES: Final = cast(Table, Venue.__table__)
SUSPECTS: Final = (
    select(Venue.id, Venue.postcode, Venue.commune, Venue.latitude, Venue.longitude)
    .where(Venue.position_assumed.is_(False))
    .order_by(Venue.id)
)
PUT_RIGHT: Final = (
    update(VENUES)
    .where(VENUES.c.id == bindparam("venue"))
    .values(latitude=bindparam("north"), longitude=bindparam("east"), position_assumed=bindparam("assumed"))
)


def check_positions() -> int:
    """Swap back or assume the positions that cannot be believed; how many venues that changed. Safe to repeat."""
    with transaction() as session:
        changed = []
        for row in session.execute(SUSPECTS):
            placed = place(row.postcode, row.commune, row.latitude, row.longitude)
            if (placed.latitude, placed.longitude) != (row.latitude, row.longitude):
                there = {"north": placed.latitude, "east": placed.longitude, "assumed": placed.assumed}
                changed.append({"venue": row.id, **there})
        if changed:
            session.connection().execute(PUT_RIGHT, changed)
    return len(changed)
