"""The beneficiary's page and the server's own: no fault that axe finds, nothing cut off at 320 pixels."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from .support.gallery import Gallery
from .support.office import Office
from .support.paper import Carnet, Place

ASK_NOW = "dispatchEvent(new Event('online'))"
NewProfile = Callable[..., BrowserContext]


def test_beneficiarys_page_has_no_fault(profile: NewProfile, office: Office, place: Place, gallery: Gallery) -> None:
    carnet = office.carnet(5)
    page = profile().new_page()
    page.goto(carnet.address)
    expect(page.get_by_text("Il vous reste 5 pass")).to_be_visible()
    gallery.look(page, "booklet")
    office.scan(place, carnet.papers[0].text)
    page.evaluate(ASK_NOW)
    expect(page.get_by_text("Pass 1 utilisé").first).to_be_visible()
    gallery.look(page, "booklet-just-used")
    page.context.set_offline(True)
    page.evaluate(ASK_NOW)
    expect(page.get_by_text("Sans réseau")).to_be_visible()
    gallery.look(page, "booklet-offline")
    for paper in carnet.papers[1:]:
        office.scan(place, paper.text)
    page.context.set_offline(False)
    expect(page.get_by_text("5 pass déjà utilisés")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Tous vos pass ont servi")).to_be_visible()
    gallery.look(page, "booklet-used-up")
    page.get_by_text("Ce téléphone ou cet ordinateur n’est pas à vous ?").click()
    page.get_by_role("button", name="Effacer mon carnet d’ici").click()
    expect(page.get_by_role("heading", name="Votre carnet est effacé d’ici")).to_be_visible()
    gallery.look(page, "booklet-erased")
    page.goto(carnet.address[:-2])
    expect(page.get_by_text("Ce lien n’ouvre aucun carnet")).to_be_visible()
    gallery.look(page, "booklet-unknown")


def test_pages_of_the_server_have_no_fault(
    profile: NewProfile, office: Office, place: Place, carnet: Carnet, gallery: Gallery
) -> None:
    page = profile().new_page()
    paper = carnet.papers[0]
    page.goto(f"{paper.text}?code_postal=33000")
    gallery.look(page, "voucher")
    for language in ("ar", "fa-AF", "uk"):
        page.goto(f"{paper.text}?code_postal=33000&langue={language}")
        gallery.look(page, f"voucher-{language}")
    page.locator(".places").scroll_into_view_if_needed()
    gallery.look(page, "voucher-places-uk")
    page.goto(f"{paper.text}?code_postal=33000&langue=fr")
    office.scan(place, paper.text)
    page.reload()
    gallery.look(page, "voucher-used")
    page.goto(paper.text[:-30])
    gallery.look(page, "voucher-unreadable")
    for path, name in (("/demo", "demo"), ("/api/docs", "api")):
        page.goto(path)
        gallery.look(page, name)
