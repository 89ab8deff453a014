"""A lost booklet found without the number that was lost, in few taps from a cold start."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from .support.depot import Depot, held, send
from .support.desk import Desk
from .support.gallery import Gallery, keep
from .support.office import Office

NewDesk = Callable[..., Desk]


def keep_wide(desk: Desk) -> None:
    """Keep the picture of a desk's screen as wide as a computer's."""
    narrow = desk.page.viewport_size
    assert narrow
    desk.page.set_viewport_size({"width": 1280, "height": 800})
    keep(desk.page, "booklets-handed-over-wide")
    desk.page.set_viewport_size(narrow)


class Taps:
    """Taps on a desk, counted."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.count = desk, 0

    def tap(self, name: str) -> None:
        self.count += 1
        self.desk.page.get_by_role("button", name=name).first.click()


def test_a_booklet_is_found_without_its_number_in_four_taps_and_voided(
    new_desk: NewDesk, office: Office, depot: Depot, gallery: Gallery
) -> None:
    send(office, depot, 3)
    held(office, depot)
    office.client(depot.first).post(
        f"/api/booklets/{depot.number(2)}/hand-over", {"criteria_checked": True, "postcode": "33600"}
    )
    desk = new_desk("/prescripteur", depot.first)
    taps = Taps(desk)
    taps.tap("Retrouver un carnet remis")
    expect(desk.page.get_by_role("heading", name="Carnets remis")).to_be_visible()
    expect(desk.line("Carnet")).to_have_count(2)
    gallery.look(desk.page, "booklets-handed-over")
    keep_wide(desk)
    taps.count += 1  # the tap into the field
    desk.page.get_by_label("Code postal de la personne").fill("336")
    taps.tap("Chercher")
    expect(desk.line("Carnet")).to_have_count(1)
    taps.tap(f"Carnet {depot.number(2)}")
    expect(desk.page.get_by_role("heading", name="Annuler ce carnet")).to_be_visible()
    assert taps.count <= 4


def test_the_letter_of_a_booklet_is_printed_again_by_whoever_handed_it_over_and_by_nobody_else(
    new_desk: NewDesk, office: Office, depot: Depot, gallery: Gallery
) -> None:
    send(office, depot, 2)
    held(office, depot)
    number = depot.number(2)
    given = {"criteria_checked": True, "postcode": "33600"}
    office.client(depot.first).post(f"/api/booklets/{number}/hand-over", given)
    desk = new_desk("/prescripteur#carnets-remis", depot.first)
    desk.line(number).click()
    letter = desk.page.get_by_role("link", name="Imprimer encore la lettre")
    expect(letter).to_be_visible()
    gallery.look(desk.page, "booklet-letter-again")
    address = letter.get_attribute("href")
    assert address
    for _ in range(2):
        printed = desk.page.request.get(address)
        assert (printed.status, printed.headers["content-type"]) == (200, "application/pdf")
    elsewhere = new_desk("/prescripteur", office.prescriber(1))
    assert elsewhere.page.request.get(address).status == 404
    office.client(depot.first).post(f"/api/booklets/{number}/void", {"reason": "lost"})
    desk.page.reload()
    expect(desk.page.get_by_text("Annulé (").first).to_be_visible()
    expect(letter).to_have_count(0)
    assert desk.page.request.get(address).status == 409


def test_a_filter_stays_in_the_address_and_an_empty_list_says_what_to_drop(
    new_desk: NewDesk, office: Office, depot: Depot, gallery: Gallery
) -> None:
    send(office, depot, 1)
    held(office, depot)
    desk = new_desk("/prescripteur", depot.first)
    page = desk.page
    page.get_by_role("button", name="Retrouver un carnet remis").click()
    page.get_by_label("Public", exact=True).select_option("seniors")
    expect(page.get_by_text("Rien ne correspond")).to_be_visible()
    gallery.look(page, "booklets-handed-over-none")
    page.reload()
    expect(page.get_by_label("Public", exact=True)).to_have_value("seniors")
    expect(page.get_by_text("Rien ne correspond")).to_be_visible()
    desk.press("Retirer « Public : Personnes de 60 ans et plus »")
    expect(desk.line(depot.number(1))).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Exporter cette liste (CSV)").click()
    assert download.value.suggested_filename == "carnets-remis.csv"
    page.get_by_label("Pass restants").select_option("10")
    desk.line(depot.number(1)).click()
    expect(page.get_by_role("heading", name="Annuler ce carnet")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Carnets remis")).to_be_visible()
    expect(page.get_by_label("Pass restants")).to_have_value("10")
    desk.press("Retour")
    expect(page.get_by_role("heading", name="Carnets remis")).to_have_count(0)
