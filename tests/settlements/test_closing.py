"""Closing in steps: an interrupted closing is resumed, and what a month froze never changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
import time_machine
from sqlalchemy import func, select

from server.access import Actor
from server.audit import ledger
from server.db import db
from server.settlements import closing, freezing, overview, service, statement_writing
from server.settlements.models import Period, Statement, StatementLine, StatementPart
from server.settlements.refusals import EarlierPeriodOpen, PeriodAlreadyClosed
from server.settlements.tally import Totals
from tests.support import factories
from tests.support.rows import Scanner

OCTOBER = datetime(2026, 10, 14, 9, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 2, 8, tzinfo=UTC)
FIVE = Totals(5, 5000, 200, 4800)


@pytest.fixture(autouse=True)
def in_december() -> object:
    with time_machine.travel(DECEMBER, tick=False):
        yield


@pytest.fixture(autouse=True)
def two_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(freezing, "SLICE", 2)


def five(scanner: Scanner, begin: datetime = NOVEMBER) -> None:
    for minutes in range(5):
        scanner.accepted(begin + timedelta(minutes=minutes))


def frozen() -> int:
    return db.session.scalar(select(func.count()).select_from(StatementLine)) or 0


def test_a_month_is_frozen_a_slice_at_a_time(scanner: Scanner, operator: Actor) -> None:
    five(scanner)
    told = [progress.frozen for progress in closing.close_in_steps(operator, "2026-11")]
    assert told == [2, 4, 5, 5]
    assert all(before <= after for before, after in pairwise(told))


def test_scans_of_one_moment_are_one_slice(scanner: Scanner, operator: Actor) -> None:
    for _ in range(5):
        scanner.accepted(NOVEMBER)
    scanner.accepted(NOVEMBER + timedelta(seconds=1))
    assert [progress.frozen for progress in closing.close_in_steps(operator, "2026-11")][1:] == [5, 6, 6]


def test_a_closing_that_broke_off_is_taken_up_again(scanner: Scanner, operator: Actor) -> None:
    five(scanner)
    steps = closing.close_in_steps(operator, "2026-11")
    next(steps)
    steps.close()  # type: ignore[attr-defined]  # a generator
    assert frozen() == 2
    half = service.tally("2026-11")
    assert (half.status, half.total) == ("open", FIVE)
    assert [(month.period, month.total) for month in overview.months_in_sight()][-1] == ("2026-11", FIVE)
    assert closing.close_period(operator, "2026-11").total == FIVE
    assert (frozen(), len(db.session.scalars(select(Statement)).all())) == (5, 1)
    with pytest.raises(PeriodAlreadyClosed):
        closing.close_period(operator, "2026-11")


def test_a_month_waits_for_an_earlier_one_that_is_half_closed(scanner: Scanner, operator: Actor) -> None:
    five(scanner, OCTOBER)
    steps = closing.close_in_steps(operator, "2026-10")
    for _ in range(3):
        next(steps)  # all lines, no statement
    with pytest.raises(EarlierPeriodOpen, match="octobre 2026"):
        closing.close_period(operator, "2026-11")


def test_what_is_frozen_while_statements_are_written_is_on_them(
    scanner: Scanner, operator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process that closes the same month freezes a scan that this one has not read."""
    five(scanner)
    drafts, rounds = statement_writing.drafts, []

    def overtaken(*asked: object) -> object:
        month_draft = drafts(*asked)  # type: ignore[arg-type]  # as it was called
        if not rounds:
            scanner.accepted(NOVEMBER)
            list(freezing.freeze("2026-11", service.months.window("2026-11", None)))
        rounds.append(month_draft.lines)
        return month_draft

    monkeypatch.setattr(statement_writing, "drafts", overtaken)
    closing.close_period(operator, "2026-11")
    assert rounds == [5, 6]
    assert db.session.scalars(select(Statement.redemptions)).one() == 6


def test_a_statement_names_the_head_that_holds_it(scanner: Scanner, operator: Actor) -> None:
    factories.key_ring()
    five(scanner)
    closing.close_period(operator, "2026-11")
    assert db.session.scalars(select(Period.head_size)).one()


def test_a_month_gets_its_head_once_and_only_when_it_is_closed(scanner: Scanner, operator: Actor) -> None:
    factories.key_ring()
    five(scanner)
    next(closing.close_in_steps(operator, "2026-11"))
    closing.put_head_on("2026-11")
    assert db.session.scalars(select(Period.head_size)).one() is None
    closing.close_period(operator, "2026-11")
    size = db.session.scalars(select(Period.head_size)).one()
    scanner.accepted(NOVEMBER)
    for month in ("2026-11", "2026-09"):
        closing.put_head_on(month)
    assert db.session.scalars(select(Period.head_size)).one() == size


def test_who_freezes_the_last_line_after_another_closed_the_month_writes_nothing(
    scanner: Scanner, operator: Actor
) -> None:
    five(scanner)
    slow = closing.close_in_steps(operator, "2026-11")
    assert [next(slow).frozen for _ in range(3)] == [2, 4, 5]
    closing.close_period(operator, "2026-11")
    with pytest.raises(PeriodAlreadyClosed):
        next(slow)
    assert db.session.scalars(select(Statement.number)).all() == ["R-2026-11-0001"]


def test_the_ledger_owes_what_statements_say(scanner: Scanner, operator: Actor) -> None:
    five(scanner)
    closing.close_period(operator, "2026-11")
    parts = {part.id: part.net_cents for part in db.session.scalars(select(StatementPart))}
    due = {int(line.event_id): -line.due for line in db.session.scalars(closed_lines())}
    assert due == parts
    assert [sentence for sentence in ledger.find_problems() if "closed" in sentence] == []


def closed_lines() -> object:
    return select(ledger.LedgerLine).where(ledger.LedgerLine.kind == "closed")
