"""The voucher token: 75 signed bytes, written as 120 base32 characters; docs/voucher-format.md defines it. Pure."""

from __future__ import annotations

import re
import struct
from base64 import b32encode
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from ..keys.signing import P256, SIGNATURE_BYTES
from . import ids

VERSION = 1
EPOCH = date(2020, 1, 1)
LAYOUT = struct.Struct(">BBHIBH")
TOKEN_BYTES = LAYOUT.size + SIGNATURE_BYTES
TEXT_LENGTH = TOKEN_BYTES * 8 // 5
PATH = "/V/"
SPACE = " \t\r\n"
SHAPE = re.compile(f"[A-Z2-7]{{{TEXT_LENGTH}}}")
DIGITS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHIJKLMNOPQRSTUV")  # those of int(…, 32)
_P256 = P256()


class Unreadable(Exception):
    """A text is not a voucher of ours; ``reason`` is a code listed in docs/voucher-format.md."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Payload(NamedTuple):
    """What a token says. ``last_day_number``: days since 2020-01-01, 0 when validity counts from hand-over."""

    key_id: int
    campaign_id: int
    serial: int
    position: int
    last_day_number: int

    @property
    def voucher_id(self) -> int:
        return ids.voucher_id(self.campaign_id, self.serial, self.position)

    @property
    def last_day(self) -> date | None:
        """The printed last day of use; None when validity counts from hand-over."""
        return EPOCH + timedelta(days=self.last_day_number) if self.last_day_number else None

    def to_bytes(self) -> bytes:
        return LAYOUT.pack(VERSION, self.key_id, self.campaign_id, self.serial, self.position, self.last_day_number)


def day_number(day: date | None) -> int:
    """A last day as it stands in the token: days since 2020-01-01, 0 for None."""
    return (day - EPOCH).days if day else 0


def sign(payload: Payload, private_number: bytes) -> str:
    """The token of a payload, 120 characters; the same payload and key always give the same token."""
    signed = payload.to_bytes()
    return b32encode(signed + _P256.get_signature(private_number, signed)).decode()


def read(text: str, public_points: Mapping[int, bytes]) -> Payload:
    """The payload of a token, or of the QR text that holds it; its signature is verified with the points by key id.

    Raises Unreadable with ``malformed``, ``unknown_key`` or ``bad_signature``.
    """
    raw = _to_bytes(text)
    signed, signature = raw[: LAYOUT.size], raw[LAYOUT.size :]
    point = public_points.get(signed[1])
    if point is None:
        raise Unreadable("unknown_key")
    if not _P256.verify_signature(point, signed, signature):
        raise Unreadable("bad_signature")
    _version, *fields = LAYOUT.unpack(signed)
    return Payload(*fields)


def qr_text(token: str, public_url: str) -> str:
    """The text of a QR code: a URL in capitals, so that a phone's own camera app opens it as a page."""
    return f"{public_url.upper()}{PATH}{token}"


def _to_bytes(text: str) -> bytes:
    """The 75 bytes of a token, its length and version checked. Raises Unreadable with ``malformed``.

    120 base32 characters are exactly 75 bytes, without spare bits, so each token has only one spelling.
    """
    if not text.isascii():
        raise Unreadable("malformed")
    token = text.strip(SPACE).upper().rpartition(PATH)[2]
    if not SHAPE.fullmatch(token):
        raise Unreadable("malformed")
    raw = int(token.translate(DIGITS), 32).to_bytes(TOKEN_BYTES, "big")
    if raw[0] != VERSION:
        raise Unreadable("malformed")
    return raw
