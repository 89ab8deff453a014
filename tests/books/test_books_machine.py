"""All that moves money between books and bank, in any order and with crashes: the books meet the bank."""

from __future__ import annotations

from collections import Counter

from tests.books.support.machine import walked
from tests.support.databases import PostgresSchema, SqliteFiles
from tests.support.sizes import sized

STEPS = 250
REACHED = (
    *("matched order", "matched advance", "explained", "issued", "scanned", "unscanned", "unmatched", "closed"),
    *("withdrawn", "refunded", "sent", "answered"),
)
"""What all walks together must have come to, for the test to say anything."""


def test_books_meet_the_bank_whatever_happens(databases: SqliteFiles | PostgresSchema) -> None:
    done = Counter[str]()
    for seed in range(sized(4, 40)):
        with walked(databases, seed) as walk:
            walk.go(STEPS)
            done += walk.done
    assert [one for one in REACHED if not done[one]] == []
