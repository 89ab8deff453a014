"""Mail to an address: it carries a secret link that nobody else ever reads, and that is forgotten once it has left."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import select

from server.db import db, transaction
from server.messages import inbox
from server.messages.mail import send_waiting
from server.messages.models import Mail, Message
from server.messages.service import Note, To, write
from tests.messages.support.postbox import Postbox
from tests.support import factories

LINK = "https://pass.example.fr/invitation#secret"


def write_to(address: str, also: frozenset[str] = frozenset()) -> None:
    note = Note(f"to {address}", To(address=address), "mail_unset", also=also, link=LINK)
    with transaction() as session:
        write(session, [note])


def links() -> list[str | None]:
    db.session.rollback()
    return list(db.session.scalars(select(Mail.link).order_by(Mail.address)))


def test_the_mail_carries_the_link_and_the_database_forgets_it(app: Flask, postbox: Postbox) -> None:
    write_to("ada@example.org")
    assert links() == [LINK]
    send_waiting()
    assert str(postbox.mails[0]["To"]) == "ada@example.org"
    assert postbox.mails[0].get_content().splitlines()[-1] == LINK
    assert links() == [None]


def test_a_link_is_forgotten_when_its_mail_fails(app: Flask, postbox: Postbox) -> None:
    postbox.answers["ada@example.org"] = "550 nobody"
    write_to("ada@example.org")
    send_waiting()
    assert links() == [None]


def test_only_the_address_written_to_gets_the_link(app: Flask, postbox: Postbox) -> None:
    write_to("ada@example.org", frozenset({"zoe@example.org"}))
    assert links() == [LINK, None]


def test_nobody_reads_it_in_the_app(app: Flask) -> None:
    operator = factories.operator()
    write_to(operator.email)
    assert inbox.messages(factories.actor(operator)).messages == []
    assert LINK not in str(db.session.execute(select(Message.__table__)).all())


def test_some_mails_are_sent_and_the_rest_waits(app: Flask, postbox: Postbox) -> None:
    for number in range(3):
        write_to(f"ada{number}@example.org")
    assert send_waiting(2).sent == 2
    assert len(postbox.mails) == 2
    assert send_waiting().sent == 1
