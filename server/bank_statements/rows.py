"""Movements and payments as they are stored: texts repaired and cut, the key that makes each of them one. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any

from .. import texts
from .digests import MOVEMENT_COLUMNS, PAYMENT_COLUMNS, Row, digest_movements
from .models import LONGEST_CODE, BankMovement, BankMovementPayment
from .placing import PlacedMovement
from .reading.limits import LONGEST
from .reading.records import ToldMovement

SHORT = ("party_iban", "code", "return_code")
TAKEN = tuple(name for name in MOVEMENT_COLUMNS if name not in ("key", "day"))
"""Columns that are stored as the bank tells them."""


def make_movement(placed: PlacedMovement, key: str) -> BankMovement:
    """A row without file, statement or account."""
    told = placed.movement
    payments = [
        BankMovementPayment(position=position, **_columns(payment, PAYMENT_COLUMNS[1:]))
        for position, payment in enumerate(told.payments, 1)
    ]
    return BankMovement(key=key, day=placed.day, payments=payments, **_columns(told, TAKEN))


def key_of(placed: PlacedMovement) -> str:
    """The key of a movement of a statement (see `PlacedMovement`)."""
    return f"{placed.day} {placed.movement.cents} {placed.nth}"


def notice_keys(movements: Sequence[ToldMovement]) -> Iterator[str]:
    """Keys of movements of a notice: by all that is told, and the how manieth alike it is in its file."""
    seen: Counter[str] = Counter()
    for movement in movements:
        told = (movement.booking_day, movement.cents, movement.reference, movement.end_to_end_id, movement.text)
        digest = sha256(repr(told).encode()).hexdigest()[:40]
        seen[digest] += 1
        yield f"notice {digest} {seen[digest]}"


def digest_rows(movements: Iterable[BankMovement]) -> bytes:
    """The digest of stored movements, or of those about to be."""
    return digest_movements(
        (_row(movement, MOVEMENT_COLUMNS), [_row(payment, PAYMENT_COLUMNS) for payment in movement.payments])
        for movement in movements
    )


def _row(stored: BankMovement | BankMovementPayment, names: Sequence[str]) -> Row:
    return {name: getattr(stored, name) for name in names}


def _columns(told: object, names: Sequence[str]) -> dict[str, Any]:
    return {name: _cleaned(name, getattr(told, name)) for name in names}


def _cleaned(name: str, value: Any) -> Any:
    """A text as its column keeps it, so that its digest is the same when it comes back."""
    if not isinstance(value, str):
        return value
    longest = LONGEST_CODE if name in SHORT else LONGEST
    return texts.one_line(texts.one_line(value)[:longest])
