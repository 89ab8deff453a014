"""All that moves money between books and bank, in any order and with crashes: the books meet the bank.

Each run takes 5,000 steps on each database, 10,000 on both; in several tests, so that they run side by side.
"""

from __future__ import annotations

from collections import Counter

import pytest

from tests.books.support.machine import walked
from tests.support.databases import PostgresSchema, SqliteFiles
from tests.support.sizes import sized

STEPS, WALKS, PARTS = 250, 4, 5
REACHED = (
    *("matched order", "matched advance", "explained", "issued", "scanned", "unscanned", "unmatched", "closed"),
    *("withdrawn", "refunded", "sent", "answered", "invoiced", "corrected", "cancelled", "credit noted"),
)
"""What the walks of a part must have come to together, for the test to say anything."""


@pytest.mark.parametrize("part", range(PARTS))
def test_books_meet_the_bank_whatever_happens(databases: SqliteFiles | PostgresSchema, part: int) -> None:
    done = Counter[str]()
    for seed in range(part, sized(WALKS, 40) * PARTS, PARTS):
        with walked(databases, seed) as walk:
            walk.go(STEPS)
            done += walk.done
    assert [one for one in REACHED if not done[one]] == []
