"""Cells of a bank's table as people and spreadsheets write them: amounts, days, names of columns. Pure."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import NamedTuple

from .. import money
from .currencies import EUROS
from .refusals import UnreadableBankFile

LONGEST_CELL = 40
"""Longer than any amount or day."""
DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y%m%d", "%d/%m/%y")
SIGNED = re.compile(r"([+-]?)([\d.,']+)([+-]?)(€|[A-Z]{3})?", re.ASCII)
PLAIN = re.compile(r"\d{1,13}(?:[.,]\d{1,2})?", re.ASCII)
GROUPED = re.compile(r"\d{1,3}(?:(?P<group>[.,'])\d{3})(?:(?P=group)\d{3})*(?P<rest>[.,]\d{1,2})?", re.ASCII)


class Sum(NamedTuple):
    cents: int
    currency: str


def amount(text: str) -> Sum:
    """``1 019,20 €``, ``1.019,20`` or ``-1,019.20 EUR``, without its sign.

    Raises UnreadableBankFile for what may be read in two ways, such as ``1.019``.
    """
    close = "".join(text[:LONGEST_CELL].upper().split())
    found = SIGNED.fullmatch(close.replace("−", "-").replace("’", "'"))
    if found is None or len(text) > LONGEST_CELL:
        raise UnreadableBankFile
    _before, figures, _after, currency = found.groups()
    return Sum(money.parse_euros(_without_groups(figures)), EUROS if currency in (None, "€") else currency)


def day(text: str) -> date:
    """A day as tables write it. Raises UnreadableBankFile."""
    for shape in DAYS if len(text) <= LONGEST_CELL else ():
        try:
            return datetime.strptime(text, shape).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    raise UnreadableBankFile


def simplify(text: str) -> str:
    """A word without accents, capitals and marks around it, to compare it."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    close = "".join(each for each in letters if not unicodedata.combining(each))
    return " ".join(re.split(r"[\s_.’'-]+", close)).strip(' "')


def _without_groups(figures: str) -> str:
    if PLAIN.fullmatch(figures):
        return figures
    found = GROUPED.fullmatch(figures)
    if found is None:
        raise UnreadableBankFile
    group, rest = found["group"], found["rest"] or ""
    alone = figures.count(group) == 1 and not rest and group != "'"
    if alone or rest[:1] == group:
        raise UnreadableBankFile
    return figures[: len(figures) - len(rest)].replace(group, "") + rest
