"""What a credit note does to the ledger. Pure."""

from __future__ import annotations

from ..ledger import rules
from ..ledger.models import CREDITED, EXPIRED, RELEASED
from ..ledger.posting import Posting
from ..ledger.rules import Accounts
from .models import CreditNote


def expired(note: CreditNote) -> Posting:
    """The vouchers never redeemed: their money is the sponsor's again."""
    return _of(note, EXPIRED, rules.expired(note.face_cents))


def credited(note: CreditNote) -> Posting:
    """What the note gives back is due to the sponsor's organisation."""
    return _of(note, CREDITED, rules.credited(note.total_cents), note.organisation_id)


def released(note: CreditNote) -> Posting:
    """What the guarantee did not have to pay is the operator's fee."""
    return _of(note, RELEASED, rules.released(note.released_cents))


def list_postings(note: CreditNote) -> list[Posting]:
    """The ledger lines of a note; those that would move nothing are left out."""
    lines = (
        expired(note) if note.face_cents else None,
        credited(note),
        released(note) if note.released_cents else None,
    )
    return [line for line in lines if line]


def _of(note: CreditNote, kind: str, accounts: Accounts, organisation_id: int | None = None) -> Posting:
    return Posting(kind, str(note.id), note.campaign_id, note.issued_at, accounts, organisation_id)
