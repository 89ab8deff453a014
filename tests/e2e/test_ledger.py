"""The operator's books: whether everything fits, where the money is, and what moved it, line by line."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from server.audit import night

from .desk import Desk
from .gallery import Gallery
from .office import Office
from .paper import Carnet, Place

NewDesk = Callable[..., Desk]
DESKTOP = {"width": 1280, "height": 800}


def test_the_operator_reads_the_books(
    new_desk: NewDesk, office: Office, place: Place, carnet: Carnet, gallery: Gallery
) -> None:
    assert office.scan(place, carnet.papers[0].text) == "accepted"
    with office.app.app_context():
        night.audit()
    desk = new_desk("/operateur", office.operator_account)
    page = desk.page
    expect(page.get_by_text("Tout est juste. Contrôle complet")).to_be_visible()
    desk.press("Comptes et journal")
    expect(page.get_by_role("heading", name="Où est l’argent")).to_be_visible()
    gallery.look(page, "books")
    page.get_by_role("heading", name="Par campagne").scroll_into_view_if_needed()
    gallery.look(page, "books-campaigns")
    desk.press("Ouvrir le journal")
    line = page.get_by_role("listitem").filter(has_text="Pass scanné : 9,60\u00a0€ pour Structure").first
    gallery.look(page, "journal")
    line.locator("summary").click()
    expect(line.get_by_text("Frais de gestion")).to_be_visible()
    gallery.look(page, "journal-line")
    line.get_by_role("button", name="Les lignes de cette structure").click()
    expect(page.get_by_text("Seulement")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Une ligne")).to_be_visible()
    page.get_by_label("Événement").select_option("funded")
    expect(page.get_by_text("Aucune ligne")).to_be_visible()
    gallery.look(page, "journal-empty")
    desk.press("Enlever les filtres")
    expect(line).to_be_visible()
    page.set_viewport_size(DESKTOP)
    desk.press("Retour")
    expect(page.get_by_role("table", name="Par campagne")).to_be_visible()
    gallery.look(page, "books-desktop")
