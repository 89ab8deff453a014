"""Frozen names: stored under a document's number when it is written, and read for each of its papers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from ..db import db
from ..venues.models import Venue
from .invoice import Address
from .models import FrozenNames

Json = dict[str, Any]
UNKNOWN = Address((), "", "")


def freeze(session: Session, frozen_at: datetime, documents: Mapping[str, Json]) -> None:
    """Store the names on documents, by document number; call it in the transaction that writes the documents."""
    rows = [
        {"number": number, "frozen_at": frozen_at, "content": orjson.dumps(content).decode()}
        for number, content in documents.items()
    ]
    if rows:
        session.execute(insert(FrozenNames), rows)


def load_names(number: str) -> Json:
    """The frozen names on a document."""
    found = db.session.scalars(select(FrozenNames.content).where(FrozenNames.number == number)).one()
    content: Json = orjson.loads(found)
    return content


def address_of(venue: Venue | None) -> Json:
    """An organisation's address as JSON: that of its first venue, since its own is not known."""
    if venue is None:
        return write_address(UNKNOWN)
    lines = tuple(line for line in (venue.address, venue.address_extra) if line)
    return write_address(Address(lines, venue.postcode, venue.commune))


def write_address(address: Address) -> Json:
    """An address as JSON; `read_address` is the inverse."""
    return {"lines": address.lines, "postcode": address.postcode, "city": address.city}


def read_address(address: Json) -> Address:
    """An address from its JSON."""
    return Address(tuple(address["lines"]), address["postcode"], address["city"])
