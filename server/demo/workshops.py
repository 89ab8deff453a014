"""Workshops of the demo's past: weekly at each of four venues, where people use some of their vouchers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from secrets import token_urlsafe
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import select

from .. import clock
from ..access import MEDIATOR, Actor, DeviceScope
from ..accounts import devices, people
from ..accounts.models import Device, Person
from ..campaigns.models import Campaign
from ..db import db
from ..redemptions.bundle.fetches import note_fetch
from ..redemptions.intake import Scan
from ..redemptions.service import redeem
from ..venues.models import Venue
from ..vouchers import ids
from ..vouchers.models import Booklet
from ..vouchers.show import qr_texts
from .cast import ACCOUNTS, MEDIATORS_ELSEWHERE, VENUE
from .past import WEEKS, pretend_week

HERE, QUIET_WEEKS = 0, 5  # no past scans at the visitor's own venue in that many weeks, and none in this month
WINNER, LOSER = 1, 2
HOUR, ONE_DAY, ONE_WEEK = timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)
NEVER_ARRIVED = 3  # scans of the phone at HERE: the manager is told to open it
LABEL = "Téléphone des ateliers (démo)"
USED = (10, 8, 0, 5, 4, 10, 6, 0, 9, 3, 6, 5, 7)  # vouchers used of each booklet, repeating
SERVICES = ("administrative_help", "digital_tools", "administrative_help", "employment", "safe_use", "digital_tools")


@dataclass(frozen=True, slots=True)
class Given:
    """A booklet and the week in which it was handed over."""

    booklet: Booklet
    week: int


def hold(campaign: Campaign, given: list[Given]) -> None:
    """Redeem some vouchers of these booklets, workshop by workshop. Idempotent."""
    phones = list(_phones(campaign))
    visits: dict[tuple[int, int], list[Scan]] = defaultdict(list)
    for n, one in enumerate(given):
        place = n * 7 % len(phones)
        for week, scan in _uses(campaign, one, n, place):
            visits[week, place].append(scan)
    _lose_a_race(campaign, phones, visits)
    numbers = [count(1) for _ in phones]
    last_here = max((week for week, place in visits if place == HERE), default=None)
    for (week, place), scans in sorted(visits.items(), key=lambda visit: visit[0]):
        if (week, place) == (last_here, HERE):
            numbers[place] = count(next(numbers[place]) + NEVER_ARRIVED)
        with pretend_week(campaign, week, place):
            redeem(phones[place], [scan._replace(seq=next(numbers[place])) for scan in scans])


def _lose_a_race(campaign: Campaign, phones: list[Actor], visits: dict[tuple[int, int], list[Scan]]) -> None:
    """Add a conflict: a voucher scanned at two venues, where the second phone uploads its scan after the first."""
    week = min(week for week, place in visits if place == WINNER and (week, LOSER) in visits)
    won = visits[week, WINNER][0]
    with pretend_week(campaign, week, WINNER - 1):
        note_fetch(phones[LOSER].at.id, clock.now())
    lost = won._replace(id=uuid5(NAMESPACE_URL, f"demo:lost:{won.seq}"), scanned_at=won.scanned_at - HOUR)
    visits[week, LOSER].insert(0, lost)


def _uses(campaign: Campaign, given: Given, n: int, place: int) -> Iterator[tuple[int, Scan]]:
    """The scans of a booklet with their weeks: from the week after hand-over, up to three vouchers a week."""
    positions = range(1, USED[n % len(USED)] + 1)
    for position, text in zip(positions, qr_texts(given.booklet, positions), strict=True):
        week = given.week + 1 + position // (1 + n % 3)
        if week < (WEEKS - QUIET_WEEKS if place == HERE else WEEKS):
            week += _delay(campaign) if place == HERE else 0
            with pretend_week(campaign, week, place):
                at = clock.now()
            voucher = ids.voucher_id(campaign.id, ids.serial_of(given.booklet.id), position)
            service = SERVICES[(n + position // 3) % len(SERVICES)]
            yield week, Scan(uuid5(NAMESPACE_URL, f"demo:{voucher}"), service, at, voucher, token=text)


def _delay(campaign: Campaign) -> int:
    """By how many weeks the workshops at HERE are later, so that the last one is in the last days of the month before.

    Theirs is then the money that waits, and the month that runs is empty for the visitor's scans, on any day.
    """
    this_month = clock.paris_day(clock.now()).replace(day=1)
    return (this_month - campaign.first_day - ONE_DAY) // ONE_WEEK - (WEEKS - QUIET_WEEKS - 1)


def phone_here(campaign: Campaign, label: str) -> Actor:
    """The phone with this label of the demo's mediator, enrolled on the campaign's first day if need be."""
    (here,) = (account for account in ACCOUNTS if account.role == MEDIATOR)
    return _phone(campaign, here.name, VENUE, here.email, label)


def _phones(campaign: Campaign) -> Iterator[Actor]:
    """A phone at each venue: the demo mediator's, and those of MEDIATORS_ELSEWHERE."""
    yield phone_here(campaign, LABEL)
    for n, (name, venue) in enumerate(MEDIATORS_ELSEWHERE, start=2):
        yield _phone(campaign, name, venue, f"mediateur{n}@poincon.test")


def _phone(campaign: Campaign, name: str, source_id: str, email: str, label: str = LABEL) -> Actor:
    venue = db.session.scalars(select(Venue).where(Venue.source_id == source_id)).one()
    person_id = db.session.scalar(select(Person.id).where(Person.email == email)) or _hired(name, venue, email)
    known = select(Device.id).where(Device.person_id == person_id, Device.venue_id == venue.id, Device.label == label)
    device_id = db.session.scalar(known)
    if device_id is None:
        with pretend_week(campaign, 0):
            actor = Actor(person_id, frozenset({(MEDIATOR, venue.organisation_id)}))
            device_id = devices.enrol(actor, label=label, venue_id=venue.id)[0].id
    return Actor(person_id, device=DeviceScope(device_id, venue.id, venue.organisation_id))


def _hired(name: str, venue: Venue, email: str) -> int:
    password = token_urlsafe()
    return people.add_person(
        email=email, name=name, password=password, role=MEDIATOR, organisation_id=venue.organisation_id
    ).id
