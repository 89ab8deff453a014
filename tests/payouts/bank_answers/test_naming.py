"""Which payout an entry is about: one that it names exactly, else the only one of its amount, else none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from server.payouts.bank_answers.naming import KnownPayouts, is_account, was_sent
from server.payouts.bank_files.entries import PAID, REJECTED, RETURNED, Entry
from server.payouts.models import Payout

from .support.known import FOREIGN, OURS, SECOND_OF_OURS, file, known, payout

DAY = date(2026, 12, 2)
"""On which the first file was sent."""


def said(result: str = PAID, **columns: Any) -> Entry:
    return Entry(result, **columns)


def one(among: KnownPayouts, entry: Entry) -> str | None:
    """The number and file of the payout that is named, or why none is."""
    payout, problem = among.find_one(entry)
    return problem or (payout and f"{payout.end_to_end_id} in {payout.batch.message_id}")


def test_an_entry_is_about_our_account_if_it_says_so_or_nothing() -> None:
    ours = known(accounts=(SECOND_OF_OURS, OURS))
    said_of = [None, OURS, OURS[4:], FOREIGN, OURS[5:], OURS[:4]]
    assert [ours.is_our_account(said(account=account)) for account in said_of] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        (said(end_to_end_id="R-1"), True),
        (said(transaction_id="R-1"), True),
        (said(message_id="VIR-1"), True),
        (said(end_to_end_id="X", block_id="VIR-1"), True),
        (said(end_to_end_id="X", message_id="VIR-2"), False),
        (said(cents=960), False),
    ],
)
def test_an_id_or_a_file_of_ours_in_any_field_names_us(entry: Entry, named: bool) -> None:
    assert known(payout(file(), "R-1")).is_named(entry) is named


def test_all_of_a_file_are_those_of_the_one_that_is_named() -> None:
    batch = file()
    first, second, other = payout(batch, "R-1"), payout(batch, "R-2"), payout(file("VIR-2"), "R-3")
    among = known(first, second, other)
    assert among.list_of_file(said(message_id="VIR-1")) == [first, second]
    assert among.list_of_file(said(message_id="VIR-2", block_id="VIR-2")) == [other]
    assert among.list_of_file(said(message_id="VIR-1", block_id="VIR-2")) == []
    assert among.list_of_file(said(message_id="VIR-3")) == []
    assert among.list_of_file(said()) == []


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (said(end_to_end_id="R-1"), "R-1 in VIR-1"),
        (said(instruction_id="R-1"), "R-1 in VIR-1"),
        (said(transaction_id="R-1"), "R-1 in VIR-1"),
        (said(end_to_end_id="R-1", transaction_id="X"), "R-1 in VIR-1"),
        (said(end_to_end_id="R-1", instruction_id="R-2"), "ambiguous"),
        (said(end_to_end_id="X", instruction_id="R-1"), "unknown_payment"),
        (said(instruction_id="X", transaction_id="R-1"), "unknown_payment"),
        (said(end_to_end_id="X", cents=960, account=OURS), "unknown_payment"),
        (said(end_to_end_id="R-1", account=FOREIGN), "other_account"),
        (said(end_to_end_id="R-1", message_id="VIR-1"), "R-1 in VIR-1"),
        (said(end_to_end_id="R-1", message_id="VIR-2"), "unknown_payment"),
        (said(end_to_end_id="R-1", message_id="theirs"), "unknown_payment"),
        (said(RETURNED, end_to_end_id="R-1", message_id="theirs"), "R-1 in VIR-1"),
        (said(RETURNED, end_to_end_id="R-1", message_id="VIR-2"), "unknown_payment"),
        (said(RETURNED, end_to_end_id="R-1", message_id="VIR-2", block_id="theirs"), "unknown_payment"),
        (said(end_to_end_id="R-3"), "not_sent"),
        (said(end_to_end_id="R-4"), "unknown_payment"),
    ],
)
def test_one_of_our_ids_names_a_payout_unless_another_field_contradicts_it(entry: Entry, found: str) -> None:
    first, second, waiting = file(), file("VIR-2"), file("VIR-3", days=None)
    among = known(
        payout(first, "R-1"),
        payout(second, "R-2", 1920),
        payout(waiting, "R-3", 2880, "prepared"),
        payout(waiting, "R-4", 1000, "cancelled"),
    )
    assert one(among, entry) == found


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (said(cents=960, account=OURS), "R-1 in VIR-1"),
        (said(cents=960, message_id="VIR-1"), "R-1 in VIR-1"),
        (said(cents=960), "unknown_payment"),
        (said(account=OURS), "unknown_payment"),
        (said(message_id="VIR-1"), "unknown_payment"),
        (said(cents=960, account=OURS, called_return=False), "unknown_payment"),
        (said(cents=961, account=OURS), "unknown_payment"),
        (said(cents=961, message_id="VIR-1"), "amount_differs"),
        (said(cents=960, message_id="VIR-2"), "amount_differs"),
        (said(cents=960, message_id="theirs", account=OURS), "unknown_payment"),
        (said(cents=960, account=SECOND_OF_OURS), "amount_differs"),
        (said(cents=960, message_id="VIR-1", account=SECOND_OF_OURS), "amount_differs"),
        (said(cents=1920, account=OURS), "ambiguous"),
        (said(cents=1920, message_id="VIR-1"), "R-2 in VIR-1"),
        (said(cents=960, account=OURS, day=DAY), "R-1 in VIR-1"),
        (said(cents=960, account=OURS, day=date(2026, 12, 1)), "unknown_payment"),
        (said(cents=2880, account=OURS), "unknown_payment"),
        (said(cents=2880, message_id="VIR-3"), "not_sent"),
        (said(cents=3840, account=OURS), "unknown_payment"),
        (said(RETURNED, cents=3840, account=OURS), "R-5 in VIR-2"),
        (said(RETURNED, cents=960, account=OURS), "R-1 in VIR-1"),
        (said(REJECTED, cents=4800, account=OURS), "unknown_payment"),
    ],
)
def test_without_an_id_the_only_payout_of_its_amount_in_the_file_or_account_is_meant(entry: Entry, found: str) -> None:
    first, second, waiting = file(), file("VIR-2"), file("VIR-3", days=None)
    among = known(
        payout(first, "R-1"),
        payout(first, "R-2", 1920),
        payout(second, "R-3", 1920),
        payout(waiting, "R-4", 2880, "prepared"),
        payout(second, "R-5", 3840, "paid"),
        payout(second, "R-6", 4800, "rejected"),
    )
    assert one(among, entry) == found


def sent_again(state: str = "rejected", *, failed: int = 5) -> KnownPayouts:
    """A document whose payout failed, and was sent again a week after the first time."""
    return known(payout(file(), "R-1", state=state, failed=failed), payout(file("VIR-2", days=7), "R-1"))


@pytest.mark.parametrize(
    ("day", "result", "found"),
    [
        (None, PAID, "ambiguous"),
        (date(2026, 12, 1), PAID, "ambiguous"),
        (date(2026, 12, 8), PAID, "R-1 in VIR-1"),
        (date(2026, 12, 9), PAID, "R-1 in VIR-2"),
        (date(2026, 12, 9), REJECTED, "R-1 in VIR-2"),
        (date(2026, 12, 9), RETURNED, "ambiguous"),
    ],
)
def test_of_a_document_sent_twice_the_newest_sent_by_that_day_is_meant(
    day: date | None, result: str, found: str
) -> None:
    assert one(sent_again(), said(result, end_to_end_id="R-1", day=day)) == found


@pytest.mark.parametrize(("failed", "found"), [(6, "R-1 in VIR-2"), (7, "ambiguous"), (8, "ambiguous")])
def test_bad_news_may_be_about_an_older_payout_until_the_day_after_it_failed(failed: int, found: str) -> None:
    entry = said(REJECTED, end_to_end_id="R-1", day=date(2026, 12, 9))
    assert one(sent_again(failed=failed), entry) == found


def test_money_that_comes_back_is_not_that_of_a_payout_that_came_back_before() -> None:
    entry = said(RETURNED, end_to_end_id="R-1", day=date(2026, 12, 9))
    assert one(sent_again("returned"), entry) == "R-1 in VIR-2"


def test_money_that_comes_back_after_the_second_payment_is_that_of_the_second() -> None:
    paid_since = known(payout(file(), "R-1", state="rejected"), payout(file("VIR-2", days=7), "R-1", state="paid"))
    assert one(paid_since, said(RETURNED, end_to_end_id="R-1", day=date(2026, 12, 9))) == "R-1 in VIR-2"


def test_good_news_is_about_the_newest_whatever_the_older_one_waits_for() -> None:
    both_sent = known(payout(file(), "R-1"), payout(file("VIR-2", days=7), "R-1"))
    entry = said(PAID, end_to_end_id="R-1", day=date(2026, 12, 9))
    assert one(both_sent, entry) == "R-1 in VIR-2"
    assert one(both_sent, said(REJECTED, end_to_end_id="R-1", day=date(2026, 12, 9))) == "ambiguous"


def test_what_was_never_sent_is_not_meant_where_another_payout_of_the_document_was() -> None:
    waiting = payout(file("VIR-2", days=None), "R-1", state="prepared")
    assert one(known(payout(file(), "R-1", state="rejected"), waiting), said(end_to_end_id="R-1")) == "R-1 in VIR-1"


def test_payouts_are_ordered_by_their_ids_whatever_the_order_they_are_given_in() -> None:
    older, newer = payout(file(), "R-1", state="rejected", failed=5), payout(file("VIR-2", days=7), "R-1")
    older.id, newer.id = 1, 2
    entry = said(end_to_end_id="R-1", day=date(2026, 12, 9))
    assert one(KnownPayouts([newer, older]), entry) == "R-1 in VIR-2"


def test_an_account_may_be_told_without_country_and_check_digits_or_not_at_all() -> None:
    tellings = [None, OURS, OURS[4:], OURS[3:], OURS[5:], FOREIGN]
    assert [is_account(said(account=one), OURS) for one in tellings] == [True, True, True, False, False, False]


@pytest.mark.parametrize(
    ("batch", "day", "sent"),
    [
        (file(), DAY, True),
        (file(), date(2026, 12, 1), False),
        (file(), date(2026, 12, 3), True),
        (file(), None, True),
        (file(days=None), DAY, True),
    ],
)
def test_a_payout_was_sent_by_the_day_of_an_entry(batch: Any, day: date | None, sent: bool) -> None:
    assert was_sent(Payout(batch=batch), said(day=day)) is sent
