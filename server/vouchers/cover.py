"""The cover of a booklet: the link to the beneficiary's page and its QR code, for the prescriber who hands it over."""

from __future__ import annotations

from dataclasses import dataclass

from ..access import Actor
from ..db import db
from . import ids, links, qr
from .models import Booklet
from .refusals import UnknownBooklet
from .stock import may_see


@dataclass(frozen=True, slots=True)
class Cover:
    """What is printed on a cover; ``svg`` is the QR code of ``address``."""

    number: str
    address: str
    svg: str


def cover(actor: Actor, number: str) -> Cover:
    """The cover of a booklet, for the operator or the prescriber who holds it. Raises UnknownBooklet."""
    booklet_id = ids.parse_booklet(number)
    booklet = db.session.get(Booklet, booklet_id) if booklet_id else None
    if booklet is None or not may_see(actor, booklet):
        raise UnknownBooklet
    address = links.address_of(booklet.id)
    return Cover(booklet.number, address, qr.svg(address))
