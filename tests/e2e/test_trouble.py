"""Server errors, a hotspot, a phone without storage: no scan is lost, and none is accepted that is not stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from .support.desk import Desk, who
from .support.handset import Handset
from .support.office import Office
from .support.paper import Carnet, Place
from .support.patience import eventually
from .support.phone import Phone
from .support.server import Server
from .support.wire import Weather, Wire, wired

PROXIES = [Weather.GATE, Weather.FILTER, Weather.PICKY, Weather.PORTAL, Weather.MUTED]


@pytest.fixture(scope="module")
def one_wire(one_server: Server, office: Office) -> Iterator[Wire]:
    """The server stands behind a wire for all of these tests: to restart it takes longer than each of them."""
    with wired(one_server) as wire:
        yield wire


@pytest.fixture(autouse=True)
def wire(one_wire: Wire) -> Wire:
    """The wire as if nobody had used it."""
    one_wire.renew()
    return one_wire


@pytest.mark.parametrize(
    "weather", [Weather.BROKEN, Weather.BUSY, Weather.HOTSPOT, Weather.SILENT, Weather.LOSSY, *PROXIES]
)
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


def test_a_proxy_that_asks_for_a_day_of_silence_gets_five_minutes(
    wire: Wire, unused_phone: Callable[..., Phone], place: Place, carnet: Carnet
) -> None:
    phone = unused_phone()
    phone.page.clock.install()
    phone.open().sign_in(place.mediator).enrol()
    wire.weather = Weather.HASTY
    phone.scan(carnet.papers[0], "Accepté hors ligne")
    eventually(lambda: wire.asked)
    wire.weather = Weather.FAIR
    phone.page.clock.fast_forward("05:01")
    phone.waits_for(0)


def test_nobody_is_signed_out_by_a_proxy(
    wire: Wire, new_desk: Callable[..., Desk], office: Office, place: Place
) -> None:
    desk = new_desk("/gestion", place.manager)
    for weather in (Weather.GATE, Weather.FILTER):
        wire.weather = weather
        desk.page.reload()
        expect(desk.page.get_by_text("La réponse du serveur est illisible")).to_be_visible()
        wire.weather = Weather.FAIR
        desk.press("Réessayer")
        expect(who(desk.page)).to_be_visible()


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
