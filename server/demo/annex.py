"""A venue of the demo that closed: its organisation still prescribes."""

from __future__ import annotations

from sqlalchemy import select

from .. import clock
from ..commands import CONSOLE
from ..db import db
from ..venues.adding import add_venue
from ..venues.closing import close_venue
from ..venues.models import Venue

ANNEX = {"name": "Antenne numérique de Bègles", "postcode": "33130", "commune": "Bègles", "services": ["digital_tools"]}
REASON = "Bail terminé."


def close_annex(organisation_id: int) -> None:
    """Add the organisation's only venue, closed since the month began, unless it has one."""
    if db.session.scalar(select(Venue.id).where(Venue.organisation_id == organisation_id).limit(1)) is None:
        added = add_venue(CONSOLE, organisation_id=organisation_id, **ANNEX)
        closed_from = clock.paris_day(clock.now()).replace(day=1)
        close_venue(CONSOLE, added.venue.id, closed_from=closed_from, reason=REASON)
