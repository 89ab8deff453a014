"""Every screen and state: no fault that axe finds, in light and dark, and nothing cut off at 320 pixels."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

from server.vouchers import codes, qr

from .camera import Camera
from .desk import Desk
from .gallery import Gallery
from .handset import Handset
from .office import PIXELS, Carnet, Office, Place
from .phone import Phone
from .version import Release

ASK_NOW = "dispatchEvent(new Event('online'))"
NewProfile = Callable[..., BrowserContext]
NewPhone = Callable[..., Phone]
NewDesk = Callable[..., Desk]


@pytest.fixture
def gallery() -> Iterator[Gallery]:
    """Whatever is wrong on a screen fails the test at its end, all at once."""
    gallery = Gallery()
    yield gallery
    assert not gallery.faults, "\n".join(gallery.faults)


def test_first_use(new_phone: NewPhone, place: Place, carnet: Carnet, gallery: Gallery) -> None:
    phone = new_phone().open()
    expect(phone.page.get_by_role("button", name="Se connecter")).to_be_visible()
    gallery.look(phone.page, "sign-in")
    phone.press("Se connecter")
    expect(phone.page.get_by_role("alert")).to_be_visible()
    gallery.look(phone.page, "sign-in-missing")
    phone.sign_in(place.mediator)
    expect(phone.page.get_by_role("heading", name="Où scannez-vous ?")).to_be_visible()
    gallery.look(phone.page, "enrol")
    phone.enrol()
    gallery.look(phone.page, "scanner")


def test_verdicts_online(phone: Phone, carnet: Carnet, camera: Camera, gallery: Gallery) -> None:
    phone.scan(carnet.papers[0], "Accepté")
    gallery.look(phone.page, "verdict-accepted")
    phone.press("Suivant")
    phone.choose_picture(carnet.papers[0].picture)
    phone.tells("Déjà utilisé")
    gallery.look(phone.page, "verdict-already-used")
    camera.show(qr.png(carnet.papers[1].text[:-20] + carnet.papers[2].text[-20:], PIXELS))
    phone.tells("Refusé")
    gallery.look(phone.page, "verdict-refused")
    phone.press("Suivant")
    phone.press("Tester")
    gallery.look(phone.page, "test-mode")
    phone.scan(carnet.papers[3], "Utilisable")
    gallery.look(phone.page, "verdict-usable")
    phone.type_code(codes.new_code(), button="Tester le code")
    phone.tells("Pas utilisable")
    gallery.look(phone.page, "verdict-not-usable")


def test_verdicts_and_queue_offline(phone: Phone, carnet: Carnet, gallery: Gallery) -> None:
    phone.status.click()
    gallery.look(phone.page, "queue-empty")
    phone.press("Scanner")
    phone.context.set_offline(True)
    phone.scan(carnet.papers[0], "Accepté hors ligne")
    gallery.look(phone.page, "verdict-accepted-offline")
    phone.type_code(carnet.papers[1].code)
    phone.tells("À confirmer")
    gallery.look(phone.page, "verdict-to-confirm")
    phone.press("Suivant")
    phone.undo("Pass 1", "Erreur de scan")
    gallery.look(phone.page, "workshop-offline")
    phone.status.click()
    gallery.look(phone.page, "queue-waiting")


def test_pile_of_what_the_server_did_not_take(phone: Phone, carnet: Carnet, office: Office, gallery: Gallery) -> None:
    phone.context.set_offline(True)
    phone.scan(carnet.papers[0], "Accepté hors ligne")
    office.scan(office.place(name="Espace numérique", commune="Pessac"), carnet.papers[0].text)
    phone.context.set_offline(False)
    phone.tells("Déjà utilisé")
    gallery.look(phone.page, "verdict-conflict")
    phone.status.click()
    expect(phone.page.get_by_role("button", name="J’ai lu")).to_be_visible()
    gallery.look(phone.page, "queue-rejected")


def test_phone_that_was_taken_away(
    phone: Phone, carnet: Carnet, office: Office, place: Place, gallery: Gallery
) -> None:
    manager = office.client(place.manager)
    [device] = manager.get("/api/devices")["devices"]
    manager.delete(f"/api/devices/{device['id']}")
    phone.scan(carnet.papers[0], "Accepté hors ligne")
    expect(phone.status).to_contain_text("Connexion à refaire")
    phone.press("Suivant")
    gallery.look(phone.page, "scanner-paused")
    phone.status.click()
    gallery.look(phone.page, "queue-paused")
    phone.press("Scanner")
    phone.sign_out()
    expect(phone.page.get_by_text("Reconnectez-vous pour envoyer les scans en attente")).to_be_visible()
    gallery.look(phone.page, "sign-in-again")
    phone.sign_in(place.mediator)
    expect(phone.page.get_by_text("1 scan est gardé sur ce téléphone")).to_be_visible()
    gallery.look(phone.page, "enrol-kept")


def test_new_version(release: Release, phone: Phone, gallery: Gallery) -> None:
    phone.works_offline().page.reload()
    release.deploy("Poinçon, version suivante")
    phone.page.reload()
    expect(phone.page.get_by_text("Nouvelle version prête")).to_be_visible()
    gallery.look(phone.page, "update")


def test_dialogs_and_settings_of_the_scanner(phone: Phone, carnet: Carnet, gallery: Gallery) -> None:
    phone.scan(carnet.papers[0], "Accepté")
    phone.press("Suivant")
    for button, name in (("Saisir le code", "dialog-type"), (re.compile("Service du jour"), "dialog-service")):
        phone.page.get_by_role("button", name=button).click()
        gallery.look(phone.page, name)
        phone.press("Fermer")
    phone.type_code("1234")
    expect(phone.page.get_by_role("alert")).to_be_visible()
    gallery.look(phone.page, "dialog-type-wrong")
    phone.press("Fermer")
    phone.page.get_by_role("button", name="Annuler ce scan").click()
    gallery.look(phone.page, "dialog-undo")
    phone.press("Garder ce scan")
    phone.press("Réglages")
    gallery.look(phone.page, "settings")
    phone.press("Déconnecter ce téléphone")
    gallery.look(phone.page, "dialog-sign-out")


def test_without_camera(handset: Handset, place: Place, carnet: Carnet, gallery: Gallery) -> None:
    phone = handset.switch_on(handset.camera.refused).sign_in(place.mediator)
    phone.press("Commencer à scanner")
    expect(phone.page.get_by_text("La caméra est refusée à Poinçon")).to_be_visible()
    gallery.look(phone.page, "camera-refused")
    phone.type_code(carnet.papers[0].code)
    phone.tells("Accepté", "9,60 €")
    handset.switch_off()
    phone = handset.switch_on([])
    expect(phone.page.get_by_text("Aucune caméra sur cet appareil")).to_be_visible()
    gallery.look(phone.page, "camera-none")


def test_manager_desk(new_desk: NewDesk, office: Office, place: Place, carnet: Carnet, gallery: Gallery) -> None:
    elsewhere = office.place(name="Espace numérique", commune="Pessac")
    desk = new_desk("/gestion", place.manager)
    expect(desk.page.get_by_text("Aucun scan pour l’instant")).to_be_visible()
    gallery.look(desk.page, "manager-empty")
    office.scan(elsewhere, carnet.papers[0].text)
    for paper in carnet.papers[:3]:
        office.scan(place, paper.text)
    office.scan(place, office.unfunded().text)
    desk.page.reload()
    expect(desk.line("9,60 €")).to_have_count(2)
    gallery.look(desk.page, "manager")
    for text, name in (("9,60 €", "accepted"), ("Déjà utilisé", "conflict"), ("Refusé", "refused")):
        desk.line(text).first.click()
        expect(desk.dialog).to_be_visible()
        gallery.look(desk.page, f"manager-story-{name}")
        desk.press("Fermer")
    desk.line("9,60 €").first.click()
    desk.press("Annuler ce scan")
    gallery.look(desk.page, "manager-reverse")
    desk.dialog.get_by_role("button", name="Annuler ce scan", exact=True).click()
    expect(desk.dialog).to_contain_text("Raison")
    gallery.look(desk.page, "manager-story-reversed")
    desk.press("Fermer")
    desk.page.get_by_role("button", name="Retirer").first.click()
    gallery.look(desk.page, "manager-revoke")


def test_operator_desk(new_desk: NewDesk, office: Office, place: Place, carnet: Carnet, gallery: Gallery) -> None:
    office.scan(place, carnet.papers[0].text)
    desk = new_desk("/operateur", office.operator_account)
    expect(desk.page.get_by_role("button", name=place.name, exact=True)).to_be_visible()
    gallery.look(desk.page, "operator")
    desk.press(place.name)
    expect(desk.line("9,60 €")).to_be_visible()
    gallery.look(desk.page, "operator-venue")
    desk.page.goto("/operateur?month=2020-03")
    desk.page.get_by_role("button", name="Clôturer").click()
    gallery.look(desk.page, "operator-close")


def test_prescriber_desk(new_desk: NewDesk, office: Office, gallery: Gallery) -> None:
    desk = new_desk("/prescripteur", office.prescriber(booklets=2))
    expect(desk.line("Carnet")).to_have_count(2)
    gallery.look(desk.page, "prescriber")
    desk.line("Carnet").first.click()
    gallery.look(desk.page, "prescriber-booklet")
    desk.page.get_by_label("J’ai vérifié les critères de la campagne").check()
    desk.press("Remettre ce carnet")
    expect(desk.page.get_by_role("img", name="Code qui ouvre la page du carnet")).to_be_visible()
    gallery.look(desk.page, "prescriber-cover")
    desk.press("Perdu, volé, abîmé ?")
    gallery.look(desk.page, "prescriber-void")


def test_sponsor_desk(new_desk: NewDesk, office: Office, gallery: Gallery) -> None:
    desk = new_desk("/commanditaire", office.sponsor("Médoc connecté"))
    expect(desk.page.get_by_role("heading", name="Médoc connecté")).to_be_visible()
    gallery.look(desk.page, "sponsor")


def test_desk_of_someone_else(new_desk: NewDesk, place: Place, gallery: Gallery) -> None:
    desk = new_desk("/operateur", place.manager)
    expect(desk.page.get_by_text("Votre compte n’a pas ce droit")).to_be_visible()
    gallery.look(desk.page, "forbidden")


def test_beneficiary_page(profile: NewProfile, office: Office, place: Place, gallery: Gallery) -> None:
    carnet = office.carnet(5)
    page = profile().new_page()
    page.goto(carnet.address)
    expect(page.get_by_text("Il vous reste 5 pass")).to_be_visible()
    gallery.look(page, "booklet")
    office.scan(place, carnet.papers[0].text)
    page.evaluate(ASK_NOW)
    expect(page.get_by_text("Pass 1 utilisé").first).to_be_visible()
    gallery.look(page, "booklet-just-used")
    page.context.set_offline(True)
    page.evaluate(ASK_NOW)
    expect(page.get_by_text("Sans réseau")).to_be_visible()
    gallery.look(page, "booklet-offline")
    for paper in carnet.papers[1:]:
        office.scan(place, paper.text)
    page.context.set_offline(False)
    expect(page.get_by_text("5 pass déjà utilisés")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Tous vos pass ont servi")).to_be_visible()
    gallery.look(page, "booklet-used-up")
    page.get_by_text("Ce téléphone ou cet ordinateur n’est pas à vous ?").click()
    page.get_by_role("button", name="Effacer mon carnet d’ici").click()
    expect(page.get_by_role("heading", name="Votre carnet est effacé d’ici")).to_be_visible()
    gallery.look(page, "booklet-erased")
    page.goto(carnet.address[:-2])
    expect(page.get_by_text("Ce lien n’ouvre aucun carnet")).to_be_visible()
    gallery.look(page, "booklet-unknown")


def test_pages_of_the_server(
    profile: NewProfile, office: Office, place: Place, carnet: Carnet, gallery: Gallery
) -> None:
    page = profile().new_page()
    paper = carnet.papers[0]
    page.goto(f"{paper.text}?code_postal=33000")
    gallery.look(page, "voucher")
    office.scan(place, paper.text)
    page.reload()
    gallery.look(page, "voucher-used")
    page.goto(paper.text[:-30])
    gallery.look(page, "voucher-unreadable")
    for path, name in (("/demo", "demo"), ("/api/docs", "api")):
        page.goto(path)
        gallery.look(page, name)
