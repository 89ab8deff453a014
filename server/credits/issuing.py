"""Issues a credit note: reads what is left of a campaign under a lock, and posts it in the same transaction.

Why no voucher is both paid and given back: docs/decisions/credit-notes.md.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from .. import clock
from ..access import OPERATOR, SPONSOR, Actor
from ..campaigns.models import CLOSED, Campaign, Order
from ..campaigns.refusals import UnknownCampaign
from ..db import transaction
from ..expiry.models import ExpiryConfirmation
from ..expiry.refusals import NoFixedEnd
from ..expiry.steps import STATEMENT
from ..guarantee.conflicts import campaigns_waiting
from ..invoicing import names, numbers
from ..invoicing.words import euros
from ..ledger.posting import post
from ..messages.service import Note, To, write
from ..trail.recording import Changed, Subject, record
from ..venues.models import Venue
from . import days, postings
from .counting import figures
from .figures import CreditFigures, FundedOrder
from .models import CreditNote, CreditNotePart
from .refusals import ConflictsUndecided, NotAgreed, NothingToCredit, TooEarlyToCredit
from .seen import notes_where

SERIES = "A"
SIDES = {SPONSOR, OPERATOR}


def issue(actor: Actor, campaign_id: int) -> CreditNote:
    """Give back what was never redeemed of a campaign. Repeated with nothing left, returns the note that was made.

    Raises UnknownCampaign, NoFixedEnd, TooEarlyToCredit, NotAgreed, NothingToCredit, ConflictsUndecided,
    LedgerBroken.
    """
    with transaction() as session:
        campaign = _locked(session, campaign_id)
        check_due(session, campaign, clock.paris_day(clock.now()))
        found = figures(session, campaign)
        if not found.total_cents:
            return _made_before(session, campaign_id)
        check_decided(session, campaign, found)
        note = _note(session, actor, campaign, found)
        for posting in postings.list_postings(note):
            post(session, posting)
        credited = Changed(after={"number": note.number, "cents": note.total_cents})
        record(session, actor, "credit_note.issued", Subject("campaign", campaign.id, note.organisation_id), credited)
        write(session, [_make_note(note, campaign)])
    return note


def check_due(session: Session, campaign: Campaign, today: date) -> None:
    """Raises NoFixedEnd, TooEarlyToCredit or NotAgreed while a campaign's end cannot be credited."""
    if campaign.grace_day is None:
        raise NoFixedEnd
    if today < days.first_day(campaign.grace_day):
        raise TooEarlyToCredit(days.last_upload_day(campaign.grace_day), days.first_day(campaign.grace_day))
    said = select(ExpiryConfirmation.side).where(ExpiryConfirmation.campaign_id == campaign.id)
    if set(session.scalars(said.where(ExpiryConfirmation.step == STATEMENT))) != SIDES:
        raise NotAgreed


def check_decided(session: Session, campaign: Campaign, found: CreditFigures) -> None:
    """Raises ConflictsUndecided while the guarantee may still have to pay a scan that lost a race."""
    if found.released_cents and campaign.id in campaigns_waiting(session):
        raise ConflictsUndecided


def _locked(session: Session, campaign_id: int) -> Campaign:
    """The campaign and its orders, locked: no ledger line of the campaign is posted until the transaction ends.

    A line has a foreign key to its campaign, so its insert waits. Orders are locked first, as by funding and issuing.
    """
    orders = select(Order.id).where(Order.campaign_id == campaign_id).order_by(Order.id)
    session.execute(orders.with_for_update(key_share=True))
    campaign = select(Campaign).where(Campaign.id == campaign_id).with_for_update()
    found = session.scalar(campaign.execution_options(populate_existing=True))
    if found is None:
        raise UnknownCampaign
    return found


def _made_before(session: Session, campaign_id: int) -> CreditNote:
    made = notes_where(session, CreditNote.campaign_id == campaign_id)
    if not made:
        raise NothingToCredit
    return made[0]


def _note(session: Session, actor: Actor, campaign: Campaign, found: CreditFigures) -> CreditNote:
    """The note with its parts. Its orders are closed, so that no booklet is issued of money that was given back."""
    note = _numbered(session, actor, campaign)
    for name in ("vouchers", "face_cents", "unissued_cents", "total_cents", "released_cents"):
        setattr(note, name, getattr(found, name))
    note.parts = [_part(part) for part in found.parts if part.cents]
    session.add(note)
    over = update(Order).where(Order.id.in_([part.order_id for part in found.parts]))
    session.execute(over.values(state=CLOSED))
    session.flush()
    names.freeze(session, note.issued_at, {note.number: _names(session, note)})
    return note


def _numbered(session: Session, actor: Actor, campaign: Campaign) -> CreditNote:
    """A note of today to the campaign's sponsor, under the next number of the year."""
    now = clock.now()
    today, to = clock.paris_day(now), campaign.sponsor.organisation
    return CreditNote(
        number=numbers.take_one(session, SERIES, today),
        campaign=campaign,
        organisation_id=to.id,
        organisation_name=to.name,
        organisation_siret=to.siret,
        issued_at=now,
        issued_on=today,
        issued_by_id=actor.person_id or None,
    )


def _names(session: Session, note: CreditNote) -> names.Json:
    """The frozen names of the note: its campaign, its sponsor, and the address of the sponsor's first venue, if any."""
    campaign = note.campaign
    first = select(Venue).where(Venue.organisation_id == note.organisation_id).order_by(Venue.id).limit(1)
    return {
        "address": names.address_of(session.scalar(first)),
        "campaign": campaign.name,
        "first_day": campaign.first_day.isoformat(),
        "last_day": (campaign.grace_day or note.issued_on).isoformat(),
    }


def _part(part: FundedOrder) -> CreditNotePart:
    return CreditNotePart(
        order_id=part.order_id,
        payment_order=part.payment_order,
        vouchers=part.vouchers,
        face_cents=part.face_cents,
        unissued_cents=part.unissued_cents,
    )


def _make_note(note: CreditNote, campaign: Campaign) -> Note:
    values = {"number": note.number, "campaign": campaign.name, "amount": euros(note.total_cents)}
    to = To(role=SPONSOR, organisation_id=note.organisation_id)
    return Note(f"credit_note:{note.number}", to, "credit_note_issued", values)
