"""What a venue's manager corrects of it; imports leave that alone, and each correction is in the audit trail."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..access import Actor
from ..db import db, transaction
from ..errors import Invalid
from ..trail.recording import Changed, Subject, record
from .facts import FIELDS, SEVERAL, VenueFacts, split
from .hours.doubts import doubt_of
from .models import ITINERANT, Venue
from .placing import is_believed, place
from .refusals import UnknownVenue
from .seen import seen_by
from .telephones import normalize
from .typed_facts import check_phone, chosen_hours

WHERE = ("postcode", "commune", "latitude", "longitude")


class FarFromItsTown(Invalid):
    """A position that is nowhere near the postcode and commune."""

    code = "far_from_its_town"
    message = "Cette position n'est pas dans cette commune. Placez le point de nouveau, ou vérifiez le code postal."


def venue_facts(actor: Actor, venue_id: int) -> VenueFacts:
    """What is told of a venue that the asker looks after. Raises UnknownVenue."""
    return VenueFacts(looked_after(db.session(), actor, venue_id))


def correct_venue(actor: Actor, venue_id: int, **changes: Any) -> VenueFacts:
    """Write what a manager or the operator knows better; only what differs counts as corrected.

    Raises UnknownVenue, UnreadableHours, DoubtfulHours, UnreadablePhone, FarFromItsTown.
    """
    if "opening_hours" in changes:
        changes["opening_hours"] = chosen_hours(changes["opening_hours"])
    with transaction() as session:
        venue = looked_after(session, actor, venue_id, locked=True)
        check_phone(changes.get("phone", ""), changes.get("postcode", venue.postcode))
        wanted = {FIELDS[name]: _cell(venue, name, value) for name, value in changes.items()}
        changed = {column: cell for column, cell in wanted.items() if _differs(venue, column, cell)}
        before = {column: getattr(venue, column) for column in changed}
        for column, cell in changed.items():
            setattr(venue, column, cell)
        if not changed.keys().isdisjoint(WHERE):
            locate(venue, given="latitude" in changed or "longitude" in changed)
        venue.corrected = "|".join(sorted({*split(venue.corrected), *changed}))
        if changed:
            record(session, actor, "venue.corrected", subject_of(venue), Changed(before, changed))
    return VenueFacts(venue)


def locate(venue: Venue, *, given: bool) -> None:
    """Check a position that somebody gave; one that no longer fits the commune is replaced by the commune's.

    Raises FarFromItsTown.
    """
    there = venue.latitude, venue.longitude
    if None not in there and is_believed(venue.postcode, venue.commune, there):  # type: ignore[arg-type]  # not None
        venue.position_assumed = venue.position_assumed and not given
        return
    if given and None not in there:
        raise FarFromItsTown
    placed = place(venue.postcode, venue.commune, None, None)
    venue.latitude, venue.longitude, venue.position_assumed = placed.latitude, placed.longitude, placed.assumed
    venue.insee_code = ""


def looked_after(session: Session, actor: Actor, venue_id: int, *, locked: bool = False) -> Venue:
    """A venue that the asker looks after. Raises UnknownVenue."""
    query = select(Venue).where(Venue.id == venue_id, seen_by(actor))
    found = session.scalar(query.with_for_update(of=Venue) if locked else query)
    if found is None:
        raise UnknownVenue
    return found


def subject_of(venue: Venue) -> Subject:
    """A venue as the audit trail names it."""
    return Subject("venue", venue.id, venue.organisation_id)


def _differs(venue: Venue, column: str, cell: Any) -> bool:
    """Whether a cell says more than the venue does; hours in doubt that somebody gives again are confirmed."""
    confirmed = column == "opening_hours" and doubt_of(cell) is not None
    return confirmed or cell != _as_stored(venue, column)


def _as_stored(venue: Venue, column: str) -> Any:
    """What a column holds; a telephone that was stored as somebody typed it, as it would be stored now."""
    held = getattr(venue, column)
    return normalize(held, venue.postcode) if column == "phone" else held


def _cell(venue: Venue, name: str, value: Any) -> Any:
    """A value as its column holds it; the national schema lists how a venue is found, of which itinerant is one."""
    if name == "phone":
        return normalize(value, venue.postcode)
    if name == "itinerant":
        others = [each for each in split(venue.mobility) if each != ITINERANT]
        return "|".join([ITINERANT, *others] if value else others)
    if name in SEVERAL:
        return "|".join(value)
    return value.strip() if isinstance(value, str) else value
