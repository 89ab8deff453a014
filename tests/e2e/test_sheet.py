"""Several codes in view: the uncut sheet before a shaking camera is one aim, and one voucher."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .film import FRAMES, Lens, held
from .handset import Handset
from .office import Office
from .paper import Carnet, Place

LANDSCAPE, UPRIGHT = Lens(1280, 720, 4.5), Lens(720, 1280, 4.5)
ROUNDS = 4


@pytest.mark.parametrize("aim", [(LANDSCAPE, 6), (UPRIGHT, 6), (UPRIGHT, 3)])
def test_the_voucher_aimed_at_on_an_uncut_sheet_is_cashed_and_no_other(
    handset: Handset, office: Office, place: Place, carnet: Carnet, aim: tuple[Lens, int]
) -> None:
    lens, number = aim
    aimed, neighbour = carnet.papers[number - 1], carnet.papers[number + 1]
    handset.camera.film(held(office.sheet(carnet), aimed.text, neighbour.text, lens))
    phone = handset.switch_on().sign_in(place.mediator).enrol()
    phone.tells("Accepté", f"Pass {number} ")
    phone.watches_for(ROUNDS * FRAMES / 10)
    expect(phone.lines).to_have_count(1)
    phone.waits_for(0)
    assert office.balance(place) == (1, 960)
