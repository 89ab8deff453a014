"""All that moves money between books and bank, in any order and with crashes: the books meet the bank."""

from __future__ import annotations

from tests.books.support.machine import Books
from tests.support.databases import PostgresSchema, SqliteFiles
from tests.support.machines import UNSHRUNK, run
from tests.support.sizes import sized


def test_books_meet_the_bank_whatever_happens(databases: SqliteFiles | PostgresSchema) -> None:
    run(lambda: Books(databases), examples=sized(6, 110), steps=100, phases=UNSHRUNK)
