"""What each event moves: the accounts by name, and that each line sums to zero."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.ledger import rules
from server.ledger.rules import Accounts

ONE = [
    (rules.issued, {"funds_held": 700, "outstanding": -700}),
    (rules.closed, {"payable": 700, "due": -700}),
    (rules.sent, {"due": 700, "in_transit": -700}),
    (rules.paid, {"in_transit": 700, "bank": -700}),
    (rules.rejected, {"in_transit": 700, "due": -700}),
    (rules.returned, {"bank": 700, "due": -700}),
    (rules.expired, {"outstanding": 700, "funds_held": -700}),
    (rules.credited, {"funds_held": 700, "due": -700}),
    (rules.released, {"guarantee": 700, "fees_earned": -700}),
]
TWO = [
    (rules.redeemed, {"outstanding": 1000, "payable": -960, "fees_earned": -40}),
    (rules.reversed_, {"outstanding": -1000, "payable": 960, "fees_earned": 40}),
    (rules.honoured, {"guarantee": 1000, "payable": -960, "fees_earned": -40}),
]
Rule = Callable[..., Accounts]


def moves(line: Accounts) -> dict[str, int]:
    """The accounts that a line changes."""
    return {account: cents for account, cents in line._asdict().items() if cents}


@pytest.mark.parametrize(("rule", "expected"), ONE)
def test_an_amount_goes_from_one_account_to_another(rule: Rule, expected: dict[str, int]) -> None:
    assert moves(rule(700)) == expected


@pytest.mark.parametrize(("rule", "expected"), TWO)
def test_a_voucher_is_worth_its_net_to_the_venue_and_its_fee_to_us(rule: Rule, expected: dict[str, int]) -> None:
    assert moves(rule(1000, 40)) == expected


@pytest.mark.parametrize(
    ("guarantee", "expected"),
    [
        (60, {"bank": 10_400, "funds_held": -10_000, "guarantee": -60, "fees_earned": -340}),
        (400, {"bank": 10_400, "funds_held": -10_000, "guarantee": -400}),
        (500, {"bank": 10_400, "funds_held": -10_000, "guarantee": -400}),  # no more than the fee
    ],
)
def test_the_guarantee_is_set_aside_out_of_the_sponsors_fee(guarantee: int, expected: dict[str, int]) -> None:
    assert moves(rules.funded(10_000, 400, guarantee)) == expected


@given(st.integers(0, 10**12), st.integers(0, 10**12), st.integers(0, 10**12))
def test_every_line_sums_to_nothing(first: int, second: int, third: int) -> None:
    lines = [rule(first) for rule, _ in ONE] + [rule(first, second) for rule, _ in TWO]
    assert [sum(line) for line in [*lines, rules.funded(first, second, third)]] == [0] * (len(lines) + 1)
