"""Booklets in stock: a sponsor with booklets, two prescribers without, and what each sees of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from .desk import Desk
from .office import Office
from .paper import Account, Carnet, Paper


@dataclass(frozen=True)
class Depot:
    """A sponsor with booklets in stock, and two prescribers without."""

    campaign_id: int
    sponsor: Account
    first: Account
    second: Account
    first_place: dict[str, Any]
    second_place: dict[str, Any]

    def number(self, serial: int) -> str:
        return f"{self.campaign_id}-{serial}"


def filled(office: Office) -> Depot:
    """Twenty-five booklets of ten, funded and issued."""
    scene, other = office.scene("Gironde connectée"), office.scene("Autre campagne")
    order = office.operator.post(
        "/api/orders", {"campaign_id": scene.campaign_id, "booklet_size": 10, "booklet_count": 25}
    )
    office.pay(order["id"], "M-2026-21")
    office.operator.post(f"/api/orders/{order['id']}/issue", {})
    places = [office.client(one).get("/api/session")["memberships"] for one in (scene.prescriber, other.prescriber)]
    first, second = (held[0]["organisation"] for held in places)
    return Depot(scene.campaign_id, scene.sponsor, scene.prescriber, other.prescriber, first, second)


def send(office: Office, depot: Depot, count: int) -> None:
    """Send booklets from the sponsor to the first prescriber, who receives them."""
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
    """Open stock and transfers of a sponsor or a prescriber."""
    if desk.page.url.endswith("/prescripteur"):
        desk.go_to("Envois")
    else:
        desk.go_to("Carnets")
    expect(desk.page.get_by_role("heading", name="Stock et envois")).to_be_visible()


def counts(page: Page, place: str) -> Locator:
    """The line of a place in the table of counters."""
    return page.get_by_role("table", name="Carnets par lieu").get_by_role("row").filter(has_text=place)


def fill_row(desk: Desk, first: str, count: int, to: str) -> None:
    """Fill in the form for a run of booklets, up to the confirmation."""
    desk.press("Envoyer des carnets")
    desk.page.get_by_label("Premier carnet").fill(first)
    desk.page.get_by_label("Combien ?").fill(str(count))
    desk.page.get_by_label("Pour quelle structure ?").select_option(label=to)
    desk.press("Vérifier l’envoi")
