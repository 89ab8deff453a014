"""The letter handed over with a booklet: what it is for, and the venues near the person's home as of today."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import asdict
from typing import Any

import orjson
from sqlalchemy import select

from .. import clock
from ..access import Actor
from ..campaigns.approval_models import redeems_in
from ..campaigns.models import Campaign
from ..db import db
from ..venues.models import Venue
from ..venues.nearest import reachable_venues
from ..venues.services import SERVICES
from ..venues.telephones import say_telephones
from ..venues.venue_views import VenueView
from ..vouchers import ids, links
from ..vouchers.models import Booklet
from ..vouchers.refusals import BookletVoided, UnknownBooklet
from ..vouchers.stock import may_see
from ..wallet import words
from . import apart, contents, sponsor_papers
from .refusals import PostcodeNeeded
from .service import NamedFile

MOST_VENUES = 6  # what fits on the page


def letter(actor: Actor, number: str, postcode: str | None) -> NamedFile:
    """The letter of a booklet that the actor may see; without a postcode, the booklet's is used.

    Raises UnknownBooklet, BookletVoided, PostcodeNeeded, UnknownPostcode, PrinterBusy, DrawingFailed.
    """
    booklet = _held(actor, number)
    near = postcode or booklet.postcode
    if not near:
        raise PostcodeNeeded
    content = orjson.dumps(_drawable(booklet, near))
    return NamedFile(f"lettre-carnet-{number}.pdf", apart.draw("printing.drawing", content))


def _held(actor: Actor, number: str) -> Booklet:
    booklet = db.session.get(Booklet, ids.parse_booklet(number) or 0)
    if booklet is None or not may_see(actor, booklet):
        raise UnknownBooklet
    if booklet.voided_at:
        raise BookletVoided
    return booklet


def _drawable(booklet: Booklet, postcode: str) -> dict[str, Any]:
    today = clock.paris_day(clock.now())
    logo = sponsor_papers.logo_of(booklet.campaign.sponsor_id)
    return {
        "document": "letter",
        "dated": [today.year, today.month, today.day],
        "day": words.day_in_words(today),
        "wording": asdict(contents.wording(booklet.order)),
        "logo": b64encode(logo).decode() if logo else None,
        "booklet": {"number": booklet.number, "worth": booklet.worth, "qr": links.address_of(booklet.id)},
        "postcode": postcode,
        "venues": _venues(postcode, booklet.campaign),
    }


def _venues(postcode: str, campaign: Campaign) -> list[dict[str, Any]]:
    among = redeems_in(campaign)
    views = reachable_venues(db.session(), near=postcode, limit=MOST_VENUES, among=among)
    emails = dict(
        db.session.execute(select(Venue.id, Venue.emails).where(Venue.id.in_([view.id for view in views]))).all()
    )
    return [_venue(view, emails[view.id], campaign.services) for view in views]


def _venue(view: VenueView, emails: str, services: list[str] | None) -> dict[str, Any]:
    """A venue as the letter shows it, in French; only with the services that the campaign pays for."""
    paid = [SERVICES[key] for key in SERVICES if key in view.services and (services is None or key in services)]
    return {
        "name": view.name,
        "address": [view.address, f"{view.postcode} {view.commune}"],
        "away": words.say_distance(view.distance_km) if view.distance_km is not None else "",
        "itinerant": view.itinerant,
        "phone": say_telephones(view.phone, view.postcode),
        "email": emails.partition("|")[0].strip(),
        "hours": view.opening_words,
        "services": paid,
    }
