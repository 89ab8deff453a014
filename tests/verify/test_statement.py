"""A statement verified offline: valid as it is, and any change in it is named."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine

from server.access import Actor
from server.activity.reversals import Undo, reverse
from server.keys.jws_check import NotGenuine
from server.keys.ring import public_jwks
from server.settlements.closing import close_period
from server.transparency import service as log
from server.transparency.checks import NotProven
from server.verify.statement_proof import check_statement
from tests.support import factories
from tests.verify.support.files import Files, scan

NOVEMBER = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 2, 8, tzinfo=UTC)
JANUARY = datetime(2027, 1, 2, 8, tzinfo=UTC)
FIRST = "R-2026-11-0001"
Rows = list[dict[str, Any]]


@pytest.fixture
def travel() -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(NOVEMBER, tick=False) as clock:
        yield clock


@pytest.fixture
def statement(travel: time_machine.Coordinates, files: Files, phone: Actor) -> str:
    """November: five scans, one of them reversed, beside another organisation's month."""
    scanned = scan(phone, 5)
    other = factories.device_actor(factories.phone(factories.qualified_venue())[0])
    scan(other)
    travel.shift(timedelta(minutes=1))
    reverse(phone, UUID(scanned[1]), Undo(uuid4(), "mistake"))
    files.fetch()
    travel.move_to(DECEMBER)
    close_period(factories.actor(factories.operator()), "2026-11")
    return FIRST


@pytest.fixture
def rows(statement: str, files: Files) -> Rows:
    return fetched(files, statement)


def fetched(files: Files, number: str) -> Rows:
    text = files.text(f"/api/statements/{number}/proof.jsonl")
    files.write("statement", text)
    return [json.loads(line) for line in text.splitlines()]


def test_a_statement_is_shown_with_files_alone(rows: Rows, files: Files) -> None:
    assert sorted(row["kind"] for row in rows[1:]) == ["redemption"] * 5 + ["reversal"]
    code, said = files.verify("statement", "statement", "--receipts", "receipts")
    leaves = json.loads(files.text("/api/log/heads"))["heads"][0]["size"]
    held = f"its 6 lines are those of the signed log of {leaves} leaves"
    assert (code, said) == (0, f"Statement {FIRST}: 38,40 €; {held}.\n")


def test_a_scan_that_was_dropped_is_named_with_its_place_in_the_log(
    travel: time_machine.Coordinates, statement: str, files: Files, phone: Actor
) -> None:
    """Its receipt is of November, and November's statement does not list it."""
    fetched(files, statement)
    before = {name: files.read(name) for name in ("receipts", "proofs")}
    travel.move_to(NOVEMBER + timedelta(hours=1))
    [dropped] = scan(phone, 1)
    travel.move_to(DECEMBER + timedelta(hours=1))
    log.publish(whole=True)
    files.fetch("2026-12")
    for name in ("receipts", "proofs"):
        files.write(name, before[name] + files.read(name))
    code, said = files.verify("statement", "statement", "--receipts", "receipts", "--proofs", "proofs")
    [_holds, told] = said.splitlines()
    assert code == 1
    assert told.startswith(f"redemption {dropped} of voucher ")
    assert "9,60 € net, is not on statement R-2026-11-0001; the public log holds it as leaf " in told


def test_a_late_reversal_is_shown_by_the_receipt_it_undoes(
    travel: time_machine.Coordinates, rows: Rows, files: Files
) -> None:
    already = of(rows, "reversal")[0]["columns"]["redemption_id"]
    undone = next(UUID(row["event"]) for row in of(rows) if row["event"] != already)
    reverse(factories.actor(factories.operator()), undone, Undo(uuid4(), "mistake"))
    travel.move_to(JANUARY)
    close_period(factories.actor(factories.operator()), "2026-12")
    later = fetched(files, "R-2026-12-0001")
    assert [row["kind"] for row in later[1:]] == ["reversal"]
    assert check_statement(later, public_jwks()).statement["total_cents"] == -960


def of(rows: Rows, kind: str = "redemption") -> Rows:
    return [row for row in rows[1:] if row["kind"] == kind]


def without_a_line(rows: Rows) -> None:
    rows.remove(of(rows)[0])


def with_a_line_of_another(rows: Rows) -> None:
    rows.append({**of(rows)[0], "event": uuid4().hex})


