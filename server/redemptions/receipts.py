"""Receipts: what a venue keeps of each accepted scan. Pure."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from ..keys import jws

TYPE = "poincon-receipt+jwt"

sign = partial(jws.sign, TYPE)
"""Sign a receipt's claims with a key, given as its id and 32-byte private number; returns a compact JWS."""


def say_number(redemption_id: UUID) -> str:
    """A receipt's number as people read it, ``5B0C-1A2F``: the first eight digits of its ``jti``.

    `pwa/src/lib/receipt-number.ts` says it alike. Beside the voucher's number it is enough to find one.
    """
    digits = redemption_id.hex[:8].upper()
    return f"{digits[:4]}-{digits[4:]}"
