"""What a bank's entry does: the step it tells to the payout it names, or nothing and a line for a person."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from server.payouts.bank_answers.assigning_refusals import EntryOfOtherAccount, EntryOfOtherAmount, EntryOfOtherState
from server.payouts.bank_answers.matching import match_entry, misfit
from server.payouts.bank_answers.naming import KnownPayouts
from server.payouts.bank_files.entries import PAID, REJECTED, RETURNED, UNCLEAR, Entry

from .support.known import FOREIGN, OURS, SECOND_OF_OURS, file, known, payout

STATES = ("prepared", "sent", "paid", "rejected", "returned")
STEPS: dict[tuple[str, str], str | tuple[str, ...]] = {
    ("sent", PAID): ("paid",),
    ("sent", REJECTED): ("rejected",),
    ("sent", RETURNED): ("paid", "returned"),
    ("paid", PAID): "known",
    ("paid", REJECTED): "was_paid",
    ("paid", RETURNED): ("returned",),
    ("rejected", PAID): "was_rejected",
    ("rejected", REJECTED): "known",
    ("rejected", RETURNED): "known",
    ("returned", PAID): "known",
    ("returned", REJECTED): "was_returned",
    ("returned", RETURNED): "known",
    **dict.fromkeys([("prepared", PAID), ("prepared", REJECTED), ("prepared", RETURNED)], "not_sent"),
}
"""docs/glossary.md, life cycle of a payout: what an entry does to one in each state, or why it does nothing."""


def said(result: str, **columns: Any) -> Entry:
    return Entry(result, **columns)


def done(among: KnownPayouts, entry: Entry) -> list[Any]:
    """Of each match the payout's number with the states it takes, or with why it takes none."""
    found = match_entry(among, entry)
    assert {one.key for one in found} == {entry.key}
    return [(one.payout and one.payout.end_to_end_id, one.effects or one.outcome) for one in found]


@pytest.mark.parametrize(("state", "result"), [*STEPS])
def test_each_state_takes_the_steps_of_the_table_and_no_other(state: str, result: str) -> None:
    only = payout(file(days=None if state == "prepared" else 0), "R-1", state=state)
    (match,) = match_entry(known(only), said(result, end_to_end_id="R-1"))
    step = STEPS[state, result]
    assert (match.payout, match.effects or match.outcome) == (only, step)
    assert (match.outcome == "applied") is isinstance(step, tuple)


def test_the_table_has_every_state_and_result() -> None:
    assert {*STEPS} == {(state, result) for state in STATES for result in (PAID, REJECTED, RETURNED)}


@pytest.mark.parametrize(
    ("entry", "outcome"),
    [
        (said(PAID, end_to_end_id="R-1", account=FOREIGN), (None, "other_account")),
        (said(PAID, end_to_end_id="X", account=FOREIGN), (None, "not_ours")),
        (said(UNCLEAR, end_to_end_id="R-1"), (None, "unreadable")),
        (said(PAID, end_to_end_id="R-1", currency="CHF"), (None, "other_currency")),
        (said(PAID, cents=960, account=OURS, currency="CHF"), (None, "not_ours")),
        (said(PAID, end_to_end_id="X"), (None, "unknown_payment")),
        (said(PAID, end_to_end_id="R-1", instruction_id="R-2"), (None, "ambiguous")),
        (said(PAID, end_to_end_id="R-1", account=SECOND_OF_OURS), ("R-1", "other_account")),
        (said(PAID, end_to_end_id="R-1", cents=961), ("R-1", "amount_differs")),
        (said(PAID, end_to_end_id="R-1", cents=960, account=OURS), ("R-1", ("paid",))),
    ],
)
def test_an_entry_that_does_not_fit_changes_nothing(entry: Entry, outcome: Any) -> None:
    batch = file()
    among = known(payout(batch, "R-1"), payout(batch, "R-2", 1920), accounts=(OURS, SECOND_OF_OURS))
    assert done(among, entry) == [outcome]


def whole(result: str, *listed: Entry, **columns: Any) -> Entry:
    """An entry for all of a file of ours."""
    return Entry(result, whole=True, listed=listed, **{"message_id": "VIR-1", **columns})


ALL_PAID = [("R-1", ("paid",)), ("R-2", ("paid",))]
ALL_REJECTED = [("R-1", ("rejected",)), ("R-2", ("rejected",))]


