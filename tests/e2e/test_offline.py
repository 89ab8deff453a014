"""Offline scans are neither lost nor counted twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from .support.handset import Handset
from .support.office import Office
from .support.paper import Carnet, Paper, Place
from .support.patience import eventually
from .support.phone import Phone
from .support.server import Server
from .support.wire import Weather, Wire

CLOCK = timedelta(seconds=2)  # the Date header counts whole seconds
Moments = dict[str, tuple[datetime, datetime]]


def scan_offline(phone: Phone, papers: list[Paper]) -> Moments:
    """Scan without a server; returns the two moments between which each voucher was scanned."""
    moments = {}
    for paper in papers:
        before = datetime.now(UTC)
        phone.scan(paper, "Accepté hors ligne")
        moments[paper.number] = (before, datetime.now(UTC))
    return moments


def times_of(redemptions: list[dict[str, str]]) -> dict[str, datetime]:
    return {each["voucher"]: datetime.fromisoformat(each["scanned_at"]) for each in redemptions}


def test_ten_vouchers_scanned_without_server_arrive_once_with_their_times_though_the_phone_died(
    handset: Handset, server: Server, office: Office, place: Place, carnet: Carnet
) -> None:
    phone = handset.switch_on().sign_in(place.mediator).enrol()
    phone.works_offline()
    server.kill()
    phone.page.reload()
    moments = scan_offline(phone.ready(), carnet.papers[:6])
    handset.pull_battery()
    phone = handset.switch_on().ready()
    moments |= scan_offline(phone, carnet.papers[6:])
    phone.waits_for(10)
    handset.pull_battery()

    server.start()
    phone = handset.switch_on()
    phone.waits_for(0)
    expect(phone.lines.filter(has_text=re.compile("Accepté"))).to_have_count(10)
    expect(phone.total).to_contain_text("96,00 €")
    arrived = office.redemptions(place)
    assert [each["status"] for each in arrived] == ["accepted"] * 10
    scanned = times_of(arrived)
    assert scanned.keys() == moments.keys()
    for number, (before, after) in moments.items():
        assert before - CLOCK <= scanned[number] <= after + CLOCK, number


def test_phone_that_died_before_it_heard_the_answer_counts_nothing_twice(
    wire: Wire, handset: Handset, office: Office, place: Place, carnet: Carnet
) -> None:
    phone = handset.switch_on().sign_in(place.mediator).enrol()
    wire.weather = Weather.BROKEN
    for paper in carnet.papers[:3]:
        phone.scan(paper, "Accepté hors ligne")
    wire.weather = Weather.LOSSY
    phone.send_now()
    eventually(lambda: len(wire.recorded) == 3)
    handset.pull_battery()
    assert office.balance(place) == (3, 2880)

    wire.weather = Weather.FAIR
    phone = handset.switch_on()
    phone.waits_for(0)
    expect(phone.lines.filter(has_text=re.compile("Accepté"))).to_have_count(3)
    assert office.balance(place) == (3, 2880)
    assert len(office.redemptions(place)) == 3


@pytest.mark.parametrize("wrong", [timedelta(days=365), timedelta(days=-365)])
def test_clock_wrong_by_a_year_changes_no_time(
    unused_phone: Callable[..., Phone], office: Office, place: Place, carnet: Carnet, wrong: timedelta
) -> None:
    phone = unused_phone()
    phone.page.clock.install(time=datetime.now(UTC) + wrong)
    phone.open().sign_in(place.mediator).enrol()
    phone.context.set_offline(True)
    moments = scan_offline(phone, carnet.papers[:1])
    phone.context.set_offline(False)
    phone.waits_for(0)
    [arrived] = office.redemptions(place)
    [(before, after)] = moments.values()
    assert before - CLOCK <= datetime.fromisoformat(arrived["scanned_at"]) <= after + CLOCK
    assert not arrived["clock_doubtful"]
