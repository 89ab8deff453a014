"""Changing one bit of what is stored, behind the application's back and the database's own guards."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Column, select, text, update
from sqlalchemy.exc import SQLAlchemyError

from server.db import Base, db

from .databases import triggers, unguard


@contextmanager
def unguarded(*, checked: bool = True) -> Iterator[None]:
    """The database without the triggers that protect it, as for someone who may do anything to it.

    Not ``checked``, SQLite takes what its CHECK constraints would refuse, too.
    """
    session = db.session()
    unguard(session.connection())
    session.commit()
    on_sqlite = db.engine.dialect.name == "sqlite"
    session.execute(text("PRAGMA defer_foreign_keys = ON" if on_sqlite else "SET session_replication_role = replica"))
    if on_sqlite and not checked:
        session.execute(text("PRAGMA ignore_check_constraints = ON"))
    yield
    session.rollback()
    back = ["PRAGMA ignore_check_constraints = OFF"] if on_sqlite else triggers("ENABLE", Base.metadata.tables)
    for statement in back:
        session.execute(text(statement))
    session.commit()


def bent(value: Any, dice: random.Random) -> Any:
    """The value with one bit changed; where there is none, with something."""
    return next(change(value, dice) for kind, change in _BENT.items() if isinstance(value, kind))


def _bent_text(value: str, dice: random.Random) -> str:
    if not value:
        return "@"
    at = dice.randrange(len(value))
    return value[:at] + chr(ord(value[at]) ^ (1 << dice.randrange(5))) + value[at + 1 :]


_BENT: dict[type, Callable[[Any, random.Random], Any]] = {
    bool: lambda value, _dice: not value,
    int: lambda value, dice: value ^ (1 << dice.randrange(20)),
    datetime: lambda value, dice: value + timedelta(microseconds=dice.choice((1, -1)) << dice.randrange(40)),
    date: lambda value, dice: value + timedelta(days=dice.choice((1, -1)) << dice.randrange(8)),
    UUID: lambda value, dice: UUID(int=value.int ^ (1 << dice.randrange(128))),
    bytes: lambda value, dice: (int.from_bytes(value) ^ (1 << dice.randrange(8 * len(value)))).to_bytes(len(value)),
    str: _bent_text,
    dict: lambda value, _dice: {**value, "": True},
    list: lambda value, _dice: [*value, ""],
}
"""By kind, the more special one first."""


def bend(column: Column[Any], dice: random.Random) -> str:
    """Change a bit of some row in the open transaction; answers where, or nothing if the database refused."""
    table = column.table
    rows = db.session.execute(select(table).where(column.is_not(None)).order_by(*table.primary_key)).mappings().all()
    for row in dice.sample(rows, len(rows)):
        value = bent(row[column.name], dice)
        where = [one == row[one.name] for one in table.primary_key]
        try:
            with db.session.begin_nested():
                db.session.execute(update(table).where(*where).values({column.name: value}))
        except SQLAlchemyError:
            continue
        return f"{column} {row[column.name]!r} {value!r}"
    return ""
