"""Vouchers read without the camera: typed, by a hand scanner, from a picture."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from server.vouchers import codes, qr
from tests.vectors import hand_scanner

from .support.camera import empty_table
from .support.office import Office
from .support.paper import PIXELS, Carnet, Place
from .support.phone import Phone


def test_typed_code_is_accepted_online(phone: Phone, carnet: Carnet, office: Office, place: Place) -> None:
    phone.type_code(carnet.papers[3].code)
    phone.tells("Accepté", "9,60 €", "Pass 4")
    assert office.balance(place) == (1, 960)


def test_code_sent_by_two_clicks_is_redeemed_once(phone: Phone, carnet: Carnet, office: Office, place: Place) -> None:
    phone.open_typing().fill(carnet.papers[3].code)
    phone.page.get_by_role("button", name="Valider le code").dblclick()
    expect(phone.lines).to_have_count(1)
    expect(phone.lines).to_contain_text(["Accepté"])
    assert office.balance(place) == (1, 960)


def test_typed_code_is_to_be_confirmed_offline_and_accepted_when_the_server_is_back(
    phone: Phone, carnet: Carnet, office: Office, place: Place
) -> None:
    phone.context.set_offline(True)
    phone.type_code(carnet.papers[4].code)
    phone.tells("À confirmer", "Seul le serveur")
    expect(phone.page.get_by_text("plus 1 code à confirmer")).to_be_visible()
    phone.context.set_offline(False)
    phone.waits_for(0)
    expect(phone.total).to_contain_text("9,60 €")
    assert office.balance(place) == (1, 960)


def test_typing_error_is_told_before_anyone_is_asked(phone: Phone, carnet: Carnet) -> None:
    code = carnet.papers[0].code
    wrong = code[:-2] + ("7" if code[-2] != "7" else "8") + code[-1]
    phone.type_code(wrong)
    field = phone.page.get_by_label("Code sous le carré")
    expect(field).to_have_accessible_description(re.compile("Ce code contient une erreur"))
    expect(phone.page.get_by_role("dialog", name="Saisir le code")).to_be_visible()


def test_good_looking_code_that_nobody_printed_is_refused(phone: Phone) -> None:
    phone.type_code(codes.new_code())
    phone.tells("Refusé", "Ce code n’existe pas", "Vérifiez chaque caractère")


def test_hand_scanner_is_read_wherever_the_focus_is(phone: Phone, carnet: Carnet) -> None:
    phone.page.keyboard.type(carnet.papers[5].text)
    phone.page.keyboard.press("Enter")
    phone.tells("Accepté", "9,60 €", "Pass 6")


def test_hand_scanner_writes_into_the_field_of_the_typed_code_too(phone: Phone, carnet: Carnet) -> None:
    phone.open_typing()
    phone.page.keyboard.type(carnet.papers[6].text)
    phone.page.keyboard.press("Enter")
    phone.tells("Accepté", "Pass 7")


def test_picture_from_the_gallery_is_read(phone: Phone, carnet: Carnet) -> None:
    phone.choose_picture(carnet.papers[7].picture)
    phone.tells("Accepté", "Pass 8")


def test_picture_of_any_other_code_is_not_a_voucher(phone: Phone) -> None:
    phone.choose_picture(qr.png("https://restaurant.example/menu", PIXELS))
    phone.tells("Pas un pass", "Ce code n’est pas un pass.")


def test_picture_without_code_says_what_to_choose(phone: Phone) -> None:
    phone.choose_picture(empty_table())
    expect(phone.page.get_by_text("Aucun code lu sur cette image. Choisissez une image nette")).to_be_visible()


@pytest.mark.parametrize("end", ["Enter", "Tab"])
def test_slow_us_scanner_on_a_french_phone_writes_into_the_field(
    phone: Phone, carnet: Carnet, office: Office, place: Place, end: str
) -> None:
    phone.open_typing()
    came = hand_scanner.written(f"]Q1{carnet.papers[6].text}", "US", "French", "no Caps Lock")
    phone.page.keyboard.type(came or "", delay=60)
    phone.page.keyboard.press(end)
    phone.tells("Accepté", "Pass 7")
    assert office.balance(place) == (1, 960)


def test_scanner_that_ends_with_two_enters_opens_nothing_else(phone: Phone, carnet: Carnet) -> None:
    phone.open_typing()
    phone.page.keyboard.type(carnet.papers[2].text)
    phone.page.keyboard.press("Enter")
    phone.page.keyboard.press("Enter")
    phone.tells("Accepté", "Pass 3")
    expect(phone.page.get_by_role("dialog")).to_have_count(0)


def test_code_with_the_spaces_of_a_copied_text_is_accepted(phone: Phone, carnet: Carnet) -> None:
    phone.type_code(codes.format_code(carnet.papers[1].code).replace("-", "\u202f").lower() + ".")
    phone.tells("Accepté", "Pass 2")
