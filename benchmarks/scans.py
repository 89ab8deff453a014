"""Scans: the request bodies that phones send, made before the measurement starts."""

from __future__ import annotations

import random
import uuid
from collections.abc import Sequence

import orjson

from server import clock

BATCH = 100


class Scans:
    """Vouchers in random order, each to be scanned once."""

    def __init__(self, qr_texts: Sequence[str]) -> None:
        self._waiting = list(qr_texts)
        random.Random(1).shuffle(self._waiting)  # noqa: S311  # the same order in every run

    def bodies(self, count: int, length: int = 1) -> list[bytes]:
        """So many request bodies of so many scans, each of a voucher not scanned before."""
        return [body(self.texts(length)) for _ in range(count)]

    def texts(self, count: int) -> list[str]:
        """The QR texts of the next vouchers."""
        return [self._waiting.pop() for _ in range(count)]


def body(qr_texts: Sequence[str]) -> bytes:
    """One request body as a phone makes it."""
    now = clock.iso(clock.now())
    return orjson.dumps({"redemptions": [_scan(text, now, seq) for seq, text in enumerate(qr_texts)]})


def _scan(text: str, scanned_at: str, seq: int) -> dict[str, str | int]:
    scan_id = str(uuid.uuid4())
    return {"id": scan_id, "token": text, "service": "digital_tools", "scanned_at": scanned_at, "seq": seq}
