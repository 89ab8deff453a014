"""Movements and payments as they are stored: texts repaired and cut, the key that makes each of them one. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from .. import texts
from .digests import MOVEMENT_COLUMNS, PAYMENT_COLUMNS, Row, digest_movements
from .models import LONGEST_CODE, BankMovement, BankMovementPayment
from .placing import PlacedMovement
from .reading.limits import LONGEST
from .reading.records import ToldMovement

SHORT = ("party_iban", "code", "return_code")
TAKEN = tuple(name for name in MOVEMENT_COLUMNS if name not in ("key", "day"))
"""Columns that are stored as the bank tells them."""


class MovementRow(NamedTuple):
    """The columns of a movement, without those that say where it stands, and of each payment inside."""

    columns: dict[str, Any]
    payments: list[dict[str, Any]]


def make_row(placed: PlacedMovement, key: str) -> MovementRow:
    """A movement as it is stored."""
    payments = [
        {"position": position, **_columns(payment, PAYMENT_COLUMNS[1:])}
        for position, payment in enumerate(placed.movement.payments, 1)
    ]
    return MovementRow({"key": key, "day": placed.day, **_columns(placed.movement, TAKEN)}, payments)


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


def digest_stored(movements: Iterable[BankMovement]) -> bytes:
    """The digest of stored movements; that of rows about to be is `digest_movements`."""
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
    if not isinstance(value, str) or not value:
        return value
    longest = LONGEST_CODE if name in SHORT else LONGEST
    return texts.one_line(texts.one_line(value)[:longest])
