"""The statements' leaves in the public log: each promises its lines, so that none can be added or taken out later."""

from __future__ import annotations

from typing import cast

from sqlalchemy import Table

from ..transparency.sources import SOURCES, Source
from .models import Statement

STATEMENT = "statement"
_statements = cast(Table, Statement.__table__)

SOURCES[STATEMENT] = Source(_statements, _statements.c.id, _statements.c.issued_at, list(_statements.c))
