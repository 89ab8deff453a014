"""Money that comes: explained by one person, confirmed by another; partly paid and promised told as such."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from server.campaigns.models import Campaign
from server.db import transaction
from tests.admission.support.papers import pdf

from .support.desk import Desk
from .support.gallery import Gallery
from .support.office import Office

NewDesk = Callable[..., Desk]


def waiting(office: Office, campaign: str) -> dict[str, Any]:
    """A sponsor's order that waits for 208,00 €."""
    office.sponsor(campaign)
    *_, order = office.orders(campaign)
    return order


def explain(desk: Desk, movement: int) -> None:
    """Open a movement's screen by its address."""
    desk.page.goto(f"/operateur#mouvement-{movement}")
    expect(desk.page.get_by_role("heading", name="Mouvement du")).to_be_visible()


def test_a_credit_is_explained_by_one_and_confirmed_by_another(
    new_desk: NewDesk, office: Office, gallery: Gallery
) -> None:
    order = waiting(office, "Haute-Marne connectée")
    movement = office.credit(20_800, f"VIR CDE N {order['id']} MANDAT 4471")
    first = new_desk("/operateur", office.operator_account)
    expect(first.line("Expliquer", "de la banque").first).to_be_visible()
    first.page.goto("about:blank")
    first.page.goto("/operateur#a-expliquer")
    expect(first.page.get_by_role("heading", name="À expliquer").first).to_be_visible()
    expect(
        first.line(f"CDE N {order['id']} MANDAT 4471", "la référence la nomme, le montant est exact")
    ).to_be_visible()
    gallery.look(first.page, "operator-to-explain")
    explain(first, movement)
    expect(first.page.get_by_text(f"Commande {order['id']} : 208,00 €")).to_be_visible()
    expect(first.page.get_by_text("Une autre personne devra confirmer.")).to_be_visible()
    gallery.look(first.page, "operator-movement")
    first.page.get_by_role("button", name="Rapprocher ainsi").first.click()
    expect(first.page.get_by_text("Vous l’avez proposé : une autre personne doit confirmer.")).to_be_visible()
    expect(first.page.get_by_role("button", name="Confirmer")).to_have_count(0)

    second = new_desk("/operateur", office.second_operator)
    explain(second, movement)
    gallery.look(second.page, "operator-movement-second")
    second.press("Confirmer")
    expect(second.page.get_by_text("Ce mouvement est entièrement expliqué.")).to_be_visible()
    assert office.operator.get(f"/api/orders/{order['id']}")["funded_by"] == "credits"

    second.press("Annuler ce rapprochement")
    gallery.look(second.page, "operator-match-undo")
    second.dialog.get_by_role("button", name="Annuler ce rapprochement").click()
    expect(second.page.get_by_role("button", name="Rapprocher ainsi").first).to_be_visible()
    assert office.operator.get(f"/api/orders/{order['id']}")["state"] == "ordered"


def test_both_sides_see_what_came_and_what_is_missing(new_desk: NewDesk, office: Office, gallery: Gallery) -> None:
    account = office.sponsor("Moselle connectée")
    *_, order = office.orders("Moselle connectée")
    movement = office.credit(8_000, "acompte Moselle")
    first = new_desk("/operateur", office.operator_account)
    explain(first, movement)
    first.press("Choisir une commande")
    first.page.get_by_label("Commande", exact=True).select_option(value=str(order["id"]))
    expect(first.page.get_by_label("Montant en euros")).to_have_value("80")
    gallery.look(first.page, "operator-choose-part")
    first.press("Proposer")
    expect(first.page.get_by_text("Vous l’avez proposé")).to_be_visible()
    second = new_desk("/operateur", office.second_operator)
    explain(second, movement)
    second.press("Confirmer")
    expect(second.page.get_by_text("Ce mouvement est entièrement expliqué.")).to_be_visible()
    desk = new_desk("/commanditaire", account)
    desk.page.goto("about:blank")
    desk.page.goto(f"/commanditaire#commande-{order['id']}")
    expect(desk.page.get_by_text("Payée en partie")).to_be_visible()
    expect(desk.page.get_by_text("À vous : il manque 128,00 €.")).to_be_visible()
    expect(desk.figure("Reçu")).to_have_text("80,00 €")
    gallery.look(desk.page, "order-partly-paid")


def test_a_promise_of_two_people_is_told_as_promised(
    new_desk: NewDesk, office: Office, gallery: Gallery, tmp_path: Path
) -> None:
    order = waiting(office, "Ardennes connectées")
    with office.app.app_context(), transaction() as session:
        session.get_one(Campaign, order["campaign_id"]).trusts_promises = True
    file = tmp_path / "mandat.pdf"
    file.write_bytes(pdf())
    first = new_desk("/operateur", office.operator_account)
    first.page.goto("about:blank")
    first.page.goto(f"/operateur#commande-{order['id']}")
    first.press("Enregistrer un mandat écrit")
    first.page.get_by_label("Numéro du mandat").fill("2026-812")
    first.page.get_by_label("Montant du mandat, en euros").fill("208")
    first.page.get_by_label("Le mandat : PDF").set_input_files(file)
    gallery.look(first.page, "order-promise-form")
    first.press("Proposer ce mandat")
    expect(first.page.get_by_text("Mandat 2026-812 : 208,00 €")).to_be_visible()
    second = new_desk("/operateur", office.second_operator)
    second.page.goto("about:blank")
    second.page.goto(f"/operateur#commande-{order['id']}")
    second.press("Confirmer ce mandat")
    expect(second.page.get_by_text("Promise, pas encore reçue")).to_be_visible()
    expect(second.page.get_by_text("Il promet ce montant : l’argent n’est pas encore là.")).to_be_visible()
    gallery.look(second.page, "order-promised")
