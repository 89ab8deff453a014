"""Announcements: a structure says it wants to take part; the operator follows it up; forgotten after a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta

from flask import current_app
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..accounts.people import check_email
from ..campaigns.territory import covers
from ..db import db, transaction
from ..messages.service import THE_OPERATOR, Note, To, forget, write
from ..trail.recording import Changed, Subject, record
from ..venues.telephones import normalize
from .guests import slow_down
from .models import ANNOUNCEMENT_DAYS, CONTACTED, NEW, Announcement
from .refusals import UnknownAnnouncement
from .territories import say_list

APPLY_PATH = "/candidature"
"""The door of the app at which a structure applies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAnnouncement:
    """What a structure says of itself."""

    name: str
    runs_venues: bool
    prescribes: bool
    postcode: str
    contact: str
    email: str
    siret: str | None = None
    commune: str = ""
    phone: str = ""
    message: str = ""


def announce(given: NewAnnouncement) -> None:
    """Store an announcement; the operator is told, and the contact gets a copy. The same one twice in a day is one.

    Raises EmailInvalid, TooMany.
    """
    email = check_email(given.email)
    slow_down("announcement", email)
    now = clock.now()
    columns = asdict(given) | {"email": email, "phone": normalize(given.phone, given.postcode)}
    with transaction() as session:
        if _said_today(session, given.name, email):
            return
        made = Announcement(**columns, announced_at=now, state_at=now, state=NEW)
        session.add(made)
        session.flush()
        write(session, [_to_contact(made, "received"), _to_operator(made)])
        record(session, None, "announcement.received", _subject(made))


def list_announcements(territory: Sequence[str] | None = None) -> list[Announcement]:
    """Every announcement from a territory (None: from anywhere), the newest first."""
    found = db.session.scalars(select(Announcement).order_by(Announcement.id.desc()))
    return [one for one in found if covers(territory, one.postcode)]


def follow_up(actor: Actor, announcement_id: int, state: str) -> Announcement:
    """Say what became of an announcement. Raises UnknownAnnouncement."""
    with transaction() as session:
        one = _locked(session, announcement_id)
        _move(session, actor, one, state)
    return one


def invite_to_apply(actor: Actor, announcement_id: int) -> Announcement:
    """Mail the contact where to apply; one that was new is contacted then. Raises UnknownAnnouncement."""
    with transaction() as session:
        one = _locked(session, announcement_id)
        write(session, [_to_contact(one, "invited", link=f"{_public_url()}{APPLY_PATH}")])
        record(session, actor, "announcement.invited", _subject(one))
        if one.state == NEW:
            _move(session, actor, one, CONTACTED)
    return one


def forget_announcements() -> int:
    """Delete announcements of more than a year ago, and what was written about them. Returns how many."""
    before = clock.now() - timedelta(days=ANNOUNCEMENT_DAYS)
    with transaction() as session:
        ids = list(session.scalars(select(Announcement.id).where(Announcement.announced_at < before)))
        forget(session, [_key(each) for each in ids])
        session.execute(delete(Announcement).where(Announcement.id.in_(ids)))
    return len(ids)


def _said_today(session: Session, name: str, email: str) -> bool:
    since = clock.start_of_day(clock.paris_day(clock.now()))
    same = Announcement.email == email, Announcement.name == name, Announcement.announced_at >= since
    return session.scalar(select(Announcement.id).where(*same).limit(1)) is not None


def _locked(session: Session, announcement_id: int) -> Announcement:
    one = session.get(Announcement, announcement_id, with_for_update=True)
    if one is None:
        raise UnknownAnnouncement
    return one


def _move(session: Session, actor: Actor, one: Announcement, state: str) -> None:
    if one.state != state:
        changed = Changed({"state": one.state}, {"state": state})
        one.state, one.state_at = state, clock.now()
        record(session, actor, "announcement.followed", _subject(one), changed)


def _to_contact(one: Announcement, kind: str, link: str | None = None) -> Note:
    values = {"contact": one.contact, "name": one.name}
    day = clock.paris_day(clock.now())
    return Note(f"{_key(one.id)}{kind}:{day}", To(address=one.email), f"announcement_{kind}", values, link=link)


def _to_operator(one: Announcement) -> Note:
    wants = [word for word, wanted in (("accueillir", one.runs_venues), ("prescrire", one.prescribes)) if wanted]
    place = " ".join(filter(None, (one.postcode, one.commune)))
    values = {"name": one.name, "wants": say_list(wants), "place": place}
    return Note(f"{_key(one.id)}new", THE_OPERATOR, "announcement_new", values)


def _key(announcement_id: int) -> str:
    return f"announcement:{announcement_id}:"


def _public_url() -> str:
    url: str = current_app.config["POINCON"].public_url
    return url


def _subject(one: Announcement) -> Subject:
    return Subject("announcement", one.id)
