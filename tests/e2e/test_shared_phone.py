"""A shared phone asks who scans, offline too, and no scan loses its name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import pytest
from playwright.sync_api import Locator, expect

from .support.desk import Desk
from .support.gallery import Gallery
from .support.office import Office
from .support.paper import Account, Carnet, Place
from .support.phone import CHEAP, Phone

NewDesk = Callable[..., Desk]


class Round(NamedTuple):
    """A venue, and a booklet to scan there."""

    office: Office
    place: Place
    carnet: Carnet


PIN_OF_MANAGER = "2580"
WRONG = "7391"


@pytest.fixture
def at(office: Office, place: Place, carnet: Carnet) -> Round:
    return Round(office, place, carnet)


@pytest.fixture
def pin(office: Office, place: Place) -> str:
    """The mediator's PIN, given by the manager; the manager has one too."""
    manager = office.client(place.manager)
    manager.put("/api/account/pin", {"pin": PIN_OF_MANAGER})
    return str(manager.post(f"/api/people/roles/{role_of(office, place)}/pin", {})["pin"])


@pytest.fixture
def shared(office: Office, place: Place, phone: Phone, pin: str) -> Phone:
    """A shared phone that knows both people and asks who scans."""
    assert pin
    [device] = office.client(place.manager).get(f"/api/devices?venue_id={place.id}")["devices"]
    office.client(place.manager).put(f"/api/devices/{device['id']}/shared", {"shared": True})
    phone.page.reload()
    expect(asked(phone)).to_be_visible()
    return phone


def role_of(office: Office, place: Place) -> int:
    there = office.client(place.manager).get(f"/api/people?organisation_id={place.organisation_id}")["people"]
    return int(next(one["roles"][0]["id"] for one in there if one["email"] == place.mediator.email))


def asked(phone: Phone) -> Locator:
    return phone.page.get_by_role("dialog", name="Qui scanne ?")


def choose(phone: Phone, who: Account) -> None:
    phone.page.get_by_role("dialog").get_by_role("button", name=who.name).click()


def press(phone: Phone, pin: str) -> None:
    for digit in pin:
        phone.press(digit)


def come(phone: Phone, who: Account, pin: str) -> None:
    """Say who scans, with the right PIN."""
    choose(phone, who)
    press(phone, pin)
    expect(phone.page.get_by_role("dialog")).to_have_count(0)
    expect(phone.page.get_by_role("button", name=f"{who.name} Changer")).to_be_visible()


def by(office: Office, place: Place) -> dict[str, str]:
    """Who scanned each voucher, as the manager sees it."""
    return {each["voucher"]: each["person"] for each in office.redemptions(place)}


def test_each_scan_carries_who_made_it_online_and_offline(shared: Phone, at: Round, pin: str, gallery: Gallery) -> None:
    office, place, carnet = at
    gallery.look(shared.page, "who-scans")
    choose(shared, place.mediator)
    shared.press("1")
    gallery.look(shared.page, "who-pin")
    shared.press("Effacer")
    press(shared, pin)
    expect(shared.page.get_by_role("dialog")).to_have_count(0)
    gallery.look(shared.page, "scanner-shared")
    one, two, three = carnet.papers[:3]
    shared.scan(one, "Accepté")
    shared.press(f"{place.mediator.name} Changer")
    come(shared, place.manager, PIN_OF_MANAGER)
    shared.scan(two, "Accepté")
    shared.context.set_offline(True)
    shared.press(f"{place.manager.name} Changer")
    come(shared, place.mediator, pin)
    shared.scan(three, "Accepté hors ligne")
    shared.context.set_offline(False)
    shared.waits_for(0)
    mediator, manager = place.mediator.name, place.manager.name
    assert by(office, place) == {one.number: mediator, two.number: manager, three.number: mediator}


