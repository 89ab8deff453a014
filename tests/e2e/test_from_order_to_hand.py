"""A booklet's life: ordered, funded, printed, handed over by its cover, used, counted on the dashboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from .support import print_run
from .support.camera import Camera
from .support.desk import Desk
from .support.office import Office
from .support.paper import Paper, Place, Scene
from .support.phone import Phone

BOOKLETS, SIZE = 100, 10
NOT_FUNDED = "Ce pass n’est pas financé"


def ordered(desk: Desk, office: Office, scene: Scene) -> dict[str, Any]:
    """The sponsor's order, issued but not funded."""
    desk.go_to("Campagnes").press("Commander des carnets")
    desk.page.get_by_label("Nombre de carnets").fill(str(BOOKLETS))
    desk.press("Préparer la commande")
    desk.press("Commander")
    expect(desk.page.get_by_text("Votre commande est passée")).to_be_visible()
    [order] = office.client(scene.sponsor).get("/api/orders")["orders"]
    assert (order["booklet_count"], order["booklet_size"]) == (BOOKLETS, SIZE)
    return {**order, **office.operator.post(f"/api/orders/{order['id']}/issue", {})}


def funded(desk: Desk, office: Office, order_id: int) -> None:
    """The sponsor's transfer comes and is matched; the screen of its order says so."""
    office.pay(order_id, "M-2026-100")
    desk.page.reload()
    expect(desk.page.get_by_text("leurs pass valent de l’argent")).to_be_visible()


def printed(page: Page) -> bytes:
    """The PDF of the run, after the sponsor opened and approved the proof."""
    with page.expect_popup() as proof:
        page.get_by_role("link", name="Épreuve A4").click()
    proof.value.close()
    page.get_by_role("button", name="J’approuve l’épreuve").click()
    with page.expect_download() as file:
        page.get_by_role("button", name=f"Télécharger les {BOOKLETS} carnets").click()
    return Path(file.value.path()).read_bytes()


def delivered(office: Office, scene: Scene, order: dict[str, Any]) -> None:
    """Send the booklets from the sponsor's stock to the prescriber's, who receives them."""
    sending = {"to_organisation_id": scene.prescribing_id, "first": order["first"], "last": order["last"]}
    transfer = office.client(scene.sponsor).post("/api/transfers", sending)
    office.client(scene.prescriber).post(f"/api/transfers/{transfer['id']}/receive", {})


def stage(desk: Desk, name: str) -> Locator:
    """A stage of the funnel on a sponsor's desk."""
    return desk.page.get_by_role("listitem").filter(has_text=name).first


def test_a_booklet_from_the_order_to_a_redeemed_voucher_on_the_dashboard(
    new_phone: Callable[..., Phone],
    new_desk: Callable[..., Desk],
    office: Office,
    place: Place,
    camera: Camera,
) -> None:
    scene = office.scene("Entre-deux-Mers connecté")
    sponsor = new_desk("/commanditaire", scene.sponsor)
    order = ordered(sponsor, office, scene)
    number, page_of_order = order["first"], f"#commande-{order['id']}"
    phone = new_phone().open().sign_in(place.mediator).enrol().works_offline()
    unpaid = [Paper(f"{number}-{n}", office.printed(f"{number}-{n}"), "") for n in (1, 2)]
    phone.show(unpaid[0])
    phone.tells("Refusé", NOT_FUNDED)
    phone.context.set_offline(True)
    phone.show(unpaid[1])
    phone.tells("Refusé", NOT_FUNDED)
    phone.context.set_offline(False)
    camera.look_away()

    funded(new_desk(f"/operateur{page_of_order}", office.operator_account), office, order["id"])
    sponsor.page.reload()
    pictures = print_run.first_booklet(printed(sponsor.page), SIZE)
    cover, *vouchers = pictures
    delivered(office, scene, order)
    assert cover == office.client(scene.prescriber).get(f"/api/booklets/{number}/cover")["address"]
    hand_over(new_desk("/prescripteur", scene.prescriber), number, lambda: camera.show(pictures[cover]))
    camera.look_away()

    phone.page.reload()
    phone.ready()
    camera.show(pictures[vouchers[2]])
    phone.tells("Accepté", "Pass 3 ")
    phone.waits_for(0)
    assert office.balance(place) == (1, 960)

    sponsor.page.goto("about:blank")
    sponsor.page.goto("/commanditaire#chiffres")
    expect(sponsor.page.get_by_role("definition").filter(has_text="1 sur 1 remis")).to_be_visible()
    expect(stage(sponsor, "Dans un carnet entamé")).to_contain_text("10 pass")
    expect(stage(sponsor, "Utilisés")).to_contain_text("1 pass")


def hand_over(desk: Desk, number: str, show_cover: Callable[[], None]) -> None:
    """Hand a booklet over by showing its cover to the camera."""
    desk.press("Scanner la couverture")
    show_cover()
    expect(desk.page.get_by_role("heading", name=f"Carnet {number}")).to_be_visible()
    desk.page.get_by_label("J’ai vérifié les critères de la campagne").check()
    desk.press("Remettre ce carnet")
    desk.press("Montrer sur son téléphone")
    expect(desk.page.get_by_role("img", name="Code qui ouvre la page du carnet")).to_be_visible()
