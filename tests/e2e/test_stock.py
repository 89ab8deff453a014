"""Stock on three desks: sent, received, sent on, cancelled, counted by the same names."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from server.vouchers import qr

from .support.camera import Camera
from .support.depot import Depot, counts, fill_row, held, open_stock, send
from .support.desk import Desk
from .support.gallery import Gallery
from .support.office import Office
from .support.paper import PIXELS

NewDesk = Callable[..., Desk]


def test_booklets_go_from_sponsor_to_prescriber_to_prescriber(
    new_desk: NewDesk, office: Office, depot: Depot, gallery: Gallery
) -> None:
    here, there = depot.first_place["name"], depot.second_place["name"]
    sponsor = new_desk("/commanditaire", depot.sponsor)
    open_stock(sponsor)
    fill_row(sponsor, depot.number(1), 20, here)
    expect(sponsor.dialog).to_contain_text(f"{depot.number(1)} à {depot.number(20)}")
    gallery.look(sponsor.page, "stock-send-confirm")
    sponsor.dialog.get_by_role("button", name="Envoyer", exact=True).click()
    expect(sponsor.page.get_by_role("alert")).to_contain_text(f"20 carnets en route. {here} doit maintenant")
    gallery.look(sponsor.page, "stock-sent")
    sponsor.press("Voir le stock")
    expect(sponsor.page.get_by_role("list", name="En route")).to_contain_text("20 carnets")
    gallery.look(sponsor.page, "stock-sponsor")

    prescriber = new_desk("/prescripteur", depot.first)
    gallery.look(prescriber.page, "stock-to-receive-desk")
    prescriber.line("Recevoir 20 carnets").click()
    expect(prescriber.page.get_by_role("list", name="À recevoir")).to_be_visible()
    gallery.look(prescriber.page, "stock-to-receive")
    prescriber.press("J’ai reçu ces 20 carnets")
    expect(prescriber.page.get_by_role("list", name="Envois terminés")).to_contain_text("Reçus")
    expect(counts(prescriber.page, here)).to_contain_text("20")
    fill_row(prescriber, depot.number(3), 5, there)
    prescriber.dialog.get_by_role("button", name="Envoyer", exact=True).click()
    expect(prescriber.page.get_by_role("alert")).to_contain_text("5 carnets en route")

    second = new_desk("/prescripteur", depot.second)
    second.line("Recevoir 5 carnets").click()
    second.press("J’ai reçu ces 5 carnets")
    expect(second.page.get_by_role("list", name="Envois terminés")).to_contain_text("Reçus")
    sponsor.page.reload()
    expect(counts(sponsor.page, there)).to_contain_text("5")
    gallery.look(sponsor.page, "stock-counts")
    by_place = {row["place"]: row["in_stock"] for row in office.client(depot.sponsor).get("/api/stock")["places"]}
    assert (by_place[here], by_place[there], sum(by_place.values())) == (15, 5, 25)


def test_what_cannot_leave_is_told_with_its_reason_and_nothing_is_lost(
    new_desk: NewDesk, office: Office, depot: Depot
) -> None:
    send(office, depot, 4)
    held(office, depot, 2)
    desk = new_desk("/prescripteur", depot.first)
    open_stock(desk)
    fill_row(desk, depot.number(1), 5, depot.second_place["name"])
    desk.dialog.get_by_role("button", name="Envoyer", exact=True).click()
    expect(desk.dialog).to_contain_text(
        f"Retirez-les de l’envoi. Déjà remis : {depot.number(2)}. Pas dans votre stock : {depot.number(5)}."
    )
    desk.press("Corriger")
    expect(desk.page.get_by_label("Premier carnet")).to_have_value(depot.number(1))
    desk.page.get_by_label("Une suite de numéros").press("ArrowDown")
    for serial in (1, 3):
        desk.page.get_by_label("Numéro du carnet").fill(depot.number(serial))
        desk.page.keyboard.press("Enter")
    desk.press("Vérifier l’envoi")
    desk.dialog.get_by_role("button", name="Envoyer", exact=True).click()
    expect(desk.page.get_by_role("alert")).to_contain_text("2 carnets en route")


def test_a_transfer_is_taken_back_until_it_is_received(new_desk: NewDesk, office: Office, depot: Depot) -> None:
    wanted = {"to_organisation_id": depot.first_place["id"], "booklets": [depot.number(1)]}
    office.client(depot.sponsor).post("/api/transfers", wanted)
    desk = new_desk("/commanditaire", depot.sponsor)
    open_stock(desk)
    desk.press("Annuler cet envoi")
    expect(desk.page.get_by_role("list", name="Envois terminés")).to_contain_text("Envoi annulé")
    assert office.client(depot.first).get("/api/transfers?state=sent")["transfers"] == []


def test_covers_are_scanned_the_first_and_the_last_and_the_lost_one(
    new_desk: NewDesk, office: Office, depot: Depot, camera: Camera, gallery: Gallery
) -> None:
    send(office, depot, 3)
    covers = [held(office, depot, serial).address for serial in (1, 3)]
    camera.look_away()
    desk = new_desk("/prescripteur", depot.first)
    open_stock(desk)
    desk.press("Envoyer des carnets")
    desk.press("Scanner une couverture")
    expect(desk.page.get_by_text("Visez la couverture du premier carnet.")).to_be_visible()
    gallery.look(desk.page, "stock-scan")
    camera.show(qr.png(covers[0], PIXELS))
    expect(desk.page.get_by_label("Premier carnet")).to_have_value(depot.number(1))
    camera.show(qr.png(covers[1], PIXELS))
    expect(desk.page.get_by_label("Dernier carnet")).to_have_value(depot.number(3))
    expect(desk.page.get_by_label("Combien ?")).to_have_value("3")
    camera.look_away()
    desk.press("Retour")
    desk.press("Scanner une couverture")
    camera.show(qr.png("https://ailleurs.example/carnet/abc.def", PIXELS))
    expect(desk.page.get_by_text("Ce code n’est pas la couverture d’un de nos carnets.")).to_be_visible()
    camera.show(qr.png(covers[0], PIXELS))
    expect(desk.page.get_by_role("heading", name=f"Carnet {depot.number(1)}")).to_be_visible()


def test_sending_has_no_fault_on_any_screen(new_desk: NewDesk, office: Office, depot: Depot, gallery: Gallery) -> None:
    empty = new_desk("/prescripteur", depot.second)
    open_stock(empty)
    expect(empty.page.get_by_text("Aucun carnet").first).to_be_visible()
    gallery.look(empty.page, "stock-empty")
    empty.press("Envoyer des carnets")
    expect(empty.page.get_by_text("Rien à envoyer")).to_be_visible()
    gallery.look(empty.page, "stock-nothing-to-send")
    send(office, depot, 3)
    desk = new_desk("/prescripteur", depot.first)
    open_stock(desk)
    desk.press("Envoyer des carnets")
    expect(desk.page.get_by_role("list", name="En stock, prêts à partir")).to_be_visible()
    desk.press("Vérifier l’envoi")
    gallery.look(desk.page, "stock-send-wrong")
    desk.page.get_by_label("Une suite de numéros").press("ArrowDown")
    desk.page.get_by_label("Numéro du carnet").fill(depot.number(2))
    desk.press("Ajouter ce carnet")
    gallery.look(desk.page, "stock-send-singles")
