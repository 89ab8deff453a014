"""`/api/statements/<number>/*.pdf`: permissions, and the headers of the files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from server.access import Actor
from server.commands import CONSOLE
from server.db import db
from server.invoicing.identity import record_identity
from server.settlements.closing import close_period
from tests.invoicing.support.samples import IDENTITY
from tests.support import factories
from tests.support.rows import Scanner

NOVEMBER = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 2, 8, tzinfo=UTC)
NUMBER = "R-2026-11-0001"
PAPERS = {
    "statement": f"releve-{NUMBER}.pdf",
    "invoice": "facture-F-2026-000001.pdf",
    "attestation": f"attestation-{NUMBER}.pdf",
}
kinds = pytest.mark.parametrize("kind", PAPERS)


@pytest.fixture(autouse=True)
def in_december() -> Iterator[None]:
    with time_machine.travel(DECEMBER, tick=False):
        yield


@pytest.fixture
def closed(app: Flask, scanner: Scanner, operator: Actor) -> Scanner:
    """A town hall's venue with a closed month."""
    scanner.venue.organisation.siret = "21330318100013"
    db.session.commit()
    scanner.accepted(NOVEMBER)
    close_period(operator, "2026-11")
    return scanner


def asked(client: FlaskClient, kind: str, number: str = NUMBER) -> tuple[int, str | None]:
    """The status, and the refusal's code."""
    answer = client.get(f"/api/statements/{number}/{kind}.pdf")
    return answer.status_code, answer.json["error"]["code"] if answer.is_json else None


@kinds
def test_manager_and_operator_get_the_same_file(client: FlaskClient, closed: Scanner, kind: str) -> None:
    record_identity(CONSOLE, IDENTITY)
    managers, operators = (
        factories.sign_in(client, someone).get(f"/api/statements/{NUMBER}/{kind}.pdf")
        for someone in (factories.manager(closed.venue), factories.operator())
    )
    assert (managers.status_code, managers.mimetype) == (200, "application/pdf")
    assert managers.headers["Content-Disposition"] == f'attachment; filename="{PAPERS[kind]}"'
    assert managers.headers["Cache-Control"] == "no-store"
    assert managers.data.startswith(b"%PDF-1.7")
    assert operators.data == managers.data


@kinds
def test_another_organisations_manager_finds_nothing(client: FlaskClient, closed: Scanner, kind: str) -> None:
    record_identity(CONSOLE, IDENTITY)
    factories.sign_in(client, factories.manager(Scanner().venue))
    assert asked(client, kind) == (404, "unknown_statement")
    assert asked(client, kind, "R-2026-11-0099") == (404, "unknown_statement")


@kinds
def test_others_may_not_ask(client: FlaskClient, closed: Scanner, kind: str) -> None:
    assert asked(client, kind) == (401, "sign_in_needed")
    factories.sign_in(client, factories.mediator(closed.venue))
    assert asked(client, kind) == (403, "forbidden")


@kinds
def test_without_the_operators_identity_all_are_told_why(client: FlaskClient, closed: Scanner, kind: str) -> None:
    factories.sign_in(client, factories.manager(closed.venue))
    assert asked(client, kind) == (409, "operator_unknown")
