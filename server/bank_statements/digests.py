"""What a statement's digest covers of its movements: every column that says something, and each payment inside. Pure.

An auditor makes it again from stored rows, or from the lines of an archive.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from ..transparency.leaves import columns_digest

MOVEMENT_COLUMNS = (
    *("key", "day", "booking_day", "value_day", "cents", "reference", "end_to_end_id", "text", "creditor_reference"),
    *("party", "party_iban", "code", "own_code", "is_reversal", "return_code", "payments_differ"),
)
PAYMENT_COLUMNS = (
    *("position", "cents", "end_to_end_id", "reference", "text", "creditor_reference", "party", "party_iban"),
    "return_code",
)
Row = Mapping[str, Any]


def digest_movements(movements: Iterable[tuple[Row, Sequence[Row]]]) -> bytes:
    """SHA-256 over movements with the payments inside each, in the order of their keys."""
    digest = sha256()
    for movement, payments in sorted(movements, key=lambda one: str(one[0]["key"])):
        digest.update(columns_digest({name: movement[name] for name in MOVEMENT_COLUMNS}))
        for payment in sorted(payments, key=lambda one: int(one["position"])):
            digest.update(columns_digest({name: payment[name] for name in PAYMENT_COLUMNS}))
    return digest.digest()
