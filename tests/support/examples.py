"""Addresses of a database's own rows, for requests to every feature."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from server.admission.applications.models import AdmissionApplication
from server.bank_statements.models import BankMovement
from server.campaigns.models import Order, Sponsor
from server.credits.models import CreditNote
from server.db import db
from server.matching.models import BankMatch
from server.payouts.bank_answers.models import BankEntry
from server.payouts.models import PayoutBatch
from server.promises.models import Promise
from server.redemptions.models import Redemption
from server.settlements.models import Statement
from server.vouchers import ids, links
from server.vouchers.models import Booklet

ASKED = {
    "/api/opening-hours": "text=lundi 9 h - 12 h",
    "/api/applications/mine/known-venues": "text=Bordeaux",
    "/api/applications/mine/register": "siret=13002526500013",
    "/api/devices/holders": "venue_id=1",
    "/api/communes": "name=Saint-Denis",
    "/api/places": "postcode=33000",
    "/api/log/consistency": "first=1&second=2",
}


def read_addresses(client: FlaskClient) -> list[str]:
    """Every GET path of the API, with ids of rows that exist."""
    document = client.get("/api/openapi.json").json["paths"]
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
        "desk": "manager",
        "month": _newest(Statement.month),
        "campaign_id": ids.campaign_of(booklet),
        "order_id": _newest(Order.id),
        "sponsor_id": _newest(Sponsor.id),
        "redemption_id": _newest(Redemption.id),
        "venue_id": _newest(Redemption.venue_id),
        "organisation_id": _newest(Statement.organisation_id),
        "application_id": _newest(AdmissionApplication.id),
        "account_id": 1,
        "document_id": 1,
        "invitation_id": 1,
        "batch_id": _newest(PayoutBatch.id),
        "entry_id": _newest(BankEntry.id),
        "movement_id": _newest(BankMovement.id),
        "match_id": _newest(BankMatch.id),
        "promise_id": _newest(Promise.id),
        "disbursement_id": 1,
    }


def _newest(column: InstrumentedAttribute[Any]) -> Any:
    return db.session.scalars(select(column).where(column.is_not(None)).order_by(column.desc())).first()
