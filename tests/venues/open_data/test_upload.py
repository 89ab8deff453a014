"""A file of places on the operator's screen: what it would do is told line by line before anything is written."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from server.access import AUDITOR
from server.db import db
from server.organisations.models import Organisation
from server.trail.models import Act
from server.venues.models import Venue
from server.venues.open_data import upload
from tests.support import factories as make
from tests.venues.support.places import GIRONDE

HEADER = "id,nom,adresse,code_postal,commune,latitude,longitude,telephone"
GOOD = "a-1,La Fabrique,1 rue Bleue,33000,Bordeaux,44.84,-0.58,05 56 00 00 01"
NO_NAME = "a-2,,2 rue Bleue,33000,Bordeaux,44.84,-0.58,"
DOUBLED = "a-1,Le Hangar,3 rue Bleue,33000,Bordeaux,44.84,-0.58,"
BAD_CELL = "a-3,Le Phare,4 rue Bleue,33000,Bordeaux,abc,-0.58,"


@pytest.fixture
def operator(client: FlaskClient) -> FlaskClient:
    return make.sign_in(client, make.operator())


def send(client: FlaskClient, content: bytes | str, **query: Any) -> TestResponse:
    data = content.encode() if isinstance(content, str) else content
    return client.post("/api/venues/import", query_string={"name": "lieux.csv", **query}, data=data)


def counted() -> tuple[int, int]:
    db.session.rollback()
    return tuple(db.session.scalar(select(func.count()).select_from(table)) or 0 for table in (Venue, Organisation))  # type: ignore[return-value]  # two of them


def test_a_preview_tells_each_line_and_writes_nothing(operator: FlaskClient) -> None:
    told = send(operator, "\n".join((HEADER, GOOD, NO_NAME, DOUBLED, BAD_CELL)))
    assert told.status_code == 200
    assert (told.json["created"], told.json["updated"], told.json["rejected_count"]) == (2, 0, 2)
    assert [line["line"] for line in told.json["rejected"]] == [3, 4]
    assert 5 in [line["line"] for line in told.json["noted"]]
    assert counted() == (0, 0)
    assert not db.session.scalar(select(func.count()).select_from(Act))


def test_the_import_does_what_the_preview_said(operator: FlaskClient) -> None:
    content = GIRONDE.read_bytes()
    before, done = send(operator, content).json, send(operator, content, write="true").json
    assert done == before
    assert done["created"] == counted()[0] > 300
    again, repeated = send(operator, content).json, send(operator, content, write="true").json
    assert again == repeated
    assert (again["created"], again["updated"]) == (0, done["created"])
    acts = db.session.scalars(select(Act).order_by(Act.done_at)).all()
    assert [(act.verb, act.after["created"]) for act in acts] == [
        ("venues.imported", done["created"]),
        ("venues.imported", 0),
    ]


@pytest.mark.parametrize("content", ["", "nom;prix\nA;1", "%PDF-1.7", "[1, 2"])
def test_what_is_no_list_of_places_is_refused(operator: FlaskClient, content: str) -> None:
    refused = send(operator, content, write="true")
    assert (refused.status_code, refused.json["error"]["code"]) == (422, "unreadable_file")
    assert counted() == (0, 0)


def test_a_file_that_is_too_large_is_refused(operator: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload, "LARGEST", 1000)
    assert send(operator, f"{HEADER}\n{GOOD}\n" + " " * 1000, write="true").status_code == 413
    assert counted() == (0, 0)


def test_only_the_operator_imports(client: FlaskClient) -> None:
    make.sign_in(client, make.person(AUDITOR))
    assert send(client, f"{HEADER}\n{GOOD}").status_code == 403
