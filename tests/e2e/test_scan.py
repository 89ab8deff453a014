"""The main job: a voucher before the camera becomes 9,60 €."""

from __future__ import annotations

from playwright.sync_api import expect

from .office import Carnet, Office, Place
from .phone import Phone


def test_a_scanned_voucher_is_accepted_and_the_venue_is_owed_nine_euros_sixty(
    phone: Phone, carnet: Carnet, office: Office, place: Place
) -> None:
    phone.scan(carnet.papers[2], "Accepté")
    phone.tells("Accepté", "9,60 €", f"Carnet {carnet.number}")
    expect(phone.lines).to_have_count(1)
    expect(phone.total).to_contain_text("9,60 €")
    balance = office.client(place.manager).get(f"/api/venues/{place.id}/balance")
    assert (balance["redemptions"], balance["net_cents"]) == (1, 960)
