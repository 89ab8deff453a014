"""However a bank delivers the same days, in whatever files and order, the books are the same."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from random import Random

import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.bank_statements.support import camt, cfonb, desk
from tests.bank_statements.support.desk import books, bring, day, funds, told
from tests.support.databases import PostgresSchema, SqliteFiles
from tests.support.sizes import sized

FORMATS = ("camt", "cfonb")
Days = list[list[int]]


def written(days: Days, first: int, last: int, form: str) -> bytes:
    """A statement from one day to another, both included."""
    opening = sum(map(sum, days[:first]))
    lines = [(number, cents) for number in range(first, last + 1) for cents in days[number]]
    closing = opening + sum(cents for _number, cents in lines)
    if form == "cfonb":
        moved = [cfonb.movement(cents, day(number)) for number, cents in lines]
        return cfonb.statement(day(first - 1), opening, day(last), *moved, closing=closing).encode()
    moved = [camt.movement(cents, day(number), reference=f"{first}{last}") for number, cents in lines]
    made = {"movements": "".join(moved), "closing": closing, "first": day(first)}
    return camt.document(camt.statement(day(last), opening, [], **made))


@st.composite
def deliveries(draw: st.DrawFn) -> tuple[Days, list[bytes]]:
    """Some days, cut into files of whole days, delivered in any order, some twice or in longer files, too."""
    days = draw(st.lists(st.lists(st.integers(-3, 3), max_size=4), min_size=1, max_size=7))
    random = Random(draw(st.integers()))  # noqa: S311  # a shuffle
    cuts = sorted({0, len(days), *random.sample(range(len(days)), random.randrange(len(days)))})
    spans = [(first, after - 1) for first, after in pairwise(cuts)]
    spans += [tuple(sorted(random.choices(range(len(days)), k=2))) for _ in range(random.randrange(3))]  # type: ignore[misc]
    random.shuffle(spans)
    return days, [written(days, first, last, random.choice(FORMATS)) for first, last in spans]


@time_machine.travel("2026-11-30T20:00:00Z", tick=False)
@settings(max_examples=sized(25, 1000), suppress_health_check=list(HealthCheck))
@given(delivery=deliveries())
def test_the_books_are_those_of_the_days(
    databases: SqliteFiles | PostgresSchema, delivery: tuple[Days, list[bytes]]
) -> None:
    days, files = delivery
    with desk.opened(databases):
        for content in files:
            assert set(told(bring(content))) <= {"taken", "known"}
        moved = Counter((day(number), cents) for number, of_day in enumerate(days) for cents in of_day)
        assert books() == moved
        covered = funds()
        assert (covered.closing_cents, covered.gaps) == (sum(map(sum, days)), ())
