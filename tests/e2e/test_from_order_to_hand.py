"""A booklet's way: ordered, not funded, funded, printed, handed over by its cover, used, seen on the dashboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, expect

from . import print_run
from .camera import Camera
from .desk import Desk
from .office import Office
from .paper import Paper, Place, Scene
from .phone import Phone

BOOKLETS, SIZE = 100, 10
NOT_FUNDED = "Ce pass n’est pas financé"


def ordered(office: Office, scene: Scene) -> dict[str, Any]:
    """The sponsor's order, issued, and paid for by nobody."""
    wanted = {"campaign_id": scene.campaign_id, "booklet_size": SIZE, "booklet_count": BOOKLETS}
    order: dict[str, Any] = office.client(scene.sponsor).post("/api/orders", wanted)
    return order | office.operator.post(f"/api/orders/{order['id']}/issue", {})


def printed(office: Office, scene: Scene, order_id: int) -> bytes:
    """The first file of the run, after the sponsor approved the proof."""
    sponsor, path = office.client(scene.sponsor), f"/api/orders/{order_id}"
    seen = sponsor.get(f"{path}/print")["proof"]["fingerprint"]
    state = sponsor.post(f"{path}/proof/approve", {"fingerprint": seen})
    assert state["ready"]
    return sponsor.content(f"{path}/print/{state['parts'][0]['number']}.pdf")


def delivered(office: Office, scene: Scene, order: dict[str, Any]) -> None:
    """The booklets go from the sponsor's stock to the prescriber's."""
    sending = {"to_organisation_id": scene.prescribing_id, "first": order["first"], "last": order["last"]}
    transfer = office.client(scene.sponsor).post("/api/transfers", sending)
    office.client(scene.prescriber).post(f"/api/transfers/{transfer['id']}/receive", {})


def stage(desk: Desk, name: str) -> Locator:
    """A stage of the funnel on a sponsor's desk."""
    return desk.page.get_by_role("listitem").filter(has_text=name).first


def test_a_booklet_from_the_order_to_a_redeemed_voucher_on_the_dashboard(
    new_phone: Callable[..., Phone], new_desk: Callable[..., Desk], office: Office, place: Place, camera: Camera
) -> None:
    scene = office.scene("Entre-deux-Mers connecté")
    order = ordered(office, scene)
    number = order["first"]
    phone = new_phone().open().sign_in(place.mediator).enrol().works_offline()
    unpaid = [Paper(f"{number}-{n}", office.printed(f"{number}-{n}"), "") for n in (1, 2)]
    phone.show(unpaid[0])
    phone.tells("Refusé", NOT_FUNDED)
    phone.context.set_offline(True)
    phone.show(unpaid[1])
    phone.tells("Refusé", NOT_FUNDED)
    phone.context.set_offline(False)
    camera.look_away()

    office.operator.post(f"/api/orders/{order['id']}/fund", {"payment_order": "M-2026-100"})
    pictures = print_run.first_booklet(printed(office, scene, order["id"]), SIZE)
    cover, *vouchers = pictures
    delivered(office, scene, order)
    assert cover == office.client(scene.prescriber).get(f"/api/booklets/{number}/cover")["address"]
    hand_over(new_desk("/prescripteur", scene.prescriber), number)

    phone.page.reload()
    phone.ready()
    camera.show(pictures[vouchers[2]])
    phone.tells("Accepté", "Pass 3 ")
    phone.waits_for(0)
    assert office.balance(place) == (1, 960)

    desk = new_desk("/commanditaire", scene.sponsor)
    expect(desk.page.get_by_role("definition").filter(has_text="1 sur 1 remis")).to_be_visible()
    expect(stage(desk, "Dans un carnet entamé")).to_contain_text("10 pass")
    expect(stage(desk, "Utilisés")).to_contain_text("1 pass")


def hand_over(desk: Desk, number: str) -> None:
    """Hand a booklet over from the list of the stock."""
    desk.line(f"Carnet {number}").first.click()
    desk.press("Remettre ce carnet")
    desk.page.get_by_label("J’ai vérifié les critères de la campagne").check()
    desk.press("Remettre ce carnet")
    expect(desk.page.get_by_role("img", name="Code qui ouvre la page du carnet")).to_be_visible()
