"""Statements are taken once, whole or not at all, and spoil none beside them."""

from __future__ import annotations

import gzip

import pytest
from sqlalchemy import func, select

from server.bank_statements import problems
from server.bank_statements.chain import ONE
from server.bank_statements.models import BankMovementPayment, BankStatementFile
from server.db import db
from server.trail.models import Act
from tests.bank_statements.support import camt, cfonb
from tests.bank_statements.support.desk import (
    MONDAY,
    books,
    bring,
    bring_days,
    day,
    funds,
    movements,
    statements,
    told,
)

pytestmark = pytest.mark.usefixtures("accounts")


def test_a_statement_is_kept_with_its_file_its_balances_and_its_movements() -> None:
    content = camt.document(camt.statement(MONDAY, 100, [1000, -250]))
    (part,) = bring(content)
    assert (part.outcome, part.new, part.movements) == ("taken", 2, 2)
    (row,) = statements()
    assert (row.opening_cents, row.moved_cents, row.closing_cents) == (100, 750, 850)
    assert (row.iban, row.from_day, row.to_day, row.file.content) == (camt.FUNDS, MONDAY, MONDAY, content)
    assert [one.cents for one in movements()] == [1000, -250]
    verbs = set(db.session.scalars(select(Act.verb)))
    assert verbs == {"bank_account.own_added", "bank_statement.imported"}


def test_the_same_file_again_gets_the_same_answer_and_changes_nothing() -> None:
    content = camt.document(camt.statement(MONDAY, 100, [1000]), camt.statement(day(1), 1100, [-5]))
    assert told(bring(content)) == ["taken", "taken"]
    before = db.session.scalar(select(func.count()).select_from(Act))
    for again in (content, gzip.compress(content)):
        assert told(bring(again)) == ["known", "known"]
    assert db.session.scalar(select(func.count()).select_from(Act)) == before
    assert len(movements()) == len(statements()) == 2


def test_the_same_statement_in_another_format_is_known() -> None:
    bring_days((0, 0, [1000, 1000, -5]))
    lines = [cfonb.movement(cents, MONDAY) for cents in (1000, -5, 1000)]
    again = cfonb.statement(day(-1), 0, MONDAY, *lines, closing=1995)
    assert told(bring(again.encode())) == ["known"]
    assert len(movements()) == 3


def test_two_transfers_of_one_sum_on_one_day_stay_two() -> None:
    bring_days((0, 0, [1000, 1000]))
    assert [one.key for one in movements()] == ["2026-11-02 1000 1", "2026-11-02 1000 2"]


def test_the_same_movement_under_another_reference_is_one() -> None:
    bring_days((0, 0, [1000]))
    other = camt.statement(
        day(1), 0, [], first=MONDAY, closing=1000, movements=camt.movement(1000, MONDAY, reference="X")
    )
    assert told(bring(camt.document(other))) == ["taken"]
    assert [one.cents for one in movements()] == [1000]


def test_files_that_overlap_add_only_what_is_new() -> None:
    bring_days((1, 100, [7]), (3, 107, [1]))
    lines = "".join(camt.movement(cents, day(number)) for number, cents in ((0, 100), (1, 7), (2, 5), (2, -5), (3, 1)))
    week = camt.statement(day(4), 0, [], first=MONDAY, closing=108, movements=lines)
    (part,) = bring(camt.document(week))
    assert (part.outcome, part.new, part.movements) == ("taken", 3, 5)
    assert sum(books().values()) == 5
    assert (funds().first_day, funds().last_day, funds().closing_cents, funds().gaps) == (MONDAY, day(4), 108, ())


def test_an_overlap_with_other_movements_is_refused() -> None:
    bring_days((0, 0, [1000]))
    other = camt.statement(day(1), 0, [], first=MONDAY, closing=1000, movements=camt.movement(1000, day(1)))
    assert told(bring(camt.document(other))) == ["bank_statement_contradicts"]
    assert told(bring_days((0, 0, [999]))) == ["bank_statement_contradicts"]
    assert len(movements()) == 1


def test_a_second_page_goes_on_though_the_day_before_has_a_statement() -> None:
    days = [camt.statement(MONDAY - ONE, 0, [7]), camt.statement(MONDAY, 7, [100]), camt.statement(MONDAY, 107, [100])]
    assert told(bring(camt.document(*days))) == ["taken"] * 3
    later = [camt.statement(MONDAY + ONE + ONE, 1, [1]), camt.statement(MONDAY + ONE + ONE, 2, [1])]
    assert told(bring(camt.document(*later))) == ["taken"] * 2


