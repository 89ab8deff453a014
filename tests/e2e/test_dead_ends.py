"""Nothing is a dead end: in a browser whatever fails is a page with the way on and whom to call, without script too."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .support.alone import Alone
from .support.desk import Desk
from .support.gallery import Gallery
from .support.office import Office
from .support.paper import Carnet, Place

PHONE = "05 56 00 00 01"
FAULTS = {
    "/nulle-part": (404, "Cette page n’existe pas"),
    "/api/session": (401, "Il faut vous connecter"),
    "/api/statements/R-2026-01-0001/statement.pdf": (401, "Il faut vous connecter"),
    "/api/statements/R-2026-01-0001/lines.csv": (401, "Il faut vous connecter"),
    "/api/redemptions/decisions": (405, "Cette adresse ne s’ouvre pas ainsi"),
    "/reunions/9999": (404, "C’est introuvable"),
    "/reunions/retrait?lien=coupe": (404, "C’est introuvable"),
    "/recu/coupe": (404, "C’est introuvable"),
    "/V/COUPE": (404, "Ce code n’est pas complet"),
}
DOORS = ("/invitation#coupe", "/mot-de-passe#coupe", "/adresse#coupe", "/telephone#coupe", "/candidature#coupe")


@pytest.fixture
def known(alone: Alone) -> Alone:
    """A server whose operator has a telephone."""
    desk = alone.desk("/operateur#informations-publiques", alone.office.operator_account)
    desk.page.get_by_label("Téléphone", exact=True).fill(PHONE)
    desk.press("Enregistrer")
    expect(desk.page.get_by_text("Enregistré. Les pages publiques")).to_be_visible()
    return alone


def test_what_fails_in_a_browser_is_a_page_without_script(known: Alone, gallery: Gallery) -> None:
    page = known.page(java_script_enabled=False)
    for path, (status, title) in FAULTS.items():
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == status, path
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        expect(page.get_by_role("link", name=PHONE)).to_have_attribute("href", re.compile("^tel:"))
    page = known.page()
    for path, (_, title) in FAULTS.items():
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        gallery.look(page, f"fault{re.sub(r'[^a-z]+', '-', path.lower())}")


@pytest.mark.parametrize("address", DOORS)
def test_a_broken_link_s_door_has_help_and_a_way_on(known: Alone, gallery: Gallery, address: str) -> None:
    page = known.page()
    page.goto(address)
    help_link = page.get_by_role("link", name="Aide sur cet écran")
    expect(help_link).to_be_visible()
    if address.startswith(("/adresse", "/telephone")):
        page.get_by_role("main").or_(page.locator("footer")).get_by_role("button").last.click()
    if not address.startswith("/candidature"):
        expect(page.get_by_role("link", name="À qui demander")).to_have_attribute("href", "/contact")
    gallery.look(page, f"door{address.partition('#')[0].replace('/', '-')}")
    page.goto(str(help_link.get_attribute("href")))
    assert page.evaluate("document.querySelector(':target') !== null")


def test_a_desk_s_help_leads_to_the_sentence_for_its_screen(known: Alone, gallery: Gallery) -> None:
    desk = known.desk("/operateur#paiements", known.office.operator_account)
    gallery.look(desk.page, "help-on-a-desk")
    with desk.page.context.expect_page() as opened:
        desk.page.get_by_role("link", name="Aide sur cet écran").click()
    page = opened.value
    expect(page.get_by_role("heading", name="Comment payer ce qui est dû ?")).to_be_in_viewport()
    expect(page.locator(":target")).to_contain_text("une autre personne l’approuve")
    gallery.look(page, "help")


def test_a_download_that_is_refused_later_opens_a_page(
    new_desk: Callable[..., Desk], office: Office, place: Place, carnet: Carnet
) -> None:
    office.scan(place, carnet.papers[0].text)
    desk = new_desk("/gestion", place.manager).go_to("Scans")
    table = desk.page.get_by_role("link", name="Tableau pour Excel")
    with desk.page.expect_download() as saved:
        table.click()
    assert saved.value.suggested_filename.endswith(".csv")
    desk.page.context.clear_cookies()
    table.click()
    expect(desk.page.get_by_role("heading", name="Il faut vous connecter")).to_be_visible()
    expect(desk.page.get_by_role("link", name="Se connecter").first).to_be_visible()


def test_a_receipt_is_a_page_from_the_desk_and_from_its_code(
    new_desk: Callable[..., Desk],
    office: Office,
    place: Place,
    carnet: Carnet,
    gallery: Gallery,
) -> None:
    office.scan(place, carnet.papers[0].text)
    desk = new_desk("/gestion", place.manager).go_to("Scans")
    desk.line(f"Pass {carnet.papers[0].number}", "9,60 €").click()
    number = desk.dialog.locator(".facts__pair", has_text="Numéro").locator("dd").inner_text()
    assert re.fullmatch(r"[0-9A-F]{4}-[0-9A-F]{4}", number)
    gallery.look(desk.page, "receipt-on-the-desk")
    with desk.page.context.expect_page() as opened:
        desk.dialog.get_by_role("link", name="Page du reçu").click()
    page, address = opened.value, opened.value.url
    page.context.clear_cookies()
    page.goto(address)
    expect(page.get_by_role("heading", name=f"Reçu {number}")).to_be_visible()
    expect(page.get_by_text("Ce reçu est bon.")).to_be_visible()
    gallery.look(page, "receipt")
