"""Every event in any order, with crashes between any two queries: no cent is lost, no line is half written."""

from __future__ import annotations

from tests.settlements.support.ledger import Ledger
from tests.support.databases import PostgresSchema, SqliteFiles
from tests.support.machines import run
from tests.support.sizes import sized


def test_no_cent_is_lost_whatever_happens(databases: SqliteFiles | PostgresSchema) -> None:
    run(lambda: Ledger(databases), examples=sized(8, 60), steps=100)
