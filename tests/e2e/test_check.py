"""Test mode: a voucher is checked, and not used."""

from __future__ import annotations

from playwright.sync_api import expect

from .support.office import Office
from .support.paper import Carnet, Place
from .support.phone import Phone


def test_test_mode_tells_what_a_voucher_is_worth_and_uses_nothing(
    phone: Phone, carnet: Carnet, office: Office, place: Place
) -> None:
    phone.press("Tester")
    phone.scan(carnet.papers[0], "Utilisable")
    phone.tells("Utilisable", "10,00 €", "Pass 1 sur 10", "il en reste 10", "Test : rien n’a été encaissé")
    expect(phone.lines).to_have_count(0)
    assert office.balance(place) == (0, 0)

    phone.press("Arrêter le test")
    phone.scan(carnet.papers[1], "Accepté")
    assert office.balance(place) == (1, 960)


def test_test_mode_tells_of_a_used_voucher_where_and_when(phone: Phone, carnet: Carnet) -> None:
    phone.scan(carnet.papers[0], "Accepté")
    phone.press("Tester")
    phone.type_code(carnet.papers[0].code, button="Tester le code")
    phone.tells("Déjà utilisé", "Test : rien n’a été encaissé", "Ici même, aujourd’hui à")


def test_test_mode_offline_uses_nothing_either(phone: Phone, carnet: Carnet, office: Office, place: Place) -> None:
    phone.context.set_offline(True)
    phone.press("Tester")
    phone.scan(carnet.papers[2], "Utilisable")
    phone.waits_for(0)
    phone.context.set_offline(False)
    assert office.balance(place) == (0, 0)
