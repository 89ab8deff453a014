"""Factories: functions that save one thing of the domain each, through the models rather than the services."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date
from functools import cache
from itertools import count
from typing import Any, TypeVar

from flask.testing import FlaskClient
from sqlalchemy import func, select

from server import clock
from server.access import MANAGER, MEDIATOR, OPERATOR, PRESCRIBER, SPONSOR, Actor, DeviceScope
from server.accounts import passwords
from server.accounts.models import Device, DevicePerson, Membership, Person
from server.accounts.session_models import BY_PASSWORD, PersonSession
from server.campaigns import entries, funding
from server.campaigns.approval_models import APPROVED, CampaignApproval
from server.campaigns.models import FUNDED, ORDERED, WORD, Campaign, Order, Sponsor
from server.commands import CONSOLE
from server.db import Base, db, transaction
from server.keys import ring as keys
from server.ledger.models import ISSUED, LedgerLine
from server.ledger.posting import post
from server.organisations.models import APPLIED, QUALIFIED, Organisation
from server.organisations.spans import ALWAYS
from server.printing import proof
from server.printing.models import ProofApproval
from server.venues.models import Venue
from server.vouchers import codes, ids, token
from server.vouchers.models import Booklet, Voucher

from .money_in import pay

PASSWORD = "un mot de passe pour essayer"
_numbers = count(1)
Row = TypeVar("Row", bound=Base)


def save(*rows: Row) -> Row:
    """Commit rows; returns the first."""
    with transaction() as session:
        session.add_all(rows)
    return rows[0]


def organisation(**columns: Any) -> Organisation:
    """An organisation that is not qualified."""
    return save(Organisation(**{"name": f"Structure {next(_numbers)}", "qualification": APPLIED, **columns}))


def qualified_organisation(**columns: Any) -> Organisation:
    """An organisation that is qualified, so that its venues redeem."""
    qualified = {"qualification": QUALIFIED, "decided_at": clock.now(), "qualified_spans": list(ALWAYS)}
    return organisation(**{**qualified, **columns})


def venue(owner: Organisation | None = None, **columns: Any) -> Venue:
    """A venue in Bordeaux, of an organisation that is not qualified unless one is given."""
    number = next(_numbers)
    defaults = {
        "organisation": owner or organisation(),
        "source_id": f"test_{number}",
        "name": f"Lieu {number}",
        "address": "8 rue de la Boétie",
        "postcode": "33000",
        "commune": "Bordeaux",
        "latitude": 44.8396,
        "longitude": -0.5802,
        "phone": "+33557657539",
        "opening_hours": "Mo-Fr 09:00-17:00",
        "services": ["digital_tools", "administrative_help"],
    }
    return save(Venue(**{**defaults, **columns}))


def qualified_venue(**columns: Any) -> Venue:
    """A venue of a qualified organisation."""
    return venue(qualified_organisation(), **columns)


def person(role: str | None = None, where: Organisation | None = None) -> Person:
    """Someone with at most one role; their password is PASSWORD."""
    number = next(_numbers)
    someone = Person(email=f"p{number}@example.org", name=f"Personne {number}", password_hash=_password_hash())
    if role:
        someone.memberships.append(Membership(role=role, organisation=where))
    return save(someone)


def operator() -> Person:
    """Someone of the operator."""
    return person(OPERATOR)


def manager(where: Venue) -> Person:
    """The manager of a venue's organisation."""
    return person(MANAGER, where.organisation)


def mediator(where: Venue) -> Person:
    """A mediator of a venue's organisation."""
    return person(MEDIATOR, where.organisation)


def prescriber(where: Organisation | None = None) -> Person:
    """Someone who hands booklets over for an organisation."""
    return person(PRESCRIBER, where or qualified_organisation())


def sponsor_person(of: Sponsor) -> Person:
    """Someone who manages a sponsor's campaigns."""
    return person(SPONSOR, of.organisation)


def phone(where: Venue, owner: Person | None = None) -> tuple[Device, str]:
    """A phone enrolled for a venue, and its bearer token."""
    bearer = secrets.token_urlsafe(32)
    now = clock.now()
    device = Device(
        token_hash=hashlib.sha256(bearer.encode()).digest(),
        token_issued_at=now,
        venue=where,
        person=owner or mediator(where),
        label="Téléphone de l'accueil",
        enrolled_at=now,
    )
    save(device)
    save(DevicePerson(device_id=device.id, person_id=device.person_id))
    return device, bearer


def on_phone(device: Device, someone: Person) -> Person:
    """Someone whom a shared phone was told of."""
    save(DevicePerson(device_id=device.id, person_id=someone.id))
    return someone


def actor(someone: Person) -> Actor:
    """A person as the services' actor."""
    roles = frozenset((held.role, held.organisation_id) for held in someone.memberships)
    limits = ((held.role, held.organisation_id or 0, venue.id) for held in someone.memberships for venue in held.venues)
    return Actor(someone.id, roles, limits=frozenset(limits))


def device_actor(device: Device) -> Actor:
    """A phone as the services' actor."""
    return Actor(device.person_id, device=DeviceScope(device.id, device.venue_id, device.venue.organisation_id))


def bearer_header(bearer: str) -> dict[str, str]:
    """The header of a phone's requests."""
    return {"Authorization": f"Bearer {bearer}"}