def test_a_second_page_of_the_day_goes_on_where_the_first_stops() -> None:
    pages = [camt.statement(MONDAY, 0, [100]), camt.statement(MONDAY, 100, [100]), camt.statement(MONDAY, 200, [-50])]
    assert told(bring(camt.document(*pages))) == ["taken"] * 3
    assert told(bring(camt.document(pages[1]))) == ["known"]
    assert [one.key for one in movements()] == ["2026-11-02 100 1", "2026-11-02 100 2", "2026-11-02 -50 1"]
    assert funds().closing_cents == 150


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (camt.document(camt.statement(MONDAY, 0, [5], iban=camt.OTHER)), "bank_statement_other_account"),
        (camt.document(camt.statement(MONDAY, 0, [5])).replace(b"EUR", b"USD"), "bank_statement_not_in_euros"),
        (camt.document(camt.statement(day(29), 0, [5])), "bank_statement_of_future"),
        (camt.document(camt.statement(MONDAY, 0, [5], closing=6)), "bank_statement_does_not_add_up"),
        (camt.document(camt.statement(MONDAY, 0, [5])).replace(b"CLBD", b"CLAV"), "bank_statement_without_balance"),
        (camt.document(camt.statement(MONDAY, 0, [5])).replace(b">0.05<", b">0.0.5<", 2), "bank_statement_unreadable"),
        (camt.document(camt.statement(MONDAY, 0, [10**15])), "bank_statement_unreadable"),
        (b"%PDF-1.7", "unreadable_bank_file"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_bad_statement_is_refused_with_its_code_and_a_sentence(content: bytes, code: str) -> None:
    (part,) = bring(content)
    assert (part.code, part.outcome) == (code, "refused")
    assert part.sentence
    assert part.sentence.endswith(".")
    assert (statements(), db.session.scalars(select(BankStatementFile)).all()) == ([], [])
    (kept,) = problems.list_problems()
    assert (kept.code, kept.sentence) == (part.code, part.sentence)


def test_one_bad_statement_neither_stops_nor_changes_the_good_ones() -> None:
    parts = [
        camt.statement(MONDAY, 0, [5]),
        camt.statement(day(1), 5, [5], closing=11),
        camt.statement(day(1), 0, [7], iban=camt.OTHER),
        camt.statement(day(1), 100, [7], iban=camt.FEES),
    ]
    outcomes = told(bring(camt.document(*parts)))
    assert outcomes == ["taken", "bank_statement_does_not_add_up", "bank_statement_other_account", "taken"]
    assert (books(), books(camt.FEES)) == ({(MONDAY, 5): 1}, {(day(1), 7): 1})


def test_what_was_refused_is_tried_anew_with_the_same_file() -> None:
    content = camt.document(
        camt.statement(MONDAY, 0, [5]), camt.statement(day(2), 6, [5]), camt.statement(day(1), 5, [2])
    )
    assert told(bring(content)) == ["taken", "taken", "bank_statement_opens_otherwise"]
    bring_days((1, 5, [1]))
    assert told(bring(content)) == ["known", "known", "bank_statement_contradicts"]
    assert [one.code for one in problems.list_problems()] == ["bank_statement_contradicts"]


def test_a_problem_goes_once_its_statement_is_taken() -> None:
    content = camt.document(camt.statement(day(1), 5, [5]))
    bring_days((0, 0, [4]))
    assert told(bring(content)) == ["bank_statement_opens_otherwise"]
    bring(camt.document(camt.statement(MONDAY, 4, [1])))
    assert told(bring(content)) == ["taken"]
    assert problems.list_problems() == []


def test_a_balance_that_does_not_follow_the_day_before_or_after_is_refused() -> None:
    bring_days((1, 100, [5]))
    assert told(bring_days((2, 106, [1]))) == ["bank_statement_opens_otherwise"]
    assert told(bring_days((0, 0, [99]))) == ["bank_statement_opens_otherwise"]
    assert told(bring_days((0, 0, [100]), (2, 105, [1]))) == ["taken", "taken"]


def test_each_payment_of_a_batch_is_a_line_under_it() -> None:
    whole = camt.movement(1500, MONDAY, camt.payment(1000, end_to_end_id="A"), camt.payment(499, end_to_end_id="B"))
    bring(camt.document(camt.statement(MONDAY, 0, [1500], movements=whole)))
    (one,) = movements()
    assert one.payments_differ
    lines = db.session.scalars(select(BankMovementPayment).order_by(BankMovementPayment.position)).all()
    assert [(line.end_to_end_id, line.cents, line.party) for line in lines] == [
        ("A", 1000, "Ville"),
        ("B", 499, "Ville"),
    ]


@pytest.mark.parametrize("kind", ["052", "054"])
def test_a_notice_is_announced_until_its_day_has_a_statement(kind: str) -> None:
    notice = camt.document(camt.statement(MONDAY, 0, [1000, 1000], kind=kind), kind=kind)
    assert told(bring(notice)) == ["taken"]
    later = camt.document(camt.statement(MONDAY, 0, [1000, 1000, 7], kind=kind), kind=kind)
    (part,) = bring(later)
    assert (part.new, part.movements) == (1, 3)
    assert told(bring(later)) == told(bring(notice)) == ["known"]
    assert (funds().announced, sum(books().values())) == (3, 0)
    bring_days((0, 0, [1000, 1000, 7]))
    assert (funds().announced, sum(books().values())) == (0, 3)


@pytest.mark.parametrize("cents", [1, -1, 0, 1_000_000_000, 10**13 - 1])
def test_a_cent_and_ten_millions_are_movements_like_others(cents: int) -> None:
    assert told(bring_days((0, -5, [cents]))) == ["taken"]
    assert funds().closing_cents == cents - 5


def test_a_movement_booked_outside_the_statement_counts_to_its_nearest_day() -> None:
    late = camt.movement(5, day(-3)) + camt.movement(6, day(2))
    bring(camt.document(camt.statement(MONDAY, 0, [], closing=11, movements=late)))
    assert [(one.day, one.booking_day) for one in movements()] == [(MONDAY, day(-3)), (MONDAY, day(2))]


def test_texts_that_a_database_refuses_are_stored_made_good() -> None:
    lines = [cfonb.movement(5, MONDAY, "VIR\0\x07 SALE"), cfonb.more("LIB", "x" * 70, MONDAY)]
    content = cfonb.statement(day(-1), 0, MONDAY, *lines, closing=5).encode()
    assert told(bring(content)) == ["taken"]
    assert movements()[0].text.startswith("VIR SALE")
