"""What the public log records of the bank's statements: a leaf for each, which tells nobody anything by itself.

Its digest covers account, days, balances, the digest of the bank's file and that of the movements.
"""

from __future__ import annotations

from typing import cast

from sqlalchemy import Table

from ..transparency.sources import LogSource
from .models import BankStatement

BANK = "bank"
_statements = cast(Table, BankStatement.__table__)

OF_BANK_STATEMENTS = {
    BANK: LogSource(_statements, _statements.c.id, _statements.c.recorded_at, list(_statements.c)),
}