@pytest.mark.parametrize(
    ("entry", "outcome"),
    [
        (whole(PAID), ALL_PAID),
        (whole(REJECTED, cents=2880, count=2), ALL_REJECTED),
        (whole(PAID, cents=2880), ALL_PAID),
        (whole(PAID, count=2, account=OURS), ALL_PAID),
        (whole(PAID, cents=2879, count=2), [(None, "amount_differs")]),
        (whole(PAID, cents=2880, count=3), [(None, "amount_differs")]),
        (whole(PAID, message_id="theirs"), [(None, "unknown_payment")]),
        (whole(PAID, account=SECOND_OF_OURS), [(None, "other_account")]),
        (whole(RETURNED), [(None, "ambiguous")]),
        (whole(PAID, doubtful=True), [(None, "contradicts")]),
        (whole(PAID, message_id="VIR-2"), [(None, "not_sent")]),
    ],
)
def test_an_entry_for_a_whole_file_is_about_each_of_its_payouts_or_none(entry: Entry, outcome: Any) -> None:
    batch = file()
    waiting = payout(file("VIR-2", days=None), "R-3", state="prepared")
    among = known(payout(batch, "R-1"), payout(batch, "R-2", 1920), waiting, accounts=(OURS, SECOND_OF_OURS))
    assert done(among, entry) == outcome


def test_a_file_of_one_payment_is_a_whole_file() -> None:
    assert done(known(payout(file(), "R-1")), whole(PAID, cents=960)) == [("R-1", ("paid",))]


@pytest.mark.parametrize(
    ("entry", "outcome"),
    [
        (whole(PAID, said(REJECTED, end_to_end_id="R-1")), [("R-2", ("paid",))]),
        (whole(PAID, said(PAID, end_to_end_id="R-1")), [("R-2", ("paid",))]),
        (whole(PAID, said(REJECTED, end_to_end_id="X")), [(None, "contradicts")]),
        (whole(PAID, said(PAID, end_to_end_id="X")), ALL_PAID),
        (whole(REJECTED, said(REJECTED, end_to_end_id="X")), ALL_REJECTED),
        (whole(REJECTED, said(REJECTED, end_to_end_id="R-2")), [("R-1", ("rejected",))]),
        (whole(REJECTED, said(PAID, end_to_end_id="R-1")), [(None, "contradicts")]),
    ],
)
def test_payments_listed_by_themselves_are_left_out_of_the_whole_or_contradict_it(entry: Entry, outcome: Any) -> None:
    batch = file()
    assert done(known(payout(batch, "R-1"), payout(batch, "R-2", 1920)), entry) == outcome


def test_what_is_left_of_a_file_may_be_told_by_its_own_sum_or_the_file_by_its_whole() -> None:
    batch = file()
    among = known(payout(batch, "R-1", state="rejected"), payout(batch, "R-2", 1920))
    assert done(among, whole(PAID, cents=1920, count=1)) == [("R-2", ("paid",))]
    assert done(among, whole(PAID, cents=2880)) == [("R-1", "was_rejected"), ("R-2", ("paid",))]


def test_each_payout_of_a_whole_file_is_kept_with_its_own_number_and_amount() -> None:
    batch = file()
    among = known(payout(batch, "R-1"), payout(batch, "R-2", 1920))
    told = [match_entry(among, whole(PAID, cents=cents)) for cents in (2880, None)]
    kept = [[(one.entry.end_to_end_id, one.entry.cents) for one in found] for found in told]
    assert kept == [[("R-1", 960), ("R-2", 1920)], [("R-1", None), ("R-2", None)]]


@pytest.mark.parametrize(
    ("entry", "refusal"),
    [
        (said(PAID, cents=960, account=OURS, day=date(2026, 12, 2)), None),
        (said(PAID, cents=960), None),
        (said(PAID), EntryOfOtherAmount),
        (said(PAID, cents=961), EntryOfOtherAmount),
        (said(PAID, cents=960, currency="CHF"), EntryOfOtherAmount),
        (said(PAID, cents=960, account=FOREIGN), EntryOfOtherAccount),
        (said(UNCLEAR, cents=960), EntryOfOtherState),
        (said(PAID, cents=960, day=date(2026, 12, 1)), EntryOfOtherState),
    ],
)
def test_a_person_assigns_what_fits_exactly(entry: Entry, refusal: Any) -> None:
    assert misfit(entry, payout(file(), "R-1")) is refusal
