"""`match_10000`: a bank statement of 10,000 entries, read in and all matched, against bare INSERTs of its rows."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import text

from server.bank_statements import own_accounts
from server.bank_statements.imports import import_files
from server.bank_statements.models import FUNDS
from server.bank_statements.own_accounts import OwnAccountDetails
from server.commands import CONSOLE
from server.db import db
from server.matching.automatic.explaining import explain_by_itself
from tests.bank_statements.support import camt

from . import worlds
from .load import BadAnswer
from .rows import Row, at_most

ROWS = ("match_10000",)
ENTRIES, DAY = 10_000, date(2026, 11, 2)
MOST_BARE = 8
"""Of a bare row of each table that a matched entry needs, and a commit for each entry."""
CREATE = "CREATE TABLE bare_{table} (id serial PRIMARY KEY, entry text, cents bigint, at timestamptz DEFAULT now())"
INSERT = "INSERT INTO bare_{table} (entry, cents) VALUES (:entry, :cents)"
TABLES = ("movements", "standings", "matches", "lines", "acts")


def measure() -> Iterator[Row]:
    """The time to read and match all entries over that of storing as many bare rows, an entry in a transaction."""
    with worlds.postgres() as url, worlds.inside(url):
        own_accounts.add(CONSOLE, OwnAccountDetails("Fonds", FUNDS, camt.FUNDS))
        file = _file()
        import_s = _seconds(import_files, CONSOLE, "releve.xml", file)
        match_s = _seconds(_match_all)
        bare_s = _seconds(_store_bare)
    figures = {"import_s": import_s, "match_s": match_s, "bare_s": bare_s, "goal_s": 10, "entries": ENTRIES}
    yield at_most("match_10000", (import_s + match_s) / bare_s, MOST_BARE, "x bare rows", **figures)


def _file() -> bytes:
    """A statement of bank fees, which the bank's own code explains alone: each entry is matched by itself."""
    cents = [-35 - number % 50 for number in range(ENTRIES)]
    moved = "".join(camt.movement(one, DAY, reference=f"F{at}") for at, one in enumerate(cents)).replace("ESCT", "CHRG")
    return camt.document(camt.statement(DAY, 10_000_000, cents, movements=moved))


def _match_all() -> None:
    explained = explain_by_itself(CONSOLE)
    if explained != ENTRIES:
        raise BadAnswer(f"{explained} of {ENTRIES} entries were matched")


def _store_bare() -> None:
    """A row for each row that a matched entry has, and a commit for each entry."""
    for table in TABLES:
        db.session.execute(text(CREATE.format(table=table)))
    db.session.commit()
    inserts = [text(INSERT.format(table=table)) for table in TABLES]
    for number in range(ENTRIES):
        for insert in inserts:
            db.session.execute(insert, {"entry": f"F{number}", "cents": number})
        db.session.commit()


def _seconds(act: Callable[..., Any], *given: Any) -> float:
    started = time.perf_counter()
    act(*given)
    return time.perf_counter() - started
