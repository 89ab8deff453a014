"""From quote to invoice: a sponsor orders, its platform refuses the invoice, and another one replaces it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from .support.desk import Desk
from .support.gallery import Gallery
from .support.office import Office

NewDesk = Callable[..., Desk]
REFUSED = "Le numéro d'engagement 2026ENG0042 est inconnu."


def test_a_sponsor_gets_a_quote_then_an_invoice_that_is_refused_and_replaced(
    new_desk: NewDesk, office: Office, gallery: Gallery
) -> None:
    office.identify()
    desk = new_desk("/commanditaire", office.sponsor("Lot connecté"))
    desk.go_to("Campagnes")
    desk.press("Commander des carnets")
    desk.page.get_by_label("Nombre de carnets").fill("10")
    desk.press("Préparer la commande")
    desk.press("Recevoir un devis")
    expect(desk.page.get_by_text("Valable jusqu’au")).to_be_visible()
    gallery.look(desk.page, "billing-quote")
    with desk.page.expect_download() as download:
        desk.page.get_by_role("link", name="Ouvrir le devis (PDF)").click()
    assert download.value.suggested_filename.startswith("devis-D-")

    desk.press("Commander")
    desk.press("Choisir les références obligatoires")
    desk.dialog.get_by_label("Numéro d’engagement").check()
    gallery.look(desk.page, "billing-needs")
    desk.dialog.get_by_role("button", name="Enregistrer").click()
    desk.press("Recevoir la facture")
    expect(desk.page.get_by_text("Le comptable demande cette référence.")).to_be_visible()
    gallery.look(desk.page, "billing-missing")
    desk.page.get_by_label("Numéro d’engagement (obligatoire)").fill("2026 ENG 0042")
    desk.press("Recevoir la facture")
    expect(desk.page.get_by_role("heading", name="Facture F-")).to_be_visible()
    gallery.look(desk.page, "billing-invoice")

    order = office.orders("Lot connecté")[-1]
    operator = new_desk("/operateur", office.operator_account)
    operator.page.goto("about:blank")
    operator.page.goto(f"/operateur#commande-{order['id']}")
    operator.press("Noter un refus")
    operator.dialog.get_by_label("Raison du refus").fill(REFUSED)
    gallery.look(operator.page, "billing-refusal")
    operator.dialog.get_by_role("button", name="Enregistrer le refus").click()
    expect(operator.page.get_by_text("Refusée par la plateforme")).to_be_visible()
    gallery.look(operator.page, "billing-refused")

    desk.page.reload()
    desk.press("Corriger les références")
    desk.dialog.get_by_label("Numéro d’engagement (obligatoire)").fill("2026ENG0043")
    desk.dialog.get_by_role("button", name="Établir l’autre facture").click()
    expect(desk.page.get_by_text("annulée par l’avoir A-")).to_be_visible()
    expect(desk.page.get_by_text("2026ENG0043")).to_be_visible()
    gallery.look(desk.page, "billing-corrected")