def sign_in(client: FlaskClient, someone: Person) -> FlaskClient:
    """Set the session cookie of a signed-in person, without the slow check of a password; a second factor was given."""
    key = session_key(someone)
    with client.session_transaction() as session:
        session["_user_id"] = key
        session["_fresh"] = True
    return client


def session_key(someone: Person, *, strong: bool = True) -> str:
    """What the cookie of a new session of someone holds."""
    now = clock.now()
    row = PersonSession(person_id=someone.id, started_at=now, last_seen_at=now, strong_at=now if strong else None)
    row.way = BY_PASSWORD
    return str(save(row).id)


def sponsor(**columns: Any) -> Sponsor:
    """An organisation that buys vouchers."""
    return save(Sponsor(**{"organisation": organisation(), "support_phone": "+33556000000", **columns}))


def campaign(**columns: Any) -> Campaign:
    """A campaign of the current calendar year with a month of grace, unless columns say otherwise."""
    year = clock.paris_day(clock.now()).year
    last_id = db.session.scalar(select(func.max(Campaign.id))) or 0
    defaults = {
        "id": last_id + 1,
        "sponsor": columns.get("sponsor") or sponsor(),
        "name": f"Pass numérique {year}",
        "first_day": date(year, 1, 1),
    }
    if "valid_days" not in columns:
        defaults |= {"last_day": date(year, 12, 31), "grace_day": date(year + 1, 1, 31)}
    return save(Campaign(**{**defaults, **columns}))


def approved(who: Organisation, where: Campaign) -> CampaignApproval:
    """A sponsor's approval of an organisation in a campaign that needs it, since ever."""
    key = {"campaign_id": where.id, "organisation_id": who.id}
    return save(CampaignApproval(**key, state=APPROVED, decided_at=clock.now(), approved_spans=list(ALWAYS)))


def order(of: Campaign | None = None, **columns: Any) -> Order:
    """An order that is not funded: one booklet of ten unless columns say otherwise."""
    defaults = {
        "campaign": of or campaign(),
        "booklet_size": 10,
        "booklet_count": 1,
        "state": ORDERED,
        "ordered_at": clock.now(),
    }
    return save(Order(**{**defaults, **columns}))


def funded_order(of: Campaign | None = None, *, payment_order: str = "M-2026-1", **columns: Any) -> Order:
    """An order that is funded by a credit on our bank account."""
    return pay(order(of, **columns).id, payment_order)


def unbooked_order() -> Order:
    """An order made worth money behind the ledger's back."""
    made = order(state=FUNDED, funded_at=clock.now(), payment_order="x", funded_by=WORD, funded_cents=10_400)
    with transaction() as session:
        funding.make_funding(session, made, WORD, "x", clock.now())
    return made


def approved_proof(of: Order) -> ProofApproval:
    """The sponsor's approval of an order's proof in its present state."""
    person = sponsor_person(of.campaign.sponsor)
    approval = ProofApproval(order_id=of.id, fingerprint=proof.fingerprint(of), person=person, approved_at=clock.now())
    return save(approval)


def booklet(of: Order | None = None, *, handed_over: bool = True, **columns: Any) -> Booklet:
    """A booklet with its vouchers: funded and handed over unless told otherwise."""
    of = of or funded_order()
    with transaction() as session:
        now, serial = clock.now(), of.campaign.next_serial
        of.campaign.next_serial += 1
        defaults = {
            "id": ids.booklet_id(of.campaign_id, serial),
            "campaign": of.campaign,
            "order": of,
            "size": of.booklet_size,
            "issued_at": now,
            "handed_over_at": now if handed_over else None,
        }
        made = Booklet(**{**defaults, **columns})
        first = ids.voucher_id(of.campaign_id, serial, 0)
        if of.funded_at and not session.get(LedgerLine, (str(funding.find_live_funding(session, of).id), ISSUED)):
            post(session, entries.issue(funding.find_live_funding(session, of), now))
        session.add_all(Voucher(id=first + n, booklet=made, code=codes.new_code()) for n in range(1, made.size + 1))
    return made


def vouchers(of: Booklet) -> list[Voucher]:
    """A booklet's vouchers in order."""
    return list(db.session.scalars(select(Voucher).where(Voucher.booklet_id == of.id).order_by(Voucher.id)))


def tokens(of: Booklet) -> list[str]:
    """The tokens of a booklet's vouchers in order, signed by the current key (made when there is none)."""
    ring = key_ring()
    campaign_id, serial = of.campaign_id, of.id & 0xFFFFFFFF
    last_day = token.day_number(of.campaign.last_day)
    payloads = (
        token.Payload(ring.signing_id, campaign_id, serial, position, last_day) for position in range(1, of.size + 1)
    )
    return [token.sign(payload, ring.signing_number) for payload in payloads]


def typed_codes(of: Booklet) -> list[str]:
    """The typed codes of a booklet's vouchers in order."""
    return [voucher.code for voucher in vouchers(of)]


def key_ring() -> keys.KeyRing:
    """The key ring, with a first key made when there is none."""
    try:
        return keys.key_ring()
    except keys.NoSigningKey:
        keys.rotate(CONSOLE)
        return keys.key_ring()


@cache
def _password_hash() -> str:
    return passwords.hash_password(PASSWORD)
