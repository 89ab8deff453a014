"""The roster of a shared phone: who may scan with it now, each with what tells their PIN."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..accounts.models import Device, DevicePerson, Membership, Person
from ..accounts.workplaces import gives_work
from ..db import insert_into, transaction
from ..venues.models import Venue
from .models import PersonPin


def read_roster(session: Session, device: Device) -> list[dict[str, Any]]:
    """Everyone who works at the phone's venue, by name; ``pin`` is None for who has none yet.

    Whoever is told to a phone may be named by its scans from then on, also when they were withdrawn since.
    """
    device_id = device.id
    works = select(Membership.id).join(Venue, gives_work(Person.id)).where(Venue.id == device.venue_id)
    people = select(Person.id, Person.name, PersonPin).outerjoin(PersonPin, PersonPin.person_id == Person.id)
    rows = session.execute(people.where(works.exists()).order_by(Person.name, Person.id))
    told: list[dict[str, Any]] = [{"id": key, "name": name, "pin": pin and _told(pin)} for key, name, pin in rows]
    _remember(session, device_id, [one["id"] for one in told])
    return told


def _remember(session: Session, device_id: int, people: Collection[int]) -> None:
    known = session.scalars(select(DevicePerson.person_id).where(DevicePerson.device_id == device_id))
    rows = [{"device_id": device_id, "person_id": person_id} for person_id in sorted({*people} - {*known})]
    if rows:
        with transaction() as writing:
            writing.execute(insert_into(writing, DevicePerson).values(rows).on_conflict_do_nothing())


def _told(pin: PersonPin) -> dict[str, Any]:
    return {"salt": b64encode(pin.salt).decode(), "rounds": pin.rounds, "verifier": b64encode(pin.verifier).decode()}
