"""Several codes in view: over an uncut sheet with a shaking camera, only the voucher aimed at is redeemed."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .support.film import FRAMES, Lens, held
from .support.handset import Handset
from .support.office import Office
from .support.paper import Carnet, Place
from .support.phone import Phone

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


@pytest.mark.parametrize(("width", "height"), [(360, 740), (740, 360), (320, 568), (1280, 800)])
def test_what_the_frame_surrounds_is_the_middle_of_what_the_camera_sees(phone: Phone, width: int, height: int) -> None:
    phone.page.set_viewport_size({"width": width, "height": height})
    frame, video = (phone.page.locator(name).bounding_box() for name in (".stage__frame", "video"))
    assert frame is not None
    assert video is not None
    for start, length in (("x", "width"), ("y", "height")):
        assert abs((frame[start] + frame[length] / 2) - (video[start] + video[length] / 2)) < 1
        assert frame[length] < video[length]
