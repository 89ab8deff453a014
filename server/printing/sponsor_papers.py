"""A sponsor's text and logo on its printed booklets: reading and changing them."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import glyphs
from ..access import SPONSOR, Actor
from ..campaigns.models import Sponsor
from ..campaigns.refusals import UnknownSponsor
from ..campaigns.sponsors import read_support_phone
from ..db import db, transaction
from ..trail.recording import Changed, Subject, record
from ..venues.telephones import say_telephones
from . import apart
from .models import SponsorPaper
from .refusals import UNFIT_LOGOS, UNFIT_STATUS, LogoNotReadable, NoLogo


@dataclass(frozen=True, slots=True)
class Paper:
    """A sponsor's text, its logo's hash and whom to call, for its screen; the logo itself has a URL of its own."""

    sponsor_id: int
    sponsor: str
    text: str | None
    logo_sha256: str | None
    support_phone: str | None

    @property
    def support_phone_said(self) -> str:
        """The telephone number as papers write it; empty without one."""
        return say_telephones(self.support_phone) if self.support_phone else ""

    @property
    def replaced_on_paper(self) -> list[str]:
        return glyphs.list_replaced(self.sponsor, self.text)


def show_paper(actor: Actor, sponsor_id: int) -> Paper:
    """A sponsor's text and logo, for that sponsor or the operator. Raises UnknownSponsor."""
    sponsor = _own(db.session(), actor, sponsor_id)
    paper = find_or_new(sponsor.id)
    return Paper(sponsor.id, sponsor.organisation.name, paper.text, paper.logo_sha256, sponsor.support_phone)


def logo_seen_by(actor: Actor, sponsor_id: int) -> bytes:
    """A sponsor's logo, a PNG. Raises UnknownSponsor, NoLogo."""
    logo = logo_of(_own(db.session(), actor, sponsor_id).id)
    if logo is None:
        raise NoLogo
    return logo


def find_or_new(sponsor_id: int) -> SponsorPaper:
    """A sponsor's row; a new empty one if it has none."""
    return db.session.get(SponsorPaper, sponsor_id) or SponsorPaper(sponsor_id=sponsor_id)


def logo_of(sponsor_id: int) -> bytes | None:
    """The PNG of a sponsor's logo; None without one."""
    return db.session.scalar(select(SponsorPaper.logo).where(SponsorPaper.sponsor_id == sponsor_id))


def write_text(actor: Actor, sponsor_id: int, text: str | None) -> Paper:
    """Set the text printed on a sponsor's booklets, None for none. Raises UnknownSponsor."""
    with transaction() as session:
        _paper(session, actor, sponsor_id).text = text
    return show_paper(actor, sponsor_id)


def change_support_phone(actor: Actor, sponsor_id: int, typed: str) -> Paper:
    """Set the number that booklets, letters and the beneficiary's page tell people to call; an empty one removes it.

    Raises UnknownSponsor, OneTelephone.
    """
    wanted = read_support_phone(typed) if typed else None
    with transaction() as session:
        sponsor = _own(session, actor, sponsor_id, lock=True)
        if wanted != sponsor.support_phone:
            changed = Changed({"support_phone": sponsor.support_phone}, {"support_phone": wanted})
            subject = Subject("organisation", sponsor.organisation_id, sponsor.organisation_id)
            sponsor.support_phone = wanted
            record(session, actor, "organisation.changed", subject, changed)
    return show_paper(actor, sponsor_id)


def take_logo(actor: Actor, sponsor_id: int, picture: bytes) -> Paper:
    """Set the logo printed on a sponsor's booklets from a PNG or JPEG.

    Raises UnknownSponsor, PrinterBusy, DrawingFailed, LogoNotReadable and the refusals of UNFIT_LOGOS.
    """
    _own(db.session(), actor, sponsor_id)
    try:
        logo = apart.draw("printing.logo", picture, refusal_status=UNFIT_STATUS)
    except apart.Refused as refused:
        raise UNFIT_LOGOS.get(str(refused), LogoNotReadable) from refused
    with transaction() as session:
        paper = _paper(session, actor, sponsor_id)
        paper.logo, paper.logo_sha256 = logo, sha256(logo).hexdigest()
    return show_paper(actor, sponsor_id)


def drop_logo(actor: Actor, sponsor_id: int) -> Paper:
    """Remove a sponsor's logo. Raises UnknownSponsor."""
    with transaction() as session:
        paper = _paper(session, actor, sponsor_id)
        paper.logo = paper.logo_sha256 = None
    return show_paper(actor, sponsor_id)


def _paper(session: Session, actor: Actor, sponsor_id: int) -> SponsorPaper:
    """The row to change, added when there is none; locking the sponsor keeps two requests from adding it twice."""
    sponsor = _own(session, actor, sponsor_id, lock=True)
    paper = session.get(SponsorPaper, sponsor.id) or SponsorPaper(sponsor_id=sponsor.id)
    session.add(paper)
    return paper


def _own(session: Session, actor: Actor, sponsor_id: int, *, lock: bool = False) -> Sponsor:
    sponsor = session.get(Sponsor, sponsor_id, with_for_update={"key_share": True} if lock else None)
    if sponsor is None or not actor.sees(sponsor.organisation_id, SPONSOR):
        raise UnknownSponsor
    return sponsor
