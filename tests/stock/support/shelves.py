"""Booklets in stock, people who may send them, and vouchers used."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from server import clock
from server.access import Actor
from server.campaigns.models import Campaign, Order
from server.organisations.models import Organisation
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.stock.picking import Sending
from server.vouchers.models import Booklet
from tests.support import factories as make


def stocked(campaign: Campaign, count: int = 1, **columns: Any) -> list[Booklet]:
    """Booklets of five of a campaign, in stock unless told otherwise."""
    order = make.funded_order(campaign, booklet_size=5)
    return [make.booklet(order, **{"handed_over": False, **columns}) for _ in range(count)]


def use(booklet: Booklet, count: int) -> None:
    """Redeem the first vouchers of a booklet at some venue."""
    phone = make.device_actor(make.phone(make.qualified_venue())[0])
    scans = [Scan(uuid4(), "digital_tools", clock.now(), 1, token) for token in make.tokens(booklet)[:count]]
    assert {answer["status"] for answer in redeem(phone, scans)} == {"accepted"}


def stocked_at(place: Organisation | None, count: int = 1, order: Order | None = None) -> list[Booklet]:
    """Booklets in a prescriber's stock, or the sponsor's."""
    order = order or make.funded_order()
    return [make.booklet(order, handed_over=False, holder=place) for _ in range(count)]


def prescriber_of(place: Organisation) -> Actor:
    """Someone who hands out that place's booklets."""
    return make.actor(make.prescriber(place))


def sending_to(place: Organisation, *sent: Booklet) -> Sending:
    """A request to send these booklets there."""
    return Sending(to_organisation_id=place.id, booklets=[booklet.number for booklet in sent])
