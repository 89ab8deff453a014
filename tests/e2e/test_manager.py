"""The manager's desk: what the venue is owed, scan by scan."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .support.desk import Desk, go_to
from .support.office import Office
from .support.paper import Carnet, Place
from .support.phone import Phone

NewDesk = Callable[..., Desk]
NewPhone = Callable[..., Phone]


@pytest.fixture
def elsewhere(office: Office) -> Place:
    """A second venue that redeems."""
    return office.place(name="Espace numérique", commune="Pessac")


def test_month_tells_gross_fee_and_net_and_each_line_opens_to_its_story(
    new_desk: NewDesk, office: Office, place: Place, carnet: Carnet
) -> None:
    for paper in carnet.papers[:2]:
        office.scan(place, paper.text)
    desk = new_desk("/gestion", place.manager)
    expect(desk.page.get_by_text(place.name)).to_be_visible()
    expect(desk.figure("À recevoir pour")).to_contain_text("19,20 €")
    expect(desk.page.get_by_text("versé au plus tard le 15")).to_be_visible()
    desk.go_to("Scans")
    expect(desk.figure("À recevoir pour")).to_contain_text("19,20 €")
    expect(desk.figure("Brut")).to_contain_text("20,00 €")
    expect(desk.figure("Frais de gestion retenus")).to_contain_text("− 0,80 €")
    desk.line(f"Pass {carnet.papers[1].number}", "9,60 €").click()
    expect(desk.dialog).to_contain_text("Maîtrise des outils numériques du quotidien")
    expect(desk.dialog).to_contain_text(place.mediator.name)
    desk.dialog.get_by_text("Preuve technique").click()
    [receipt] = {each["receipt"] for each in office.redemptions(place) if each["voucher"] == carnet.papers[1].number}
    expect(desk.dialog.get_by_text(receipt)).to_be_visible()


def test_conflict_is_visible_with_where_and_when_the_first_was(
    new_desk: NewDesk, office: Office, place: Place, carnet: Carnet, elsewhere: Place
) -> None:
    office.scan(elsewhere, carnet.papers[0].text)
    assert office.scan(place, carnet.papers[0].text) == "conflict"
    desk = new_desk("/gestion", place.manager)
    expect(desk.figure("À recevoir pour")).to_contain_text("0,00 €")
    desk.go_to("Scans")
    desk.press("Déjà utilisé (1)")
    desk.line(f"Pass {carnet.papers[0].number}", "sans valeur").click()
    expect(desk.dialog).to_contain_text(f"Ce pass avait déjà été encaissé à {elsewhere.name} ({elsewhere.commune}), le")


def test_refused_scan_is_visible_with_its_reason(new_desk: NewDesk, office: Office, place: Place) -> None:
    assert office.scan(place, office.unfunded().text) == "refused"
    desk = new_desk("/gestion", place.manager)
    desk.go_to("Scans")
    desk.press("Refusé (1)")
    desk.line("Refusé").click()
    expect(desk.dialog).to_contain_text("Ce pass n’est pas financé")


def test_manager_undoes_a_scan_once_whoever_clicks_twice(
    new_desk: NewDesk, office: Office, place: Place, carnet: Carnet
) -> None:
    office.scan(place, carnet.papers[0].text)
    desk = new_desk("/gestion", place.manager).go_to("Scans")
    desk.line(f"Pass {carnet.papers[0].number}").click()
    desk.press("Annuler ce scan")
    desk.dialog.get_by_label("Séance annulée").check()
    desk.dialog.get_by_role("button", name="Annuler ce scan", exact=True).dblclick()
    expect(desk.dialog).to_contain_text(f"par {place.manager.name}. Raison : séance annulée")
    desk.press("Fermer")
    expect(desk.figure("À recevoir pour")).to_contain_text("0,00 €")
    expect(desk.line("Annulé")).to_be_visible()
    assert office.balance(place) == (0, 0)


def test_manager_takes_a_lost_phone_away(new_desk: NewDesk, office: Office, place: Place, carnet: Carnet) -> None:
    office.scan(place, carnet.papers[0].text)
    desk = new_desk("/gestion", place.manager).go_to("Téléphones")
    desk.press("Retirer Téléphone de l'accueil")
    desk.dialog.get_by_role("button", name="Retirer", exact=True).click()
    expect(desk.page.get_by_text("Retiré le")).to_be_visible()
    [device] = office.client(place.manager).get("/api/devices")["devices"]
    assert device["revoked_at"] is not None


def test_a_manager_of_one_venue_sees_no_entry_for_what_is_the_organisation_s(
    new_desk: NewDesk, office: Office, place: Place
) -> None:
    whole = new_desk("/gestion", place.manager)
    limited = new_desk("/gestion", office.limited_manager(place))
    expect(limited.figure("À recevoir pour")).to_be_visible()
    expect(whole.page.get_by_role("heading", name="Relevés")).to_be_visible()
    expect(limited.page.get_by_role("heading", name="Relevés")).to_have_count(0)
    expect(limited.page.get_by_role("link", name="Personnes")).to_have_count(0)
    whole.go_to("Lieu")
    limited.go_to("Lieu")
    expect(limited.page.get_by_role("heading", name="Fiche du lieu")).to_be_visible()
    expect(whole.page.get_by_role("button", name="Ajouter un lieu")).to_be_visible()
    expect(limited.page.get_by_role("button", name="Ajouter un lieu")).to_have_count(0)


def test_month_is_exported_as_a_table_and_as_signed_receipts(
    new_desk: NewDesk, office: Office, place: Place, carnet: Carnet
) -> None:
    office.scan(place, carnet.papers[0].text)
    desk = new_desk("/gestion", place.manager).go_to("Scans")
    for link, content in (("Tableau pour Excel", "9,60"), ("Reçus du mois", office.redemptions(place)[0]["receipt"])):
        with desk.page.expect_download() as download:
            desk.page.get_by_role("link", name=link).click()
        assert content in download.value.path().read_text("utf-8-sig")


def test_from_the_desk_to_the_scanner_its_list_looks_as_ever(new_phone: NewPhone, place: Place, carnet: Carnet) -> None:
    phone = new_phone().open().sign_in(place.manager)
    go_to(phone.page, "Scans")
    expect(phone.page.get_by_text("Aucun scan pour l’instant")).to_be_visible()
    phone.page.get_by_role("link", name="Scanner").click()
    phone.enrol().works_offline()
    for paper in carnet.papers[:2]:
        phone.scan(paper, "Accepté")
    heights = "(lines) => lines.map((line) => line.firstElementChild.getBoundingClientRect().height)"
    expect(phone.lines).to_have_count(2)
    after_the_desk = phone.lines.evaluate_all(heights)
    phone.page.reload()
    expect(phone.lines).to_have_count(2)
    assert after_the_desk == phone.lines.evaluate_all(heights)
