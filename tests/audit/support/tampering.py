"""What a scheme stores of money, column by column, and whether a change of it is found."""

from __future__ import annotations

from sqlalchemy import Column, Table, select

from server.audit import ledger as ledger_check
from server.db import db
from server.tables import list_tables
from server.transparency import log_check
from server.transparency.models import LogLeaf
from server.transparency.sources import log_sources
from tests.audit.support.outside import COLUMNS, TABLES

ALSO = ("own_bank_accounts", "bank_accounts", "bank_imports", "payout_batches", "reversals")
"""Tables without an amount that say where money goes, who sent it, or what a bank answered."""


def money_tables() -> list[Table]:
    """All tables that are only added to or have an amount, and those that say where it goes."""
    return [
        table for table in list_tables() if table.info.get("append_only") or _has_amounts(table) or table.name in ALSO
    ]


def _has_amounts(table: Table) -> bool:
    return any(column.name.endswith(("cents", "_bps")) for column in table.c)


def columns() -> list[Column[object]]:
    """Every column that the check or the log answers for."""
    inside = [column for table in money_tables() if table.name not in TABLES for column in table.c]
    return [column for column in inside if str(column) not in COLUMNS]


def is_found(table: Table) -> bool:
    """Whether the checks of ledger and log tell of what was changed in a table, and nowhere else.

    The leaves of the table's own rows come first: the check of the log looks at each of them in the same way, and at
    everything else, too, which takes thirty times as long.
    """
    session = db.session()
    session.expire_all()
    kinds = [kind for kind, source in log_sources().items() if source.table is table]
    leaves = session.scalars(select(LogLeaf).where(LogLeaf.kind.in_(kinds))).all()
    checks = (log_check.find_unlike(session, leaves), ledger_check.find_problems(), log_check.find_problems())
    return any(next(problems, "") for problems in checks)