def with_a_line_twice(rows: Rows) -> None:
    rows.append(of(rows)[0])


def with_other_cents(rows: Rows) -> None:
    of(rows)[0].update(gross_cents=2000, net_cents=1960)


def in_another_order(rows: Rows) -> None:
    rows[1:] = reversed(rows[1:])


def with_another_total(rows: Rows) -> None:
    rows[0]["statement"]["total_cents"] += 1


def with_another_part(rows: Rows) -> None:
    rows[0]["parts"][0]["net_cents"] += 1


def with_another_carried(rows: Rows) -> None:
    rows[0]["parts"][0]["carried_cents"] -= 1


def with_the_receipt_of_another(rows: Rows) -> None:
    of(rows)[0]["receipt"] = of(rows)[1]["receipt"]


def with_a_broken_receipt(rows: Rows) -> None:
    of(rows)[0]["receipt"] = of(rows)[0]["receipt"][:-8] + "AAAAAAAA"


def at_another_place(rows: Rows) -> None:
    of(rows)[0]["index"] += 1


def with_another_undoing(rows: Rows) -> None:
    of(rows, "reversal")[0]["columns"]["reason"] = "other"


def with_the_undoing_of_another(rows: Rows) -> None:
    of(rows, "reversal")[0]["columns"]["id"] = uuid4().hex


def with_another_head(rows: Rows) -> None:
    rows[0]["head"] = of(rows)[0]["receipt"]


def with_nothing_shown(rows: Rows) -> None:
    del rows[1]["path"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (without_a_line, "the lines of campaign 1 add up to 3 redemptions, the statement says 4"),
        (with_a_line_of_another, "line 8: redemption .* is shown by the receipt of another redemption"),
        (with_a_line_twice, "redemption .* is on the statement 2 times"),
        (with_other_cents, r"line \d: redemption .*: its gross cents is 1000 on the receipt, the line says 2000"),
        (in_another_order, "the lines are not those that the statement promises, or in another order"),
        (with_another_total, "the statement is not what the log holds as leaf"),
        (with_another_part, "the lines of campaign 1 add up to 3,840 net cents, the statement says 3,841"),
        (with_another_carried, "the parts add up to -1 carried cents, the statement says 0"),
        (with_the_receipt_of_another, r"line \d: redemption .* is shown by the receipt of another redemption"),
        (with_a_broken_receipt, r"line \d: .*signature"),
        (at_another_place, r"line \d: redemption .* is not what the log holds as leaf"),
        (with_another_undoing, r"line \d: reversal .* is not what the log holds as leaf"),
        (with_the_undoing_of_another, r"line \d: reversal .* is shown by the columns of another"),
        (with_another_head, "not a poincon-log-head"),
        (with_nothing_shown, "this is not the proof of a statement"),
    ],
)
def test_whatever_is_changed_is_named(rows: Rows, change: Callable[[Rows], None], told: str) -> None:
    changed = copy.deepcopy(rows)
    change(changed)
    with pytest.raises((NotProven, NotGenuine), match=told):
        check_statement(changed, public_jwks())


def test_every_bit_of_the_first_lines_counts(rows: Rows) -> None:
    """One digit changed in any number, one letter in any text of the statement and its lines."""
    missed = []
    for nth, row in enumerate(rows[:3]):
        for name in row.get("statement", row):
            changed = copy.deepcopy(rows)
            columns = changed[nth].get("statement", changed[nth])
            columns[name] = bent(columns[name])
            try:
                check_statement(changed, public_jwks())
            except (NotProven, NotGenuine):
                continue
            missed.append((nth, name))
    assert missed == []


def bent(value: Any) -> Any:
    match value:
        case int():
            return value + 1
        case str():
            return ("b" if value[0] == "a" else "a") + value[1:]
        case list():
            return value[1:]
    return "something"


def test_only_who_is_paid_or_pays_gets_a_proof(statement: str, files: Files, client: Any) -> None:
    path = f"/api/statements/{statement}/proof.jsonl"
    factories.sign_in(client, factories.manager(factories.qualified_venue()))
    refused = client.get(path)
    assert (refused.status_code, refused.json["error"]["code"]) == (404, "unknown_statement")
    factories.sign_in(client, factories.operator())
    assert client.get(path).status_code == 200
    client.delete_cookie("poincon")
    assert client.get(path).status_code == 401
