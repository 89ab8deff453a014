"""Batches of payouts found again: by whom they pay, day and state; their queries and their file."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from server.access import Actor
from server.payouts import service
from server.payouts.found.listing import BatchFilter, find_batches
from tests.payouts.support.office import OTHER_IBAN, Office
from tests.support import factories as make
from tests.support.plans import asked


def found(**wanted: Any) -> list[str]:
    return [one.batch.state for one in find_batches(BatchFilter(**wanted)).rows]


@pytest.fixture
def sent(office: Office) -> Actor:
    """A batch that was cancelled, one that was sent."""
    owner = office.owed(1, name="Médiathèque")
    office.close()
    office.account(owner, OTHER_IBAN)
    service.cancel(office.first, service.prepare(office.first).id)
    office.sent()
    return office.first


@pytest.mark.parametrize(
    ("wanted", "states"),
    [
        ({}, ["sent", "cancelled"]),
        ({"state": "sent"}, ["sent"]),
        ({"state": "cancelled"}, ["cancelled"]),
        ({"state": "prepared"}, []),
        ({"state": "approved"}, []),
        ({"text": "STRUCTURE"}, ["sent", "cancelled"]),
        ({"text": "r-2026-11-0001"}, ["sent", "cancelled"]),
        ({"text": "mairie"}, []),
        ({"from_day": date(2026, 12, 3), "to_day": date(2026, 12, 3)}, ["sent", "cancelled"]),
        ({"from_day": date(2026, 12, 4)}, []),
    ],
)
@pytest.mark.usefixtures("sent")
def test_words_days_and_state_narrow_them(wanted: dict[str, Any], states: list[str]) -> None:
    assert found(**wanted) == states


@pytest.mark.usefixtures("sent")
def test_a_page_takes_three_queries() -> None:
    with asked() as queries:
        page = find_batches(BatchFilter())
        assert all(one.batch.prepared_by.name for one in page.rows)
    assert len([one for one in queries if one[0].startswith("SELECT")]) == 3
    assert [(one.count, one.cents) for one in page.rows] == [(1, 960), (1, 960)]


@pytest.mark.usefixtures("sent")
def test_the_file_has_what_is_shown(client: FlaskClient) -> None:
    make.sign_in(client, make.operator())
    header, line = client.get("/api/payouts/found.csv?state=sent").text.splitlines()
    assert header.endswith("Virement;Jour demandé;État;Paiements;Montant (€);Préparé le;Approuvé le;Envoyé le")
    assert ";03/12/2026;Envoyé à la banque;1;9,60;" in line
    page = client.get("/api/payouts/found?state=sent").json
    assert ([one["state"] for one in page["batches"]], page["total"]) == (["sent"], 1)
