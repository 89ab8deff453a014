"""Closing a month sends the managers of each organisation one message, with the number and the amount."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask

from server.access import Actor
from server.db import transaction
from server.messages import inbox as messages
from server.settlements import announcements
from server.settlements.closing import close_period
from tests.support import factories
from tests.support.queries import heard
from tests.support.rows import Scanner

OCTOBER = datetime(2026, 10, 14, 9, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 2, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_december() -> object:
    with time_machine.travel(DECEMBER, tick=False):
        yield


def told(scanner: Scanner) -> list[tuple[str, str]]:
    """Subjects and bodies of the messages to the organisation's manager, with plain spaces."""
    inbox = messages.messages(factories.actor(factories.manager(scanner.venue))).messages
    return [(_plain(one.subject), _plain(one.body)) for one in inbox]


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_managers_are_told_number_amount_and_day_of_payment(scanner: Scanner, operator: Actor) -> None:
    for minute in range(130):
        scanner.accepted(NOVEMBER + timedelta(minutes=minute))
    close_period(operator, "2026-11")
    [(subject, body)] = told(scanner)
    assert subject == "Relevé R-2026-11-0001 : 1 248,00 € à recevoir"
    assert "Le relevé de novembre 2026 est prêt." in body
    assert "1 248,00 € au plus tard le mardi 15 décembre 2026" in body
    assert "130 pass : 1 300,00 €\nFrais de gestion : − 52,00 €" in body


def test_managers_are_told_what_becomes_of_a_statement_below_nothing(scanner: Scanner, operator: Actor) -> None:
    redemption = scanner.accepted(OCTOBER)
    close_period(operator, "2026-10")
    scanner.reverse(redemption, NOVEMBER)
    close_period(operator, "2026-11")
    subject, body = told(scanner)[0]
    assert subject == "Relevé R-2026-11-0001 : rien à recevoir ce mois-ci"
    assert "son total est de − 9,60 €" in body
    assert "repris une seule fois, sur votre prochain relevé" in body


def test_a_statement_is_announced_once(scanner: Scanner, operator: Actor) -> None:
    scanner.accepted(NOVEMBER)
    close_period(operator, "2026-11")
    with transaction() as session:
        assert announcements.tell(session, "2026-11") == 0
    assert len(told(scanner)) == 1


def test_a_hundred_organisations_are_told_with_the_statements_of_two(app: Flask, operator: Actor) -> None:
    asked = []
    for month, count in (("2026-10", 2), ("2026-11", 100)):
        recorded_at = {"2026-10": OCTOBER, "2026-11": NOVEMBER}[month]
        for _ in range(count):
            Scanner().accepted(recorded_at)
        with heard(app) as statements:
            close_period(operator, month)
        asked.append(sum("messages" in one for one in statements))
    assert asked[0] == asked[1]
