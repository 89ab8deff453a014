"""Phones come by a QR and go with a last flush; the file of one in trouble is read in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest
from playwright.sync_api import expect

from .support.desk import Desk
from .support.gallery import Gallery
from .support.office import Office
from .support.paper import Carnet, Place
from .support.phone import Phone

NewDesk = Callable[..., Desk]
NewPhone = Callable[..., Phone]
PHONE = {"width": 360, "height": 740}
OF_MEDIATOR = "Téléphone de "


class Round(NamedTuple):
    """A venue, and a booklet to scan there."""

    office: Office
    place: Place
    carnet: Carnet

    @property
    def owed(self) -> tuple[int, int]:
        """How many scans count for the venue, and what they bring it."""
        return self.office.balance(self.place)


@pytest.fixture
def at(office: Office, place: Place, carnet: Carnet) -> Round:
    return Round(office, place, carnet)


def take_away(desk: Desk, label: str, *, lost: bool = False) -> None:
    """Revoke a phone on the manager's desk."""
    desk.page.get_by_role("button", name=f"Retirer {label}").first.click()
    if lost:
        desk.dialog.get_by_label("Perdu ou volé", exact=True).check()
    desk.dialog.get_by_role("button", name="Retirer", exact=True).click()
    expect(desk.dialog).to_be_hidden()


def test_a_withdrawn_phone_sends_what_it_had_and_stops(
    new_desk: NewDesk, phone: Phone, at: Round, gallery: Gallery
) -> None:
    phone.context.set_offline(True)
    for paper in at.carnet.papers[:2]:
        phone.scan(paper, "Accepté hors ligne")
    desk = new_desk("/gestion", at.place.manager).go_to("Téléphones")
    take_away(desk, OF_MEDIATOR)
    phone.context.set_offline(False)
    expect(phone.page.get_by_role("heading", name="Ce téléphone a été retiré")).to_be_visible()
    expect(phone.page.get_by_text("Tous ses scans sont envoyés.")).to_be_visible()
    gallery.look(phone.page, "phone-retired")
    assert at.owed == (2, 1920)
    phone.page.reload()
    phone.press("J’ai compris")
    expect(phone.page.get_by_role("heading", name="Où scannez-vous ?")).to_be_visible()


def test_a_phone_becomes_the_venue_s_by_a_qr(
    new_desk: NewDesk, unused_phone: NewPhone, at: Round, gallery: Gallery
) -> None:
    desk = new_desk("/gestion", at.place.manager).go_to("Téléphones")
    desk.page.set_viewport_size(PHONE)
    desk.press("Ajouter un téléphone")
    with desk.page.expect_response("**/api/devices/invitations") as made:
        desk.press("Afficher le QR")
    expect(desk.page.get_by_alt_text("QR qui relie un téléphone")).to_be_visible()
    gallery.look(desk.page, "phone-qr")
    token = made.value.json()["link"].partition("#")[2]

    phone = unused_phone()
    phone.page.goto(f"/telephone#{token}")
    gallery.look(phone.page, "phone-door")
    assert token not in phone.page.url
    phone.press("Relier ce téléphone")
    phone.ready()
    phone.scan(at.carnet.papers[0], "Accepté")
    expect(desk.dialog).to_contain_text("Fait : Téléphone de l’accueil est relié à ce lieu.")
    desk.dialog.get_by_role("button", name="Fermer").last.click()
    expect(desk.page.get_by_text("Téléphone du lieu, relié par")).to_be_visible()
    gallery.look(desk.page, "phone-list")
    assert at.owed == (1, 960)

    phone.page.goto("/")
    phone.page.goto(f"/telephone#{token}")
    expect(phone.page.get_by_text(f"Il est relié à {at.place.name} pour l’instant.")).to_be_visible()
    phone.press("Relier ce téléphone")
    expect(phone.page.get_by_text("Ce QR a déjà servi à un téléphone.")).to_be_visible()


@pytest.mark.parametrize("wrong", [timedelta(days=365), timedelta(days=-365)])
def test_a_phone_whose_clock_is_a_year_off_reads_the_qr(
    new_desk: NewDesk, unused_phone: NewPhone, at: Round, wrong: timedelta
) -> None:
    desk = new_desk("/gestion", at.place.manager).go_to("Téléphones")
    desk.press("Ajouter un téléphone")
    with desk.page.expect_response("**/api/devices/invitations") as made:
        desk.press("Afficher le QR")
    phone = unused_phone()
    phone.page.clock.install(time=datetime.now(UTC) + wrong)
    phone.page.goto(made.value.json()["link"])
    phone.press("Relier ce téléphone")
    phone.ready()
    phone.scan(at.carnet.papers[0], "Accepté")
    assert at.owed == (1, 960)
    [arrived] = at.office.redemptions(at.place)
    assert not arrived["clock_doubtful"]


def test_the_file_of_a_lost_phone_is_read_in_once(new_desk: NewDesk, phone: Phone, at: Round, gallery: Gallery) -> None:
    phone.context.set_offline(True)
    for paper in at.carnet.papers[:2]:
        phone.scan(paper, "Accepté hors ligne")
    desk = new_desk("/gestion", at.place.manager).go_to("Téléphones")
    desk.page.set_viewport_size(PHONE)
    take_away(desk, OF_MEDIATOR, lost=True)
    phone.context.set_offline(False)
    expect(phone.page.get_by_text("2 scans n’ont pas pu être envoyés.")).to_be_visible()
    gallery.look(phone.page, "phone-lost")
    with phone.page.expect_download() as exported:
        phone.press("Exporter le fichier")
    file = exported.value.path()
    assert at.owed == (0, 0)

    desk.press("Lire le fichier d’un téléphone")
    desk.page.get_by_label("Fichier du téléphone").set_input_files(file)
    expect(desk.dialog.get_by_text("2 lignes lues.")).to_be_visible()
    expect(desk.dialog.get_by_text("Accepté", exact=True)).to_have_count(2)
    gallery.look(desk.page, "phone-file")
    assert at.owed == (2, 1920)
    desk.page.get_by_label("Fichier du téléphone").set_input_files(file)
    expect(desk.dialog.get_by_text("Déjà arrivé")).to_have_count(2)
    assert at.owed == (2, 1920)

    file.write_text(file.read_text().replace('"seq": 2', '"seq": 3'))
    desk.page.get_by_label("Fichier du téléphone").set_input_files(file)
    expect(desk.dialog.get_by_text("Ce fichier a été coupé ou modifié")).to_be_visible()
