"""Orders on the sponsor's desk: what is due, a campaign that ends soon, and cancelling before payment."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from .support.desk import Desk
from .support.gallery import Gallery
from .support.office import Office

NewDesk = Callable[..., Desk]


def test_the_sum_to_pay_is_the_same_on_the_task_on_the_order_and_for_the_operator(
    new_desk: NewDesk, office: Office, gallery: Gallery
) -> None:
    desk = new_desk("/commanditaire", office.sponsor("Dordogne connectée"))
    *_, order = office.orders("Dordogne connectée")
    due = desk.line("Demander la facture")
    expect(due).to_contain_text("208,00 €")
    expect(due).to_contain_text(f"Commande {order['id']}")
    gallery.look(desk.page, "task-pay")
    due.click()
    expect(desk.page.get_by_text("faites virer 208,00 €")).to_be_visible()
    pay = desk.page.locator("section").filter(has=desk.page.get_by_role("heading", name="Comment payer")).last
    expect(pay).to_contain_text("208,00 €")
    expect(pay).to_contain_text(f"Commande {order['id']}")
    gallery.look(desk.page, "order-pay")


def test_an_order_near_the_end_is_warned_of_and_asked_for_twice_and_can_be_cancelled(
    new_desk: NewDesk, office: Office, gallery: Gallery
) -> None:
    desk = new_desk("/commanditaire", office.ending("Cantal connecté"))
    desk.go_to("Campagnes")
    desk.press("Commander des carnets")
    expect(desk.page.get_by_text("Il reste 10 jours avant la fin de la campagne")).to_be_visible()
    desk.page.get_by_label("Nombre de carnets").fill("26")
    gallery.look(desk.page, "order-late-new")
    desk.press("Préparer la commande")
    desk.press("Commander")
    expect(desk.dialog).to_contain_text("Commander quand même")
    expect(desk.dialog).to_contain_text("Il reste 10 jours")
    gallery.look(desk.page, "order-late")
    desk.dialog.get_by_role("button", name="Pas maintenant").click()
    assert office.orders("Cantal connecté")[-1]["state"] == "draft"
    desk.press("Commander")
    desk.dialog.get_by_role("button", name="Commander", exact=True).click()
    expect(desk.page.get_by_text("Votre commande est passée")).to_be_visible()

    desk.press("Annuler cette commande")
    gallery.look(desk.page, "order-cancel")
    desk.dialog.get_by_role("button", name="Annuler cette commande").click()
    expect(desk.page.get_by_text("Elle ne demande aucun virement")).to_be_visible()
    expect(desk.page.get_by_role("button", name="Annuler cette commande")).to_have_count(0)
    gallery.look(desk.page, "order-cancelled")
    assert office.orders("Cantal connecté")[-1]["state"] == "cancelled"
    desk.page.goto("/commanditaire")
    expect(desk.page.get_by_text("Chargement de ce qui vous attend…")).to_have_count(0)
    expect(desk.page.get_by_role("heading", name="À faire").first).to_be_visible()
    expect(desk.line("Demander la facture")).to_have_count(0)
