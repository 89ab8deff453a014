"""Campaigns, orders and the end of a campaign, on the desks of sponsor and operator."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from .support.desk import Desk
from .support.gallery import Gallery
from .support.keyboard import Keyboard
from .support.office import Office

NewDesk = Callable[..., Desk]


def test_sponsor_orders_once_whatever_is_typed_and_however_often_it_is_pressed(
    new_desk: NewDesk, office: Office, gallery: Gallery
) -> None:
    desk = new_desk("/commanditaire", office.sponsor("Landes connectées"))
    desk.go_to("Campagnes")
    desk.press("Commander des carnets")
    for wrong in ("0", "10000000", "dix", ""):
        desk.page.get_by_label("Nombre de carnets").fill(wrong)
        desk.press("Préparer la commande")
        expect(desk.page.get_by_text("Écrivez un nombre entier de 1 à 1 000 000")).to_be_visible()
    gallery.look(desk.page, "order-new-wrong")
    desk.page.get_by_label("Nombre de carnets").fill("100")
    expect(desk.page.get_by_text("10 400,00 €")).to_be_visible()
    gallery.look(desk.page, "order-new")
    desk.page.context.set_offline(True)
    desk.press("Préparer la commande")
    expect(desk.page.get_by_text("Le serveur ne répond pas")).to_be_visible()
    expect(desk.page.get_by_label("Nombre de carnets")).to_have_value("100")
    desk.page.context.set_offline(False)
    desk.press("Préparer la commande")
    expect(desk.page.get_by_text("Rien n’est encore commandé")).to_be_visible()
    gallery.look(desk.page, "order-draft")
    desk.page.get_by_role("button", name="Commander", exact=True).dblclick()
    expect(desk.page.get_by_text("Votre commande est passée")).to_be_visible()
    expect(desk.page.get_by_text("faites virer 10 400,00 €")).to_be_visible()
    gallery.look(desk.page, "order-placed")
    *_, placed = office.orders("Landes connectées")
    assert len(office.orders("Landes connectées")) == 3
    assert (placed["state"], placed["booklet_count"], placed["booklet_size"]) == ("ordered", 100, 10)


def test_a_draft_is_withdrawn_without_a_mouse(new_desk: NewDesk, office: Office) -> None:
    desk = new_desk("/commanditaire", office.sponsor("Charente connectée"))
    keyboard = Keyboard(desk.page)
    desk.go_to("Campagnes")
    keyboard.press("Commander des carnets")
    expect(desk.page.get_by_role("heading", name="Commander des carnets")).to_be_focused()
    keyboard.go_to("radio", "10 pass").key("ArrowDown")
    keyboard.go_to("textbox", "Nombre de carnets").write("7")
    keyboard.key("Enter")
    expect(desk.page.get_by_text("7 carnets de 5 pass")).to_be_visible()
    keyboard.press("Retirer ce brouillon")
    desk.dialog.get_by_role("button", name="Retirer ce brouillon").press("Enter")
    expect(desk.page.get_by_role("heading", name="Campagnes").first).to_be_visible()
    assert [order["booklet_count"] for order in office.orders("Charente connectée")] == [3, 2]


def test_operator_issues_what_is_funded(new_desk: NewDesk, office: Office, gallery: Gallery) -> None:
    office.sponsor("Creuse connectée")
    *_, order = office.orders("Creuse connectée")
    office.pay(order["id"], "M-2026-88")
    desk = new_desk("/operateur", office.operator_account)
    more = desk.page.get_by_role("button", name=re.compile("^Voir (les .* autres|l’autre)$"))
    expect(desk.page.get_by_role("list", name="À faire")).to_be_visible()
    if more.is_visible():
        more.click()
    gallery.look(desk.page, "operator-tasks")
    desk.line("Émettre 2 carnets", f"Commande {order['id']} ·").click()
    expect(desk.page.get_by_text("L’argent est arrivé. Les carnets restent à émettre.")).to_be_visible()
    gallery.look(desk.page, "order-funded")
    desk.press("Émettre 2 carnets")
    expect(desk.page.get_by_text("2 carnets émis.")).to_be_visible()
    expect(desk.page.get_by_text("Financée et émise")).to_be_visible()
    gallery.look(desk.page, "order-issued")
    *_, waiting = office.orders("Creuse connectée")
    assert (waiting["state"], waiting["payment_order"]) == ("funded", f"M-2026-88 Commande {order['id']}")
    assert waiting["issued_at"] is not None
    desk.press("Clore la commande")
    gallery.look(desk.page, "order-close")
    desk.dialog.get_by_role("button", name="Clore la commande").click()
    expect(desk.page.get_by_text("La commande est close")).to_be_visible()


def test_sponsor_confirms_the_blocking_that_waits_and_reads_why(
    new_desk: NewDesk, office: Office, gallery: Gallery
) -> None:
    desk = new_desk("/commanditaire", office.ending("Corrèze connectée"))
    expect(desk.page.get_by_role("button", name="Messages 2 messages non lus")).to_be_visible()
    gallery.look(desk.page, "sponsor-tasks")
    desk.page.get_by_role("button", name="Messages 2").click()
    gallery.look(desk.page, "messages")
    desk.line("confirmez le blocage du stock").click()
    expect(desk.page.get_by_text("Les carnets déjà remis restent valables.")).to_be_visible()
    expect(desk.page.get_by_role("button", name="Messages 1 message non lu")).to_be_visible()
    gallery.look(desk.page, "messages-open")
    desk.press("Tout marquer comme lu")
    expect(desk.page.get_by_text("Vous avez tout lu.")).to_be_visible()
    expect(desk.page.get_by_text("Les carnets déjà remis restent valables.")).to_be_visible()
    desk.page.go_back()
    desk.line("Confirmer le blocage du stock").click()
    expect(desk.page.get_by_role("list").filter(has_text="Confirmation du dernier jour")).to_be_visible()
    gallery.look(desk.page, "end-waiting")
    desk.press("Confirmer le blocage du stock")
    expect(desk.dialog).to_contain_text("1 carnet est en stock")
    gallery.look(desk.page, "end-confirm")
    desk.dialog.get_by_role("button", name="Bloquer le stock").click()
    expect(desk.page.get_by_text("C’est confirmé")).to_be_visible()
    expect(desk.page.get_by_text("commanditaire, le")).to_be_visible()
    gallery.look(desk.page, "end-confirmed")
    desk.page.go_back()
    expect(desk.page.get_by_role("heading", name="À faire").first).to_be_visible()
    expect(desk.line("Confirmer le blocage du stock")).to_have_count(0)
    desk.go_to("Campagnes")
    desk.press("Voir la campagne")
    expect(desk.page.get_by_text("Le stock est bloqué")).to_be_visible()
    gallery.look(desk.page, "campaign")


def test_operator_opens_a_campaign_and_loses_nothing_that_was_typed(
    new_desk: NewDesk, office: Office, gallery: Gallery
) -> None:
    office.sponsor("Celle d’avant")
    desk = new_desk("/operateur", office.operator_account)
    desk.go_to("Campagnes")
    desk.press("Ouvrir une campagne")
    desk.page.get_by_label("Nom de la campagne").fill("Pass des aînés")
    desk.page.get_by_label("Territoire").fill("33, 99")
    desk.page.get_by_label("Personnes de 60 ans et plus").check()
    desk.page.get_by_label("Valeur d’un pass").fill("beaucoup")
    gallery.look(desk.page, "campaign-new")
    desk.press("Ouvrir la campagne")
    expect(desk.page.get_by_text("corrigez les 3 champs signalés")).to_be_visible()
    expect(desk.page.get_by_label("Commanditaire", exact=True)).to_be_focused()
    gallery.look(desk.page, "campaign-new-wrong")
    desk.page.reload()
    expect(desk.page.get_by_text("Voici ce que vous aviez commencé à écrire")).to_be_visible()
    expect(desk.page.get_by_label("Territoire")).to_have_value("33, 99")
    desk.page.get_by_label("Commanditaire", exact=True).select_option(index=1)
    desk.page.get_by_label("Territoire").fill("33, 99999")
    desk.page.get_by_label("Valeur d’un pass").fill("7,50")
    desk.page.get_by_label("Alerte", exact=True).fill("2026-11-30")
    desk.press("Ouvrir la campagne")
    expect(desk.page.get_by_text("Un de ces codes n’est ni un département ni un code postal")).to_be_visible()
    desk.page.get_by_label("Territoire").fill("33, 40100")
    desk.press("Ouvrir la campagne")
    expect(desk.page.get_by_role("heading", name="Pass des aînés")).to_be_visible()
    expect(desk.page.get_by_text("Département 33 · Code postal 40100")).to_be_visible()
    gallery.look(desk.page, "campaign-terms")
    made = next(one for one in office.operator.get("/api/campaigns")["campaigns"] if one["name"] == "Pass des aînés")
    steps = office.operator.get(f"/api/campaigns/{made['id']}/expiry")["steps"]
    assert (made["voucher_cents"], made["target_publics"]) == (750, ["seniors"])
    assert steps[0]["due_day"] == "2026-11-30"

    desk.press("Voir les étapes")
    desk.press("Changer les dates à venir")
    desk.page.get_by_label("Blocage du stock").fill("2026-12-30")
    desk.press("Enregistrer les dates")
    expect(desk.page.get_by_text("Les étapes ne se suivent pas")).to_be_visible()
    gallery.look(desk.page, "end-move-wrong")
    desk.page.get_by_label("Blocage du stock").fill("2026-12-10")
    desk.press("Enregistrer les dates")
    expect(desk.page.get_by_text("Les dates sont enregistrées")).to_be_visible()
    desk.page.go_back()
    desk.press("Modifier la campagne")
    desk.page.get_by_label("Nom de la campagne").fill("Pass des anciens")
    desk.press("Enregistrer")
    expect(desk.page.get_by_role("heading", name="Pass des anciens")).to_be_visible()


def test_lists_of_campaigns_and_orders_have_no_fault(new_desk: NewDesk, office: Office, gallery: Gallery) -> None:
    office.sponsor("Vienne connectée")
    desk = new_desk("/operateur", office.operator_account)
    desk.go_to("Campagnes")
    desk.press("Toutes les campagnes")
    expect(desk.line("Vienne connectée")).to_be_visible()
    gallery.look(desk.page, "campaigns")
    desk.page.go_back()
    desk.press("Toutes les commandes")
    desk.page.get_by_text("Plus de filtres").click()
    desk.page.get_by_label("État").select_option(label="En attente du virement")
    expect(desk.line("Vienne connectée")).to_have_count(1)
    gallery.look(desk.page, "orders")


def test_the_form_says_beforehand_what_a_funded_campaign_fixes(
    new_desk: NewDesk, office: Office, gallery: Gallery
) -> None:
    office.sponsor("Meuse connectée")
    desk = new_desk("/operateur", office.operator_account)
    desk.go_to("Campagnes")
    desk.press("Toutes les campagnes")
    desk.line("Meuse connectée").click()
    desk.press("Modifier la campagne")
    expect(desk.page.get_by_text("la valeur, les frais et la garantie ne changent plus")).to_be_visible()
    expect(desk.page.get_by_label("Garantie")).to_have_count(0)
    gallery.look(desk.page, "campaign-fixed")
