"""A day of the bank with all that explains itself: fees, interest, own transfers, payouts debited and back."""

from __future__ import annotations

from datetime import date

from schwifty import IBAN
from sqlalchemy import func, select

from server.access import Actor
from server.audit import ledger as ledger_check
from server.bank_statements.models import BankMovement
from server.commands import CONSOLE
from server.db import db
from server.matching.automatic.explaining import explain_by_itself
from server.matching.log_source import MATCHED
from server.matching.models import HOLDS, BankMatch, MovementStanding
from server.payouts.models import Payout
from server.trail.models import Act
from server.transparency.models import LogLeaf
from server.transparency.service import grow
from tests.bank_statements.support import camt, desk
from tests.payouts.support.office import Office

DAY = date(2026, 12, 2)
PAYOUTS = 9


def send_payouts() -> Office:
    """The office, after the bank was sent one file with a payout of another sum to each of some organisations."""
    desk.open_accounts()
    office = Office()
    owners = [office.owed(vouchers) for vouchers in range(1, PAYOUTS + 1)]
    office.close()
    for number, owner in enumerate(owners):
        office.account(owner, str(IBAN.generate("FR", "30001", f"{number:011d}", "00794")))
    office.sent()
    return office


class BankDay:
    """Movements of a day in their order, each under a name; `bring` imports their statement."""

    def __init__(self, day: date = DAY, opening: int = 10**7) -> None:
        self.day, self.opening = day, opening
        self.cents: list[int] = []
        self.written: list[str] = []

    def add(self, name: str, cents: int, *details: str, code: str = "ESCT") -> None:
        """A movement whose reference is its name."""
        self.cents.append(cents)
        self.written.append(camt.movement(cents, self.day, *details, reference=name).replace("ESCT", code))

    def fee(self, name: str, cents: int = -350) -> None:
        self.add(name, cents, code="CHRG")

    def own_transfer(self, name: str, cents: int = 5_000) -> None:
        """Money from our account of fees."""
        self.add(name, cents, camt.payment(cents))

    def debit(self, name: str, *payouts: Payout) -> None:
        """The debit of a payout, or of several that the bank books at once."""
        self.add(name, -sum(one.cents for one in payouts), *(_payment(one, -one.cents) for one in payouts))

    def back(self, name: str, payout: Payout) -> None:
        """A payout's money comes back."""
        self.add(name, payout.cents, _payment(payout, payout.cents))

    def bring(self) -> None:
        """Import the statement."""
        told = camt.statement(self.day, self.opening, self.cents, movements="".join(self.written))
        assert desk.told(desk.bring(camt.document(told))) == ["taken"]


def _payment(payout: Payout, cents: int) -> str:
    return camt.payment(cents, end_to_end_id=payout.end_to_end_id).replace(camt.FEES, payout.iban)


def explain(actor: Actor = CONSOLE) -> int:
    return explain_by_itself(actor)


def explained() -> list[str]:
    """The names of the movements of the day that matches which hold explain, in the bank's order."""
    db.session.rollback()
    held = BankMovement.id.in_(select(BankMatch.movement_id).where(*HOLDS)), BankMovement.iban == camt.FUNDS
    return list(db.session.scalars(select(BankMovement.reference).where(*held).order_by(BankMovement.id)))


def check_whole() -> None:
    """Each match has its acts, its leaf and its line; each standing its sum; the books fit."""
    db.session.rollback()
    matches = db.session.scalars(select(BankMatch).where(*HOLDS)).all()
    assert len({(one.movement_id, one.payment, one.payout_id) for one in matches}) == len(matches)
    for verb in ("match.proposed", "match.confirmed"):
        acts = select(Act.subject_id).where(Act.verb == verb, Act.subject_kind == "match")
        assert sorted(db.session.scalars(acts)) == sorted(str(one.id) for one in matches)
    grow()
    leaves = select(LogLeaf.event_id).where(LogLeaf.kind == MATCHED)
    assert sorted(db.session.scalars(leaves)) == sorted(str(one.id) for one in matches)
    sums = select(BankMatch.movement_id, func.sum(BankMatch.cents)).where(*HOLDS).group_by(BankMatch.movement_id)
    taken = select(MovementStanding.movement_id, MovementStanding.taken_cents).where(MovementStanding.taken_cents != 0)
    assert dict(db.session.execute(taken).all()) == {one: int(cents) for one, cents in db.session.execute(sums)}
    assert [*ledger_check.find_problems()] == []
