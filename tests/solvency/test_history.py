"""The history: a day's bank, books and coverage, as the picture and the table of the page tell them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server import clock
from server.db import db
from server.ledger import day_sums
from server.ledger.sums import sum_by_campaign
from server.solvency.kept_sums import sum_ledger
from server.solvency.past.history import PastDay, list_past_days
from server.solvency.past.picture import HEIGHT, WIDTH, draw
from tests.credits.support.ends import End
from tests.solvency.support.bank import Bank
from tests.support.queries import heard

DAY = timedelta(days=1)


def days(end: End, count: int) -> None:
    """Let days pass, each counted in its night."""
    for _ in range(count):
        end.moving.shift(DAY)
        day_sums.bring_up_to_date()


@pytest.fixture
def past(end: End) -> End:
    """A campaign paid ten days ago; 1,000 € left three days ago."""
    end.order(200)
    days(end, 7)
    Bank.of_last_order().tells(clock.paris_day(clock.now()) - DAY, -100000)
    days(end, 3)
    return end


def test_each_day_has_the_last_word_of_the_bank_and_the_books_of_its_end(past: End) -> None:
    assert past
    found = list_past_days(90)
    assert len(found) == 90
    told = [(one.bank_cents, one.books_cents, one.needed_cents, one.coverage_bps) for one in found[-12:]]
    before, paid, short = (None, 0, 0, None), (2080000, 2080000, 2040000, 10196), (1980000, 2080000, 2040000, 9705)
    assert told == [before, (2080000, 0, 0, None), *[paid] * 6, *[short] * 4]


def test_the_same_whether_days_are_counted_or_read(past: End) -> None:
    counted = list_past_days(90)
    day_sums.start_over()
    day_sums.bring_up_to_date()
    assert list_past_days(90) == counted
    assert past


def test_sums_of_counted_days_that_are_kept_are_those_of_the_ledger(past: End) -> None:
    for hours in (0, 5, 20, 7, 24, 24):
        past.moving.shift(timedelta(hours=hours))
        past.order(issued=False)
        assert sum_ledger(db.session()) == sum_by_campaign(db.session())
        day_sums.bring_up_to_date()
        assert sum_ledger(db.session()) == sum_by_campaign(db.session())
    day_sums.start_over()
    assert sum_ledger(db.session()) == sum_by_campaign(db.session())


def test_its_table_has_every_day_and_its_picture_no_style(past: End, client: FlaskClient) -> None:
    assert past
    html = client.get("/solvabilite/historique").get_data(as_text=True)
    assert html.count("<tr") == 91
    assert html.count("sous 100&nbsp;%") == 4
    assert 'points="' in html
    assert not re.search(r"<script|style=|onclick", html)
    assert client.get("/solvabilite/historique?jours=365").get_data(as_text=True).count("<tr") == 366
    assert client.get("/solvabilite/historique?jours=9000").get_data(as_text=True).count("<tr") == 91


def test_a_longer_history_takes_no_more_statements(app: Flask, past: End) -> None:
    assert past
    counts = []
    for length in (90, 365):
        with heard(app) as statements:
            list_past_days(length)
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 7


def test_the_picture_keeps_its_frame() -> None:
    day = clock.paris_day(clock.now())
    drawn = draw([PastDay(day, None, 0, 0, 0), PastDay(day, 100, 50, 200, 0), PastDay(day, -5, 0, 1, 0)])
    assert drawn.bank == f"360.0,{HEIGHT / 2} {WIDTH}.0,{HEIGHT}.0"
    assert (drawn.top_cents, drawn.short) == (200, [360.0, 720.0])
    assert draw([PastDay(day, 0, 0, 0, 0)]).top_cents == 1
