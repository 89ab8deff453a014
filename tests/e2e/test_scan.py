"""The main job: a voucher shown to the camera becomes 9,60 €."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from .support.camera import TWO_CAMERAS, Camera
from .support.desk import Desk
from .support.handset import Handset
from .support.office import Office
from .support.paper import Carnet, Place
from .support.phone import Phone


def test_a_scanned_voucher_is_accepted_and_the_venue_is_owed_nine_euros_sixty(
    phone: Phone, carnet: Carnet, office: Office, place: Place, new_desk: Callable[..., Desk]
) -> None:
    phone.scan(carnet.papers[2], "Accepté")
    phone.tells("Accepté", "9,60 €", f"Carnet {carnet.number}")
    expect(phone.lines).to_have_count(1)
    expect(phone.total).to_contain_text("9,60 €")
    assert office.balance(place) == (1, 960)
    desk = new_desk("/gestion", place.manager).go_to("Scans")
    expect(desk.figure("À recevoir pour")).to_contain_text("9,60 €")
    expect(desk.line(f"Pass {carnet.papers[2].number}")).to_contain_text("Accepté")


def test_square_on_the_beneficiarys_screen_is_scanned(
    phone: Phone, profile: Callable[..., BrowserContext], carnet: Carnet, camera: Camera
) -> None:
    screen = profile(color_scheme="dark").new_page()
    screen.goto(carnet.address)
    camera.show(screen.get_by_role("img", name="Carré à scanner du pass 1", exact=True).screenshot())
    phone.tells("Accepté", "9,60 €", "Pass 1")
    screen.evaluate("dispatchEvent(new Event('online'))")
    expect(screen.get_by_text("Pass 1 utilisé")).to_be_visible()


def test_one_voucher_after_another_needs_no_touch(phone: Phone, carnet: Carnet, office: Office, place: Place) -> None:
    for paper in carnet.papers:
        phone.scan(paper, "Accepté")
    expect(phone.lines).to_have_count(10)
    expect(phone.total).to_contain_text("96,00 €")
    assert office.balance(place) == (10, 9600)


def test_voucher_left_before_the_camera_counts_once(phone: Phone, carnet: Carnet, office: Office, place: Place) -> None:
    phone.scan(carnet.papers[0], "Accepté")
    phone.press("Suivant")
    phone.scan(carnet.papers[1], "Accepté")
    phone.show(carnet.papers[0])
    phone.scan(carnet.papers[2], "Accepté")
    expect(phone.lines).to_have_count(3)
    assert office.balance(place) == (3, 2880)


def test_chosen_camera_is_remembered(handset: Handset, place: Place) -> None:
    phone = handset.switch_on(TWO_CAMERAS).sign_in(place.mediator).enrol()
    phone.press("Caméra")
    phone.press("fake_device_1")
    phone.page.reload()
    phone.ready().press("Caméra")
    expect(phone.page.get_by_role("button", name="fake_device_1", pressed=True)).to_be_visible()


def test_other_language_is_chosen_at_the_first_screen_and_remembered(
    unused_phone: Callable[..., Phone], carnet: Carnet, place: Place
) -> None:
    phone = unused_phone().open()
    phone.page.get_by_label("Langue").select_option("English")
    expect(phone.page.get_by_role("heading", name="Sign in")).to_be_visible()
    phone.page.reload()
    expect(phone.page.get_by_role("heading", name="Sign in")).to_be_visible()
    expect(phone.page.locator("html")).to_have_attribute("lang", "en")
