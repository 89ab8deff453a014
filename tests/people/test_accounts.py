"""One's own account: name, password, address, and the password that was forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from server import clock
from server.access import MANAGER, Actor
from server.accounts.models import Person
from server.accounts.passwords import WeakPassword
from server.accounts.people import PersonExists
from server.accounts.sessions import WrongCredentials, person_actor, sign_in
from server.config import Config
from server.db import db
from server.errors import Refusal, TooMany
from server.messages.mail import send_waiting
from server.messages.models import Mail, Message
from server.people import account, emails, forgotten
from server.people.models import AccountLink
from server.people.refusals import LinkExpired, LinkUsed, MailUnset, NameMissing, UnknownAccountLink, WrongPassword
from server.trail.models import Act
from tests.messages.support.postbox import Postbox
from tests.support import factories as make
from tests.support.databases import settings
from tests.support.queries import heard
from tests.support.races import at_once

NEW = "une autre phrase à moi"


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    box = Postbox()
    box.open()
    yield box
    box.close()


@pytest.fixture
def config(database_url: str, postbox: Postbox) -> Config:
    return replace(settings(database_url), smtp_url=postbox.url, mail_from="pass@example.fr")


@pytest.fixture
def person(app: Flask) -> Person:
    return make.manager(make.qualified_venue())


def mailed(postbox: Postbox, address: str) -> str:
    """The token of the last link mailed to an address."""
    send_waiting()
    text = [mail for mail in postbox.mails if str(mail["To"]) == address][-1].get_content()
    return str(text).rpartition("#")[2].strip()


def test_a_name_is_changed_and_the_trail_knows(person: Person) -> None:
    before = person.name
    assert account.rename(make.actor(person), "  O ").name == "O"
    act = db.session.scalars(select(Act)).one()
    assert (act.verb, act.before, act.after) == ("person.renamed", {"name": before}, {"name": "O"})
    with pytest.raises(NameMissing):
        account.rename(make.actor(person), " ")


def test_a_password_is_changed_with_the_current_one(person: Person) -> None:
    actor = make.actor(person)
    with pytest.raises(WrongPassword):
        account.change_password(actor, "pas le mien", NEW)
    with pytest.raises(WeakPassword):
        account.change_password(actor, make.PASSWORD, "court")
    account.change_password(actor, make.PASSWORD, NEW)
    assert sign_in(person.email, NEW)
    assert person_actor(actor.session_key) is None


def test_whoever_took_a_session_cannot_guess_the_password(person: Person) -> None:
    for _ in range(10):
        with pytest.raises(WrongPassword):
            account.change_password(make.actor(person), "pas le mien", NEW)
    with pytest.raises(TooMany):
        account.change_password(make.actor(person), make.PASSWORD, NEW)


def test_this_session_goes_on_after_a_change_of_password_and_the_others_end(app: Flask, person: Person) -> None:
    here, there = (make.sign_in(app.test_client(), person) for _ in range(2))
    answer = here.put("/api/account/password", json={"current": make.PASSWORD, "new": NEW})
    assert answer.status_code == 204
    assert [client.get("/api/session").status_code for client in (here, there)] == [200, 401]


def test_a_forgotten_password_is_set_by_a_link_once(person: Person, postbox: Postbox) -> None:
    key = make.actor(person).session_key
    forgotten.ask_link(f" {person.email.upper()}")
    token = mailed(postbox, person.email)
    assert forgotten.check_link(token).id == person.id
    with pytest.raises(WeakPassword):
        forgotten.set_password(token, "court")
    forgotten.set_password(token, NEW)
    assert sign_in(person.email, NEW)
    assert person_actor(key) is None
    with pytest.raises(WrongCredentials):
        sign_in(person.email, make.PASSWORD)
    with pytest.raises(LinkUsed):
        forgotten.set_password(token, make.PASSWORD)


def test_a_used_link_stops_the_others(person: Person, postbox: Postbox) -> None:
    forgotten.ask_link(person.email)
    first = mailed(postbox, person.email)
    forgotten.ask_link(person.email)
    forgotten.set_password(mailed(postbox, person.email), NEW)
    with pytest.raises(UnknownAccountLink):
        forgotten.set_password(first, make.PASSWORD)


def test_a_password_link_works_for_an_hour(person: Person, postbox: Postbox) -> None:
    forgotten.ask_link(person.email)
    token = mailed(postbox, person.email)
    with time_machine.travel(clock.now() + timedelta(minutes=59)):
        forgotten.check_link(token)
    with time_machine.travel(clock.now() + timedelta(hours=1)), pytest.raises(LinkExpired):
        forgotten.set_password(token, NEW)


def test_an_altered_link_or_one_for_another_purpose_is_unknown(person: Person, postbox: Postbox) -> None:
    forgotten.ask_link(person.email)
    token = mailed(postbox, person.email)
    for altered in (token[:-1], token.swapcase(), "", "x"):
        with pytest.raises(UnknownAccountLink):
            forgotten.set_password(altered, NEW)
    emails.ask_email(make.actor(person), "neuve@example.org", make.PASSWORD)
    for altered in (token, mailed(postbox, "neuve@example.org")[:-1], ""):
        with pytest.raises(UnknownAccountLink):
            emails.confirm_email(altered)


def test_a_link_used_twice_at_once_sets_one_password(app: Flask, person: Person, postbox: Postbox) -> None:
    forgotten.ask_link(person.email)
    token = mailed(postbox, person.email)
    answers = at_once(app, *[lambda: forgotten.set_password(token, NEW).id] * 3)
    assert [isinstance(answer, Refusal) for answer in answers].count(False) == 1


def test_the_answer_tells_nobody_who_has_an_account(client: FlaskClient, person: Person, postbox: Postbox) -> None:
    known, unknown = (
        client.post("/api/password/forgotten", json={"email": email}) for email in (person.email, "nobody@example.org")
    )
    assert (known.status_code, known.data, dict(known.headers)) == (
        unknown.status_code,
        unknown.data,
        dict(unknown.headers),
    )
    send_waiting()
    assert {address for address, _ in postbox.told()} == {person.email}
    assert db.session.scalar(select(func.count()).select_from(Message)) == 1


def test_an_unknown_address_costs_the_same_writes(app: Flask, person: Person) -> None:
    counted, known = [], person.email
    with heard(app) as queries:
        for email in (known, "nobody@example.org"):
            queries.clear()
            forgotten.ask_link(email)
            counted.append([query.split(" (")[0] for query in queries if query.startswith("INSERT INTO m")])
    assert counted == [["INSERT INTO messages", "INSERT INTO mails"]] * 2


def test_asking_is_limited_for_known_and_unknown_addresses(person: Person) -> None:
    for email in (person.email, "nobody@example.org"):
        for _ in range(5):
            forgotten.ask_link(email)
        with pytest.raises(TooMany):
            forgotten.ask_link(email)


def test_asking_is_limited_for_each_network(client: FlaskClient) -> None:
    codes = [
        client.post("/api/password/forgotten", json={"email": f"n{number}@example.org"}).status_code
        for number in range(61)
    ]
    assert (codes.count(204), codes[-1]) == (60, 429)


def test_an_account_without_a_password_gets_one_by_the_link(app: Flask, postbox: Postbox) -> None:
    someone = make.person(MANAGER, make.qualified_organisation())
    someone.password_hash = ""
    make.save(someone)
    with pytest.raises(WrongCredentials):
        sign_in(someone.email, "")
    forgotten.ask_link(someone.email)
    forgotten.set_password(mailed(postbox, someone.email), NEW)
    assert sign_in(someone.email, NEW)


def test_an_address_changes_when_the_new_one_confirms_and_the_old_one_is_told(person: Person, postbox: Postbox) -> None:
    old = person.email
    emails.ask_email(make.actor(person), "Neuve+Pass@Example.org", make.PASSWORD)
    token = mailed(postbox, "neuve+pass@example.org")
    assert sign_in(old, make.PASSWORD)
    assert emails.confirm_email(token).email == "neuve+pass@example.org"
    send_waiting()
    subjects = [subject for address, subject in postbox.told() if address == old]
    assert len(subjects) == 2
    assert sign_in("neuve+pass@example.org", make.PASSWORD)
    with pytest.raises(WrongCredentials):
        sign_in(old, make.PASSWORD)
    with pytest.raises(LinkUsed):
        emails.confirm_email(token)


def test_nobody_takes_the_address_of_another(person: Person, postbox: Postbox) -> None:
    other = make.person()
    emails.ask_email(make.actor(person), other.email, make.PASSWORD)
    with pytest.raises(PersonExists):
        emails.confirm_email(mailed(postbox, other.email))


def test_an_address_needs_the_password_and_a_day(person: Person, postbox: Postbox) -> None:
    with pytest.raises(WrongPassword):
        emails.ask_email(make.actor(person), "neuve@example.org", "pas le mien")
    emails.ask_email(make.actor(person), "neuve@example.org", make.PASSWORD)
    token = mailed(postbox, "neuve@example.org")
    with time_machine.travel(clock.now() + timedelta(days=1)), pytest.raises(LinkExpired):
        emails.confirm_email(token)


def test_a_new_password_stops_a_waiting_change_of_address(person: Person, postbox: Postbox) -> None:
    emails.ask_email(make.actor(person), "voleur@example.org", make.PASSWORD)
    account.change_password(make.actor(person), make.PASSWORD, NEW)
    with pytest.raises(UnknownAccountLink):
        emails.confirm_email(mailed(postbox, "voleur@example.org"))


def test_the_database_keeps_no_link_that_was_sent(person: Person, postbox: Postbox) -> None:
    forgotten.ask_link(person.email)
    token = mailed(postbox, person.email)
    rows = [row for table in (AccountLink, Mail, Message, Act) for row in db.session.execute(select(table.__table__))]
    assert rows
    assert token not in str(rows)


class TestWithoutMail:
    @pytest.fixture
    def config(self, database_url: str) -> Config:
        return settings(database_url)

    def test_links_are_refused_for_everyone(self, person: Person) -> None:
        for email in (person.email, "nobody@example.org"):
            with pytest.raises(MailUnset):
                forgotten.ask_link(email)
        with pytest.raises(MailUnset):
            emails.ask_email(Actor(person.id), "neuve@example.org", make.PASSWORD)
