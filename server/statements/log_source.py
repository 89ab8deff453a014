"""What the public log records of statements: a leaf for each statement, with the Merkle root over its lines.

The frozen names on its papers have a leaf of their own, since those of the oldest statements were frozen later.
"""

from __future__ import annotations

from typing import cast

from sqlalchemy import Table

from ..invoicing.models import FrozenNames
from ..settlements.models import Statement
from ..transparency.sources import LogSource

STATEMENT, NAMES = "statement", "names"
_statements, _names = cast(Table, Statement.__table__), cast(Table, FrozenNames.__table__)

OF_STATEMENTS = {
    STATEMENT: LogSource(_statements, _statements.c.id, _statements.c.issued_at, list(_statements.c)),
    NAMES: LogSource(_names, _names.c.id, _names.c.frozen_at, list(_names.c)),
}
"""`server/__init__.py` registers them with the log's other sources."""
