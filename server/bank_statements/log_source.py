"""What the public log records of the bank's statements: two leaves for each, which tell nobody anything by themselves.

The digest of one covers account, days, balances, the digest of the bank's file and that of the movements. That of the
other covers what is public of it, so that anyone checks the solvency page without learning an IBAN.
"""

from __future__ import annotations

from typing import cast

from sqlalchemy import Table

from ..transparency.sources import LogSource
from .models import BankStatement

BANK, BANK_PUBLIC = "bank", "bank_told"
PUBLIC = (
    *("id", "account_id", "from_day", "to_day", "opening_cents", "closing_cents"),
    *("digest", "movements_digest", "recorded_at"),
)
"""Columns that anyone may see."""
_statements = cast(Table, BankStatement.__table__)

OF_BANK_STATEMENTS = {
    BANK: LogSource(
        _statements,
        _statements.c.id,
        _statements.c.recorded_at,
        [column for column in _statements.c if column.name != "account_id"],  # logged before it existed
    ),
    BANK_PUBLIC: LogSource(
        _statements, _statements.c.id, _statements.c.recorded_at, [_statements.c[name] for name in PUBLIC]
    ),
}
