"""Reading many rows a few at a time, without leaving anything open on the database."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Any

from sqlalchemy import Connection, Select
from sqlalchemy.orm import Session

Query = Select[*tuple[Any, ...]]


def stream_chunks(source: Session | Connection, query: Query, many: int) -> Generator[Sequence[Any], None, None]:
    """The rows of a query, ``many`` at a time; the database's cursor is closed, however far it is read.

    PostgreSQL keeps a cursor, and the snapshot it reads, until its transaction ends: whoever stops at the first
    problem of a check must not leave one behind.
    """
    with source.execute(query, execution_options={"yield_per": many}) as rows:
        yield from rows.partitions()


def stream(source: Session | Connection, query: Query, many: int) -> Generator[Any, None, None]:
    """The rows of a query one by one, of which ``many`` are in memory at a time."""
    for chunk in stream_chunks(source, query, many):
        yield from chunk
