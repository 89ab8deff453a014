"""The demo's public face: how to reach the operator, a meeting to come, a structure that announced itself."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from .. import clock
from ..commands import CONSOLE
from ..db import db
from ..front.announcements import NewAnnouncement, announce
from ..front.facts import change_facts, read_face
from ..front.meetings import NewMeeting, list_coming, make_meeting
from ..front.models import Announcement

FACTS = {
    "phone": "05 56 00 00 33",
    "email": "bonjour@poincon.test",
    "hours": "Du lundi au vendredi, de 9 h à 17 h",
    "director": "Odile Perret",
}
"""The host and who answers for personal data are left out: the operator's screen asks for them."""
NEIGHBOUR = NewAnnouncement(
    name="Centre social de l’Estey (démo)",
    runs_venues=True,
    prescribes=True,
    postcode="33130",
    commune="Bègles",
    contact="Inès Laborde",
    email="ines.laborde@poincon.test",
    phone="05 56 00 00 34",
    message="Nous avons un atelier numérique deux fois par semaine. Pouvons-nous encaisser des pass dès janvier ?",
)


def show_face() -> None:
    """Make what is missing of it."""
    if not read_face().facts.phone:
        change_facts(CONSOLE, FACTS)
    if not list_coming():
        make_meeting(CONSOLE, _meeting())
    if db.session.scalar(select(Announcement.id).limit(1)) is None:
        announce(NEIGHBOUR)


def _meeting() -> NewMeeting:
    """In nine days, at ten in the morning in Paris."""
    day = clock.paris_day(clock.now()) + timedelta(days=9)
    return NewMeeting(
        starts_at=clock.start_of_day(day) + timedelta(hours=10),
        minutes=45,
        subject="Le pass numérique en 45 minutes",
        about="Pour qui veut accueillir ou prescrire : comment faire, comment on est payé, vos questions.",
        host="Odile Perret",
        link="https://visio.poincon.test/pass-numerique",
    )
