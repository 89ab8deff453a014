"""Conflicts: the rule pays those in good faith, the operator decides the others, the venue sees the reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .support.desk import Desk
from .support.gallery import Gallery
from .support.office import Office
from .support.paper import Place

NewDesk = Callable[..., Desk]


@pytest.fixture
def elsewhere(office: Office) -> Place:
    """The venue whose scans are recorded first."""
    return office.place(name="Espace numérique", commune="Pessac")


def decide_what_waits(office: Office) -> None:
    """Decide the conflicts that other tests left on the same server."""
    while waiting := office.operator.get("/api/conflicts")["cases"]:
        for each in waiting:
            refusal = {"outcome": "refused", "reason": "not_in_good_faith"}
            office.operator.post(f"/api/conflicts/{each['conflict']['id']}/decision", refusal)


def test_operator_lets_the_rule_pay_then_decides_the_rest(
    new_desk: NewDesk, office: Office, place: Place, elsewhere: Place, gallery: Gallery
) -> None:
    decide_what_waits(office)
    carnet = office.guaranteed_carnet()
    office.lost_race(elsewhere, place, carnet.papers[0].text)
    office.lost_race(elsewhere, place, carnet.papers[1].text, in_good_faith=False)
    desk = new_desk("/operateur", office.operator_account)
    desk.go_to("Lieux")
    desk.press("Appliquer la règle maintenant")
    expect(desk.page.get_by_text("Payés : 1. Refusés : 0. À décider : 1.")).to_be_visible()
    expect(desk.line("Pass", "72 heures")).to_have_count(1)
    expect(desk.page.get_by_role("button", name="À décider (1)")).to_be_visible()
    gallery.look(desk.page, "operator-conflicts")
    desk.line(f"Pass {carnet.papers[1].number}").click()
    expect(desk.dialog).to_contain_text("Le téléphone n’avait pas repris les règles depuis 72 heures.")
    gallery.look(desk.page, "operator-conflict")
    desk.dialog.get_by_label("Payer avec la garantie").check()
    desk.dialog.get_by_label("Autre raison").check()
    desk.press("Payer ce pass")
    expect(desk.dialog).to_contain_text("Écrivez la raison : le lieu la lira.")
    desk.dialog.get_by_label("Un mot pour le lieu").fill("Le réseau de la commune était coupé.")
    gallery.look(desk.page, "operator-conflict-decide")
    desk.press("Payer ce pass")
    expect(desk.dialog).to_contain_text("La garantie de la campagne le paie : 9,60 € nets.")
    gallery.look(desk.page, "operator-conflict-decided")
    desk.press("Fermer")
    expect(desk.page.get_by_text("Aucun pass n’attend votre décision.")).to_be_visible()
    desk.page.get_by_role("button", name="Décidés").click()
    expect(desk.line("Payé par la garantie", place.name)).to_have_count(2)
    gallery.look(desk.page, "operator-conflicts-decided")


def test_venue_reads_what_became_of_its_scans(
    new_desk: NewDesk, office: Office, place: Place, elsewhere: Place, gallery: Gallery
) -> None:
    carnet = office.guaranteed_carnet()
    for paper, good in zip(carnet.papers[:2], (True, False), strict=True):
        office.lost_race(elsewhere, place, paper.text, in_good_faith=good)
    office.operator.post("/api/conflicts/due", {})
    desk = new_desk("/gestion", place.manager).go_to("Scans")
    expect(desk.figure("À recevoir pour")).to_contain_text("9,60 €")
    desk.line("Payé par la garantie", "9,60 €").click()
    expect(desk.dialog).to_contain_text("Le scan était de bonne foi.")
    gallery.look(desk.page, "manager-honoured")
    desk.press("Fermer")
    desk.line("À décider", "sans valeur").click()
    expect(desk.dialog).to_contain_text("L’opérateur décide si la garantie le paie.")
    gallery.look(desk.page, "manager-conflict-waiting")
    desk.press("Fermer")
    [waiting] = [one for one in office.redemptions(place) if one["guarantee"]["state"] == "waiting"]
    decision = {"outcome": "refused", "reason": "not_in_good_faith", "note": "Le téléphone n’a pas été mis à jour."}
    office.operator.post(f"/api/conflicts/{waiting['id']}/decision", decision)
    desk.page.reload()
    desk.line("Non payé").click()
    expect(desk.dialog).to_contain_text("La bonne foi n’est pas établie. Le téléphone n’a pas été mis à jour.")
    gallery.look(desk.page, "manager-conflict-refused")
