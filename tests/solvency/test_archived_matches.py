"""An archive's matches: none beyond its movement, and an order has received what its matches say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import orjson
import pytest
from sqlalchemy import Table, select

from server.archive.unpacking import Folder
from server.bank_statements.models import BankMovement
from server.campaigns.models import Order
from server.db import db
from server.matching.models import BankMatch
from server.transparency.checks import NotProven
from server.verify.archive_matches import check_matches
from tests.credits.support.ends import End

Row = dict[str, Any]


def written(folder: Path, change: Callable[[str, Row], None] | None = None) -> Folder:
    """The rows that the check reads, as an archive has them, each perhaps changed."""
    for model in (BankMovement, BankMatch, Order):
        table = cast(Table, model.__table__)
        rows = [dict(row._mapping) for row in db.session.execute(select(table))]
        for row in rows:
            if change:
                change(table.name, row)
        (folder / f"{table.name}.jsonl").write_bytes(b"\n".join(map(orjson.dumps, rows)))
    return Folder(folder)


def test_matches_that_fit_are_counted(end: End, tmp_path: Path) -> None:
    end.order()
    end.order(2)
    assert check_matches(written(tmp_path)) == 2


@pytest.mark.parametrize(
    ("table", "change", "said"),
    [
        ("bank_matches", {"cents": 10_401}, "has 10,400 cents, 10,401 of it are matched"),
        ("bank_matches", {"cents": -1}, "has 10,400 cents, -1 of it are matched"),
        ("bank_movements", {"statement_id": None}, "has 0 cents, 10,400 of it are matched"),
        ("bank_matches", {"cents": 10_000}, "has received 10,400 cents, its matches 10,000"),
        ("bank_matches", {"undone_at": "2026-07-01"}, "has received 10,400 cents, its matches 0"),
        ("orders", {"received_cents": 0}, "has received 0 cents, its matches 10,400"),
    ],
)
def test_matches_that_say_more_are_found(end: End, tmp_path: Path, table: str, change: Row, said: str) -> None:
    end.order()
    archive = written(tmp_path, lambda name, row: row.update(change) if name == table else None)
    with pytest.raises(NotProven, match=said):
        check_matches(archive)


def test_an_archive_of_before_has_none(tmp_path: Path) -> None:
    assert check_matches(Folder(tmp_path)) == 0
