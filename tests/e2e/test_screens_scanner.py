"""The scanner, screen by screen: no fault that axe finds, in light and dark, and nothing cut off at 320 pixels."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from server.vouchers import codes, qr

from .support.camera import Camera
from .support.gallery import Gallery
from .support.handset import Handset
from .support.office import Office
from .support.paper import PIXELS, Carnet, Place
from .support.phone import Phone
from .support.version import Release

NewPhone = Callable[..., Phone]


def test_first_use_has_no_fault(unused_phone: NewPhone, place: Place, carnet: Carnet, gallery: Gallery) -> None:
    phone = unused_phone().open()
    expect(phone.page.get_by_role("button", name="Se connecter", exact=True)).to_be_visible()
    gallery.look(phone.page, "sign-in")
    phone.press("Se connecter")
    expect(phone.page.get_by_role("alert")).to_be_visible()
    gallery.look(phone.page, "sign-in-missing")
    phone.sign_in(place.mediator)
    expect(phone.page.get_by_role("heading", name="Où scannez-vous ?")).to_be_visible()
    gallery.look(phone.page, "enrol")
    phone.enrol()
    gallery.look(phone.page, "scanner")


def test_verdicts_online_have_no_fault(phone: Phone, carnet: Carnet, camera: Camera, gallery: Gallery) -> None:
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


def test_verdicts_and_queue_offline_have_no_fault(phone: Phone, carnet: Carnet, gallery: Gallery) -> None:
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


def test_pile_of_what_the_server_did_not_take_has_no_fault(
    phone: Phone, carnet: Carnet, office: Office, gallery: Gallery
) -> None:
    phone.context.set_offline(True)
    phone.scan(carnet.papers[0], "Accepté hors ligne")
    office.scan(office.place(name="Espace numérique", commune="Pessac"), carnet.papers[0].text)
    phone.context.set_offline(False)
    phone.tells("Déjà utilisé")
    gallery.look(phone.page, "verdict-conflict")
    phone.status.click()
    expect(phone.page.get_by_role("button", name="J’ai lu")).to_be_visible()
    gallery.look(phone.page, "queue-rejected")


def test_phone_that_the_server_forgot_has_no_fault(
    phone: Phone, carnet: Carnet, office: Office, place: Place, gallery: Gallery
) -> None:
    office.forget_phones(place)
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


def test_news_of_a_version_has_no_fault(release: Release, phone: Phone, gallery: Gallery) -> None:
    phone.works_offline().page.reload()
    release.deploy("Poinçon, version suivante")
    phone.page.reload()
    expect(phone.page.get_by_text("Nouvelle version prête")).to_be_visible()
    gallery.look(phone.page, "update")


def test_dialogs_and_settings_have_no_fault(phone: Phone, carnet: Carnet, gallery: Gallery) -> None:
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


def test_scanner_without_camera_has_no_fault_and_takes_typed_codes(
    handset: Handset, place: Place, carnet: Carnet, gallery: Gallery
) -> None:
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
