"""`match_10000`: a bank statement of 10,000 entries, read in and all matched, against bare INSERTs of its rows."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Engine, event, func, select, text

from server.bank_statements import own_accounts
from server.bank_statements.imports import import_files
from server.bank_statements.models import FEES, FUNDS
from server.bank_statements.own_accounts import OwnAccountDetails
from server.commands import CONSOLE
from server.db import db
from server.matching.models import HOLDS, BankMatch
from server.matching.unattended import match_by_itself
from tests.bank_statements.support import camt

from . import bank_entries, worlds
from .load import BadAnswer
from .rows import Row, at_most

ROWS = ("match_10000",)
ENTRIES = 10_000
MOST_BARE = 1.5
"""Of a bare row of each table that a matched entry needs, a hundred entries to a commit."""
CREATE = "CREATE TABLE bare_{table} (id serial PRIMARY KEY, entry text, cents bigint, at timestamptz DEFAULT now())"
INSERT = "INSERT INTO bare_{table} (entry, cents) VALUES (:entry, :cents)"
TABLES = ("movements", "standings", "matches", "lines", "proposals", "confirmations")
A_COMMIT = 100


class Spent(NamedTuple):
    """What an act took: seconds, of them the processor's for us and for PostgreSQL, and statements sent."""

    wall_s: float
    ours_s: float
    postgres_s: float
    statements: int


def measure() -> Iterator[Row]:
    """The time to read and match all entries over that of storing as many bare rows."""
    with worlds.postgres() as url:
        with worlds.inside(url):
            file = prepare(ENTRIES)
        worlds.settle_down(url)
        with worlds.inside(url):
            gc.freeze()  # as `server/gunicorn_conf.py` does for what is there before the first request
            read = _spent(import_files, CONSOLE, "releve.xml", file)
            matched = _spent(match_by_itself)
            check_all(ENTRIES)
            bare = _spent(_store_bare, ENTRIES)
    figures = {**_told("import", read), **_told("match", matched), **_told("bare", bare)}
    whole = read.wall_s + matched.wall_s
    yield at_most("match_10000", whole / bare.wall_s, MOST_BARE, "x bare rows", seconds=whole, **figures)


def prepare(entries: int) -> bytes:
    """Our accounts, what was paid before, and the statement of so many entries that all explain themselves."""
    own_accounts.add(CONSOLE, OwnAccountDetails("Fonds", FUNDS, camt.FUNDS))
    own_accounts.add(CONSOLE, OwnAccountDetails("Frais", FEES, camt.FEES))
    return bank_entries.make(entries)


def check_all(entries: int) -> None:
    """Raises BadAnswer unless so many entries are matched."""
    explained = db.session.scalars(select(func.count(BankMatch.movement_id.distinct())).where(*HOLDS)).one()
    db.session.rollback()
    if explained != entries:
        raise BadAnswer(f"{explained} of {entries} entries were matched")


def _store_bare(entries: int) -> None:
    """A row for each row that a matched entry has."""
    for table in TABLES:
        db.session.execute(text(CREATE.format(table=table)))
    db.session.commit()
    inserts = [text(INSERT.format(table=table)) for table in TABLES]
    for number in range(entries):
        for insert in inserts:
            db.session.execute(insert, {"entry": f"F{number}", "cents": number})
        if number % A_COMMIT == A_COMMIT - 1:
            db.session.commit()
    db.session.commit()


def _spent(act: Callable[..., Any], *given: Any) -> Spent:
    statements: list[None] = []

    def count(*_statement: Any) -> None:
        statements.append(None)

    event.listen(Engine, "before_cursor_execute", count)
    started, ours, theirs = time.perf_counter(), time.process_time(), _postgres_s()
    try:
        act(*given)
        wall, cpu = time.perf_counter() - started, time.process_time() - ours
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    return Spent(wall, cpu, _postgres_s() - theirs, len(statements))


def _postgres_s() -> float:
    """Seconds of the processor that our connection's process has taken, which stands on this machine."""
    pid = db.session.scalars(select(func.pg_backend_pid())).one()
    db.session.rollback()
    ticks = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(ticks[11]) + int(ticks[12])) / 100


def _told(name: str, spent: Spent) -> dict[str, float]:
    return {f"{name}_{column}": value for column, value in spent._asdict().items()}
