"""Money: integer cents and basis points, the only place where either is divided. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

BPS = 10_000
EUROS = re.compile(r"([+-]?)(\d{1,13})(?:[.,](\d{1,2})0{0,15})?", re.ASCII)


class Amounts(NamedTuple):
    """What one redemption is worth, in cents: ``net == gross - fee``."""

    gross_cents: int
    fee_cents: int

    @property
    def net_cents(self) -> int:
        return self.gross_cents - self.fee_cents


def share_of(amount_cents: int, bps: int) -> int:
    """Basis points of an amount in cents, rounded half up (docs/glossary.md, rule 2 "Venue fee")."""
    return (amount_cents * bps + BPS // 2) // BPS


def split(gross_cents: int, fee_bps: int) -> Amounts:
    """The venue's fee taken out of a face value, both in cents."""
    return Amounts(gross_cents, share_of(gross_cents, fee_bps))


def format_euros(cents: int) -> str:
    """Cents as euros with a decimal comma, for a spreadsheet: ``-9,60``."""
    euros, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{euros},{rest:02}"


def parse_euros(text: str) -> int:
    """Cents of an amount in euros as banks write it, with a point or a comma. Raises ValueError for anything else."""
    found = EUROS.fullmatch(text)
    if found is None:
        raise ValueError(text)
    sign, euros, rest = found.groups()
    cents = int(euros) * 100 + int(f"{rest or '':0<2}")
    return -cents if sign == "-" else cents


def say_euros(cents: int) -> str:
    """Cents in a French sentence, with no-break spaces: ``1 234,50 €``."""
    euros, rest = divmod(abs(cents), 100)
    sign = "−\u00a0" if cents < 0 else ""
    return f"{sign}{euros:,},{rest:02}\u00a0€".replace(",", "\u202f", f"{euros:,}".count(","))
