"""What the database itself does not let happen."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.exc import DatabaseError

from server.db import transaction


def refuses(statement: Any) -> None:
    """Assert that the database refuses to execute it."""
    with pytest.raises(DatabaseError), transaction() as session:
        session.execute(statement)
