"""Passwords and their hashes."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from server.accounts import passwords


def test_a_password_matches_its_hash_and_no_other() -> None:
    stored = passwords.hashed("correct horse battery")
    assert passwords.matches(stored, "correct horse battery")
    assert not passwords.matches(stored, "correct horse batterie")


def test_without_a_hash_nothing_matches() -> None:
    assert not passwords.matches(None, "")


def test_the_decoy_costs_what_a_hash_of_today_costs() -> None:
    assert not passwords.outdated(passwords.DECOY)


def test_a_hash_of_other_parameters_is_outdated() -> None:
    assert passwords.outdated(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("x"))


@pytest.mark.parametrize("password", ["", "eleven char", "x" * 201])
def test_a_password_out_of_bounds_is_refused(password: str) -> None:
    with pytest.raises(passwords.WeakPassword):
        passwords.check_strength(password)


def test_a_generated_password_is_strong_and_new() -> None:
    made = passwords.generated()
    passwords.check_strength(made)
    assert made != passwords.generated()
