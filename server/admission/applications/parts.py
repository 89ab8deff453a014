"""Venues and documents of an application: searching, claiming, typing, handing in, removing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import undefer

from ... import clock
from ...db import db, transaction
from ...folding import contains_folded, fold
from ...venues.models import Venue
from ...venues.refusals import UnknownVenue
from ...venues.typed_facts import check_phone
from .applying import find_editable, open_application
from .document_files import media_type_of
from .models import AdmissionApplication, ApplicationDocument, ApplicationVenue
from .refusals import TooManyParts, UnknownApplicationPart

MOST_FOUND: Final = 20
MOST_PARTS: Final = 12
CANDIDATES: Final = 400
Part = TypeVar("Part", ApplicationVenue, ApplicationDocument)


def find_known_venues(token: str | None, text: str) -> list[Venue]:
    """Venues of the open data whose name, commune or postcode has every word. Raises UnknownApplication."""
    open_application(token)
    words = fold(text).split()
    query = select(Venue).order_by(Venue.name, Venue.id).limit(CANDIDATES)
    for word in words:
        at = Venue.postcode.startswith(word, autoescape=True)
        query = query.where(or_(contains_folded(Venue.name, word), contains_folded(Venue.commune, word), at))
    found = db.session.scalars(query).all() if words else []
    return [venue for venue in found if all(word in _said(venue) for word in words)][:MOST_FOUND]


def add_venue(token: str | None, *, venue_id: int | None = None, **typed: Any) -> AdmissionApplication:
    """Claim a venue of the open data, or type a new one. The same claim again changes nothing.

    Raises UnknownApplication, ApplicationSent, UnknownVenue, TooManyParts.
    """
    with transaction() as session:
        application = find_editable(session, token)
        if venue_id in {part.venue_id for part in application.venues} - {None}:
            return application
        if venue_id is not None and session.get(Venue, venue_id) is None:
            raise UnknownVenue
        if len(application.venues) >= MOST_PARTS:
            raise TooManyParts
        check_phone(typed.get("phone", ""), typed.get("postcode", ""))
        application.venues.append(ApplicationVenue(venue_id=venue_id, **({} if venue_id else typed)))
    return application


def remove_venue(token: str | None, part_id: int) -> AdmissionApplication:
    """Remove a venue. Raises UnknownApplication, ApplicationSent, UnknownApplicationPart."""
    with transaction() as session:
        application = find_editable(session, token)
        application.venues.remove(_part(application.venues, part_id))
    return application


def add_document(token: str | None, content: bytes, *, kind: str, name: str) -> AdmissionApplication:
    """Hand a document in. Raises UnknownApplication, ApplicationSent, TooManyParts and what `media_type_of` raises."""
    media_type = media_type_of(content)
    with transaction() as session:
        application = find_editable(session, token)
        if len(application.documents) >= MOST_PARTS:
            raise TooManyParts
        document = ApplicationDocument(kind=kind, name=name, media_type=media_type, size=len(content), content=content)
        document.added_at = clock.now()
        application.documents.append(document)
    return application


def remove_document(token: str | None, part_id: int) -> AdmissionApplication:
    """Remove a document and its bytes. Raises UnknownApplication, ApplicationSent, UnknownApplicationPart."""
    with transaction() as session:
        application = find_editable(session, token)
        application.documents.remove(_part(application.documents, part_id))
    return application


def show_document(application_id: int, document_id: int) -> ApplicationDocument:
    """A document with its bytes, for the operator. Raises UnknownApplicationPart."""
    query = (
        select(ApplicationDocument)
        .where(ApplicationDocument.id == document_id)
        .options(undefer(ApplicationDocument.content))
    )
    found = db.session.scalar(query.where(ApplicationDocument.application_id == application_id))
    if found is None:
        raise UnknownApplicationPart
    return found


def _said(venue: Venue) -> str:
    return fold(f"{venue.name} {venue.commune} {venue.postcode}")


def _part(parts: Sequence[Part], part_id: int) -> Part:
    for part in parts:
        if part.id == part_id:
            return part
    raise UnknownApplicationPart
