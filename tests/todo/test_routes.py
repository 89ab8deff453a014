"""`/api/todo`: one happy, one permission, one shape test."""

from __future__ import annotations

import time_machine
from flask.testing import FlaskClient

from server.access import AUDITOR
from tests.support import factories as make
from tests.todo.support.room import NOW


@time_machine.travel(NOW, tick=False)
def test_a_sponsor_reads_what_is_due_with_the_fee_and_by_when(client: FlaskClient) -> None:
    sponsor = make.sponsor()
    order = make.order(make.campaign(sponsor=sponsor, name="Pass 2026"))
    make.sign_in(client, make.sponsor_person(sponsor))
    answer = client.get("/api/todo")
    assert answer.status_code == 200
    task = next(one for one in answer.json["tasks"] if one["kind"] == "ask_invoice")
    assert task == {
        "desk": "sponsor",
        "kind": "ask_invoice",
        "ref": str(order.id),
        "about": f"Pass 2026 · {sponsor.organisation.name}",
        "number": "",
        "by": "",
        "cents": 10_400,
        "count": None,
        "day": None,
        "since": "2026-12-02",
        "second": False,
        "pressing": 2,
        "late": False,
    }


def test_who_only_reads_has_nothing_to_do(client: FlaskClient) -> None:
    make.sign_in(client, make.person(AUDITOR))
    assert client.get("/api/todo").status_code == 403
