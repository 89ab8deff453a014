"""An inbox narrowed: by words, days and whether a message asks to be read; its pages and its file."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from flask.testing import FlaskClient

from server import paging
from server.access import PRESCRIBER, Actor
from server.messages import inbox
from server.messages.inbox import MessageFilter
from server.messages.models import Message
from server.organisations.models import Organisation
from tests.support import factories as make
from tests.support.plans import asked

pytestmark = pytest.mark.usefixtures("app")
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def told(to: Organisation, subject: str, at: datetime = NOON, **columns: Any) -> Message:
    """A message to the prescribers of an organisation."""
    number = len(subject) + int(at.timestamp())
    where = {"role": PRESCRIBER, "organisation_id": to.id}
    body = {"subject": subject, "body": "Ouvrez le carnet.", "created_at": at}
    return make.save(Message(**{"key": f"{subject} {number}", **where, **body, **columns}))


def shown(actor: Actor, **wanted: Any) -> list[str]:
    return [message.subject for message in inbox.messages(actor, MessageFilter(**wanted)).messages]


@pytest.fixture
def here() -> Organisation:
    return make.qualified_organisation()


@pytest.fixture
def reader(here: Organisation) -> Actor:
    return make.actor(make.prescriber(here))


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        ({"text": "reglee"}, True),
        ({"text": "CARNET réglée"}, True),
        ({"text": "reglee jeudi"}, False),
        ({"text": "100 %"}, False),
        ({"from_day": date(2026, 11, 20), "to_day": date(2026, 11, 20)}, True),
        ({"from_day": date(2026, 11, 21)}, False),
        ({"to_day": date(2026, 11, 19)}, False),
        ({"state": "unread"}, True),
        ({"state": "read"}, False),
    ],
)
def test_words_days_and_state_narrow_it(here: Organisation, reader: Actor, wanted: dict[str, Any], fits: bool) -> None:
    told(here, "Facture réglée")
    with time_machine.travel(NOON, tick=False):
        assert shown(reader, **wanted) == (["Facture réglée"] if fits else [])


def test_what_asks_no_more_to_be_read_counts_as_read(here: Organisation, reader: Actor) -> None:
    told(here, "Oublié", datetime(2026, 9, 1, tzinfo=UTC))
    told(here, "Lu", read_at=NOON)
    told(here, "Nouveau")
    with time_machine.travel(NOON, tick=False):
        assert shown(reader, state="read") == ["Lu", "Oublié"]
        assert shown(reader, state="unread") == ["Nouveau"]


def test_nobody_finds_what_is_told_to_others(here: Organisation) -> None:
    told(here, "Facture réglée")
    assert shown(make.actor(make.prescriber()), text="facture") == []


def test_pages_show_each_message_once_in_three_queries(here: Organisation, reader: Actor) -> None:
    for number in range(paging.PAGE_LENGTH + 2):
        told(here, f"n{number}")
    with asked() as queries:
        first = inbox.messages(reader)
    assert len([one for one in queries if one[0].startswith("SELECT")]) == 3
    second = inbox.messages(reader, MessageFilter(), 2)
    assert [first.messages[0].subject, *(one.subject for one in second.messages)] == ["n51", "n1", "n0"]
    assert (second.found.page, second.found.pages, second.found.total) == (2, 2, 52)


def test_the_file_has_what_is_shown_and_no_formula(client: FlaskClient, here: Organisation) -> None:
    make.sign_in(client, make.prescriber(here))
    told(here, "=1+1", read_at=NOON)
    told(here, "Autre chose", read_at=NOON)
    file = client.get("/api/messages.csv?text=1%2B1&state=read").text
    told_at = "20/11/2026 13:00:00"
    assert file.splitlines() == ["\ufeffDate;État;Objet;Message", f"{told_at};Lu;'=1+1;Ouvrez le carnet."]
