"""Undo: the voucher can be used again, online and offline."""

from __future__ import annotations

from playwright.sync_api import expect

from .support.office import Office
from .support.paper import Carnet, Place
from .support.phone import Phone


def test_undone_scan_gives_the_voucher_back(phone: Phone, carnet: Carnet, office: Office, place: Place) -> None:
    phone.scan(carnet.papers[0], "Accepté")
    phone.undo("Pass 1", "Erreur de scan")
    expect(phone.lines).to_contain_text(["Annulé"])
    phone.tells("Annulé", "Rendez le pass à la personne")
    expect(phone.verdict).not_to_contain_text("9,60")
    expect(phone.total).to_contain_text("0,00 €")
    assert office.balance(place) == (0, 0)
    phone.type_code(carnet.papers[0].code)
    expect(phone.lines).to_contain_text(["Accepté", "Annulé"])
    phone.tells("Accepté", "9,60 €")
    assert office.balance(place) == (1, 960)


def test_scan_undone_offline_is_undone_when_the_server_is_back(
    phone: Phone, carnet: Carnet, office: Office, place: Place
) -> None:
    phone.scan(carnet.papers[0], "Accepté")
    phone.context.set_offline(True)
    phone.undo("Pass 1", "Pas la bonne personne")
    expect(phone.lines).to_contain_text(["Annulé, à envoyer"])
    phone.context.set_offline(False)
    phone.waits_for(0)
    [line] = office.redemptions(place)
    assert line["reversal"]["reason"] == "wrong_person"
    assert office.balance(place) == (0, 0)


def test_scan_and_undo_both_offline_arrive_in_their_order(
    phone: Phone, carnet: Carnet, office: Office, place: Place
) -> None:
    phone.context.set_offline(True)
    phone.scan(carnet.papers[0], "Accepté hors ligne")
    phone.undo("Pass 1", "Séance annulée")
    phone.waits_for(2)
    phone.status.click()
    expect(phone.page.get_by_role("list", name="À envoyer").get_by_role("listitem")).to_have_count(1)
    expect(phone.page.get_by_text("jour précédent")).to_have_count(0)
    phone.press("Scanner")
    phone.context.set_offline(False)
    phone.waits_for(0)
    [line] = office.redemptions(place)
    assert (line["status"], line["reversal"]["reason"]) == ("accepted", "session_cancelled")
    assert office.balance(place) == (0, 0)
