"""The scanner's three buttons are always visible, and its words unbroken: every state at every size."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from server.vouchers import qr

from .support.camera import Camera
from .support.layout import faults
from .support.office import Office
from .support.paper import PIXELS, Carnet, Place
from .support.phone import Phone
from .support.version import Release

NewPhone = Callable[..., Phone]


def test_nothing_scanned_yet(phone: Phone) -> None:
    assert faults(phone.page, "empty") == []


def test_accepted_large_and_as_a_strip(phone: Phone, carnet: Carnet) -> None:
    phone.scan(carnet.papers[0], "Accepté")
    phone.is_strip()
    assert faults(phone.page, "accepted-strip") == []
    phone.press("Relire")
    assert faults(phone.page, "accepted-large") == []


def test_accepted_offline(phone: Phone, carnet: Carnet) -> None:
    phone.context.set_offline(True)
    phone.scan(carnet.papers[0], "Accepté hors ligne")
    phone.is_strip()
    assert faults(phone.page, "offline-strip") == []
    phone.press("Relire")
    assert faults(phone.page, "offline-large") == []


@pytest.mark.parametrize("cents", [15_000, 150_000])
def test_totals_of_three_and_four_digits(new_phone: NewPhone, office: Office, place: Place, cents: int) -> None:
    paper = office.carnet(campaign_id=office.campaign(voucher_cents=cents)).papers[0]
    phone = new_phone().open().sign_in(place.mediator).enrol()
    phone.scan(paper, "Accepté")
    phone.is_strip()
    assert faults(phone.page, f"total-{cents}-strip") == []
    phone.press("Suivant")
    assert faults(phone.page, f"total-{cents}") == []


def test_long_verdicts(phone: Phone, camera: Camera, carnet: Carnet, office: Office) -> None:
    elsewhere = office.place(
        name="Maison de services au public du canton de Sauveterre-de-Guyenne", commune="Saint-Ferme-la-Lande"
    )
    office.scan(elsewhere, carnet.papers[0].text)
    phone.show(carnet.papers[0])
    phone.tells("Déjà utilisé", "Sauveterre")
    phone.is_strip()
    assert faults(phone.page, "used-strip") == []
    phone.press("Relire")
    assert faults(phone.page, "used-large") == []
    camera.show(qr.png(carnet.papers[1].text[:-20] + carnet.papers[2].text[-20:], PIXELS))
    phone.tells("Refusé")
    phone.is_strip()
    phone.press("Relire")
    assert faults(phone.page, "refused-large") == []


def test_while_testing(phone: Phone, carnet: Carnet) -> None:
    phone.press("Tester")
    phone.scan(carnet.papers[0], "Utilisable")
    phone.is_strip()
    assert faults(phone.page, "usable-strip") == []
    phone.press("Relire")
    assert faults(phone.page, "usable-large") == []


def test_no_pass(phone: Phone, camera: Camera) -> None:
    camera.show(qr.png("https://restaurant.example/menu", PIXELS))
    phone.tells("Pas un pass")
    phone.is_strip()
    assert faults(phone.page, "stranger-strip") == []
    phone.press("Relire")
    assert faults(phone.page, "stranger-large") == []


def test_news_of_a_version_under_a_verdict(release: Release, phone: Phone, carnet: Carnet) -> None:
    phone.page.reload()
    release.deploy("Poinçon, version suivante")
    phone.page.reload()
    phone.ready()
    phone.scan(carnet.papers[0], "Accepté")
    expect(phone.page.get_by_text("Nouvelle version prête")).to_be_visible()
    phone.is_strip()
    assert faults(phone.page, "update-strip") == []
    phone.press("Relire")
    assert faults(phone.page, "update-large") == []
