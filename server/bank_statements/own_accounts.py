"""The operator's own accounts: `add` one, `find_account`; each has one IBAN and one purpose."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError

from .. import clock
from ..access import Actor
from ..banking import ibans
from ..db import db, transaction
from ..trail.recording import Changed, Subject, record
from .models import OwnBankAccount
from .refusals import OwnAccountTwice, UnknownOwnAccount


@dataclass(frozen=True, slots=True)
class OwnAccountDetails:
    """An account as it is typed; the BIC may be empty."""

    name: str
    kind: str
    iban: str
    bic: str = ""


def add(actor: Actor, details: OwnAccountDetails) -> OwnBankAccount:
    """Add an account of ours. Raises InvalidIban, OutsideSepa, InvalidBic, OwnAccountTwice."""
    iban = ibans.read_iban(details.iban)
    row = OwnBankAccount(iban=iban, bic=ibans.read_bic(details.bic, iban), name=details.name, kind=details.kind)
    row.added_at, row.added_by_id = clock.now(), actor.person_id or None
    with transaction() as session:
        session.add(row)
        try:
            session.flush()
        except IntegrityError as error:
            raise OwnAccountTwice from error
        told = Changed(after={"iban": f"…{iban[-4:]}", "name": row.name, "kind": row.kind})
        record(session, actor, "bank_account.own_added", Subject("own_bank_account", row.id), told)
    return row


def find_account(account_id: int) -> OwnBankAccount:
    """Raises UnknownOwnAccount."""
    row = db.session.get(OwnBankAccount, account_id)
    if row is None:
        raise UnknownOwnAccount
    return row
