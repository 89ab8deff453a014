"""Passwords and their hashes."""

from __future__ import annotations

import unicodedata

import pytest
from argon2 import PasswordHasher
from hypothesis import given
from hypothesis import strategies as st

from server.accounts import passwords


def test_a_password_matches_its_hash_and_no_other() -> None:
    stored = passwords.hash_password("correct horse battery")
    assert passwords.matches(stored, "correct horse battery")
    assert not passwords.matches(stored, "correct horse batterie")


def test_without_a_hash_nothing_matches() -> None:
    assert not passwords.matches(None, "")


def test_the_decoy_costs_what_a_hash_of_today_costs() -> None:
    assert not passwords.needs_rehash(passwords.DECOY, "x")


def test_a_hash_of_other_parameters_is_outdated() -> None:
    assert passwords.needs_rehash(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("x"), "x")


@pytest.mark.parametrize("password", ["", "eleven char", "x" * 201])
def test_a_password_out_of_bounds_is_refused(password: str) -> None:
    with pytest.raises(passwords.WeakPassword):
        passwords.check_strength(password)


def test_a_generated_password_is_strong_and_new() -> None:
    made = passwords.generate()
    passwords.check_strength(made)
    assert made != passwords.generate()


ACCENTED = "Été à Bègles, où naît l’œuvre"
AS_SENT = {
    "by a Mac": unicodedata.normalize("NFD", ACCENTED),
    "by Windows": unicodedata.normalize("NFC", ACCENTED),
    "with a no-break space": ACCENTED.replace(" ", "\u00a0"),
    "with the spaces of a book": ACCENTED.replace(" ", "\u2009"),
    "full width": "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in ACCENTED),
}


@pytest.mark.parametrize("set_so", AS_SENT)
@pytest.mark.parametrize("typed_so", AS_SENT)
def test_a_password_is_the_same_from_every_keyboard(set_so: str, typed_so: str) -> None:
    stored = passwords.hash_password(AS_SENT[set_so])
    assert passwords.matches(stored, AS_SENT[typed_so])
    assert not passwords.needs_rehash(stored, AS_SENT[typed_so])


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc"))))
def test_how_a_password_is_prepared_is_stable(text: str) -> None:
    once = passwords.normalize(text)
    assert once == passwords.normalize(once) == passwords.normalize(unicodedata.normalize("NFD", text))


def test_capitals_and_accents_still_count() -> None:
    stored = passwords.hash_password(ACCENTED)
    assert not passwords.matches(stored, ACCENTED.lower())
    assert not passwords.matches(stored, ACCENTED.replace("É", "E"))


@pytest.mark.parametrize("text", ["a password\0with", "a password\twith", "a password\ud800with"])
def test_what_nobody_can_type_is_no_password(text: str) -> None:
    with pytest.raises(passwords.UntypablePassword):
        passwords.check_strength(text)
