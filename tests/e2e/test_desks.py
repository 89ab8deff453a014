"""The desks of operator, prescriber and sponsor."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from .support.alone import Alone
from .support.desk import Desk
from .support.office import Office
from .support.paper import Carnet, Place

NewDesk = Callable[..., Desk]


def test_operator_closes_a_month_and_undoes_a_scan_of_it_in_the_next(alone: Alone) -> None:
    office, place = alone.office, alone.office.place()
    month = office.scans_of_last_month(place, 2)
    desk = alone.desk("/operateur", office.operator_account)
    task = desk.line("Clôturer").filter(has_text="rien n’est versé")
    expect(task).to_contain_text("19,20 €")
    task.click()
    desk.page.get_by_role("button", name=re.compile(r"^Clôturer \S+ \d{4}$")).last.click()
    expect(desk.dialog).to_contain_text("19,20 € net pour 2 pass")
    desk.dialog.get_by_role("button", name="Clôturer").click()
    expect(desk.page.get_by_text("Clôturé le")).to_be_visible()
    assert office.operator.get(f"/api/settlements/{month}")["status"] == "closed"

    desk.press(place.name)
    desk.line("9,60 €").first.click()
    desk.press("Annuler ce scan")
    desk.dialog.get_by_role("button", name="Annuler ce scan", exact=True).click()
    expect(desk.dialog).to_contain_text("Raison : erreur de scan")
    assert office.operator.get(f"/api/settlements/{month}")["total"]["net_cents"] == 1920
    assert office.balance(place) == (-1, -960)
    manager = alone.desk("/gestion", place.manager).go_to("Scans")
    expect(manager.page.get_by_role("heading", name="Corrections d’autres mois")).to_be_visible()
    expect(manager.line("Annulation du pass")).to_contain_text("− 9,60 €")


def test_operator_sees_what_came_twice(new_desk: NewDesk, office: Office, place: Place, carnet: Carnet) -> None:
    elsewhere = office.place(name="Espace numérique", commune="Pessac")
    for where in (place, elsewhere):
        office.scan(where, carnet.papers[0].text)
    desk = new_desk("/operateur", office.operator_account).go_to("Lieux")
    conflicts = desk.page.get_by_role("list", name="Pass présentés deux fois")
    line = conflicts.get_by_role("listitem").filter(has_text=carnet.papers[0].number)
    expect(line).to_contain_text(f"Présenté à {elsewhere.name} (Pessac)")
    expect(line).to_contain_text(f"Encaissé d’abord à {place.name} ({place.commune})")


def test_prescriber_hands_a_booklet_over_and_shows_its_page(new_desk: NewDesk, office: Office) -> None:
    desk = new_desk("/prescripteur", office.prescriber(booklets=2)).go_to("Carnets")
    lines = desk.page.get_by_role("list", name="Mes carnets").get_by_role("listitem")
    expect(lines).to_have_count(2)
    lines.first.get_by_role("button").click()
    desk.press("Remettre ce carnet")
    desk.page.get_by_label("J’ai vérifié les critères de la campagne").check()
    desk.press("Remettre ce carnet")
    desk.press("Montrer sur son téléphone")
    expect(desk.page.get_by_role("img", name="Code qui ouvre la page du carnet")).to_be_visible()
    with desk.page.expect_popup() as popup:
        desk.page.get_by_role("link", name="Ouvrir la page").click()
    expect(popup.value.get_by_role("img", name="Carré à scanner du pass 1", exact=True)).to_be_visible()


def test_prescriber_voids_a_lost_booklet(new_desk: NewDesk, office: Office) -> None:
    desk = new_desk("/prescripteur", office.prescriber(booklets=1)).go_to("Carnets")
    desk.page.get_by_role("button", name=re.compile(r"^Carnet \d")).click()
    desk.press("Perdu, volé, abîmé ?")
    desk.page.get_by_label("Volé").check()
    desk.press("Annuler ce carnet")
    expect(desk.page.get_by_text("Il n’avait été remis à personne : rien n’est à remplacer")).to_be_visible()
    desk.press("Retour")
    expect(desk.dialog).to_contain_text("Ce carnet est annulé : ses pass ne valent plus rien")


def test_sponsor_sees_what_is_funded_and_what_is_not(new_desk: NewDesk, office: Office) -> None:
    desk = new_desk("/commanditaire", office.sponsor("Vosges connectées")).go_to("Chiffres")
    expect(desk.figure("Pass financés")).to_contain_text("300,00 €")
    expect(desk.figure("Pass en attente de financement")).to_contain_text("200,00 €")
    desk.go_to("Campagnes")
    expect(desk.page.get_by_role("heading", name="Vosges connectées")).to_be_visible()
    desk.press("Voir la campagne")
    orders = desk.page.get_by_role("list", name="Commandes").get_by_role("listitem")
    expect(orders).to_contain_text(["En attente du virement", "Financée"])


def test_someone_without_the_role_is_told_so(new_desk: NewDesk, place: Place) -> None:
    desk = new_desk("/operateur", place.manager)
    expect(desk.page.get_by_text("Votre compte n’a pas ce droit")).to_be_visible()
