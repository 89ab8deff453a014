"""The figures for a spreadsheet are those of the ledger."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from flask import Flask

from server.archive import summary
from server.db import db, transaction
from server.ledger.models import CLOSED, LedgerLine
from server.organisations.models import Organisation
from tests.support import factories as make
from tests.support.money_in import pay


def lines(content: bytes) -> list[Sequence[str]]:
    """The rows of a file for Excel, without its header."""
    assert content.startswith("\ufeff".encode())
    return [row.split(";") for row in content.decode("utf-8-sig").splitlines()[1:]]


@pytest.fixture
def venue(world: Flask) -> Organisation:
    """The organisation that redeemed seven and undid one; two of the six stand on a statement."""
    line = db.session.query(LedgerLine).filter_by(kind="redeemed").first()
    assert line
    closed = {"payable": 1920, "due": -1920, "event_id": "part", "kind": CLOSED, "recorded_at": line.recorded_at}
    with transaction() as session:
        session.add(LedgerLine(campaign_id=line.campaign_id, organisation_id=line.organisation_id, **closed))
    found = db.session.get(Organisation, line.organisation_id)
    assert found
    return found


def test_what_is_owed_is_told_by_organisation(venue: Organisation) -> None:
    assert lines(summary.write_owed(db.session.connection())) == [[venue.name, "", "38,40", "19,20", "57,60"]]


def test_an_organisation_that_is_owed_nothing_is_not_named(venue: Organisation) -> None:
    make.qualified_venue()
    pay(make.order().id, "BC-2")
    assert len(lines(summary.write_owed(db.session.connection()))) == 1


def test_each_campaign_has_its_money(venue: Organisation) -> None:
    ((_number, name, *euros),) = lines(summary.write_campaigns(db.session.connection()))
    assert name.startswith("Pass numérique")
    assert euros == ["104,00", "0,00", "40,00", "2,00", "38,40", "19,20", "0,00", "4,40", "0,00", "0,00"]
