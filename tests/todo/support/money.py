"""Cases of money: what comes in, what goes out, months."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta

import time_machine

from server import clock
from server.bank_statements import problems
from server.bank_statements.models import BankStatementFile, BankStatementProblem
from server.bank_statements.reading.records import STATEMENT, TABLE, ToldStatement
from server.bank_statements.storing import InFile, store_statement
from server.books import disbursing
from server.campaigns.models import Order
from server.commands import CONSOLE
from server.db import transaction
from server.guarantee.service import OperatorDecision, decide
from server.ledger.audit_models import AuditRun
from server.matching.effects import Part
from server.matching.models import ADVANCE
from server.matching.service import confirm as confirm_match
from server.matching.service import propose as propose_match
from server.payouts import service as payouts
from server.payouts.bank_accounts import service as accounts
from server.payouts.bank_accounts.service import Details
from server.payouts.bank_answers import imports
from server.payouts.bank_answers.models import BankEntry, BankImport
from server.payouts.disbursements.models import Disbursement
from server.promises import service as promises
from server.promises.models import Promise
from server.settlements import closing
from server.settlements.models import Period
from server.vouchers.issue import issue_now
from tests.payouts.support.office import IBAN, OTHER_IBAN
from tests.support import factories as make
from tests.support.money_in import credit, match
from tests.support.rows import Scanner
from tests.todo.support.cases import BY_FIRST, OPERATOR, case
from tests.todo.support.room import NOW, Room

End = Callable[[], object]
DAY = timedelta(days=1)


@case("bank_silent", OPERATOR)
def _(room: Room) -> End:
    told = credit(5_000, day=clock.paris_day(NOW) - 20 * DAY)

    def tell_again() -> None:
        day = clock.paris_day(NOW) - DAY
        with transaction() as session:
            file = BankStatementFile(digest=hashlib.sha256(b"later").digest(), name="later", format=TABLE, content=b"x")
            file.imported_at = clock.now()
            days = {"from_day": told.day + DAY, "to_day": day, "opening_cents": 5_000, "closing_cents": 5_000}
            store_statement(session, CONSOLE, InFile(file, 0), ToldStatement(STATEMENT, told.iban, **days))

    return tell_again


@case("not_covered", OPERATOR)
def _(room: Room) -> End:
    make.funded_order()
    credit(-5_000)
    return lambda: credit(5_000)


@case("import_again", OPERATOR)
def _(room: Room) -> End:
    digest = hashlib.sha256(b"refused").digest()
    row = {"position": 0, "name": "releve.xml", "account": IBAN, "code": "balance_wrong", "sentence": "Le solde."}
    make.save(BankStatementProblem(digest=digest, told_at=clock.now(), **row))

    def import_it() -> None:
        with transaction() as session:
            problems.keep(session, digest, "releve.xml", [])

    return import_it


@case("books_broken", OPERATOR)
def _(room: Room) -> End:
    now = clock.now()
    make.save(AuditRun(started_at=now, finished_at=now, broken=1, sentences=["x"]))
    after = now + timedelta(hours=1)
    return lambda: make.save(AuditRun(started_at=after, finished_at=after, broken=0, sentences=[]))


@case("finish_closing", OPERATOR)
def _(room: Room) -> End:
    make.save(Period(month="2026-11", closed_by_id=room.office.first.person_id))
    return lambda: closing.close_period(room.office.first, "2026-11")


@case("close_month", OPERATOR)
def _(room: Room) -> End:
    room.office.owed()
    return lambda: closing.close_period(room.office.second, "2026-11")


@case("prepare_batch", OPERATOR)
def _(room: Room) -> End:
    room.office.payable()
    return lambda: payouts.prepare(room.office.first)


@case("approve_batch", BY_FIRST)
def _(room: Room) -> End:
    room.office.payable()
    batch = payouts.prepare(room.office.first)
    return lambda: payouts.approve(room.office.second, batch.id)


@case("send_batch", OPERATOR)
def _(room: Room) -> End:
    room.office.payable()
    batch = payouts.prepare(room.office.first)
    payouts.approve(room.office.second, batch.id)
    return lambda: payouts.mark_sent(room.office.first, batch.id)


@case("payees_hindered", OPERATOR)
def _(room: Room) -> End:
    owner = room.office.owed()
    room.office.close()
    return lambda: room.office.account(owner)


@case("confirm_account", BY_FIRST)
def _(room: Room) -> End:
    entered = accounts.propose(room.office.first, make.qualified_organisation().id, Details("Association", IBAN))
    assert entered.waiting
    key = entered.waiting.id
    return lambda: accounts.confirm(room.office.second, key)


@case("confirm_disbursement", BY_FIRST)
def _(room: Room) -> End:
    to = {"organisation_name": "Opérateur", "iban": OTHER_IBAN, "reason": "Frais", "kind": "withdrawal"}
    asked = {"asked_at": clock.now(), "asked_by_id": room.office.first.person_id, "total_cents": 100}
    one = make.save(Disbursement(number="RT-2026-000001", **to, **asked))
    return lambda: disbursing.refuse(room.office.second, one.id)


@case("look_at_answers", OPERATOR)
def _(room: Room) -> End:
    read = {"format": "csv", "digest": hashlib.sha256(b"file").digest(), "repeated": 0, "pending": 0}
    file = make.save(
        BankImport(name="banque.csv", imported_at=clock.now(), imported_by_id=room.office.first.person_id, **read)
    )
    entry = make.save(BankEntry(import_id=file.id, key="1", result="paid", outcome="unknown_payment", cents=1000))
    return lambda: imports.set_aside(room.office.first, entry.id, "Rien à faire.")


@case("explain_movements", OPERATOR)
def _(room: Room) -> End:
    movement = credit(1_000)
    return lambda: match(movement, Part(ADVANCE, 1_000, campaign_id=room.campaign.id))


@case("confirm_match", BY_FIRST)
def _(room: Room) -> End:
    part = Part(ADVANCE, 100, campaign_id=room.campaign.id)
    [made] = propose_match(room.office.first, credit(100).id, [part])
    return lambda: confirm_match(room.office.second, made.id)


@case("confirm_promise", BY_FIRST)
def _(room: Room) -> End:
    order = _order(room)
    content = {"media_type": "application/pdf", "size": 4, "content": b"%PDF", "digest": bytes(32)}
    by = {"made_at": clock.now(), "made_by_id": room.office.first.person_id}
    made = make.save(Promise(order_id=order.id, payment_order="M-1", cents=10_400, **by, **content))
    return lambda: promises.withdraw(room.office.second, made.id)


@case("issue_order", OPERATOR)
def _(room: Room) -> End:
    order = make.funded_order(room.campaign)
    return lambda: issue_now(room.office.first, order.id)


@case("decide_conflicts", OPERATOR)
def _(room: Room) -> End:
    scanner = Scanner()
    with time_machine.travel(NOW, tick=False):
        first = scanner.accepted(NOW)
        lost = scanner.turned_away(NOW, first=first)
    return lambda: decide(room.office.first, lost.id, OperatorDecision("refused", "same_venue"))


def _order(room: Room) -> Order:
    return make.order(room.campaign)
