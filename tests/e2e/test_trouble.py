"""A server in trouble, a hotspot in between, a phone without room: nothing lost, nothing green that is not stored."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .handset import Handset
from .office import Office
from .paper import Carnet, Place
from .phone import Phone
from .wire import Weather, Wire


@pytest.mark.parametrize("weather", [Weather.BROKEN, Weather.BUSY, Weather.HOTSPOT, Weather.SILENT, Weather.LOSSY])
def test_scan_without_a_good_answer_is_kept_and_sent_again(
    wire: Wire, phone: Phone, carnet: Carnet, weather: Weather
) -> None:
    wire.weather = weather
    phone.scan(carnet.papers[0], "Accepté hors ligne")
    phone.waits_for(1)
    wire.weather = Weather.FAIR
    phone.waits_for(0)
    expect(phone.lines).to_contain_text(["Accepté"])
    expect(phone.total).to_contain_text("9,60 €")
    assert len(set(wire.recorded)) == 1


def test_server_in_trouble_is_named_so_and_is_not_taken_for_a_missing_network(
    wire: Wire, phone: Phone, carnet: Carnet
) -> None:
    wire.weather = Weather.BROKEN
    phone.scan(carnet.papers[0], "Accepté hors ligne")
    expect(phone.status).to_contain_text("Serveur en panne")


def test_full_storage_is_told_and_shows_no_green(
    handset: Handset, carnet: Carnet, office: Office, place: Place
) -> None:
    handset.switch_on().sign_in(place.mediator).enrol()
    handset.switch_off()
    phone = handset.switch_on(full=True).ready()
    phone.show(carnet.papers[0])
    phone.tells("Refusé", "La mémoire de ce téléphone est pleine", "Libérez de la place")
    expect(phone.lines).to_have_count(0)
    assert office.balance(place) == (0, 0)

    phone.limit_storage(office.url, None)
    phone.type_code(carnet.papers[0].code)
    phone.tells("Accepté", "9,60 €")
    assert office.balance(place) == (1, 960)
