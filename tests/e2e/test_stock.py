"""Stock on three desks: sent, received, sent on, counted by the same names; lost booklets replaced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from server.vouchers import qr

from .camera import Camera
from .desk import Desk
from .gallery import Gallery
from .keyboard import Keyboard
from .office import Office
from .paper import PIXELS, Account, Carnet, Paper, Place
from .phone import Phone

NewDesk = Callable[..., Desk]


@dataclass(frozen=True)
class Depot:
    """A sponsor with booklets in stock, and two prescribers without."""

    campaign_id: int
    name: str
    sponsor: Account
    first: Account
    second: Account
    first_place: dict[str, Any]
    second_place: dict[str, Any]

    def number(self, serial: int) -> str:
        return f"{self.campaign_id}-{serial}"


@pytest.fixture
def depot(office: Office) -> Depot:
    """Twenty-five booklets of ten, funded and issued."""
    scene, other = office.scene("Gironde connectée"), office.scene("Autre campagne")
    order = office.operator.post(
        "/api/orders", {"campaign_id": scene.campaign_id, "booklet_size": 10, "booklet_count": 25}
    )
    office.operator.post(f"/api/orders/{order['id']}/fund", {"payment_order": "M-2026-21"})
    office.operator.post(f"/api/orders/{order['id']}/issue", {})
    places = [office.client(one).get("/api/session")["memberships"] for one in (scene.prescriber, other.prescriber)]
    first, second = (held[0]["organisation"] for held in places)
    return Depot(
        scene.campaign_id, "Gironde connectée", scene.sponsor, scene.prescriber, other.prescriber, first, second
    )


def send(office: Office, depot: Depot, count: int) -> None:
    """Booklets of the sponsor, received by the first prescriber."""
    wanted = {"to_organisation_id": depot.first_place["id"], "first": depot.number(1), "last": depot.number(count)}
    sent = office.client(depot.sponsor).post("/api/transfers", wanted)
    office.client(depot.first).post(f"/api/transfers/{sent['id']}/receive", {})


def held(office: Office, depot: Depot, serial: int = 1) -> Carnet:
    """A booklet of the first prescriber, handed over: its vouchers."""
    number = depot.number(serial)
    office.client(depot.first).post(f"/api/booklets/{number}/hand-over", {"criteria_checked": True})
    address = office.client(depot.first).get(f"/api/booklets/{number}/cover")["address"]
    vouchers = office.operator.get(f"/api/wallet/{address.rpartition('/')[2]}")["vouchers"]
    papers = [Paper(f"{number}-{each['position']}", each["text"], each["code"]) for each in vouchers]
    return Carnet(number, address, papers)


def open_stock(desk: Desk) -> None:
    desk.page.get_by_role("button", name="Stock et envois").click()
    expect(desk.page.get_by_role("heading", name="Stock et envois")).to_be_visible()


def counts(page: Page, place: str) -> Locator:
    """The line of a place in the table of counters."""
    return page.get_by_role("table", name="Carnets par lieu").get_by_role("row").filter(has_text=place)


def fill_row(desk: Desk, first: str, count: int, to: str) -> None:
    desk.press("Envoyer des carnets")
    desk.page.get_by_label("Premier carnet").fill(first)
    desk.page.get_by_label("Combien ?").fill(str(count))
    desk.page.get_by_label("Pour quelle structure ?").select_option(label=to)
    desk.press("Vérifier l’envoi")


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
    prescriber.line("20 carnets à recevoir").click()
    expect(prescriber.page.get_by_role("list", name="À recevoir")).to_be_visible()
    gallery.look(prescriber.page, "stock-to-receive")
    prescriber.press("J’ai reçu ces 20 carnets")
    expect(prescriber.page.get_by_role("list", name="Envois terminés")).to_contain_text("Reçus")
    expect(counts(prescriber.page, here)).to_contain_text("20")
    fill_row(prescriber, depot.number(3), 5, there)
    prescriber.dialog.get_by_role("button", name="Envoyer", exact=True).click()
    expect(prescriber.page.get_by_role("alert")).to_contain_text("5 carnets en route")

    second = new_desk("/prescripteur", depot.second)
    second.line("5 carnets à recevoir").click()
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
        f"Retirez-les de l'envoi. Déjà remis : {depot.number(2)}. Pas dans votre stock : {depot.number(5)}."
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


def test_a_half_used_booklet_is_replaced_and_its_page_says_so(
    new_desk: NewDesk, office: Office, depot: Depot, place: Place, gallery: Gallery
) -> None:
    send(office, depot, 3)
    old = held(office, depot)
    for paper in old.papers[:5]:
        assert office.scan(place, paper.text) == "accepted"
    desk = new_desk("/prescripteur", depot.first)
    open_stock(desk)
    desk.page.get_by_label("Numéro du carnet perdu").fill(old.address)
    desk.press("Voir ce carnet")
    expect(desk.page.get_by_text("Il reste 5 pass : vous choisirez ensuite")).to_be_visible()
    desk.page.get_by_label("Volé").check()
    gallery.look(desk.page, "stock-void")
    desk.press("Annuler ce carnet")
    expect(desk.page.get_by_text("Il restait 5 pass.")).to_be_visible()
    gallery.look(desk.page, "stock-replace")
    desk.page.get_by_label(f"Carnet {depot.number(2)}").check()
    desk.press("Remplacer et donner ce carnet")
    expect(desk.page.get_by_text(f"Le carnet {depot.number(2)} remplace le {old.number}")).to_be_visible()
    gallery.look(desk.page, "stock-replaced")
    desk.press(f"Voir le carnet {depot.number(2)}")
    expect(desk.page.get_by_text("5 sur 10 : les derniers ne valent rien")).to_be_visible()
    expect(desk.page.get_by_text("Remplace", exact=True)).to_be_visible()
    assert office.scan(place, old.papers[6].text) == "refused"

    desk.page.goto(old.address)
    expect(desk.page.get_by_text("Utilisez le nouveau carnet")).to_be_visible()


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


def test_the_operator_counts_every_place_and_replaces_by_keyboard(
    new_desk: NewDesk, office: Office, depot: Depot, gallery: Gallery
) -> None:
    send(office, depot, 2)
    lost = held(office, depot)
    desk = new_desk("/operateur", office.operator_account)
    keyboard = Keyboard(desk.page)
    keyboard.press("Stock et envois")
    expect(counts(desk.page, depot.first_place["name"])).to_be_visible()
    gallery.look(desk.page, "stock-operator")
    keyboard.go_to("textbox", "Numéro du carnet perdu").write(lost.number)
    keyboard.key("Enter")
    expect(desk.page.get_by_role("heading", name="Annuler ce carnet")).to_be_visible()
    keyboard.press("Annuler ce carnet")
    expect(desk.page.get_by_role("heading", name="Remplacer ce carnet")).to_be_visible()
    keyboard.go_to("textbox", "Ou un autre numéro").write(depot.number(2))
    keyboard.press("Remplacer et donner ce carnet")
    expect(desk.page.get_by_text(f"Le carnet {depot.number(2)} remplace le {lost.number}")).to_be_visible()


def test_a_phone_that_scanned_a_lost_booklet_offline_is_told_at_sync_and_refuses_the_next_at_once(
    phone: Phone, carnet: Carnet, office: Office, place: Place
) -> None:
    phone.context.set_offline(True)
    phone.scan(carnet.papers[0], "Accepté hors ligne")
    office.operator.post(f"/api/booklets/{carnet.number}/void", {"reason": "lost"})
    phone.context.set_offline(False)
    phone.waits_for(0)
    line = phone.lines.first
    expect(line).to_contain_text("Refusé")
    expect(line).to_contain_text("Ce carnet a été annulé (perdu, volé ou abîmé).")
    expect(line).to_contain_text("Demandez le nouveau carnet qui le remplace.")
    phone.page.reload()
    phone.ready()
    phone.context.set_offline(True)
    phone.show(carnet.papers[1])
    phone.tells("Refusé", "Ce carnet a été annulé")
    assert office.balance(place) == (0, 0)


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
