"""A booklet's way: ordered by its sponsor, sent, received, handed over, shown by whoever got it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from ..camera import read_code
from ..desk import Desk
from ..gallery import keep


def order(desk: Desk, booklets: int) -> None:
    """Order booklets of ten on the sponsor's desk."""
    desk.page.goto("/commanditaire")
    desk.go_to("Campagnes")
    desk.press("Commander des carnets")
    desk.page.get_by_label("Nombre de carnets").fill(str(booklets))
    desk.press("Préparer la commande")
    desk.press("Commander")
    expect(desk.page.get_by_text("Votre commande est passée")).to_be_visible()
    keep(desk.page, "line-ordered")


def send(desk: Desk, first: str, booklets: int, to: str) -> None:
    """Send a run of booklets from the sponsor's stock to an organisation."""
    desk.page.goto("/commanditaire")
    desk.go_to("Carnets")
    desk.press("Envoyer des carnets")
    desk.page.get_by_label("Premier carnet").fill(first)
    desk.page.get_by_label("Combien ?").fill(str(booklets))
    desk.page.get_by_label("Pour quelle structure ?").select_option(label=to)
    keep(desk.page, "line-send")
    desk.press("Vérifier l’envoi")
    desk.dialog.get_by_role("button", name="Envoyer", exact=True).click()
    expect(desk.page.get_by_role("alert")).to_contain_text(f"{booklets} carnets en route")


def receive(desk: Desk, booklets: int) -> None:
    """Receive what is on its way, on the prescriber's desk."""
    desk.page.goto("/prescripteur")
    desk.line(f"Recevoir {booklets} carnets").click()
    desk.press(f"J’ai reçu ces {booklets} carnets")
    expect(desk.page.get_by_role("list", name="Envois terminés")).to_contain_text("Reçu le")
    desk.go_to("Remettre")


def hand_over(desk: Desk, number: str) -> str:
    """Hand a booklet over by its number; the address in the code that the person takes with their own phone."""
    desk.page.get_by_label("Ou le numéro du carnet").fill(number)
    desk.press("Ouvrir ce carnet")
    desk.page.get_by_label("J’ai vérifié les critères de la campagne").check()
    keep(desk.page, "line-give")
    desk.press("Remettre ce carnet")
    desk.press("Montrer sur son téléphone")
    code = desk.page.get_by_role("img", name="Code qui ouvre la page du carnet")
    code.evaluate("(code) => code.scrollIntoView({ block: 'center' })")  # else the bar of sections covers a part
    keep(desk.page, "line-given")
    return read_code(code.screenshot())


def square(page: Page, position: int) -> Locator:
    """The code of a voucher on the beneficiary's page."""
    return page.get_by_role("img", name=f"Carré à scanner du pass {position}", exact=True)


def shown(page: Page, position: int) -> bytes:
    """What the beneficiary's phone shows: the picture of the voucher's code."""
    expect(square(page, position)).to_be_in_viewport(ratio=1)
    keep(page, f"line-voucher-{position}")
    return square(page, position).screenshot()
