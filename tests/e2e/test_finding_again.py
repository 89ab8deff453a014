"""Every desk's lists are found again in the same way: a text, filters that the address keeps, pages, a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from server.db import db
from server.venues.models import Venue
from tests.support import factories as make

from .support.desk import Desk
from .support.gallery import Gallery, keep
from .support.office import Office, Place

NewDesk = Callable[..., Desk]
LISTS = {
    "personnes": ("Retrouver une personne", "personnes.csv", "list-people"),
    "structures": ("Structures", "structures.csv", "list-organisations"),
    "releves": ("Relevés", "releves.csv", "list-statements"),
    "messages": ("Messages", "messages.csv", "list-messages"),
}
"""Screens of the operator: the list's heading, its file, its picture."""
WIDE = {"width": 1280, "height": 800}


def seek(page: Page, words: str) -> None:
    """Look for words in the list of the screen."""
    page.get_by_label("Que cherchez-vous ?").fill(words)
    page.get_by_role("button", name="Chercher").click()


def more(page: Page) -> None:
    """Open what a list can also be narrowed by."""
    page.get_by_text("Plus de filtres").click()


def saved(page: Page) -> tuple[str, str]:
    """The name and the text of the file of what is shown."""
    with page.expect_download() as download:
        page.get_by_role("link", name="Exporter cette liste (CSV)").click()
    return download.value.suggested_filename, Path(download.value.path()).read_text("utf-8-sig")


def look(page: Page, gallery: Gallery, name: str) -> None:
    """Keep a list's picture as narrow as a phone and as wide as a computer."""
    gallery.look(page, name)
    narrow = page.viewport_size
    assert narrow
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    keep(page, f"{name}-wide")
    page.set_viewport_size(narrow)


def test_the_operator_finds_a_venue_and_comes_back_to_what_was_sought(
    new_desk: NewDesk, office: Office, gallery: Gallery
) -> None:
    office.place(name="Médiathèque retrouvée", commune="Pessac", postcode="33600")
    desk = new_desk("/operateur", office.operator_account).go_to("Lieux")
    desk.press("Voir tous les lieux")
    page = desk.page
    expect(page.get_by_role("heading", name="Tous les lieux")).to_be_visible()
    look(page, gallery, "list-venues")
    seek(page, "mediatheque retrouvee")
    expect(page.get_by_text("1 lieu", exact=True)).to_be_visible()
    name, text = saved(page)
    assert name == "lieux.csv"
    assert [line.split(";")[0] for line in text.splitlines()] == ["Lieu", "Médiathèque retrouvée"]
    desk.line("Médiathèque retrouvée").click()
    expect(page.locator(".venue-name")).to_have_text("Médiathèque retrouvée")
    page.go_back()
    expect(page.get_by_label("Que cherchez-vous ?")).to_have_value("mediatheque retrouvee")
    page.reload()
    expect(page.get_by_text("1 lieu", exact=True)).to_be_visible()
    seek(page, "mediatheque perdue")
    expect(page.get_by_text("Rien ne correspond")).to_be_visible()
    gallery.look(page, "list-venues-none")
    desk.press("Retirer « mediatheque perdue »")
    expect(desk.line("Médiathèque retrouvée")).to_be_visible()


def test_a_filter_of_one_list_narrows_no_other(new_desk: NewDesk, office: Office) -> None:
    office.place(name="Atelier du filtre")
    desk = new_desk("/operateur#tous-les-lieux", office.operator_account)
    seek(desk.page, "atelier du filtre")
    expect(desk.page.get_by_text("1 lieu", exact=True)).to_be_visible()
    desk.go_to("Lieux").press("Voir les structures")
    expect(desk.page.get_by_role("heading", name="Structures")).to_be_visible()
    expect(desk.page.get_by_label("Que cherchez-vous ?")).to_have_value("")


def test_a_sponsor_finds_an_order_by_its_number_and_its_state(
    new_desk: NewDesk, office: Office, gallery: Gallery
) -> None:
    desk = new_desk("/commanditaire", office.sponsor("Creuse retrouvée")).go_to("Commandes")
    first, *_ = office.orders("Creuse retrouvée")
    page = desk.page
    look(page, gallery, "list-orders-sponsor")
    seek(page, f"Commande {first['id']}")
    expect(page.get_by_text("1 commande", exact=True)).to_be_visible()
    name, text = saved(page)
    assert (name, len(text.splitlines())) == ("commandes.csv", 2)
    desk.press("Tout effacer")
    more(page)
    page.get_by_label("État").select_option(label="Brouillon")
    page.reload()
    expect(page.get_by_label("État")).to_have_value("draft")


def test_the_operator_finds_a_sponsors_order(new_desk: NewDesk, office: Office, gallery: Gallery) -> None:
    office.sponsor("Lozère retrouvée")
    desk = new_desk("/operateur#commandes", office.operator_account)
    seek(desk.page, "lozere RETROUVEE")
    expect(desk.line("Lozère retrouvée").first).to_be_visible()
    look(desk.page, gallery, "list-orders-operator")


@pytest.mark.parametrize("screen", LISTS)
def test_each_list_of_the_operator_is_sought_and_saved(
    new_desk: NewDesk, office: Office, gallery: Gallery, screen: str
) -> None:
    heading, file, picture = LISTS[screen]
    office.place(name="Maison à retrouver")
    desk = new_desk(f"/operateur#{screen}", office.operator_account)
    page = desk.page
    expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    expect(page.get_by_label("Que cherchez-vous ?")).to_be_visible()
    look(page, gallery, picture)
    if page.get_by_role("link", name="Exporter cette liste (CSV)").is_visible():
        assert saved(page)[0] == file
    seek(page, "rien de tel n’existe")
    expect(page.get_by_text("Rien ne correspond")).to_be_visible()
    desk.press("Tout effacer")
    expect(page.get_by_text("Rien ne correspond")).to_have_count(0)


def test_a_manager_finds_a_phone_among_many(new_desk: NewDesk, office: Office, place: Place, gallery: Gallery) -> None:
    desk = new_desk("/gestion", place.manager).go_to("Téléphones")
    expect(desk.page.get_by_label("Que cherchez-vous ?")).to_have_count(0)
    with office.app.app_context():
        venue = db.session.get_one(Venue, place.id)
        for _ in range(6):
            make.phone(venue)
    desk.page.reload()
    expect(desk.page.get_by_label("Que cherchez-vous ?")).to_be_visible()
    look(desk.page, gallery, "list-phones")
    seek(desk.page, "telephone")
    name, text = saved(desk.page)
    assert name == "telephones.csv"
    assert len(text.splitlines()) >= 7
    seek(desk.page, "tablette")
    expect(desk.page.get_by_text("Rien ne correspond")).to_be_visible()
