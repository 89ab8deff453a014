"""SECRET_KEY: a weak one does not start, a wrong one signs nothing, and it is changed whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select, text

from server import create_app, readiness
from server.accounts.factor_models import Authenticator
from server.activity import receipt_links
from server.commands import CONSOLE
from server.config import Config, ConfigError
from server.db import db, transaction
from server.factors import authenticators, recovery
from server.keys import ring, secret, secret_rotation
from server.keys.models import SecretKey, SigningKey
from server.tables import list_tables
from server.vouchers import links
from tests.support import factories as make
from tests.support.databases import SECRET_KEY, release

NEW = "the second secret, as long and as random as the first"
NEWER = "and a third one, which is neither of the two before it"


@contextmanager
def under(config: Config, current: str, before: str | None = None) -> Iterator[Flask]:
    """A server started again with other secrets."""
    db.session.rollback()
    app = create_app(replace(config, secret_key=current, secret_key_before=before))
    with app.app_context():
        try:
            yield app
        finally:
            release(app)


@pytest.mark.parametrize(
    ("weak", "why"), [("short", "fewer than 32"), ("ab" * 30, "repeats few"), ("0123" * 9, "repeats few")]
)
def test_a_weak_one_does_not_start_and_says_what_to_do(config: Config, weak: str, why: str) -> None:
    with pytest.raises(ConfigError, match=f"{why}.*token_hex.*SECRET_KEY_BEFORE.*rotate-secret"):
        create_app(replace(config, secret_key=weak, demo=False))


def test_the_same_twice_does_not_start(config: Config) -> None:
    with pytest.raises(ConfigError, match="SECRET_KEY_BEFORE is SECRET_KEY"):
        create_app(replace(config, secret_key_before=config.secret_key))


def test_a_wrong_one_is_told_at_start_and_signs_nothing_even_before_there_is_a_key(app: Flask, config: Config) -> None:
    said: list[str] = []
    readiness.tell_troubles(app, said.append)  # the first start notes it
    with under(config, NEW) as wrong:
        readiness.tell_troubles(wrong, said.append)
        assert any("SECRET_KEY is not this database's" in line for line in said)
        with pytest.raises(ring.WrongSecretKey):
            ring.rotate(CONSOLE)
        with pytest.raises(ring.WrongSecretKey):
            secret_rotation.rotate_secret(CONSOLE)
        assert db.session.scalars(select(SigningKey)).all() == []


def test_the_check_value_does_not_tell_the_secret(app: Flask) -> None:
    ring.rotate(CONSOLE)
    known = secret.find_in_force(db.session())
    assert known
    assert known.check_value == secret.check_value_of(SECRET_KEY)
    assert SECRET_KEY.encode() not in known.check_value


def secrets_of_someone() -> tuple[int, list[str], str]:
    """Someone with an app of codes and recovery codes, a link on a cover."""
    person = make.operator()
    booklet = make.booklet()
    with transaction() as session:
        cipher = authenticators._cipher()
        session.add(Authenticator(person_id=person.id, pending_encrypted=cipher.encrypt(b"JBSWY3DPEHPK3PXP")))
        codes = recovery.make(session, person.id)
    return person.id, codes, links.link_of(booklet.id)


def test_it_is_changed_by_command_and_everything_still_opens(app: Flask, config: Config) -> None:
    ring.rotate(CONSOLE)
    person_id, codes, link = secrets_of_someone()
    redemption = uuid4()
    receipt = receipt_links.link_of(redemption)
    with under(config, NEW, SECRET_KEY):
        ring.check_signs()  # both for a time: before the command …
        assert links.read(link)
        changed = secret_rotation.rotate_secret(CONSOLE)
        assert changed == {
            "signing_keys.private_encrypted": 1,
            "authenticators.secret_encrypted": 0,
            "authenticators.pending_encrypted": 1,
        }
        assert sum(secret_rotation.rotate_secret(CONSOLE).values()) == 0  # safe to repeat
        assert links.read(link)
    with under(config, NEW):  # … and after it the former one is not needed
        ring.check_signs()
        pending = db.session.get_one(Authenticator, person_id).pending_encrypted
        assert authenticators._cipher().decrypt(pending or b"") == b"JBSWY3DPEHPK3PXP"
        assert links.read(link)
        assert receipt_links.read(receipt) == redemption
        with transaction() as session:
            assert recovery.use(session, person_id, codes[0])
            assert not recovery.use(session, person_id, codes[0])
    with under(config, SECRET_KEY), pytest.raises(ring.WrongSecretKey):
        ring.check_signs()


def test_after_a_second_change_the_first_cover_still_opens(app: Flask, config: Config) -> None:
    ring.rotate(CONSOLE)
    _person_id, _codes, link = secrets_of_someone()
    with under(config, NEW, SECRET_KEY):
        secret_rotation.rotate_secret(CONSOLE)
    with under(config, NEWER, NEW):
        secret_rotation.rotate_secret(CONSOLE)
    with under(config, NEWER):
        ring.check_signs()
        assert links.read(link)
        assert secret.list_secrets() == [SECRET_KEY, NEW, NEWER]
    with under(config, SECRET_KEY, NEWER):  # and back to the first
        secret_rotation.rotate_secret(CONSOLE)
    with under(config, SECRET_KEY):
        ring.check_signs()
        assert links.read(link)


def test_broken_off_in_the_middle_nothing_happened(app: Flask, config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    ring.rotate(CONSOLE)
    secrets_of_someone()
    with under(config, NEW, SECRET_KEY):
        whole = secret_rotation._hand_over
        monkeypatch.setattr(secret_rotation, "_hand_over", lambda *_: (_ for _ in ()).throw(SystemExit(9)))
        with pytest.raises(SystemExit):
            secret_rotation.rotate_secret(CONSOLE)
    with under(config, SECRET_KEY):
        ring.check_signs()
    with under(config, NEW, SECRET_KEY):
        ring.check_signs()
        monkeypatch.setattr(secret_rotation, "_hand_over", whole)
        assert sum(secret_rotation.rotate_secret(CONSOLE).values()) == 2
    with under(config, NEW):
        ring.check_signs()


def test_what_a_process_wrote_under_the_former_one_meanwhile_is_taken_along(app: Flask, config: Config) -> None:
    ring.rotate(CONSOLE)
    with under(config, NEW, SECRET_KEY):
        secret_rotation.rotate_secret(CONSOLE)
    secrets_of_someone()  # by a server that was not restarted yet
    with under(config, NEW, SECRET_KEY):
        assert secret_rotation.rotate_secret(CONSOLE)["authenticators.pending_encrypted"] == 1


def test_a_session_lives_on_while_both_are_set_and_not_after(app: Flask, config: Config) -> None:
    client = make.sign_in(app.test_client(), make.operator())
    cookie = client.get_cookie("poincon")
    assert cookie
    ring.rotate(CONSOLE)
    for before, status in ((SECRET_KEY, 200), (None, 401)):
        with under(config, NEW, before) as later:
            browser = later.test_client()
            browser.set_cookie("poincon", cookie.value)
            assert browser.get("/api/session").status_code == status


def test_a_database_of_before_check_values_adopts_the_one_that_opens_its_keys(app: Flask, config: Config) -> None:
    ring.rotate(CONSOLE)
    with transaction() as session:
        session.execute(text("DELETE FROM secret_keys"))
    with under(config, NEW):
        secret.settle()
        assert secret.find_in_force(db.session()) is None  # a wrong one is not adopted
    with under(config, NEW, SECRET_KEY):
        secret.settle()
        known = db.session.scalars(select(SecretKey)).one()
        assert known.check_value == secret.check_value_of(SECRET_KEY)


def test_every_encrypted_column_is_changed() -> None:
    named = {(one.table, one.column) for one in secret_rotation.ENCRYPTED}
    there = {
        (table.name, column.name)
        for table in list_tables()
        for column in table.columns
        if column.name.endswith("_encrypted")
    }
    assert named == there
