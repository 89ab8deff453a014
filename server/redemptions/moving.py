"""Moving a venue to another organisation: `move_venue`, only while nothing was scanned there."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..errors import Conflict
from ..venues import service
from ..venues.models import Venue
from .models import Redemption


class VenueHasScans(Conflict):
    code = "venue_has_scans"
    message = (
        "Ce lieu a déjà scanné des pass : ce qu'ils valent est dû à la structure d'alors. "
        "Créez un nouveau lieu pour l'autre structure et inscrivez-y ses téléphones."
    )


def move_venue(source_id: str, *, siret: str) -> None:
    """Give a venue to the organisation with this SIRET, created if need be, which is then paid for the venue's scans.

    Raises UnknownVenue, VenueHasScans, WrongSiret.
    """
    service.move_venue(source_id, siret=siret, check=check_no_scans)


def check_no_scans(session: Session, venue: Venue) -> None:
    """Raises VenueHasScans for a locked venue whose scans are money of its organisation."""
    if session.scalar(select(Redemption.id).where(Redemption.venue_id == venue.id).limit(1)):
        raise VenueHasScans
