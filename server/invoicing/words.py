"""French formats for papers of money: amounts, days, account numbers. Pure."""

from __future__ import annotations

from datetime import date, datetime

from ..clock import PARIS
from ..wallet.words import MONTHS, SPACE

MINUS = "\u2212"


def euros(cents: int) -> str:
    """``1 234,56 €``, with a minus sign for negative cents."""
    amount, rest = divmod(abs(cents), 100)
    return f"{MINUS if cents < 0 else ''}{format_integer(amount)},{rest:02}{SPACE}€"


def format_integer(number: int) -> str:
    """An integer with its thousands apart: ``1 031``."""
    return f"{number:,}".replace(",", SPACE).replace("-", MINUS)


def percent(bps: int) -> str:
    """``20 %``, ``5,5 %``."""
    units, rest = divmod(bps, 100)
    return f"{units}{f',{rest:02}'.rstrip('0') if rest else ''}{SPACE}%"


def day(on: date) -> str:
    """``1er novembre 2026``."""
    return f"{'1er' if on.day == 1 else on.day}{SPACE}{MONTHS[on.month - 1]}{SPACE}{on.year}"


def days(first: date, last: date) -> str:
    """``du 1er au 31 octobre 2026``."""
    same_month = (first.year, first.month) == (last.year, last.month)
    since = day(first).split(SPACE)[0] if same_month else day(first)
    return f"du {since} au {day(last)}"


def moment(at: datetime) -> str:
    """A moment in Paris: ``23/11/2026 14:05``."""
    return f"{at.astimezone(PARIS):%d/%m/%Y %H:%M}"


def fours(text: str) -> str:
    """An account number as banks print it, in groups of four."""
    return SPACE.join(text[start : start + 4] for start in range(0, len(text), 4))


def siret(number: str) -> str:
    """A SIRET as people read it: ``732 829 320 00074``."""
    return SPACE.join((number[:3], number[3:6], number[6:9], number[9:]))
