"""Two who import at one moment store each statement and each movement once."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.bank_statements.support import camt
from tests.bank_statements.support.desk import MONDAY, bring, day, movements, statements, told
from tests.support.races import at_once

pytestmark = pytest.mark.usefixtures("accounts")


def test_the_same_file_at_once_is_taken_once(app: Flask) -> None:
    content = camt.document(camt.statement(MONDAY, 0, [5, 5]))
    outcomes = sorted(told(parts)[0] for parts in at_once(app, *[lambda: bring(content)] * 4))
    assert outcomes == ["known", "known", "known", "taken"]
    assert (len(statements()), len(movements())) == (1, 2)


def test_files_that_overlap_at_once_make_the_same_books(app: Flask) -> None:
    lines = camt.movement(5, MONDAY) + camt.movement(7, day(1))
    long = camt.document(camt.statement(day(1), 0, [], first=MONDAY, closing=12, movements=lines))
    short = camt.document(camt.statement(MONDAY, 0, [5]))
    outcomes = at_once(app, lambda: bring(long), lambda: bring(short))
    assert {told(parts)[0] for parts in outcomes} <= {"taken", "known"}
    assert sorted(one.cents for one in movements()) == [5, 7]


def test_one_refused_file_at_once_is_one_problem(app: Flask) -> None:
    content = camt.document(camt.statement(MONDAY, 0, [5], iban=camt.OTHER))
    outcomes = at_once(app, *[lambda: bring(content)] * 3)
    assert [told(parts) for parts in outcomes] == [["bank_statement_other_account"]] * 3
