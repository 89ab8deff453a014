"""Reading in: what a phone in trouble could not send is judged as if it had sent it, from the file it exported."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import select

from ..access import Actor, DeviceScope
from ..accounts.models import Device
from ..accounts.revoking import visible
from ..activity.reversals import REASONS, AlreadyReversed, Undo, reverse
from ..db import db, transaction
from ..errors import Refusal
from ..redemptions.answers import answer_malformed
from ..redemptions.intake import BATCH_LENGTH, Scan, parse_batch
from ..redemptions.service import read_in
from ..trail.recording import Changed, Subject, record
from . import files
from .files import NEVER_SENT, REVERSAL, PhoneEntry
from .refusals import PhoneFileForeign

OTHER_VENUE = "other_venue"
OF_OTHER_VENUE = "Ce scan est d'un autre lieu. Donnez le fichier au gestionnaire de ce lieu."


@dataclass(frozen=True, slots=True)
class ReadLine:
    """What became of one entry of the file. ``status`` is that of an answer, ``reversed`` or ``other_venue``."""

    seq: int
    kind: str
    scanned_at: str
    status: str
    reason: str | None
    message: str
    voucher: str | None = None
    net_cents: int | None = None


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read in, line by line in the order of the journal."""

    device: Device
    lines: Sequence[ReadLine]


def read_file(actor: Actor, content: bytes) -> ReadFile:
    """Judge each scan and undoing of a phone's file as if the phone had sent it; what is here already stays as it is.

    So a file may be read in again. Raises PhoneFileUnreadable, PhoneFileOutdated, PhoneFileBroken or PhoneFileForeign;
    then nothing is judged.
    """
    file = files.parse(content)
    device = _phone_of(actor, file)
    files.check(file, [device.token_hash, *filter(None, [device.previous_token_hash])])
    with transaction() as session:
        read = {"sha256": hashlib.sha256(content).hexdigest(), "entries": len(file.entries)}
        subject = Subject("phone", device.id, device.venue.organisation_id)
        record(session, actor, "phone_file.read", subject, Changed(after=read))
    return ReadFile(device, list(_judged(device, file.entries)))


def _phone_of(actor: Actor, file: files.PhoneFile) -> Device:
    wanted = select(Device).join(Device.venue).where(Device.id == file.device_id, visible(actor))
    device = db.session.scalar(wanted)
    if device is None or device.venue_id != file.venue_id:
        raise PhoneFileForeign
    return device


def _judged(device: Device, entries: Sequence[PhoneEntry]) -> Iterator[ReadLine]:
    """Each entry's line: redemptions that follow each other together, undoings one by one, as the phone would."""
    organisation_id = device.venue.organisation_id
    scope = DeviceScope(device.id, device.venue_id, organisation_id, device.revoked_at)
    phone = Actor(device.person_id, device=scope)
    to_judge = [entry for entry in entries if entry.state != NEVER_SENT]
    for (kind, venue_id), run in groupby(to_judge, key=lambda entry: (entry.kind, entry.venue_id)):
        if venue_id != device.venue_id:
            yield from (_line(entry, OTHER_VENUE, OTHER_VENUE, OF_OTHER_VENUE) for entry in run)
        elif kind == REVERSAL:
            yield from (_reversed(phone, entry) for entry in run)
        else:
            yield from _redeemed(phone, list(run))


def _redeemed(phone: Actor, run: Sequence[PhoneEntry]) -> Iterator[ReadLine]:
    for start in range(0, len(run), BATCH_LENGTH):
        batch = run[start : start + BATCH_LENGTH]
        sent = parse_batch({"redemptions": [_as_sent(entry) for entry in batch]})
        answers = iter(read_in(phone, [item for item in sent if isinstance(item, Scan)]))
        for entry, item in zip(batch, sent, strict=True):
            yield _answered(entry, next(answers) if isinstance(item, Scan) else answer_malformed(item))


def _as_sent(entry: PhoneEntry) -> dict[str, Any]:
    text, service = entry.said
    named = {} if entry.person_id is None else {"person_id": entry.person_id}
    return {**text, **named, "id": entry.id, "service": service, "scanned_at": entry.at, "seq": entry.seq}


def _answered(entry: PhoneEntry, answer: dict[str, Any]) -> ReadLine:
    told = {name: answer[name] for name in ("status", "reason", "message", "voucher", "net_cents")}
    return ReadLine(entry.seq, entry.kind, entry.at, **told)


def _reversed(phone: Actor, entry: PhoneEntry) -> ReadLine:
    try:
        reverse(phone, *_undo(entry))
    except AlreadyReversed:
        return _line(entry, "duplicate", None, "Ce scan était déjà annulé.")
    except ValueError:
        return _line(entry, "refused", "malformed", "Cette annulation n'est pas complète.")
    except Refusal as refusal:
        return _line(entry, "refused", refusal.code, refusal.text)
    return _line(entry, "reversed", None, "Scan annulé : le pass est rendu.")


def _undo(entry: PhoneEntry) -> tuple[UUID, Undo]:
    """The undoing of an entry, as the phone would send it. Raises ValueError when it is not one."""
    redemption_id, reason = entry.said
    if reason not in REASONS:
        raise ValueError(reason)
    at = datetime.fromisoformat(entry.at)
    undone_at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return UUID(redemption_id), Undo(UUID(entry.id), reason, undone_at, entry.seq, entry.person_id)


def _line(entry: PhoneEntry, status: str, reason: str | None, message: str) -> ReadLine:
    return ReadLine(entry.seq, entry.kind, entry.at, status, reason, message)
