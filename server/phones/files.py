"""The file that a phone exports: its journal from the first unsent entry on, chained entry by entry, and sealed. Pure.

`pwa/src/redeem/export.ts` writes it. Each entry's hash covers what it says and the hash before it; the seal is an HMAC
over both ends of the chain, with the SHA-256 of the phone's token as key: the server stores that, nobody else has it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import orjson

from ..schemas import LARGEST_ID
from .refusals import PhoneFileBroken, PhoneFileOutdated, PhoneFileTooLarge, PhoneFileUnreadable

FORMAT, OUTDATED = "poincon-journal-2", "poincon-unsent-1"
LARGEST = 10 * 1024 * 1024
MOST_ENTRIES = 10_000
REDEMPTION, REVERSAL = "redemption", "reversal"
NEVER_SENT = "moot"
"""The state of an undoing that had nothing to undo."""
_PLACE = {"id": str, "seq": int, "prev": str, "hash": str, "at": str, "venue_id": int, "device_id": int, "state": str}
_SAID: dict[str, dict[str, type]] = {
    REDEMPTION: {"text": dict, "service": str},
    REVERSAL: {"redemption_id": str, "reason": str},
}


class PhoneEntry(NamedTuple):
    """An entry of a phone's journal. ``said`` is what it says: text and service, or which redemption and why.

    ``person_id`` is who scanned or undid it on a shared phone.
    """

    kind: str
    id: str
    seq: int
    prev: str
    hash: str
    at: str
    venue_id: int
    device_id: int
    state: str
    said: tuple[Any, ...]
    person_id: int | None = None

    @property
    def is_unbroken(self) -> bool:
        """Whether its hash is the one of what it says."""
        claims = [self.seq, self.prev, self.kind, self.id, self.venue_id, self.device_id, self.at, *self.said]
        if self.person_id is not None:
            claims.append(self.person_id)
        return hashlib.sha256(_as_javascript(claims)).hexdigest() == self.hash


class PhoneFile(NamedTuple):
    """A file as it was read; `check` holds it against the phone's token."""

    exported_at: str
    venue_id: int
    device_id: int
    entries: Sequence[PhoneEntry]
    seal: str


def parse(content: bytes) -> PhoneFile:
    """Read a phone's file.

    Raises PhoneFileUnreadable, PhoneFileTooLarge, or PhoneFileOutdated for the format without a seal.
    """
    try:
        file = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise PhoneFileUnreadable from error
    if isinstance(file, dict) and file.get("format") == OUTDATED:
        raise PhoneFileOutdated
    try:
        return _parsed(file)
    except (KeyError, TypeError, ValueError) as error:
        raise PhoneFileUnreadable from error


def check(file: PhoneFile, token_hashes: Sequence[bytes]) -> None:
    """Raises PhoneFileBroken unless each entry follows the one before it and a phone with such a token sealed it."""
    linked = all(after.prev == before.hash and after.seq == before.seq + 1 for before, after in pairwise(file.entries))
    sealed = any(hmac.compare_digest(seal(file, key).encode(), file.seal.encode()) for key in token_hashes)
    if not (linked and sealed and all(entry.is_unbroken for entry in file.entries)):
        raise PhoneFileBroken


def seal(file: PhoneFile, token_hash: bytes) -> str:
    """The seal of a phone with this token: HMAC-SHA-256, in hex."""
    ends = (file.entries[0].prev, file.entries[-1].hash) if file.entries else ("", "")
    sealed = [FORMAT, file.exported_at, file.venue_id, file.device_id, len(file.entries), *ends]
    return hmac.new(token_hash, _as_javascript(sealed), hashlib.sha256).hexdigest()


def _parsed(file: Any) -> PhoneFile:
    if not isinstance(file, dict) or file["format"] != FORMAT or not isinstance(file["entries"], list):
        raise ValueError
    if len(file["entries"]) > MOST_ENTRIES:
        raise PhoneFileTooLarge
    head = _typed(file, {"exported_at": str, "venue_id": int, "device_id": int, "seal": str})
    return PhoneFile(**head, entries=[_entry(entry) for entry in file["entries"]])


def _entry(entry: Any) -> PhoneEntry:
    kind = entry["kind"]
    said = tuple(_typed(entry, _SAID[kind]).values())
    named = _typed(entry, {"person_id": int}) if "person_id" in entry else {}
    if not 1 <= named.get("person_id", 1) <= LARGEST_ID:
        raise ValueError
    return PhoneEntry(kind, **_typed(entry, _PLACE), said=said, **named)


def _typed(values: dict[str, Any], shape: dict[str, type]) -> dict[str, Any]:
    """Some fields of an object. Raises KeyError for a missing one, TypeError for one of another type."""
    if wrong := [name for name, kind in shape.items() if type(values[name]) is not kind]:
        raise TypeError(wrong)
    return {name: values[name] for name in shape}


def _as_javascript(value: Any) -> bytes:
    """A value as `JSON.stringify` writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
