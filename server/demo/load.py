"""Loading the demo: each step makes only what is missing, so that loading again is quick and changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from flask import current_app
from sqlalchemy import select, update

from .. import clock
from ..access import MANAGER, MEDIATOR
from ..accounts import people
from ..accounts.models import Person
from ..admission.organisations import create_organisation
from ..audit.night import audit_tonight
from ..campaigns import service as campaigns
from ..campaigns.models import Campaign
from ..commands import CONSOLE
from ..config import Config
from ..db import db, transaction
from ..errors import Conflict
from ..expiry.service import take_due_steps
from ..keys import ring
from ..organisations import qualification
from ..organisations.legal_forms import PUBLIC_BODY
from ..organisations.models import APPLIED, QUALIFIED, Organisation
from ..organisations.spans import ALWAYS
from ..people.invitations import Guest, invite
from ..people.models import Invitation
from ..reports import service as reports
from ..reports.models import Report
from ..transparency.service import publish
from ..venues import service as venue_service
from ..venues.models import Venue
from ..venues.open_data.files import read_file
from . import bank, office, story
from .annex import close_annex
from .applicant import apply_to_join
from .approval import choose_places
from .bills import bill, keep_promises, show_money
from .cast import (
    ACCOUNTS,
    GUEST,
    GUEST_EMAIL,
    ORGANISATIONS,
    OTHER_PRESCRIBER_KEY,
    PRESCRIBER_KEY,
    SIRET_OF_A_TOWN,
    SPONSOR_KEY,
    SPONSOR_PHONE,
    VENUE,
)
from .face import show_face
from .people import find_actor
from .vouchers import top_up

GIRONDE = Path(venue_service.__file__).parent / "data" / "lieux-gironde.csv"


class DemoOff(Conflict):
    code = "demo_off"
    message = "La démonstration a des mots de passe connus de tous. Mettez DEMO=1 sur une base qui n'est qu'à elle."


@dataclass(frozen=True, slots=True)
class Demo:
    """What scripts and people need: the venue of the manager and mediator, and this year's campaign."""

    venue_id: int
    venue: str
    campaign_id: int


def load() -> Demo:
    """Make what is missing of the demo. Raises DemoOff unless the settings say DEMO=1."""
    config: Config = current_app.config["POINCON"]
    if not config.demo:
        raise DemoOff
    _make_key()
    venue = _gironde()
    sponsor = _organisation(SPONSOR_KEY, sponsors=True, territory=["33"])
    prescriber = _organisation(PRESCRIBER_KEY, prescribes=True)
    other = _organisation(OTHER_PRESCRIBER_KEY, prescribes=True)
    workplaces = {SPONSOR_KEY: sponsor, PRESCRIBER_KEY: prescriber, OTHER_PRESCRIBER_KEY: other}
    _qualify_since_ever()
    _people(workplaces | {VENUE: venue.organisation_id})
    campaign = _campaign(sponsor)
    office.choose_words(campaign.sponsor_id)
    choose_places(campaign.sponsor_id)
    story.tell(campaign.sponsor_id, (prescriber, other))
    keep_promises()
    top_up(campaign.id, prescriber)
    bank.tell_payouts()
    show_money(campaign.id)
    bill(campaign.id)
    close_annex(other)
    _report(venue.id)
    apply_to_join()
    _invite_mediator(venue.organisation_id)
    show_face()
    _as_each_day()
    return Demo(venue.id, venue.name, campaign.id)


def _as_each_day() -> None:
    """The parts of `flask day` that a visitor sees: expiry steps, a new head of the log, the nightly audit."""
    take_due_steps()
    publish()
    audit_tonight()


def _report(venue_id: int) -> None:
    """Report a change at the manager's venue, unless there is any report."""
    if db.session.scalar(select(Report.id).limit(1)) is None:
        reports.report(venue_id, kind="hours", note="Fermé le mercredi après-midi.")


def _invite_mediator(organisation_id: int) -> None:
    """Let a mediator's invitation wait at the manager's, unless there was any."""
    if db.session.scalar(select(Invitation.id).limit(1)) is None:
        guest = Guest(email=GUEST_EMAIL, name=GUEST, role=MEDIATOR, organisation_id=organisation_id)
        invite(find_actor(MANAGER, organisation_id), guest)


def _make_key() -> None:
    if not ring.list_keys():
        ring.rotate(CONSOLE)


def _gironde() -> Venue:
    """The demo's venue, run by a town; imports the real file and qualifies its organisations unless that was done."""
    chosen = select(Venue).where(Venue.source_id == VENUE)
    venue = db.session.scalar(chosen)
    if venue is None or venue.organisation.qualification == APPLIED:
        venue_service.import_venues(read_file(GIRONDE).lines)
        qualification.qualify_all(CONSOLE)
        venue = db.session.scalars(chosen).one()
    if venue.organisation.siret is None:
        with transaction() as session:
            session.merge(venue.organisation).siret = SIRET_OF_A_TOWN
    return venue


def _organisation(key: str, **facts: Any) -> int:
    """The id of one of the demo's own organisations, made and qualified if need be."""
    found = db.session.scalar(select(Organisation.id).where(Organisation.source_key == key))
    if found is not None:
        return found
    siret, name = ORGANISATIONS[key]
    place = {"postcode": "33000", "commune": "Bordeaux", "legal_form": PUBLIC_BODY}
    return create_organisation(CONSOLE, source_key=key, siret=siret, name=name, qualified=True, **place, **facts).id


def _qualify_since_ever() -> None:
    """Date the qualifications back: the demo tells a past in which their venues scanned."""
    with transaction() as session:
        qualified = update(Organisation).where(Organisation.qualification == QUALIFIED)
        session.execute(qualified.values(qualified_spans=list(ALWAYS)))


def _people(workplaces: dict[str, int]) -> None:
    """Add the accounts that are missing."""
    known = set(db.session.scalars(select(Person.email)))
    for account in ACCOUNTS:
        if account.email not in known:
            people.add_person(
                email=account.email,
                name=account.name,
                password=account.password,
                role=account.role,
                organisation_id=workplaces[account.workplace] if account.workplace else None,
            )


def _campaign(organisation_id: int) -> Campaign:
    """The sponsor's campaign that began this calendar year, made if need be; its end is always months away."""
    year = clock.paris_day(clock.now()).year
    name = f"Pass numérique {year} (démo)"
    sponsor = campaigns.add_sponsor(organisation_id, SPONSOR_PHONE)
    found = db.session.scalar(select(Campaign).where(Campaign.sponsor_id == sponsor.id, Campaign.name == name))
    return found or campaigns.create_campaign(
        CONSOLE,
        campaigns.NewCampaign(
            sponsor_id=sponsor.id, name=name, first_day=date(year, 1, 1), last_day=date(year + 1, 6, 30)
        ),
    )
