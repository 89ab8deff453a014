"""The whole scanner by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .support.keyboard import Keyboard
from .support.office import Office
from .support.paper import Carnet, Place
from .support.phone import Phone


@pytest.fixture
def keyboard(phone: Phone) -> Keyboard:
    """The keys of an enrolled phone."""
    return Keyboard(phone.page)


def test_signing_in_and_enrolling(new_phone: Callable[..., Phone], place: Place, carnet: Carnet) -> None:
    phone = new_phone().open()
    keyboard = Keyboard(phone.page)
    keyboard.go_to("textbox", "Adresse électronique").write(place.mediator.email)
    keyboard.go_to("textbox", "Mot de passe").write(place.mediator.password)
    keyboard.key("Enter")
    expect(phone.page.get_by_role("heading", name="Où scannez-vous ?")).to_be_visible()
    keyboard.go_to("textbox", "Nom de ce téléphone").write(" bis")
    keyboard.press("Commencer à scanner")
    phone.ready()


def test_typing_a_code_and_undoing_it(
    phone: Phone, keyboard: Keyboard, carnet: Carnet, office: Office, place: Place
) -> None:
    keyboard.press("Saisir le code")
    keyboard.go_to("textbox", "Code sous le carré").write(carnet.papers[0].code)
    keyboard.key("Enter")
    phone.tells("Accepté", "9,60 €")
    keyboard.look().press("Suivant")
    expect(phone.verdict).to_have_count(0)
    keyboard.press("Annuler ce scan")
    keyboard.press("Erreur de scan")
    expect(phone.lines).to_contain_text(["Annulé"])
    expect(phone.page.locator(":focus")).to_be_visible()
    assert office.balance(place) == (0, 0)


def test_escape_takes_cards_and_dialogs_away_and_the_focus_comes_back(
    phone: Phone, keyboard: Keyboard, carnet: Carnet
) -> None:
    phone.scan(carnet.papers[0], "Accepté")
    keyboard.key("Escape")
    expect(phone.verdict).to_have_count(0)
    keyboard.press("Saisir le code")
    keyboard.go_to("textbox", "Code sous le carré")
    keyboard.key("Escape")
    expect(phone.page.get_by_role("dialog")).to_have_count(0)
    expect(phone.page.get_by_role("button", name="Saisir le code")).to_be_focused()


def test_changing_the_service_and_testing(phone: Phone, keyboard: Keyboard, carnet: Carnet) -> None:
    keyboard.press("Service du jour")
    keyboard.press("Maîtrise des outils numériques du quotidien")
    expect(phone.page.get_by_role("button", name="Service du jour")).to_contain_text("Outils du quotidien")
    keyboard.press("Tester")
    keyboard.press("Saisir le code")
    keyboard.go_to("textbox", "Code sous le carré").write(carnet.papers[0].code)
    keyboard.press("Tester le code")
    phone.tells("Utilisable", "rien n’a été encaissé")
    keyboard.press("Arrêter le test")


def test_sending_what_waits_and_coming_back(phone: Phone, keyboard: Keyboard, carnet: Carnet) -> None:
    phone.context.set_offline(True)
    phone.scan(carnet.papers[0], "Accepté hors ligne")
    phone.context.set_offline(False)
    keyboard.press("Voir les envois")
    expect(phone.page.get_by_role("heading", name="Envois")).to_be_visible()
    expect(phone.page.get_by_text("Tout est envoyé", exact=True)).to_be_visible()
    keyboard.press("Scanner")
    expect(phone.status).to_be_focused()
    keyboard.press("Réglages")
    expect(phone.page.get_by_role("heading", name="Réglages")).to_be_visible()
    keyboard.press("Déconnecter ce téléphone")
    keyboard.press("Annuler")
    keyboard.press("Scanner")
    phone.ready()
