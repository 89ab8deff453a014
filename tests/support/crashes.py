"""A process that dies between any two queries."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import Engine, event

from server.db import db

deaths = st.one_of(st.none(), st.none(), st.integers(0, 12))
"""After how many queries; mostly None: it lives."""


class Crash(BaseException):
    """The process died."""


@contextmanager
def dying_after(statements: int | None) -> Iterator[None]:
    """Let the process die before the next statement but so many; None lets it live."""
    if statements is None:
        yield
        return
    left = [statements]

    def count(*_statement: Any) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Crash

    event.listen(Engine, "before_cursor_execute", count)
    event.listen(Engine, "commit", count)
    try:
        yield
    except Crash:
        db.session.rollback()
    finally:
        event.remove(Engine, "before_cursor_execute", count)
        event.remove(Engine, "commit", count)
