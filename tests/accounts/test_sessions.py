"""Signing in, and the actor behind a session key."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import event

from server.access import MANAGER, MEDIATOR, OPERATOR, PRESCRIBER
from server.accounts import passwords, people, sessions
from server.accounts.models import Membership, Person
from server.db import db
from server.errors import TooMany
from tests.support import factories
from tests.support.factories import PASSWORD

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def fail_to_sign_in(email: str, times: int) -> None:
    for _ in range(times):
        with pytest.raises(sessions.WrongCredentials):
            sessions.sign_in(email, "not the password")


def test_the_right_password_gives_the_person_with_their_roles(app: Flask) -> None:
    venue = factories.venue()
    manager = factories.manager(venue)
    actor = sessions.sign_in(manager.email, PASSWORD)
    assert (actor.person_id, actor.roles) == (manager.id, {(MANAGER, venue.organisation_id)})


def test_letter_case_and_spaces_of_an_address_do_not_matter(app: Flask) -> None:
    someone = factories.operator()
    assert sessions.sign_in(f"  {someone.email.upper()} ", PASSWORD).person_id == someone.id


def test_a_wrong_password_and_an_unknown_address_are_told_alike(app: Flask) -> None:
    someone = factories.operator()
    refusals = []
    for email in (someone.email, "nobody@example.org"):
        with pytest.raises(sessions.WrongCredentials) as refused:
            sessions.sign_in(email, "not the password")
        refusals.append((refused.value.code, refused.value.text))
    assert refusals[0] == refusals[1]


def test_tries_are_counted_per_address_however_it_is_written(app: Flask) -> None:
    someone = factories.operator()
    fail_to_sign_in(someone.email, 3)
    fail_to_sign_in(someone.email.upper(), 2)
    with pytest.raises(TooMany):
        sessions.sign_in(someone.email, PASSWORD)


def test_success_forgives_the_tries(app: Flask) -> None:
    someone = factories.operator()
    fail_to_sign_in(someone.email, 4)
    sessions.sign_in(someone.email, PASSWORD)
    fail_to_sign_in(someone.email, 5)


def test_a_hash_of_old_parameters_is_made_again(app: Flask) -> None:
    someone = factories.operator()
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    someone.password_hash = weak.hash(PASSWORD)
    factories.save(someone)
    sessions.sign_in(someone.email, PASSWORD)
    db.session.refresh(someone)
    assert not passwords.needs_rehash(someone.password_hash, PASSWORD)
    assert passwords.matches(someone.password_hash, PASSWORD)


def test_a_session_key_gives_back_the_actor_who_signed_in(app: Flask) -> None:
    organisation = factories.organisation()
    someone = factories.person(MEDIATOR, organisation)
    people.give_role(email=someone.email, role=PRESCRIBER, organisation_id=organisation.id)
    signed_in = sessions.sign_in(someone.email, PASSWORD)
    assert sessions.person_actor(signed_in.session_key) == signed_in
    assert signed_in.roles == {(MEDIATOR, organisation.id), (PRESCRIBER, organisation.id)}


def test_the_actor_behind_a_session_costs_one_statement(app: Flask) -> None:
    key = sessions.sign_in(factories.operator().email, PASSWORD).session_key
    statements: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *seen: statements.append(seen[2]))
    sessions.person_actor(key)
    assert len([statement for statement in statements if "FROM sessions" in statement]) == 1
    assert not [statement for statement in statements if not statement.startswith(("SELECT", "BEGIN"))]


def test_a_new_password_ends_every_session_and_forgives_wrong_tries(app: Flask) -> None:
    someone = factories.operator()
    key = sessions.sign_in(someone.email, PASSWORD).session_key
    fail_to_sign_in(someone.email, 5)
    people.set_password(email=someone.email, password="another password")
    assert sessions.person_actor(key) is None
    assert sessions.sign_in(someone.email, "another password").person_id == someone.id


def test_someone_without_a_role_is_still_someone(app: Flask) -> None:
    someone = factories.person()
    actor = sessions.sign_in(someone.email, PASSWORD)
    assert sessions.person_actor(actor.session_key) == actor
    assert not actor.roles


def test_me_lists_the_venues_of_workplaces_only(app: Flask) -> None:
    work, elsewhere = factories.qualified_venue(), factories.venue()
    someone = factories.mediator(work)
    people.give_role(email=someone.email, role=PRESCRIBER, organisation_id=elsewhere.organisation_id)
    mine = sessions.me(factories.actor(someone))
    assert mine.venues == [work]
    assert mine.roles == [MEDIATOR, PRESCRIBER]


def test_the_operator_has_no_venue(app: Flask) -> None:
    factories.venue()
    assert sessions.me(factories.actor(factories.operator())).venues == []


def test_a_role_is_given_once(app: Flask) -> None:
    venue = factories.venue()
    manager = factories.manager(venue)
    with pytest.raises(people.RoleRefused):
        people.give_role(email=manager.email, role=MANAGER, organisation_id=venue.organisation_id)
    operator = factories.operator()
    with pytest.raises(people.RoleRefused):
        people.give_role(email=operator.email, role=OPERATOR)


@pytest.mark.parametrize(("role", "in_organisation"), [(OPERATOR, True), (MANAGER, False), ("king", True)])
def test_only_the_operator_acts_without_an_organisation(app: Flask, role: str, in_organisation: bool) -> None:
    organisation_id = factories.organisation().id if in_organisation else None
    with pytest.raises(people.RoleRefused):
        people.give_role(email=factories.person().email, role=role, organisation_id=organisation_id)


def test_two_people_cannot_share_an_address(app: Flask) -> None:
    someone = factories.operator()
    with pytest.raises(people.PersonExists):
        people.add_person(email=someone.email.upper(), name="Double", password=PASSWORD, role=OPERATOR)


def test_a_person_whose_first_role_is_refused_is_not_kept(app: Flask) -> None:
    with pytest.raises(people.RoleRefused):
        people.add_person(email="new@example.org", name="Nouvelle", password=PASSWORD, role=MANAGER)
    assert db.session.query(Person).count() == db.session.query(Membership).count() == 0


@pytest.mark.parametrize("stored_as", ["NFC", "NFD"])
@pytest.mark.parametrize("typed_as", ["NFC", "NFD"])
def test_a_hash_of_before_passwords_were_prepared_is_found_and_made_again(
    app: Flask, stored_as: str, typed_as: str
) -> None:
    text = "Été à Bègles, à Noël"
    someone = factories.operator()
    old = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1).hash(unicodedata.normalize(stored_as, text))
    someone.password_hash = old
    db.session.commit()
    typed = unicodedata.normalize(typed_as, text)
    assert sessions.sign_in(someone.email, typed).person_id == someone.id
    assert not passwords.needs_rehash(someone.password_hash, typed)
    assert (someone.password_hash == old) == (stored_as == "NFC")


def test_a_wrong_password_with_accents_is_one_try(app: Flask) -> None:
    someone = factories.operator()
    for _ in range(5):
        with pytest.raises(sessions.WrongCredentials):
            sessions.sign_in(someone.email, "Été à Bègles, à Pâques")
    with pytest.raises(TooMany):
        sessions.sign_in(someone.email, PASSWORD)


@pytest.mark.parametrize("stored", ["rené@exemple.fr", unicodedata.normalize("NFD", "rené@exemple.fr")])
@pytest.mark.parametrize(
    "typed",
    [
        "René@Exemple.FR",
        unicodedata.normalize("NFD", "RENÉ@exemple.fr"),
        "rené＠exemple.fr",
        "\u200brené@exemple.fr\u00a0",
    ],
)
def test_an_address_is_the_same_however_it_is_typed(app: Flask, stored: str, typed: str) -> None:
    someone = factories.operator()
    someone.email = stored
    db.session.commit()
    assert sessions.sign_in(typed, PASSWORD).person_id == someone.id
    assert people.operator_named(typed).person_id == someone.id
    assert people.tries_key(stored) == people.tries_key(typed)


def test_an_address_is_taken_once_however_it_is_typed(app: Flask) -> None:
    given = {"name": "René", "password": PASSWORD, "role": "operator"}
    people.add_person(email="rené@exemple.fr", **given)
    with pytest.raises(people.PersonExists):
        people.add_person(email=unicodedata.normalize("NFD", "RENÉ@exemple.fr"), **given)
