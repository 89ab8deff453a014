"""The operator sees books beside bank, has certain movements matched, and two people order fees out."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from .support.alone import Alone
from .support.gallery import Gallery


def cancel(page: Page, other: Page, gallery: Gallery) -> None:
    """One person asks that a confirmed withdrawal be cancelled, another confirms."""
    other.goto("about:blank")
    other.goto("/operateur#retraits")
    other.get_by_role("button", name="Annuler ce paiement").click()
    other.get_by_label("Pourquoi annuler").fill("Le compte est fermé.")
    gallery.look(other, "operator-cancel-form")
    other.get_by_role("button", name="Demander l’annulation").click()
    expect(other.get_by_text("Annulation demandée par")).to_be_visible()
    expect(other.get_by_role("button", name="Annuler pour de bon")).to_have_count(0)
    page.goto("about:blank")
    page.goto("/operateur#retraits")
    page.get_by_role("button", name="Annuler pour de bon").click()
    gallery.look(page, "operator-cancel-confirm")
    page.get_by_role("dialog").get_by_role("button", name="Annuler pour de bon").click()
    expect(page.get_by_text("Annulé par")).to_be_visible()
    gallery.look(page, "operator-cancelled")


def reconcile(page: Page, gallery: Gallery) -> None:
    """Books beside bank: what is certain is matched, what nobody knows stays."""
    page.goto("about:blank")
    page.goto("/operateur#paiements")
    page.get_by_role("button", name="Livres et banque").click()
    expect(page.get_by_text("Les livres rejoignent la banque, chaque jour.")).to_be_visible()
    page.get_by_role("button", name="Rapprocher ce qui est sûr").click()
    expect(page.get_by_text("Rien de plus n’est sûr.")).to_be_visible()
    gallery.look(page, "operator-books")
    page.get_by_role("button", name="Fonds").click()
    expect(page.get_by_text("À expliquer")).to_be_visible()
    expect(page.get_by_text("pas encore dans les livres")).to_be_visible()
    gallery.look(page, "operator-books-days")


def test_books_meet_the_bank_and_fees_are_withdrawn_by_two(alone: Alone, gallery: Gallery) -> None:
    office = alone.office
    second = office.bank()
    place = office.place()
    office.scan(place, office.carnet().papers[0].text)
    office.credit(1_250, "Virement sans nom")
    page = alone.desk("/operateur", office.operator_account).page
    reconcile(page, gallery)
    office.operator.post(
        "/api/own-bank-accounts", {"name": "Frais", "kind": "fees", "iban": "FR1420041010050500013M02606"}
    )
    page.goto("about:blank")
    page.goto("/operateur#retraits")
    page.get_by_role("button", name="Retirer des frais").press("Enter")
    page.get_by_label("Montant en euros").fill("un euro")
    page.get_by_role("button", name="Demander").press("Enter")
    expect(page.get_by_text("Écrivez un montant")).to_be_visible()
    gallery.look(page, "operator-withdrawal")
    page.get_by_label("Montant en euros").fill("1,00")
    page.get_by_label("Pour quoi").fill("Frais du mois")
    page.get_by_role("button", name="Demander").press("Enter")
    expect(page.get_by_text("À confirmer")).to_be_visible()
    expect(page.get_by_role("button", name="Reprendre ma demande")).to_be_visible()

    other = alone.desk("/operateur", second).page
    other.goto("about:blank")
    other.goto("/operateur#retraits")
    other.get_by_role("button", name="Confirmer").click()
    gallery.look(other, "operator-withdrawal-confirm")
    other.get_by_role("dialog").get_by_role("button", name="Confirmer").click()
    expect(other.get_by_text("à payer")).to_be_visible()
    gallery.look(other, "operator-withdrawals")
    other.goto("about:blank")
    other.goto("/operateur#paiements")
    expect(other.get_by_text("1,00 €").first).to_be_visible()
    cancel(page, other, gallery)
