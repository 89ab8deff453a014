"""What is the operator's in the matrix's world, and people with roles in two organisations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256

from server import clock
from server.access import MANAGER, PRESCRIBER, SPONSOR
from server.accounts.models import Membership
from server.admission.applications.models import AdmissionApplication, ApplicationDocument
from server.admission.applications.states import SUBMITTED
from server.bank_statements import own_accounts
from server.bank_statements.own_accounts import OwnAccountDetails
from server.commands import CONSOLE
from server.db import transaction
from server.front.models import Announcement, Meeting
from server.invoicing import identity
from server.matching.effects import Part
from server.matching.models import ADVANCE
from server.matching.service import propose
from server.organisations.models import Organisation
from server.payouts import service as payouts
from server.payouts.bank_answers.models import BankEntry, BankImport
from server.payouts.disbursements.models import Disbursement
from tests.support import factories as make
from tests.support.access.papers import depot
from tests.support.access.sides import Ids
from tests.support.money_in import credit

IDENTITY = identity.Identity(
    name="Opérateur du Pass",
    legal_form="SAS",
    siret="73282932000074",
    address="1 rue de la Paix",
    postcode="33000",
    city="Bordeaux",
    email="compta@example.org",
    iban="FR7630004000031234567890143",
    bic="BNPAFRPPXXX",
)
OUR_ACCOUNT = OwnAccountDetails("Compte cantonné", "funds", "FR7630004000031234567890143")
TWO = {
    "sponsor and manager": ((SPONSOR, 0), (MANAGER, 1)),
    "manager and prescriber": ((MANAGER, 0), (PRESCRIBER, 1)),
}
"""Who has a role on each of two sides."""


def identify() -> None:
    """Say who the operator is in law."""
    identity.record_identity(CONSOLE, IDENTITY)


def papers() -> Ids:
    """One object of each kind that only the operator handles."""
    now, clerk = clock.now(), make.operator()
    batch = payouts.prepare(make.actor(clerk))
    read = {"format": "csv", "digest": sha256(b"file").digest(), "repeated": 0, "pending": 0}
    file = make.save(BankImport(name="banque.csv", imported_at=now, imported_by_id=clerk.id, **read))
    entries = [_entry(file, key) for key in ("1", "2")]
    application = _application()
    [waiting] = propose(CONSOLE, credit(100).id, [Part(ADVANCE, 100, campaign_id=make.campaign().id)])
    later, contact = now + timedelta(days=10), {"contact": "Ada", "email": "ada@example.org", "postcode": "33000"}
    meeting = make.save(Meeting(starts_at=later, minutes=60, subject="Information", place="Mairie", made_at=now))
    wants = {"runs_venues": True, "announced_at": now, "state_at": now}
    announced = make.save(Announcement(name="Centre social", **contact, **wants))
    return {
        "batch": batch.id,
        "payout": batch.payouts[0].id,
        "bank entry": entries[0].id,
        "other bank entry": entries[1].id,
        "application": application.id,
        "document": application.documents[0].id,
        "meeting": meeting.id,
        "announcement": announced.id,
        "bank movement": credit(1_000).id,
        "bank match": waiting.id,
        "own bank account": own_accounts.add(CONSOLE, OUR_ACCOUNT).id,
        "depot": depot().id,
        "disbursement": _disbursement("RT-2026-000001", clerk.id).id,
        "other disbursement": _disbursement("RT-2026-000002", clerk.id).id,
    }


def in_two(owners: Sequence[Organisation]) -> dict[str, int]:
    """People with roles on two sides."""
    people = {name: make.person() for name in TWO}
    with transaction():
        for name, held in TWO.items():
            people[name].memberships = [Membership(role=role, organisation=owners[side]) for role, side in held]
    return {name: person.id for name, person in people.items()}


def _entry(file: BankImport, key: str) -> BankEntry:
    return make.save(BankEntry(import_id=file.id, key=key, result="paid", outcome="not_sent", cents=1000))


def _disbursement(number: str, asked_by_id: int) -> Disbursement:
    to = {"organisation_name": "Opérateur", "iban": OUR_ACCOUNT.iban, "reason": "Frais"}
    asked = {"kind": "withdrawal", "total_cents": 1, "asked_at": clock.now(), "asked_by_id": asked_by_id}
    return make.save(Disbursement(number=number, **to, **asked))


def _application() -> AdmissionApplication:
    now = clock.now()
    moments = {"started_at": now, "changed_at": now, "submitted_at": now}
    made = AdmissionApplication(key="a" * 32, state=SUBMITTED, name="Candidate", postcode="75011", **moments)
    content = {"media_type": "application/pdf", "size": 4, "content": b"%PDF", "added_at": now}
    made.documents = [ApplicationDocument(kind="statutes", name="statuts.pdf", **content)]
    return make.save(made)
