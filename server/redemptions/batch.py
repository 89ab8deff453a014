"""Batches: the scans of one or several phones are read, judged, recorded and answered with the same few queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from .. import clock
from ..accounts.models import DevicePerson
from ..db import queries
from ..keys.ring import key_ring
from ..venues.models import Venue
from . import facts, rules
from .answers import answer
from .drafts import BatchContext, Draft, draft
from .facts import KnownVoucher
from .intake import Reading, Scan, read
from .models import Redemption
from .record import record

Answers = list[dict[str, Any]]

_FIRST = (
    select(Redemption.id, Redemption.recorded_at, Venue.id.label("venue_id"), Venue.name, Venue.commune)
    .join(Venue, Venue.id == Redemption.venue_id)
    .where(Redemption.id.in_(bindparam("ids", expanding=True)))
)

_PEOPLE = select(DevicePerson.device_id, DevicePerson.person_id).where(
    DevicePerson.device_id.in_(bindparam("device_ids", expanding=True))
)


class Visit(NamedTuple):
    """One phone's batch as it was sent, with the phone, its venue and the time of receipt."""

    context: BatchContext
    scans: Sequence[Scan]


class _Read(NamedTuple):
    """A visit whose tokens and codes were parsed and their signatures verified."""

    context: BatchContext
    readings: Sequence[Reading]


def take_in(visits: Sequence[Visit]) -> list[Answers | None]:
    """Answer the scans of each visit, in order; None for a visit whose phone may send nothing more."""
    points = key_ring().public_points
    read_visits = [_Read(at, [read(scan, at.venue_id, points) for scan in scans]) for at, scans in visits]
    with queries() as connection:
        drafts = _drafts(connection, read_visits)
        outcome = record(connection, [draft for of_visit in drafts for draft in of_visit or ()])
        firsts = _firsts(connection, (row for _, row in outcome.values()))
    return [
        None if of_visit is None else [_answer(draft, outcome, firsts) for draft in of_visit] for of_visit in drafts
    ]


def _drafts(connection: Connection, visits: Sequence[_Read]) -> list[list[Draft] | None]:
    asked = [(at.device_id, reading.key) for at, readings in visits for reading in readings if reading.key]
    known = facts.load(connection, asked)
    visits = _with_people(connection, visits)
    phones = {device_id: (voucher.phone_revoked_at, voucher.lost) for (device_id, _), voucher in known.items()}
    return [_of_visit(visit, known) if _may_send(visit.context, phones) else None for visit in visits]


def _with_people(connection: Connection, visits: Sequence[_Read]) -> Sequence[_Read]:
    """The visits, each with who was ever on its phone if its scans name someone; asks nothing if none does."""
    naming = {at.device_id for at, readings in visits if any(reading.scan.person_id for reading in readings)}
    if not naming:
        return visits
    people: dict[int, set[int]] = {}
    for device_id, person_id in connection.execute(_PEOPLE, {"device_ids": sorted(naming)}):
        people.setdefault(device_id, set()).add(person_id)
    return [_Read(at._replace(people=people.get(at.device_id, ())), readings) for at, readings in visits]


def _may_send(at: BatchContext, phones: Mapping[int, tuple[datetime | None, bool]]) -> bool:
    revoked_at, lost = phones.get(at.device_id, (None, False))
    return at.read_in or rules.may_flush(revoked_at, lost, at.recorded_at)


def _of_visit(visit: _Read, known: Mapping[tuple[int, facts.Key], KnownVoucher]) -> list[Draft]:
    at = visit.context
    return [draft(reading, known.get((at.device_id, reading.key or "")), at) for reading in visit.readings]


def _firsts(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> dict[UUID, dict[str, Any]]:
    """Where and when the redemptions that won these conflicts were recorded, by their id."""
    wanted = {row["first_id"] for row in rows if row["first_id"]}
    if not wanted:
        return {}
    return {
        first.id: {
            "venue_id": first.venue_id,
            "venue": first.name,
            "commune": first.commune,
            "at": clock.iso(first.recorded_at),
        }
        for first in connection.execute(_FIRST, {"ids": list(wanted)})
    }


def _answer(
    sent: Draft, outcome: Mapping[UUID, tuple[str, Mapping[str, Any]]], firsts: Mapping[UUID, dict[str, Any]]
) -> dict[str, Any]:
    kind, row = outcome[sent.row["id"]]
    if row["content"] != sent.row["content"]:
        kind, row = "id_reused", sent.row
    return answer(kind, row, firsts.get(row["first_id"]), sent.size)
