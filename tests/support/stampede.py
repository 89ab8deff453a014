"""A new process that gets its first requests all at once: `python -m tests.support.stampede DATABASE_URL`.

For each GET path, two clients of every role ask at the same time, with threads switching every microsecond; then each
asks again. Paths that answer 500 or above are printed, one a line (docs/decisions/first-requests-at-once.md).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from server import create_app
from server.accounts.models import Person
from server.campaigns.models import Order, Sponsor
from server.credits.models import CreditNote
from server.db import db
from server.demo.cast import ACCOUNTS
from server.payouts.bank_answers.models import BankEntry
from server.payouts.models import PayoutBatch
from server.redemptions.models import Redemption
from server.settlements.models import Statement
from server.vouchers import ids, links
from server.vouchers.models import Booklet
from tests.support import factories as make
from tests.support.databases import settings
from tests.support.races import at_once

FAILURE = 500
ASKED = {
    "/api/opening-hours": "text=lundi 9 h - 12 h",
    "/api/communes": "name=Saint-Denis",
    "/api/places": "postcode=33000",
    "/api/log/consistency": "first=1&second=2",
}


def main(database_url: str) -> None:
    """Print each path that answered 500 or above."""
    sys.setswitchinterval(1e-6)
    app = create_app(settings(database_url))
    with app.app_context():
        people = _people(app)
        for path in _paths(app):
            for wrong in _all_at_once(app, people, path):
                print(wrong)  # noqa: T201  # read by the test that started this process


def _people(app: Flask) -> list[FlaskClient]:
    """Two signed-in clients for each account of the demo."""
    found = [db.session.scalars(select(Person).filter_by(email=each.email)).one() for each in ACCOUNTS]
    return [make.sign_in(app.test_client(), person) for person in (*found, *found)]


def _paths(app: Flask) -> list[str]:
    """Every GET path, filled with ids of rows that exist."""
    document = app.test_client().get("/api/openapi.json").json["paths"]
    read = [path for path, methods in document.items() if "get" in methods]
    return [f"{path.format_map(_example(path))}?{ASKED.get(path, '')}" for path in read]


def _example(path: str) -> dict[str, object]:
    """Values for the placeholders of a path."""
    booklet, numbered = _newest(Booklet.id), {"statements": Statement.number, "credit-notes": CreditNote.number}
    _api, kind, *_rest = path.strip("/").split("/")
    return {
        "number": _newest(numbered[kind]) if kind in numbered else ids.booklet_number(booklet),
        "link": links.link_of(booklet),
        "position": 1,
        "month": _newest(Statement.month),
        "campaign_id": ids.campaign_of(booklet),
        "order_id": _newest(Order.id),
        "sponsor_id": _newest(Sponsor.id),
        "redemption_id": _newest(Redemption.id),
        "venue_id": _newest(Redemption.venue_id),
        "organisation_id": _newest(Statement.organisation_id),
        "batch_id": _newest(PayoutBatch.id),
        "entry_id": _newest(BankEntry.id),
    }


def _newest(column: InstrumentedAttribute[Any]) -> Any:
    return db.session.scalars(select(column).where(column.is_not(None)).order_by(column.desc())).first()


def _all_at_once(app: Flask, people: Sequence[FlaskClient], path: str) -> Iterator[str]:
    acts = [partial(_status, person, path) for person in people]
    for first, act in zip(at_once(app, *acts), acts, strict=True):
        [again] = at_once(app, act)
        if max(first, again) >= FAILURE:
            yield f"{path}: {first}, then {again}"


def _status(person: FlaskClient, path: str) -> int:
    return person.get(path).status_code


if __name__ == "__main__":
    main(sys.argv[1])
