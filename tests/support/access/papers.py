"""Rows of the matrix's world that no service makes as quickly."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from server import clock
from server.access import MANAGER
from server.accounts.factor_models import Passkey
from server.accounts.models import Device, Membership, Person
from server.admission.models import OrganisationAnswer
from server.billing import issuing, quotes
from server.campaigns.models import Campaign, Order
from server.commands import CONSOLE
from server.credits.models import CreditNote, CreditNotePart
from server.db import db, transaction
from server.invoicing import names
from server.invoicing.invoice import NO_REFERENCES, BuyerReferences
from server.messages.models import Message
from server.messages.service import Note, To, write
from server.organisations.models import Organisation
from server.printing.models import SponsorPaper
from server.promises.models import Promise
from server.redemptions.models import Redemption
from server.settlements.models import Statement
from server.vouchers.models import Booklet, Transfer
from tests.support import factories as make

DEPOT = "Dépôt de tous"


def depot() -> Organisation:
    """An organisation that every side sends booklets to."""
    found = db.session.scalar(select(Organisation).where(Organisation.name == DEPOT))
    return found or make.organisation(name=DEPOT, prescribes=True)


def logo(sponsor_id: int) -> SponsorPaper:
    """A logo, which nobody looks at."""
    return SponsorPaper(sponsor_id=sponsor_id, logo=b"\x89PNG\r\n\x1a\n", logo_sha256="0" * 64)


def statement_of(owner: Organisation) -> str:
    """The number of an organisation's only statement."""
    return db.session.scalars(select(Statement.number).where(Statement.organisation_id == owner.id)).one()


def bill(draft_id: int, order_id: int) -> dict[str, str]:
    """A quote of a draft; an invoice of an order, and the credit note of the one before it."""
    quote = quotes.issue_quote(CONSOLE, draft_id)
    first = issuing.issue_invoice(CONSOLE, order_id, NO_REFERENCES)
    invoice = issuing.correct_invoice(CONSOLE, order_id, BuyerReferences(service="S1"))
    db.session.refresh(first)
    note = first.cancellation.number if first.cancellation else ""
    return {"quote": quote.number, "invoice": invoice.number, "invoice's credit note": note}


def promise(order_id: int) -> int:
    """A payment order that promises an order's money, not confirmed."""
    content = {"media_type": "application/pdf", "size": 4, "content": b"%PDF", "digest": bytes(32)}
    made = Promise(order_id=order_id, payment_order="M-1", cents=10_400, made_at=clock.now(), **content)
    return make.save(made).id


def credit_note(campaign: Campaign, order: Order) -> str:
    """A credit note of ten euros; its number."""
    amounts = {"vouchers": 1, "face_cents": 1000, "unissued_cents": 0}
    owner = campaign.sponsor.organisation
    to = {"organisation_id": owner.id, "organisation_name": owner.name, "organisation_siret": owner.siret}
    now = clock.now()
    note = CreditNote(number=f"AV-2026-{campaign.id:05}", campaign_id=campaign.id, issued_at=now, **to, **amounts)
    note.issued_on, note.total_cents, note.released_cents = clock.paris_day(now), 1000, 0
    note.parts = [CreditNotePart(order_id=order.id, payment_order=order.payment_order, **amounts)]
    with transaction() as session:
        session.add(note)
        names.freeze(session, now, {note.number: _names(campaign)})
    return note.number


def _names(campaign: Campaign) -> dict[str, Any]:
    days = {"first_day": "2026-01-01", "last_day": "2026-12-31"}
    return {"address": names.address_of(None), "campaign": campaign.name, **days}


def conflict(first_id: UUID, phone: Device) -> UUID:
    """A scan that lost against another."""
    first = db.session.get_one(Redemption, first_id)
    same = ("voucher_id", "venue_id", "service", "scanned_at", "seq", "typed", "clock_doubtful", "in_grace")
    lost = Redemption(id=uuid4(), status="conflict", reason="already_redeemed", first_id=first_id, content="0" * 32)
    lost.device_id, lost.person_id, lost.recorded_at = phone.id, phone.person_id, clock.now()
    for name in same:
        setattr(lost, name, getattr(first, name))
    return make.save(lost).id


def of_person(person_id: int) -> dict[str, Any]:
    """A session, a passkey and a message of somebody."""
    person, now = db.session.get_one(Person, person_id), clock.now()
    passkey = Passkey(person_id=person_id, name="Clé", added_at=now, public_key=b"key", sign_count=0)
    passkey.credential_id = person_id.to_bytes(4, "big")
    return {
        "person": person_id,
        "session": UUID(make.session_key(person)),
        "passkey": make.save(passkey).id,
        "personal message": personal_message(person_id),
    }


def personal_message(person_id: int) -> int:
    """A message to somebody."""
    key, values = f"to {person_id}", {"name": "", "what": "", "inviter": ""}
    with transaction() as session:
        write(session, [Note(key, To(person_id=person_id), "invitation", values)])
    return _message(key)


def arrival(owner: Organisation, sent: Booklet) -> int:
    """A transfer on its way to an organisation."""
    parties = {"from_organisation_id": depot().id, "to_organisation_id": owner.id}
    return make.save(Transfer(**parties, ranges=[[sent.id, sent.id]], booklet_count=1, sent_at=clock.now())).id


def answer(owner: Organisation, text: str) -> int:
    """What an organisation wrote to the operator."""
    return make.save(OrganisationAnswer(organisation_id=owner.id, text=text, written_at=clock.now())).id


def message(owner: Organisation, name: str) -> int:
    """A message to the managers of an organisation."""
    key = f"to the managers of {name}"
    with transaction() as session:
        values = {"name": name, "what": "test", "inviter": name}
        write(session, [Note(key, To(role=MANAGER, organisation_id=owner.id), "invitation", values)])
    return _message(key)


def _message(key: str) -> int:
    return db.session.scalars(select(Message.id).where(Message.key == key)).one()


def membership(person_id: int) -> int:
    """The id of somebody's only role."""
    return db.session.scalars(select(Membership.id).where(Membership.person_id == person_id)).one()
