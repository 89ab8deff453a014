"""The statements' leaves in the public log: each promises its lines, so that none can be added or taken out later.

The names on a statement's papers have a leaf of their own: those of months that were closed before names were frozen
could not be in the statement's.
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
"""`server/__init__.py` puts them beside the log's own."""
