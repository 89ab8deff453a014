"""Intake: parses a phone's batch and verifies its tokens, before any database query. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any, NamedTuple
from uuid import UUID

from .. import clock
from ..errors import Invalid
from ..schemas import LARGEST_ID
from ..venues.services import SERVICE_KEYS, SERVICES
from ..vouchers import codes, token, typed

BATCH_LENGTH = 100
CONTENT_BYTES = 16
TEXT_LENGTH = 400
LARGEST_SEQ = 2**53 - 1
EARLIEST, LATEST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)  # wide enough for any wrong clock
SHAPES = [{"id", text, "service", "scanned_at", "seq"} for text in ("token", "code")]
SHAPES_OF_SHARED = [{*shape, "person_id"} for shape in SHAPES]


class Scan(NamedTuple):
    """One scan as a phone sends it: ``token`` or ``code``, never both; ``scanned_at`` is the phone's claim.

    ``person_id`` is who scanned, by a shared phone; without it, who enrolled the phone did.
    """

    id: UUID
    service: str
    scanned_at: datetime
    seq: int
    token: str | None = None
    code: str | None = None
    person_id: int | None = None


class Reading(NamedTuple):
    """What a scan's text says: a verified voucher id, a well-formed typed code, or the reason it is neither.

    ``content`` is a hex digest that tells a replay from another scan under the same id. It is made from the voucher,
    not from the text, so the same token written in another way is still a replay.
    """

    scan: Scan
    content: str
    voucher_id: int | None = None
    code: str | None = None
    reason: str | None = None

    @property
    def key(self) -> int | str | None:
        """The voucher id or typed code to look the voucher up by; None when the text names none."""
        return self.voucher_id or self.code


def parse_batch(body: Any) -> list[Scan | str | None]:
    """The items of a batch as `BatchSchema` documents it; an item of another shape becomes its id, or None.

    Parsed by hand: a schema takes as long for a hundred items as verifying twenty signatures. Raises Invalid when the
    body is not a list of 1 to BATCH_LENGTH items.
    """
    items = body.get("redemptions") if isinstance(body, dict) and len(body) == 1 else None
    if not isinstance(items, list) or not 1 <= len(items) <= BATCH_LENGTH:
        raise Invalid(fields={"json": {"redemptions": [f"a list of 1 to {BATCH_LENGTH}"]}})
    return [_parse(item) or _id_of(item) for item in items]


def _id_of(item: Any) -> str | None:
    sent = item.get("id") if isinstance(item, dict) else None
    return sent if isinstance(sent, str) else None


def _parse(item: Any) -> Scan | None:
    """An item of a batch as a scan; None unless it has the shape that `ScanSchema` documents."""
    if not isinstance(item, dict) or not _has_shape(item):
        return None
    text, seq = item.get("token", item.get("code")), item["seq"]
    service = SERVICE_KEYS.get(item["service"], item["service"]) if isinstance(item["service"], str) else None
    if not isinstance(text, str) or len(text) > TEXT_LENGTH or service not in SERVICES:
        return None
    if type(seq) is not int or not 0 <= seq <= LARGEST_SEQ:
        return None
    try:
        moment = _moment(item["scanned_at"])
        meant = typed.sort_out(token_text=item.get("token"), code_text=item.get("code"))
        return Scan(UUID(item["id"]), service, moment, seq, *meant, item.get("person_id"))
    except (TypeError, ValueError, AttributeError):
        return None


def _has_shape(item: Mapping[str, Any]) -> bool:
    """Whether an item has the fields of a scan, and names its person, if any, by an id."""
    if item.keys() in SHAPES:
        return True
    person_id = item.get("person_id")
    return item.keys() in SHAPES_OF_SHARED and type(person_id) is int and 1 <= person_id <= LARGEST_ID


def _moment(text: str) -> datetime:
    """An ISO 8601 time, in UTC when it names no zone. Raises ValueError outside EARLIEST to LATEST."""
    moment = datetime.fromisoformat(text)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if not EARLIEST <= moment <= LATEST:
        raise ValueError(text)
    return moment


def read(scan: Scan, venue_id: int, public_points: Mapping[int, bytes]) -> Reading:
    """Verify a scan's token, or normalize its typed code; ``public_points`` are the trusted keys by key id."""
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
    parts = [str(venue_id), identity, scan.service, clock.iso(scan.scanned_at), str(scan.seq)]
    if scan.person_id is not None:
        parts.append(str(scan.person_id))
    return blake2b("\n".join(parts).encode(), digest_size=CONTENT_BYTES).hexdigest()
