"""The chart of accounts: which account and journal each thing is, read from a table that the operator may replace."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from .roles import JOURNALS, ROLES

OURS = Path(__file__).parent / "chart.toml"
ACCOUNT, JOURNAL = re.compile(r"[1-7][0-9]{2,11}"), re.compile(r"[A-Z0-9]{2,6}")
RESULT_CLASSES = ("6", "7")
"""Accounts of expenses and income: they begin each year at nothing."""


class ChartError(Exception):
    """The table is not a chart; the text says where."""


class Named(NamedTuple):
    """An account's number or a journal's code, and what it is called."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Accounts by role, journals by role, and the last month of the accounting year."""

    accounts: Mapping[str, Named]
    journals: Mapping[str, Named]
    year_ends_month: int

    def is_of_result(self, role: str) -> bool:
        """Whether a role's account begins each year at nothing."""
        return self.accounts[role].code.startswith(RESULT_CLASSES)


def load_chart(path: str | None) -> Chart:
    """The chart in a file, ours without one. Raises ChartError."""
    try:
        table = tomllib.loads(Path(path or OURS).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ChartError(f"{path}: {error}") from error
    month = table.get("year_ends_month")
    if type(month) is not int or not 1 <= month <= 12:
        raise ChartError("year_ends_month must be a month from 1 to 12")
    return Chart(_named(table, "accounts", ROLES, ACCOUNT), _named(table, "journals", JOURNALS, JOURNAL), month)


def _named(table: Mapping[str, Any], part: str, roles: tuple[str, ...], code: re.Pattern[str]) -> dict[str, Named]:
    """A part of the table: exactly these roles, no code twice, so that each account still tells one thing."""
    rows = table.get(part)
    if not isinstance(rows, dict) or set(rows) != set(roles):
        raise ChartError(f"[{part}] must have exactly {', '.join(roles)}")
    for role, row in rows.items():
        if not _is_named(row, code):
            raise ChartError(f"{part}.{role} must be a number or code, and a name: {row!r}")
    if len({row[0] for row in rows.values()}) != len(rows):
        raise ChartError(f"[{part}] has a code twice")
    return {role: Named(*rows[role]) for role in roles}


def _is_named(row: object, code: re.Pattern[str]) -> bool:
    if not isinstance(row, list) or len(row) != 2 or not all(isinstance(text, str) for text in row):
        return False
    return bool(code.fullmatch(row[0]) and row[1].strip() and row[1].isprintable())
