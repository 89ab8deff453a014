"""Conservation: the ledger's accounts equal what the events sum to, or the first difference is named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from server import clock
from server.audit import conservation, expected
from server.db import db, transaction
from server.ledger import rules
from server.ledger.models import LedgerLine
from server.ledger.posting import Posting, post
from server.ledger.rules import ACCOUNTS, Accounts
from tests.payouts.support.office import DECEMBER, Office
from tests.support import factories as make


def broken() -> list[str]:
    db.session.rollback()
    return [*conservation.find_problems(db.session())]


@pytest.fixture
def paid(app: Flask) -> Iterator[Office]:
    """A month closed and sent: one organisation is paid, one rejected, one waits for an account."""
    with time_machine.travel(DECEMBER, tick=False):
        office = Office()
        one, other, _waits = office.owed(3), office.owed(2), office.owed(1)
        statements = office.close()
        for owner in (one, other):
            office.account(owner)
        office.sent()
        number = {statement.organisation_id: statement.number for statement in statements}
        paid, rejected = f"{number[one.id]};28,80;paid;", f"{number[other.id]};19,20;rejected;AC04"
        office.answered(f"2026-12-02;{paid}", f"2026-12-02;{rejected}")
        yield office


def test_the_events_come_to_what_the_ledger_holds(paid: Office) -> None:
    sums = [func.sum(getattr(LedgerLine, name)) for name in ACCOUNTS]
    held = Accounts(*map(int, db.session.execute(select(*sums)).one()))
    assert [sum(cents) for cents in zip(*expected.sum_by_campaign(db.session()).values(), strict=True)] == [*held]
    assert (held.due, held.in_transit) == (-2880, 0)
    assert broken() == []


def test_a_campaign_whose_account_no_event_explains_is_named(paid: Office) -> None:
    campaign = make.campaign(name="Gironde")
    with transaction() as session:
        post(session, Posting("funded", "x", campaign.id, clock.now(), rules.funded(1000, 0, 0)))
    assert broken() == [
        f"ledger: campaign {campaign.id} (Gironde): bank is 1000 cents, its events come to 0",
        f"ledger: campaign {campaign.id} (Gironde): funds_held is -1000 cents, its events come to 0",
    ]


def test_an_organisation_that_is_due_other_than_its_documents_is_named(paid: Office) -> None:
    line = db.session.scalars(select(LedgerLine).where(LedgerLine.kind == "closed")).first()
    assert line
    owner, campaign_id = line.organisation_id, line.campaign_id
    with transaction() as session:
        post(session, Posting("sent", "x", campaign_id, clock.now(), rules.sent(60), owner))
    assert [one for one in broken() if "organisation" in one] == [
        f"ledger: organisation {owner} is due -60 cents, its unpaid documents come to 0"
    ]


def test_an_empty_ledger_fits(app: Flask) -> None:
    assert broken() == []