def test_wrong_pins_wait_over_a_reload_without_network_and_whatever_the_clock(
    shared: Phone, place: Place, pin: str, gallery: Gallery
) -> None:
    shared.context.set_offline(True)
    choose(shared, place.mediator)
    for _ in range(4):
        press(shared, WRONG)
        expect(shared.page.get_by_text("Code faux.")).to_be_visible()
        expect(shared.page.get_by_role("img", name="0 chiffre sur 4")).to_be_visible()
    press(shared, WRONG)
    wait = shared.page.get_by_text("Trop d’essais.")
    expect(wait).to_be_visible()
    gallery.look(shared.page, "who-wait")
    shared.page.reload()
    choose(shared, place.mediator)
    expect(wait).to_be_visible()
    expect(shared.page.get_by_role("button", name="5", exact=True)).to_be_disabled()
    shared.page.evaluate("{ const now = Date.now; Date.now = () => now() + 365 * 86_400_000; }")
    shared.press("Ce n’est pas moi")
    choose(shared, place.mediator)
    expect(wait).to_be_visible()
    shared.press("Ce n’est pas moi")
    come(shared, place.manager, PIN_OF_MANAGER)


def test_who_was_withdrawn_while_the_phone_had_no_network_keeps_their_scan_and_leaves_the_roster(
    shared: Phone, office: Office, place: Place, carnet: Carnet, pin: str
) -> None:
    come(shared, place.mediator, pin)
    shared.context.set_offline(True)
    shared.scan(carnet.papers[0], "Accepté hors ligne")
    office.client(place.manager).delete(f"/api/people/roles/{role_of(office, place)}")
    shared.context.set_offline(False)
    shared.waits_for(0)
    assert by(office, place) == {carnet.papers[0].number: place.mediator.name}
    shared.page.reload()
    expect(shared.page.get_by_role("dialog").get_by_role("button", name=place.manager.name)).to_be_visible()
    expect(shared.page.get_by_role("dialog").get_by_role("button", name=place.mediator.name)).to_have_count(0)


def test_after_fifteen_minutes_without_a_touch_it_asks_again(shared: Phone, place: Place, pin: str) -> None:
    come(shared, place.mediator, pin)
    shared.page.evaluate("{ const now = Date.now; Date.now = () => now() + 15 * 60_000; }")
    expect(shared.page.get_by_role("heading", name="Qui scanne ?")).to_be_visible()


def test_a_manager_shares_a_phone_gives_a_pin_and_chooses_the_own(
    phone: Phone, new_desk: NewDesk, place: Place, gallery: Gallery
) -> None:
    desk = new_desk("/gestion", place.manager).go_to("Téléphones")
    desk.page.set_viewport_size(CHEAP["viewport"])
    desk.page.get_by_role("button", name=re.compile("^Partager ")).click()
    gallery.look(desk.page, "phone-share")
    desk.dialog.get_by_role("button", name="Partager", exact=True).click()
    expect(desk.page.get_by_text("Partagé : chaque médiateur tape son code")).to_be_visible()
    gallery.look(desk.page, "phone-shared")
    desk.page.goto("/gestion#personnes")
    desk.page.get_by_role("button", name=f"Donner un code de téléphone partagé pour {place.mediator.name}").click()
    desk.dialog.get_by_role("button", name="Donner un code", exact=True).click()
    given = desk.dialog.get_by_text(re.compile(r"^\d{4}$"))
    expect(given).to_be_visible()
    gallery.look(desk.page, "pin-given")
    pin = given.inner_text()
    desk.press("C’est noté")
    phone.page.reload()
    come(phone, place.mediator, pin)

    phone.press(f"{place.mediator.name} Changer")
    choose(phone, place.manager)
    expect(phone.page.get_by_text("Choisissez votre code sur la page")).to_be_visible()
    desk.page.goto("/gestion#mon-compte")
    desk.page.get_by_label("Nouveau code").fill("1234")
    desk.press("Garder ce code")
    expect(desk.page.get_by_text("Ce code est trop facile à deviner.")).to_be_visible()
    desk.page.get_by_label("Nouveau code").fill("9173")
    desk.press("Garder ce code")
    expect(desk.page.get_by_text("Votre code est gardé.")).to_be_visible()
    gallery.look(desk.page, "pin-own")
    phone.press("Chercher mon nouveau code")
    press(phone, "9173")
    expect(phone.page.get_by_role("dialog")).to_have_count(0)
