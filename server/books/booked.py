"""What the books themselves say: every line of the ledger, and of the house, that moved money on an account."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..bank_statements.models import BankMovement
from ..ledger.models import FEW, FUNDED, PAID, RECEIVED, RETURNED, UNFUNDED, UNMATCHED, LedgerLine
from ..ledger.posting import own_key
from ..matching.house_models import HouseLine
from ..matching.models import BankMatch
from ..payouts.models import Payout, PayoutBatch, PayoutPart
from ..streams import stream
from .events import account_of_words

OF_CREDITS, OF_PAYOUTS, OF_WORDS = (RECEIVED, UNMATCHED), (PAID, RETURNED), (FUNDED, UNFUNDED)
CHUNK = 2_000


class BookedLine(NamedTuple):
    """A line that moved bank money: its account, None for an unknown event's, cents and day in Paris."""

    iban: str | None
    cents: int
    day: date


def list_lines(session: Session) -> Iterator[BookedLine]:
    """Every such line; a constant number of queries."""
    accounts = {
        **dict.fromkeys(OF_CREDITS, _accounts_of_credits(session)),
        **dict.fromkeys(OF_PAYOUTS, _accounts_of_payouts(session)),
    }
    of_words = account_of_words(session)
    columns = LedgerLine.kind, LedgerLine.event_id, LedgerLine.bank, LedgerLine.recorded_at
    moved = select(*columns).where(FEW, LedgerLine.bank != 0)
    for kind, key, cents, at in stream(session, moved, CHUNK):
        iban = of_words if kind in OF_WORDS else accounts.get(kind, {}).get(own_key(key))
        yield BookedLine(iban, cents, clock.paris_day(at))
    house = select(HouseLine.iban, HouseLine.bank, HouseLine.recorded_at)
    for iban, cents, at in session.execute(house):
        yield BookedLine(iban, cents, clock.paris_day(at))


def _accounts_of_credits(session: Session) -> dict[str, str]:
    rows = select(BankMatch.id, BankMovement.iban).join(BankMatch.movement)
    return {str(key): iban for key, iban in session.execute(rows)}


def _accounts_of_payouts(session: Session) -> dict[str, str]:
    rows = select(PayoutPart.id, PayoutBatch.debtor_iban).join(Payout, Payout.id == PayoutPart.payout_id)
    joined = rows.join(PayoutBatch, PayoutBatch.id == Payout.batch_id).where(PayoutBatch.sent_at.is_not(None))
    return {str(key): iban for key, iban in session.execute(joined)}
