"""Any answer of a bank, with right or wrong names, on any account: only payments that it names exactly change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from server.db import db
from server.errors import Refusal
from server.organisations.models import Organisation
from server.payouts.bank_answers import imports
from tests.payouts.bank_files.support import messages as bank
from tests.payouts.support.office import DECEMBER, IBAN, OPERATOR_IBAN, OTHER_IBAN, Office, broken, payouts
from tests.support.databases import PostgresSchema, SqliteFiles
from tests.support.machines import Machine, run
from tests.support.sizes import sized

NUMBERS = [f"R-2026-11-000{number}" for number in range(1, 5)]
CENTS = dict(zip(NUMBERS, (960, 1920, 1920, 2880), strict=True))
PLACES = [OTHER_IBAN, "FR7610011000201234567890188"]
ENDS = {"RJCT": "rejected", "ACSC": "paid"}
TAKEN = {"rejected": {"sent"}, "paid": {"sent"}, "returned": {"sent", "paid"}}


class Record(NamedTuple):
    """What a bank says of one payment: the names it gives, the amount, the outcome."""

    e2e: str | None
    instr: str | None
    tx: str | None
    cents: int | None
    currency: str
    status: str


names = st.sampled_from([None, None, *NUMBERS, "X-1", "NOTPROVIDED"])
amounts = st.sampled_from([None, 960, 1920, 2880, 777])
records = st.builds(
    Record,
    names,
    names,
    names,
    amounts,
    st.sampled_from(["EUR"] * 4 + ["CHF"]),
    st.sampled_from(["RJCT", "ACSC", "ACSP"]),
)
levels = st.sampled_from([None, None, "RJCT", "ACSC", "PART", "ACSP"])


def named_by(record: Record) -> str | None:
    """The model: the one document that a record is about, by our names or by an amount that only one has."""
    said = [name for name in (record.e2e, record.instr, record.tx) if name not in (None, "NOTPROVIDED")]
    ours = {name for name in said if name in NUMBERS}
    alike = [number for number, cents in CENTS.items() if cents == record.cents]
    if record.currency != "EUR" and record.cents is not None:
        return None
    if len(ours) == 1 and record.cents in (None, CENTS[next(iter(ours))]):
        return ours.pop()
    return alike[0] if not ours and len(alike) == 1 else None


class Answers(Machine):
    """Four payments of one batch, two of the same amount, and answers of every kind."""

    start = DECEMBER

    def check_at_the_end(self) -> None:
        assert broken() == []

    @initialize()
    def open(self) -> None:
        self.office = Office()
        owners = [self.office.owed(count).id for count in (1, 2, 2, 3)]
        self.office.close()
        for owner in owners:
            self.office.account(db.session.get_one(Organisation, owner))
        self.file = self.office.sent().message_id
        self.told = 0

    @rule(found=st.lists(records, max_size=3), group=levels, block=levels, foreign=st.booleans())
    def report(self, found: list[Record], group: str | None, block: str | None, foreign: bool) -> None:
        file = "VIR-20261202-00000000" if foreign else self.file
        listed = [
            bank.reported(one.status, cents=one.cents, currency=one.currency, e2e=one.e2e, instr=one.instr, tx=one.tx)
            for one in found
        ]
        may = {(named_by(one), ENDS[one.status]) for one in found if one.status in ENDS}
        for whole in {group, block} & ENDS.keys():
            may |= {(number, ENDS[whole]) for number in NUMBERS}
        self.tell(bank.report(file, listed, group=group, block=block), set() if foreign else may)

    @rule(
        found=st.lists(records, min_size=1, max_size=3),
        account=st.sampled_from([OPERATOR_IBAN, OPERATOR_IBAN, *PLACES]),
    )
    def notify(self, found: list[Record], account: str) -> None:
        movements, may = [], set()
        for one in found:
            self.told += 1
            back = one.status == "RJCT"
            ids = {"e2e": one.e2e, "instr": one.instr, "tx": one.tx}
            code = "MS03" if back else None
            detail = bank.detail(cents=one.cents, currency=one.currency, code=code, **ids)
            total = one.cents or 1
            movements.append(
                bank.movement(total, detail, credit=back, currency=one.currency, reference=f"M{self.told}")
            )
            may.add((named_by(one._replace(cents=total) if one.cents else one), "returned" if back else "paid"))
        ours = account == OPERATOR_IBAN
        self.tell(bank.notification(*movements, iban=account), may if ours else set())

    @rule(
        number=st.sampled_from([*NUMBERS, "X-1"]), result=st.sampled_from([*TAKEN]), account=st.sampled_from(["", IBAN])
    )
    def table(self, number: str, result: str, account: str) -> None:
        self.told += 1
        cents = CENTS.get(number, 100)
        line = f"2027-01-{self.told % 28 + 1:02};{number};{cents // 100},{cents % 100:02};{result};;{account}"
        content = f"date;reference;montant;statut;motif;compte\n{line}\nbad line\n".encode()
        self.tell(content, set() if account else {(number, result)}, must=not account)

    def tell(self, content: bytes, may: set[tuple[str | None, str]], *, must: bool = False) -> None:
        """Import an answer, and compare what changed with what may change."""
        before = self.states()
        self.attempt(lambda: imports.import_answer(self.office.third, "x", content))
        for number, state in self.states().items():
            if state != before[number]:
                assert (number, state) in may
                assert before[number] in TAKEN[state]
            elif must and (number, before[number]) not in may:
                assert all(number != named or before[number] not in TAKEN[result] for named, result in may)

    def states(self) -> dict[str, str]:
        return {payout.end_to_end_id: payout.state for payout in payouts()}

    def attempt(self, act: Callable[[], Any]) -> None:
        try:
            act()
        except Refusal:
            db.session.rollback()

    @invariant()
    def every_entry_has_its_outcome(self) -> None:
        for entry in imports.list_unmatched():
            assert entry.outcome not in {"applied", "known", "not_ours"}


def test_no_answer_does_more_than_it_says(databases: SqliteFiles | PostgresSchema) -> None:
    run(lambda: Answers(databases), examples=sized(6, 40), steps=12)
