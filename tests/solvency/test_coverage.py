"""The coverage rule by rule: what is there of what is needed, and how old the bank's word is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.banking.bank_days import count_bank_days
from server.solvency.coverage import COVERED, SHORT, STALE, UNPROVEN, Coverage, FundsAccount, Unshared
from server.solvency.coverage_words import list_verdicts
from server.solvency.words import say_share

FRIDAY = date(2026, 11, 20)
MONDAY = date(2026, 11, 23)


def account(cents: int, day: date | None = FRIDAY, number: int = 1) -> FundsAccount:
    return FundsAccount(
        number, "Fonds", "FR•• •••• 2606", number if day else None, day, cents, b"d" * 32 if day else None
    )


def told(cents: int, owed: int, *, today: date = MONDAY, **more: int) -> Coverage:
    under_way = Unshared(**{name: more.pop(name) for name in list(more) if name in Unshared.__dataclass_fields__})
    return Coverage(today, [account(cents)], under_way, owed_cents=owed, **more)


@pytest.mark.parametrize(
    ("today", "days"),
    [(FRIDAY, 0), (MONDAY, 0), (date(2026, 11, 27), 4), (date(2026, 11, 30), 5), (date(2026, 12, 1), 6)],
)
def test_days_of_banks_are_counted_that_are_over_since_the_last_statement(today: date, days: int) -> None:
    assert told(100, 100, today=today).bank_days == days


def test_easter_and_weekends_make_nothing_older() -> None:
    assert count_bank_days(date(2027, 3, 25), date(2027, 3, 31)) == 1  # Good Friday, weekend, Easter Monday


def test_five_days_without_a_statement_are_admitted_and_six_are_not() -> None:
    assert told(100, 100, today=date(2026, 11, 30)).state == COVERED
    assert told(100, 100, today=date(2026, 12, 1)).state == STALE


def test_the_oldest_account_that_holds_money_says_how_old_the_figures_are() -> None:
    old = account(50, FRIDAY - timedelta(days=30), 2)
    emptied = account(0, FRIDAY - timedelta(days=300), 3)
    without = account(0, None, 4)
    found = Coverage(MONDAY, [account(100), old, emptied, without], owed_cents=150)
    assert (found.bank_cents, found.day, found.state) == (150, old.day, STALE)
    assert Coverage(MONDAY, [account(100), emptied, without], owed_cents=100).state == COVERED


def test_without_any_statement_nothing_is_proved_and_nothing_is_said_to_be_covered() -> None:
    for accounts in ([], [account(0, None)]):
        found = Coverage(MONDAY, accounts, owed_cents=100)
        assert (found.state, found.coverage_bps) == (UNPROVEN, None)


@pytest.mark.parametrize(
    ("more", "covering"),
    [
        ({}, 1000),
        ({"unexplained_in_cents": 300}, 700),  # somebody may ask it back
        ({"unexplained_in_cents": 300, "unexplained_out_cents": 100}, 800),
        ({"unexplained_out_cents": 300}, 1000),  # it is gone from the bank's figure already
        ({"leaving_cents": 200}, 1200),
        ({"left_cents": 200}, 800),
        ({"returning_cents": 200}, 1200),
    ],
)
def test_what_bank_and_books_do_not_share_yet_is_counted_once(more: dict[str, int], covering: int) -> None:
    assert told(1000, 1000, **more).covering_cents == covering


def test_a_promise_makes_nothing_be_there_and_what_it_has_to_pay_is_not_needed_yet() -> None:
    found = told(1000, 1900, awaited_cents=1000, promised_cents=1040)
    assert (found.bank_cents, found.needed_cents, found.state) == (1000, 900, COVERED)
    assert (found.coverage_bps, found.without_promises_bps) == (11111, 5263)


@given(
    st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9)
)
def test_all_of_the_difference_has_its_line(bank: int, books: int, came: int, left: int, leaving: int) -> None:
    found = told(bank, 1, books_cents=books, unexplained_in_cents=came, left_cents=left, leaving_cents=leaving)
    assert found.difference_cents == came + left - leaving + found.rest_cents


@given(st.integers(0, 10**12), st.integers(1, 10**12))
def test_less_than_all_is_never_said_to_be_a_hundred_per_cent(bank: int, owed: int) -> None:
    found = told(bank, owed)
    assert (found.state == SHORT) == (bank < owed)
    assert not (found.is_short and say_share(found.coverage_bps).startswith("100"))


def test_both_troubles_are_said_each_in_its_sentence() -> None:
    sentences = [one.sentence for one in list_verdicts(told(900, 1000, today=date(2026, 12, 1)))]
    assert sentences[0].startswith("La banque couvre 90\u00a0% de ce qui doit être là. Plus aucune commande")
    assert sentences[1].startswith("Aucun relevé de banque depuis le vendredi 20\u00a0novembre 2026 : 6 jours ouvrés")
