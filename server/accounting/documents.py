"""The documents behind the ledger's lines of a day: their number, day and words. A query for each kind of event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import product
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from .. import clock
from ..bank_statements.models import BankMovement
from ..campaigns.funding_models import Funding
from ..campaigns.models import Order
from ..credits.models import CreditNote
from ..ledger.models import (
    CLOSED,
    CREDITED,
    EXPIRED,
    FUNDED,
    ISSUED,
    PAID,
    RECEIVED,
    REFUNDED,
    REJECTED,
    RELEASED,
    RETURNED,
    SENT,
    UNFUNDED,
    UNMATCHED,
    LedgerLine,
)
from ..ledger.posting import own_key
from ..matching.models import BankMatch
from ..payouts.disbursements.models import Disbursement, DisbursementDecision
from ..payouts.models import Payout, PayoutBatch, PayoutPart
from ..payouts.splitting import name_file
from ..settlements.models import Statement, StatementPart


class Document(NamedTuple):
    """A document's reference and day; what its entry is about; the payout that moved, or an order's VAT, if any."""

    reference: str
    day: date
    about: str
    payout_id: int | None = None
    vat_cents: int | None = None


Key = tuple[str, str]
"""Kind and key of an event."""
AT_ONCE: Final = 5_000


def load_documents(session: Session, lines: Sequence[LedgerLine]) -> dict[Key, Document]:
    """The documents of lines by kind and key; lines of kinds that have none are left out."""
    wanted: defaultdict[Kinds, set[str]] = defaultdict(set)
    for line in lines:
        for kinds in READERS:
            if line.kind in kinds:
                wanted[kinds].add(own_key(line.event_id))
    found: dict[Key, Document] = {}
    for kinds, keys in wanted.items():
        for key, document in _read(session, READERS[kinds], sorted(map(int, keys))):
            found |= dict.fromkeys(product(kinds, (key,)), document)
    return found


def _read(session: Session, reader: Reader, keys: Sequence[int]) -> Iterable[tuple[str, Document]]:
    for start in range(0, len(keys), AT_ONCE):
        for row in session.execute(reader.query(keys[start : start + AT_ONCE])):
            yield str(row[0]), reader.document(*row[1:])


def _fundings(keys: Collection[int]) -> Select[*tuple[Any, ...]]:
    columns = Funding.id, Order.id, Funding.payment_order, Funding.funded_at, Order.vat_cents
    return select(*columns).join(Funding.order).where(Funding.id.in_(keys))


def _credits(keys: Collection[int]) -> Select[*tuple[Any, ...]]:
    columns = BankMatch.id, BankMatch.id, BankMatch.order_id, BankMovement.reference, BankMovement.booking_day
    return select(*columns).join(BankMatch.movement).where(BankMatch.id.in_(keys))


def _of_credit(match_id: int, order_id: int | None, reference: str, day: date) -> Document:
    """By the bank's reference, else by our number of the match."""
    about = f"commande {order_id}" if order_id else "avance"
    return Document(reference or f"R-{match_id}", day, about)


def _of_order(order_id: int, payment_order: str, funded_at: datetime, vat_cents: int | None) -> Document:
    return Document(payment_order, clock.paris_day(funded_at), str(order_id), vat_cents=vat_cents)


def _statements(keys: Collection[int]) -> Select[*tuple[Any, ...]]:
    found = select(StatementPart.id, Statement.number, Statement.issued_at)
    return found.join(Statement, Statement.id == StatementPart.statement_id).where(StatementPart.id.in_(keys))


def _of_number(number: str, issued_at: datetime) -> Document:
    return Document(number, clock.paris_day(issued_at), number)


def _notes(keys: Collection[int]) -> Select[*tuple[Any, ...]]:
    return select(CreditNote.id, CreditNote.number, CreditNote.issued_at).where(CreditNote.id.in_(keys))


def _refunds(keys: Collection[int]) -> Select[*tuple[Any, ...]]:
    columns = Disbursement.id, Disbursement.number, DisbursementDecision.decided_at
    return select(*columns).join(Disbursement.decision).where(Disbursement.id.in_(keys))


def _payouts(keys: Collection[int]) -> Select[*tuple[Any, ...]]:
    of_file = PayoutBatch.message_id, Payout.file_number, PayoutBatch.approved_at
    columns = PayoutPart.id, *of_file, Payout.end_to_end_id, Payout.id
    found = select(*columns).join(Payout, Payout.id == PayoutPart.payout_id)
    return found.join(PayoutBatch, PayoutBatch.id == Payout.batch_id).where(PayoutPart.id.in_(keys))


def _of_payout(message_id: str, file_number: int, approved_at: datetime, number: str, payout_id: int) -> Document:
    return Document(name_file(message_id, file_number), clock.paris_day(approved_at), number, payout_id)


class Reader(NamedTuple):
    """How the documents of some kinds are read: by the events' keys, and from a row without its key."""

    query: Callable[[Collection[int]], Select[*tuple[Any, ...]]]
    document: Callable[..., Document]


Kinds = tuple[str, ...]
READERS: Final[Mapping[Kinds, Reader]] = {
    (RECEIVED, UNMATCHED): Reader(_credits, _of_credit),
    (FUNDED, ISSUED, UNFUNDED): Reader(_fundings, _of_order),
    (REFUNDED,): Reader(_refunds, _of_number),
    (CLOSED,): Reader(_statements, _of_number),
    (EXPIRED, CREDITED, RELEASED): Reader(_notes, _of_number),
    (SENT, PAID, REJECTED, RETURNED): Reader(_payouts, _of_payout),
}
