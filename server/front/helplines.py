"""Whom to call: the operator, and the sponsors of the campaigns in sight. Read for every page of an error."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from flask import current_app
from sqlalchemy.exc import SQLAlchemyError

from .. import clock
from ..db import db
from ..venues.telephones import Calls, calls
from ..wallet.words import hour
from .facts import Face, read_face
from .terms import PublicCampaign, read_terms

LAST_READ = "helplines"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SponsorLine:
    """A sponsor's number for the holders of its booklets, and the names of its campaigns that they may be of."""

    sponsor: str
    campaigns: Sequence[str]
    help: Calls


@dataclass(frozen=True, slots=True)
class Helplines:
    """Whom to call; all empty while nothing is recorded."""

    operator: str = ""
    help: Calls = field(default_factory=lambda: Calls((), ""))
    email: str = ""
    hours: str = ""
    sponsors: Sequence[SponsorLine] = ()

    @property
    def now(self) -> str:
        """The time in Paris, which tells the operator where to look for a fault."""
        return hour(clock.now().astimezone(clock.PARIS))


def find_helplines() -> Helplines:
    """Whom to call; as last read by this process where the database does not answer.

    After a failed request its transaction may be broken: that is rolled back before the second try.
    """
    for _ in range(2):
        try:
            current_app.extensions[LAST_READ] = read = _read()
        except SQLAlchemyError:
            log.exception("whom to call could not be read")
            db.session.rollback()
        else:
            return read
    last: Helplines = current_app.extensions.get(LAST_READ, Helplines())
    return last


def read_sponsor_lines() -> list[SponsorLine]:
    """The number of each sponsor that has one and whose campaigns run, will, or are in grace."""
    terms = read_terms()
    by_sponsor: dict[str, list[PublicCampaign]] = {}
    for one in (*terms.open, *terms.grace):
        if one.campaign.sponsor.support_phone:
            by_sponsor.setdefault(one.sponsor, []).append(one)
    return [_line(sponsor, some) for sponsor, some in by_sponsor.items()]


def _line(sponsor: str, campaigns: Sequence[PublicCampaign]) -> SponsorLine:
    phone = campaigns[0].campaign.sponsor.support_phone or ""
    return SponsorLine(sponsor, [one.campaign.name for one in campaigns], calls(phone))


def _read() -> Helplines:
    face = read_face()
    operator = face.seller.name if face.seller else ""
    return Helplines(operator, calls(face.facts.phone), _email(face), face.facts.hours, read_sponsor_lines())


def _email(face: Face) -> str:
    return face.facts.email or (face.seller.email if face.seller else "") or ""
