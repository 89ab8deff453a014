"""Signing out, being revoked, being updated: unsent scans stay on the phone and are sent once."""

from __future__ import annotations

from playwright.sync_api import expect

from .support.office import Office
from .support.paper import Carnet, Place
from .support.phone import Phone
from .support.version import Release
from .support.wire import Weather, Wire


def test_signing_out_counts_what_waits_and_sends_it_at_the_next_sign_in(
    wire: Wire, phone: Phone, carnet: Carnet, office: Office, place: Place
) -> None:
    wire.weather = Weather.BUSY
    for paper in carnet.papers[:2]:
        phone.scan(paper, "Accepté hors ligne")
    phone.sign_out()
    expect(phone.page.get_by_role("heading", name="Se connecter")).to_be_visible()
    expect(phone.page.get_by_text("Reconnectez-vous pour envoyer les scans en attente")).to_be_visible()

    wire.weather = Weather.FAIR
    phone.sign_in(place.mediator)
    expect(phone.page.get_by_text("2 scans sont gardés sur ce téléphone")).to_be_visible()
    phone.enrol().waits_for(0)
    assert office.balance(place) == (2, 1920)


def test_signing_out_without_network_says_why_not_and_keeps_everything(phone: Phone, carnet: Carnet) -> None:
    phone.context.set_offline(True)
    phone.scan(carnet.papers[0], "Accepté hors ligne")
    phone.sign_out()
    dialog = phone.page.get_by_role("dialog")
    expect(dialog).to_contain_text("1 scan n’est pas encore envoyé")
    expect(dialog.get_by_role("alert")).to_contain_text("Le serveur ne répond pas")
    phone.context.set_offline(False)
    phone.press("Annuler")
    phone.press("Scanner")
    phone.waits_for(0)


def test_phone_that_the_server_forgot_keeps_its_scans_asks_to_sign_in_and_sends_them_then(
    phone: Phone, carnet: Carnet, office: Office, place: Place
) -> None:
    office.forget_phones(place)
    phone.scan(carnet.papers[0], "Accepté hors ligne")
    expect(phone.status).to_contain_text("Connexion à refaire")
    phone.scan(carnet.papers[1], "Accepté hors ligne")
    phone.waits_for(2)
    assert office.balance(place) == (0, 0)

    phone.status.click()
    expect(phone.page.get_by_text("Ce téléphone n’est plus autorisé")).to_be_visible()
    phone.press("Se reconnecter")
    phone.press("Commencer à scanner")
    expect(phone.page.get_by_text("Tout est envoyé", exact=True)).to_be_visible()
    phone.press("Scanner")
    expect(phone.status).to_contain_text("En ligne")
    assert office.balance(place) == (2, 1920)


def test_update_asks_first_and_loses_nothing(
    release: Release, phone: Phone, carnet: Carnet, office: Office, place: Place
) -> None:
    phone.works_offline()
    phone.context.set_offline(True)
    phone.page.reload()
    for paper in carnet.papers[:3]:
        phone.ready().scan(paper, "Accepté hors ligne")
    release.deploy("Poinçon, version suivante")
    phone.context.set_offline(False)
    phone.page.reload()
    expect(phone.page.get_by_text("Nouvelle version prête")).to_be_visible()
    with phone.page.expect_event("load"):
        phone.press("Mettre à jour")
    phone.ready().waits_for(0)
    assert "version suivante" in phone.page.evaluate("fetch('/').then((answer) => answer.text())")
    assert office.balance(place) == (3, 2880)


def test_two_tabs_have_one_drainer_and_send_each_scan_once(
    wire: Wire, phone: Phone, carnet: Carnet, office: Office, place: Place
) -> None:
    second = phone.another_tab()
    wire.weather = Weather.BROKEN
    for paper in carnet.papers[:4]:
        phone.type_code(paper.code)
        phone.tells("À confirmer")
    for paper in carnet.papers[4:8]:
        second.type_code(paper.code)
        second.tells("À confirmer")
    second.waits_for(8)
    wire.weather = Weather.FAIR
    for tab in (phone, second):
        tab.waits_for(0)
    assert len(wire.recorded) == len(set(wire.recorded)) == 8
    assert office.balance(place) == (8, 7680)


def test_voucher_seen_by_two_tabs_is_redeemed_once(phone: Phone, carnet: Carnet, office: Office, place: Place) -> None:
    second = phone.another_tab()
    phone.show(carnet.papers[0])
    for tab in (phone, second):
        expect(tab.verdict).to_be_visible()
        expect(tab.lines).to_have_count(1)
    assert office.balance(place) == (1, 960)
