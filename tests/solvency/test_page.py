"""The solvency page: public, without scripts, at most a minute old, and as fast with many campaigns."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server import clock
from server.bank_statements.imports import import_files
from server.commands import CONSOLE
from server.db import transaction
from server.ledger.audit_models import AuditRun
from server.transparency import service as log
from tests.credits.support.ends import End
from tests.solvency.support.bank import Bank
from tests.solvency.support.places import solvency
from tests.support import factories as make
from tests.support.queries import heard

AMOUNT = re.compile(r"(−?[\d\u202f]+),(\d\d)\u00a0€")


def amounts(html: str) -> list[int]:
    """All amounts of a page, in cents."""
    return [int((whole + rest).replace("\u202f", "").replace("−", "-")) for whole, rest in AMOUNT.findall(html)]


def part(html: str, name: str) -> str:
    """The element of a page with this class."""
    found = re.search(rf'class="{name}".*?</dl>', html, re.S)
    assert found
    return found.group()


@pytest.mark.parametrize("path", ["/solvabilite", "/solvabilite/{id}"])
def test_the_sum_on_the_page_adds_up(end: End, client: FlaskClient, path: str) -> None:
    end.order(200)
    answer = client.get(path.format(id=end.campaign.id))
    page = answer.get_data(as_text=True)
    received, *places = amounts(part(page, "sum"))
    assert received == 2080000 == sum(places)
    assert "Le compte est juste" in page
    assert end.campaign.name in page
    assert not re.search(r"<script|style=|onclick", page)
    assert answer.headers["Cache-Control"] == "public, max-age=60"


def test_nobody_sees_what_is_not_paid(client: FlaskClient) -> None:
    draft = make.order().campaign
    assert solvency(client)["campaigns"] == []
    assert "Aucune campagne" in client.get("/solvabilite").get_data(as_text=True)
    assert client.get(f"/solvabilite/{draft.id}").status_code == 404
    refused = client.get(f"/api/solvency/{draft.id}")
    assert (refused.status_code, refused.get_json()["error"]["code"]) == (404, "unknown_solvency")


def test_figures_are_a_minute_old_at_most(end: End, client: FlaskClient) -> None:
    [booklet] = end.booklets(end.order())
    assert client.get("/api/solvency").get_json()["total"]["owed_cents"] == 0
    end.scan(booklet, 1)
    end.moving.shift(timedelta(seconds=59))
    assert client.get("/api/solvency").get_json()["total"]["owed_cents"] == 0
    end.moving.shift(timedelta(seconds=1))
    assert client.get("/api/solvency").get_json()["total"]["owed_cents"] == 960


def test_a_bank_statement_is_seen_at_once_whichever_process_imported_it(end: End, client: FlaskClient) -> None:
    end.order()
    assert client.get("/api/solvency").get_json()["coverage"]["bank_cents"] == 10400
    bank = Bank.of_last_order()
    import_files(CONSOLE, "releve.csv", bank.table(clock.paris_day(clock.now()), -100))
    assert client.get("/api/solvency").get_json()["coverage"]["bank_cents"] == 10300


def test_many_campaigns_take_as_many_statements_as_one(app: Flask, end: End) -> None:
    end.order()
    counts = []
    for campaigns in (1, 3):
        for _ in range(campaigns):
            make.booklet()
        app.extensions.pop("solvency", None)
        with heard(app) as statements:
            assert app.test_client().get("/solvabilite").status_code == 200
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 24


def test_the_last_signed_head_is_told(end: End, client: FlaskClient) -> None:
    end.order()
    head = log.publish(whole=True)
    assert head
    assert solvency(client)["head"]["size"] == head.size
    assert f"{head.size} événements" in client.get("/solvabilite").get_data(as_text=True)


def test_what_the_last_audit_found_stands_first(end: End, client: FlaskClient) -> None:
    end.order()
    with transaction() as session:
        session.add(AuditRun(started_at=clock.now(), finished_at=clock.now(), broken=2, sentences=["x"]))
    for path in ("/solvabilite", f"/solvabilite/{end.campaign.id}"):
        page = client.get(path).get_data(as_text=True)
        assert "a trouvé 2 écarts" in page
        assert "Le compte est juste :" not in page
    assert solvency(client)["audit"]["broken"] == 2


def test_a_name_is_text(end: End, client: FlaskClient) -> None:
    make.booklet(make.funded_order(make.campaign(name="<b>Pass</b> & co")))
    assert "&lt;b&gt;Pass&lt;/b&gt; &amp; co" in client.get("/solvabilite").get_data(as_text=True)
