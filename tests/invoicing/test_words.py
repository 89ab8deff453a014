"""French words on invoices and statements."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from server.invoicing import words

SPACE = "\u00a0"


@pytest.mark.parametrize(
    ("cents", "told"),
    [(0, "0,00 €"), (960, "9,60 €"), (-5, "−0,05 €"), (123456789, "1 234 567,89 €"), (-100000, "−1 000,00 €")],
)
def test_amounts(cents: int, told: str) -> None:
    assert words.euros(cents) == told.replace(" ", SPACE)


@pytest.mark.parametrize(("bps", "told"), [(2000, "20 %"), (550, "5,5 %"), (210, "2,1 %"), (525, "5,25 %")])
def test_rates(bps: int, told: str) -> None:
    assert words.percent(bps) == told.replace(" ", SPACE)


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2026, 10, 1), date(2026, 10, 31), "du 1er au 31 octobre 2026"),
        (date(2026, 10, 2), date(2027, 1, 1), "du 2 octobre 2026 au 1er janvier 2027"),
        (date(2026, 10, 1), date(2027, 10, 2), "du 1er octobre 2026 au 2 octobre 2027"),
    ],
)
def test_periods(first: date, last: date, told: str) -> None:
    assert words.days(first, last).replace(SPACE, " ") == told


def test_numbers_are_grouped_as_people_read_them() -> None:
    assert words.siret("73282932000074") == "732 829 320 00074".replace(" ", SPACE)
    assert words.fours("FR7630006000011234567890189") == "FR76 3000 6000 0112 3456 7890 189".replace(" ", SPACE)
    assert words.format_integer(-1031) == f"−1{SPACE}031"


def test_moments_are_those_of_paris() -> None:
    assert words.moment(datetime(2026, 11, 23, 23, 5, tzinfo=UTC)) == "24/11/2026 00:05"
