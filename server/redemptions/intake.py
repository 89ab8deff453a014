"""Intake: a phone's scans turned into the voucher each names, before any database is asked. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from uuid import UUID

from .. import clock
from ..vouchers import codes, token

CONTENT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Scan:
    """One redemption as a phone sends it: ``token`` or ``code``, never both; ``scanned_at`` is a claim."""

    id: UUID
    service: str
    scanned_at: datetime
    seq: int
    token: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a scan's text says: a verified voucher id, a well-formed typed code, or the reason it is neither.

    ``content`` tells a replay from another scan under the same id: it keys on the voucher, not on the text.
    """

    scan: Scan
    content: str
    voucher_id: int | None = None
    code: str | None = None
    reason: str | None = None


def read(scan: Scan, venue_id: int, public_points: Mapping[int, bytes]) -> Reading:
    """Verify one scan's text."""
    if scan.code is not None:
        code = codes.parse(scan.code)
        return Reading(
            scan, _content(scan, venue_id, code or scan.code), code=code, reason=None if code else "wrong_code"
        )
    try:
        voucher_id = token.read(scan.token or "", public_points).voucher_id
    except token.Unreadable as unreadable:
        return Reading(scan, _content(scan, venue_id, scan.token or ""), reason=unreadable.reason)
    return Reading(scan, _content(scan, venue_id, str(voucher_id)), voucher_id=voucher_id)


def _content(scan: Scan, venue_id: int, identity: str) -> str:
    parts = (str(venue_id), identity, scan.service, clock.iso(scan.scanned_at), str(scan.seq))
    return blake2b("\n".join(parts).encode(), digest_size=CONTENT_BYTES).hexdigest()
