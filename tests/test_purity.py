"""A module said to be pure uses no Flask, database, clock, file or network, nor calls what does."""

from __future__ import annotations

import pytest

from tests.support.purity import claims, why_impure
from tests.support.source import Module, modules


def named(name: str) -> Module:
    return next(module for module in modules() if module.name == name)


@pytest.mark.parametrize("module", claims(), ids=lambda module: module.name)
def test_who_says_pure_is_pure(module: Module) -> None:
    assert why_impure(module) == []


def test_rules_of_money_say_that_they_are_pure() -> None:
    assert {"money", "ledger.rules", "redemptions.rules", "guarantee.rules", "vouchers.token"} <= {
        module.name for module in claims()
    }


def test_what_reads_the_clock_is_found_out() -> None:
    assert any(found.endswith("datetime.now") for found in why_impure(named("clock")))


def test_what_calls_the_clock_is_found_out() -> None:
    assert any("clock.now → datetime.now" in found for found in why_impure(named("vouchers.booklets")))


def test_what_asks_the_database_is_found_out() -> None:
    assert any("sqlalchemy" in found for found in why_impure(named("vouchers.allowance")))
