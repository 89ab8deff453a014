"""Bank entries: a statement in which all explains itself, and the payouts that it is of, stored in bulk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from schwifty import IBAN
from sqlalchemy import insert
from sqlalchemy.orm import Session

from server import clock
from server.db import Base, transaction
from server.organisations.models import Organisation
from server.payouts.disbursements.models import REFUND, Disbursement
from server.payouts.models import SENT, Payout, PayoutBatch, PayoutPart
from tests.bank_statements.support import camt
from tests.support import factories

TEN, PAID = 10, 5
"""Ten entries in a row: three fees, interest, a transfer of ours, three payouts, two booked at once, one back;
the payouts that they pay.
"""
CENTS = 10_000
IBAN_OF_ALL = str(IBAN.generate("FR", "30001", "00000000001", "00794"))


def make(entries: int) -> bytes:
    """Store the payouts of so many entries, a multiple of ten; the statement that tells them."""
    numbers = _send_payouts(entries // TEN * PAID)
    told = [one for start in range(0, len(numbers), PAID) for one in _ten(start, numbers[start : start + PAID])]
    day = clock.paris_day(clock.now()) - timedelta(days=1)
    moved = "".join(
        camt.movement(cents, day, *details, reference=f"F{at}").replace("ESCT", code)
        for at, (cents, code, details) in enumerate(told)
    )
    return camt.document(camt.statement(day, 10**9, [cents for cents, *_ in told], movements=moved))


def _ten(start: int, numbers: Sequence[str]) -> list[tuple[int, str, Sequence[str]]]:
    """Ten entries, each with its cents, the bank's code and the payments that it tells."""
    fees = [(-35 - start - nth, "CHRG", ()) for nth in range(3)]
    one, two, three, *booked = [(number, -_cents(start + nth)) for nth, number in enumerate(numbers)]
    debits = [(cents, "ESCT", [_payment(cents, number)]) for number, cents in (one, two, three)]
    together = sum(cents for _number, cents in booked), "ESCT", [_payment(cents, number) for number, cents in booked]
    back = -one[1], "ESCT", [_payment(-one[1], one[0])]
    own = 1_000 + start, "ESCT", [camt.payment(1_000 + start, end_to_end_id="NOTPROVIDED", text="Virement interne")]
    return [*fees, (120 + start, "INTR", ()), own, *debits, together, back]


def _payment(cents: int, number: str) -> str:
    return camt.payment(cents, end_to_end_id=number, text=number).replace(camt.FEES, IBAN_OF_ALL)


def _send_payouts(count: int) -> list[str]:
    """One payout to each of so many organisations, in a batch that the bank was sent; their numbers in order."""
    campaign_id, first, second = factories.campaign().id, factories.operator().id, factories.operator().id
    numbers = [f"R-{nth:06}" for nth in range(count)]
    with transaction() as session:
        owners = _ids(session, Organisation, [{"name": f"Lieu {number}"} for number in numbers])
        asked = _ids(session, Disbursement, [_asked(*one, first) for one in zip(numbers, owners, strict=True)])
        batch_id = _ids(session, PayoutBatch, [_batch(first, second)])[0]
        sent = [_payout(nth, batch_id, numbers[nth], owners[nth], asked[nth]) for nth in range(count)]
        paid = _ids(session, Payout, sent)
        parts = [{"payout_id": one, "campaign_id": campaign_id, "cents": _cents(nth)} for nth, one in enumerate(paid)]
        session.execute(insert(PayoutPart), parts)
    return numbers


def _ids(session: Session, model: type[Base], rows: Sequence[dict[str, object]]) -> Sequence[int]:
    """Store rows of a table; their ids in order."""
    stored = insert(model).returning(model.__table__.c.id, sort_by_parameter_order=True)
    return session.scalars(stored, rows).all()


def _cents(nth: int) -> int:
    return CENTS + nth


def _asked(number: str, owner: int, by: int) -> dict[str, object]:
    told = {"number": number, "kind": REFUND, "organisation_id": owner, "organisation_name": number, "reason": "Bilan"}
    return {**told, "iban": IBAN_OF_ALL, "total_cents": 1, "asked_at": clock.now(), "asked_by_id": by}


def _batch(first: int, second: int) -> dict[str, object]:
    now, today = clock.now(), clock.paris_day(clock.now())
    prepared = {"prepared_at": now, "prepared_by_id": first, "execution_day": today}
    approved = {
        "approved_at": now,
        "approved_by_id": second,
        "approved_day": today,
        "sent_at": now,
        "sent_by_id": first,
    }
    return {"message_id": "PN-1", "debtor_name": "Fonds", "debtor_iban": camt.FUNDS, **prepared, **approved}


def _payout(nth: int, batch_id: int, number: str, owner: int, asked: int) -> dict[str, object]:
    told = {"batch_id": batch_id, "disbursement_id": asked, "end_to_end_id": number, "organisation_id": owner}
    return {**told, "holder": number, "iban": IBAN_OF_ALL, "cents": _cents(nth), "state": SENT}
