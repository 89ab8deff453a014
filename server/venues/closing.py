"""A venue closes for good from a day on, and may open again: `close_venue`, `reopen_venue`, and who still sees it."""

from __future__ import annotations

from datetime import date

from .. import clock
from ..access import Actor
from ..db import transaction
from ..errors import Invalid
from ..trail.recording import Changed, record
from .corrections import looked_after, subject_of
from .facts import VenueFacts

EARLIEST_DAYS = 366
"""How long ago a closing may have been: more is a slip of the hand."""


class WrongClosingDay(Invalid):
    code = "wrong_closing_day"
    message = "Ce jour est trop ancien. Choisissez le premier jour où le lieu est fermé."


def close_venue(actor: Actor, venue_id: int, *, closed_from: date, reason: str = "") -> VenueFacts:
    """Close a venue from a day on; scans made before it are still paid. Idempotent for the same day.

    Raises UnknownVenue, WrongClosingDay.
    """
    if (clock.paris_day(clock.now()) - closed_from).days > EARLIEST_DAYS:
        raise WrongClosingDay
    return _change(actor, venue_id, "venue.closed", closed_from, reason)


def reopen_venue(actor: Actor, venue_id: int) -> VenueFacts:
    """Open a closed venue again, from now on. Idempotent. Raises UnknownVenue."""
    return _change(actor, venue_id, "venue.reopened", None, "")


def _change(actor: Actor, venue_id: int, verb: str, closed_from: date | None, reason: str) -> VenueFacts:
    with transaction() as session:
        venue = looked_after(session, actor, venue_id, locked=True)
        if venue.closed_from != closed_from:
            changed = Changed(_said(venue.closed_from), _said(closed_from), reason)
            venue.closed_from = closed_from
            record(session, actor, verb, subject_of(venue), changed)
    return VenueFacts(venue)


def _said(day: date | None) -> dict[str, str | None]:
    return {"closed_from": day.isoformat() if day else None}
