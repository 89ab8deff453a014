"""An order with its two sides: its sponsor and the operator, whose identity in law is recorded."""

from __future__ import annotations

from dataclasses import dataclass, replace

from server.access import Actor
from server.campaigns.models import Order
from server.commands import CONSOLE
from server.db import transaction
from server.invoicing.identity import Identity, record_identity
from tests.invoicing.support.samples import IDENTITY
from tests.support import factories

WITHOUT_VAT = replace(IDENTITY, vat_number=None, vat_bps=0)
DEPARTEMENT, COMMUNE = "22330001300016", "21330063500017"


@dataclass(frozen=True)
class Sides:
    """An order of 100 booklets of 10, its sponsor, the operator, and another sponsor."""

    order: Order
    sponsor: Actor
    operator: Actor
    stranger: Actor


def make_sides(identity: Identity = IDENTITY, siret: str = DEPARTEMENT, **columns: object) -> Sides:
    """The sides of an order that is placed unless columns say otherwise."""
    record_identity(CONSOLE, identity)
    order = factories.order(**{"booklet_count": 100, **columns})
    with transaction() as session:
        buyer = session.merge(order.campaign.sponsor.organisation)
        buyer.siret, buyer.name = siret, "Département de la Gironde"
        buyer.address, buyer.postcode, buyer.commune = "1 esplanade Charles-de-Gaulle", "33074", "Bordeaux"
    return Sides(
        order,
        factories.actor(factories.sponsor_person(order.campaign.sponsor)),
        factories.actor(factories.operator()),
        factories.actor(factories.sponsor_person(factories.sponsor())),
    )
