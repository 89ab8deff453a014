"""The file of a phone in trouble is judged as if the phone had sent it, never twice, and not when it was altered."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from server import clock
from server.access import Actor
from server.accounts import revoking
from server.accounts.models import Device
from server.db import db
from server.errors import Refusal
from server.phones import files, refusals
from server.phones.reading_in import ReadFile, read_file
from server.redemptions.models import Redemption, Reversal
from server.trail.models import Act
from server.venues.models import Venue
from tests.support import factories as make

Entry = dict[str, Any]


@pytest.fixture
def venue(app: Flask) -> Venue:
    assert app
    make.key_ring()
    return make.qualified_venue()


@pytest.fixture
def device(venue: Venue) -> Device:
    return make.phone(venue)[0]


@pytest.fixture
def manager(venue: Venue) -> Actor:
    return make.actor(make.manager(venue))


def scanned(device: Device, token: str, **changed: Any) -> Entry:
    said = {"kind": "redemption", "text": {"token": token}, "service": "digital_tools", "state": "waiting"}
    where = {"id": str(uuid4()), "venue_id": device.venue_id, "device_id": device.id}
    return where | said | {"at": clock.iso(clock.now())} | changed


def undone(device: Device, redemption: Entry, **changed: Any) -> Entry:
    said = {"kind": "reversal", "redemption_id": redemption["id"], "reason": "mistake", "state": "waiting"}
    where = {"id": str(uuid4()), "venue_id": device.venue_id, "device_id": device.id}
    return where | said | {"at": clock.iso(clock.now())} | changed


def chained(entries: list[Entry], first: int = 41) -> list[Entry]:
    """Entries with their places in a journal, as a phone writes them."""
    before = "0" * 64
    for seq, entry in enumerate(entries, first):
        said = [entry["text"], entry["service"]] if "text" in entry else [entry["redemption_id"], entry["reason"]]
        said += [entry["person_id"]] if "person_id" in entry else []
        claims = [seq, before, entry["kind"], entry["id"], entry["venue_id"], entry["device_id"], entry["at"], *said]
        written = json.dumps(claims, separators=(",", ":"), ensure_ascii=False)
        entry |= {"seq": seq, "prev": before, "hash": hashlib.sha256(written.encode()).hexdigest()}
        before = entry["hash"]
    return entries


def exported(device: Device, *entries: Entry, alter: Callable[[dict[str, Any]], object] = lambda _: None) -> bytes:
    """The file of a phone; ``alter`` changes it after it was sealed."""
    head = {"exported_at": clock.iso(clock.now()), "venue_id": device.venue_id, "device_id": device.id}
    content = {"format": files.FORMAT, **head, "entries": chained(list(entries)), "seal": ""}
    content["seal"] = files.seal(files.parse(json.dumps(content).encode()), device.token_hash)
    alter(content)
    return json.dumps(content, indent=1).encode()


def told(read: ReadFile) -> list[tuple[int, str]]:
    return [(line.seq, line.status) for line in read.lines]


def stored() -> int:
    return db.session.scalar(select(func.count()).select_from(Redemption)) or 0


def test_each_scan_is_judged_as_if_it_had_been_sent(device: Device, manager: Actor) -> None:
    one, other = make.tokens(make.booklet())[:2]
    undoing = scanned(device, other)
    entries = scanned(device, one), scanned(device, one), undoing, undone(device, undoing), scanned(device, "nonsense")
    read = read_file(manager, exported(device, *entries))
    assert told(read) == [(41, "accepted"), (42, "conflict"), (43, "accepted"), (44, "reversed"), (45, "refused")]
    assert (read.lines[0].net_cents, read.lines[4].reason) == (960, "malformed")
    row = db.session.get_one(Redemption, UUID(entries[0]["id"]))
    assert (row.device_id, row.person_id, row.seq) == (device.id, device.person_id, 41)
    act = db.session.scalars(select(Act).where(Act.verb == "phone_file.read")).one()
    assert (act.person_id, act.after["entries"]) == (manager.person_id, 5)


def test_a_shared_phone_s_scans_and_undoings_keep_who_did_them(device: Device, manager: Actor, venue: Venue) -> None:
    someone = make.on_phone(device, make.mediator(venue))
    token = make.tokens(make.booklet())[0]
    scan = scanned(device, token, person_id=someone.id)
    read = read_file(manager, exported(device, scan, undone(device, scan, person_id=someone.id)))
    assert told(read) == [(41, "accepted"), (42, "reversed")]
    assert db.session.get_one(Redemption, UUID(scan["id"])).person_id == someone.id
    assert db.session.scalars(select(Reversal.person_id)).all() == [someone.id]


def test_who_did_it_cannot_be_changed_in_a_file(device: Device, manager: Actor, venue: Venue) -> None:
    someone, other = make.mediator(venue), make.mediator(venue)
    scan = scanned(device, make.tokens(make.booklet())[0], person_id=someone.id)

    def alter(content: dict[str, Any]) -> None:
        content["entries"][0]["person_id"] = other.id

    with pytest.raises(refusals.PhoneFileBroken):
        read_file(manager, exported(device, scan, alter=alter))


def test_a_file_may_be_read_in_again_and_nothing_counts_twice(device: Device, manager: Actor) -> None:
    one, other = make.tokens(make.booklet())[:2]
    undoing = scanned(device, other)
    file = exported(device, scanned(device, one), undoing, undone(device, undoing))
    read_file(manager, file)
    before = stored()
    assert told(read_file(manager, file)) == [(41, "duplicate"), (42, "duplicate"), (43, "reversed")]
    assert stored() == before


def test_an_undoing_of_nothing_is_left_out(device: Device, manager: Actor) -> None:
    scan = scanned(device, "nonsense")
    read = read_file(manager, exported(device, scan, undone(device, scan, state="moot")))
    assert told(read) == [(41, "refused")]


@pytest.mark.parametrize("lost", [False, True])
def test_a_revoked_phone_s_file_is_read_in_and_scans_after_are_refused(
    device: Device, manager: Actor, lost: bool
) -> None:
    hour, minute = timedelta(hours=1), timedelta(minutes=1)
    with time_machine.travel(clock.now() - hour, tick=False) as travel:
        before, after = make.tokens(make.booklet())[:2]
        travel.shift(minute)
        entries = [scanned(device, before)]
        travel.shift(minute)
        revoking.revoke(manager, [device.id], lost=lost)
        travel.shift(minute)
        entries.append(scanned(device, after))
    read = read_file(manager, exported(device, *entries))
    assert told(read) == [(41, "accepted"), (42, "refused")]
    assert read.lines[1].reason == "device_revoked"


def test_a_scan_of_another_venue_is_not_judged(device: Device, manager: Actor) -> None:
    foreign = make.phone(make.qualified_venue())[0]
    token = make.tokens(make.booklet())[0]
    assert told(read_file(manager, exported(device, scanned(foreign, token)))) == [(41, "other_venue")]
    assert stored() == 0


def test_a_file_of_another_organisation_s_phone_is_refused(device: Device) -> None:
    stranger = make.actor(make.manager(make.venue()))
    with pytest.raises(refusals.PhoneFileForeign):
        read_file(stranger, exported(device, scanned(device, "nonsense")))
    assert read_file(make.actor(make.operator()), exported(device, scanned(device, "nonsense"))).lines


def cut(content: dict[str, Any]) -> None:
    content["entries"].pop()


def cut_in_the_middle(content: dict[str, Any]) -> None:
    del content["entries"][1]


def change_a_time(content: dict[str, Any]) -> None:
    content["entries"][1]["at"] = "2026-01-01T00:00:00.000Z"


def chain_anew(content: dict[str, Any]) -> None:
    content["entries"][1]["at"] = "2026-01-01T00:00:00.000Z"
    chained(content["entries"])


def change_the_seal(content: dict[str, Any]) -> None:
    content["seal"] = "é" + content["seal"][1:]


@pytest.mark.parametrize("alter", [cut, cut_in_the_middle, change_a_time, chain_anew, change_the_seal])
def test_a_file_that_was_altered_is_refused(device: Device, manager: Actor, alter: Callable[..., None]) -> None:
    entries = [scanned(device, token) for token in make.tokens(make.booklet())[:3]]
    with pytest.raises(refusals.PhoneFileBroken):
        read_file(manager, exported(device, *entries, alter=alter))
    assert stored() == 0


NONSENSE = [
    (b"", refusals.PhoneFileUnreadable),
    (b"<!doctype html>", refusals.PhoneFileUnreadable),
    (b"[]", refusals.PhoneFileUnreadable),
    (b"{}", refusals.PhoneFileUnreadable),
    (b"\xff\xfe", refusals.PhoneFileUnreadable),
    (b'{"format": "poincon-journal-2", "entries": [1]}', refusals.PhoneFileUnreadable),
    (b'{"format": "poincon-journal-2", "entries": [{"kind": []}]}', refusals.PhoneFileUnreadable),
    (b'{"format": "poincon-unsent-1", "entries": []}', refusals.PhoneFileOutdated),
    (b'{"format": "poincon-journal-2", "entries": [' + b"1," * 10_001 + b"1]}", refusals.PhoneFileTooLarge),
]


@pytest.mark.parametrize(("content", "refusal"), NONSENSE, ids=range(len(NONSENSE)))
def test_what_is_no_phone_s_file_is_refused(manager: Actor, content: bytes, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        read_file(manager, content)


def test_a_huge_file_is_refused_before_it_is_read(client: FlaskClient, venue: Venue) -> None:
    make.sign_in(client, make.manager(venue))
    answer = client.post("/api/devices/files", data=b" " * (files.LARGEST + 1), content_type="application/json")
    assert (answer.status_code, answer.json["error"]["code"]) == (413, "phone_file_too_large")


def test_over_http_each_line_is_told(client: FlaskClient, device: Device, venue: Venue) -> None:
    make.sign_in(client, make.manager(venue))
    file = exported(device, scanned(device, make.tokens(make.booklet())[0]))
    answer = client.post("/api/devices/files", data=file, content_type="application/json")
    assert answer.status_code == 200
    [line] = answer.json["lines"]
    assert (line["seq"], line["status"], line["net_cents"]) == (41, "accepted", 960)
