"""The numbers of a database that must agree after a restore: rows by table, the ledger's sums, the log's newest head.

Read by plain statements on columns that have always been there, so that a back-up of an older version has them, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, inspect, text

from ..ledger.rules import ACCOUNTS

ROWS = re.compile("[a-z_]+")
ACCEPTED = "SELECT count(*) FROM redemptions WHERE status = 'accepted' AND reversed_at IS NULL"
HEAD = "SELECT size, signed FROM log_heads ORDER BY size DESC, published_at DESC LIMIT 1"
REVISION = "SELECT version_num FROM alembic_version"


@dataclass(frozen=True, slots=True)
class DatabaseFacts:
    """``ledger``: cents by account, which add up to 0. ``head``: SHA-256 of the newest head as it was signed."""

    revision: str
    rows: dict[str, int]
    accepted: int
    ledger: dict[str, int]
    log_size: int
    head: str

    def differences(self, other: DatabaseFacts) -> Iterator[str]:
        """A sentence for each number that another database has otherwise."""
        mine, theirs = self._flat(), other._flat()
        for name in sorted(mine.keys() | theirs.keys()):
            if mine.get(name) != theirs.get(name):
                yield f"{name}: {mine.get(name)} in the back-up, {theirs.get(name)} here"

    def _flat(self) -> dict[str, Any]:
        """Every number by its name, such as ``rows vouchers``."""
        flat: dict[str, Any] = {}
        for name, value in asdict(self).items():
            flat |= {f"{name} {key}": one for key, one in value.items()} if isinstance(value, dict) else {name: value}
        return flat


def read_facts(connection: Connection) -> DatabaseFacts:
    """The numbers of one moment: the connection must be in a transaction that sees only one."""
    names = sorted(name for name in inspect(connection).get_table_names() if ROWS.fullmatch(name))
    there = set(names)
    head = connection.execute(text(HEAD)).first() if "log_heads" in there else None
    return DatabaseFacts(
        revision=str(connection.scalar(text(REVISION)) or "") if "alembic_version" in there else "",
        rows={name: connection.scalar(text(f"SELECT count(*) FROM {name}")) or 0 for name in names},  # noqa: S608
        accepted=connection.scalar(text(ACCEPTED)) or 0 if "redemptions" in there else 0,
        ledger=_sums(connection) if "ledger_lines" in there else {},
        log_size=head.size if head else 0,
        head=sha256(head.signed.encode()).hexdigest() if head else "",
    )


def _sums(connection: Connection) -> dict[str, int]:
    columns = {column["name"] for column in inspect(connection).get_columns("ledger_lines")}
    known = [name for name in ACCOUNTS if name in columns]
    row = connection.execute(text(f"SELECT {', '.join(f'sum({name})' for name in known)} FROM ledger_lines")).one()  # noqa: S608
    return {name: int(cents or 0) for name, cents in zip(known, row, strict=True)}
