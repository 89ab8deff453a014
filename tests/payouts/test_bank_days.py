"""Payouts are executed on bank business days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from server.banking import bank_days
from server.payouts import service
from server.payouts.refusals import NotABankDay
from tests.payouts.support.office import Office
from tests.support import factories

SUNDAY = 6


@pytest.mark.parametrize(
    "closed",
    [
        date(2026, 12, 25),
        date(2026, 12, 26),
        date(2027, 1, 1),
        date(2027, 3, 26),
        date(2027, 3, 29),
        date(2026, 5, 1),
        date(2026, 11, 28),
        date(2026, 11, 29),
    ],
)
def test_banks_rest_on_weekends_and_on_the_six_days_of_target(closed: date) -> None:
    assert not bank_days.is_bank_day(closed)


@pytest.mark.parametrize("day", [date(2026, 7, 14), date(2026, 11, 11), date(2026, 12, 24), date(2026, 12, 31)])
def test_banks_work_on_holidays_that_are_only_french(day: date) -> None:
    assert bank_days.is_bank_day(day)


@pytest.mark.parametrize(
    ("after", "proposed"),
    [
        (date(2026, 12, 24), date(2026, 12, 28)),
        (date(2026, 12, 31), date(2027, 1, 4)),
        (date(2027, 3, 25), date(2027, 3, 30)),
        (date(2026, 12, 2), date(2026, 12, 3)),
    ],
)
def test_the_next_bank_day_is_proposed(after: date, proposed: date) -> None:
    assert bank_days.find_next_bank_day(after) == proposed


def easter(year: int) -> date:
    """Easter by Gauss's rule, in the form of Meeus, Jones and Butcher."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


@settings(deadline=None)
@given(st.dates(date(2002, 1, 1), date(2099, 12, 31)))
def test_any_day_is_one_by_the_rule_of_the_european_central_bank(day: date) -> None:
    sunday = easter(day.year)
    fixed = (day.month, day.day) in {(1, 1), (5, 1), (12, 25), (12, 26)}
    moving = day in {sunday - timedelta(days=2), sunday + timedelta(days=1)}
    assert bank_days.is_bank_day(day) == (day.weekday() < SUNDAY - 1 and not fixed and not moving)


def test_another_day_is_refused_with_the_next_one(office: Office) -> None:
    office.payable()
    with pytest.raises(NotABankDay, match=r"vendredi 25.décembre 2026.*lundi 28.décembre 2026"):
        service.prepare(office.first, date(2026, 12, 25))
    assert service.prepare(office.first, date(2026, 12, 24)).execution_day == date(2026, 12, 24)


def test_the_page_proposes_a_day_and_is_told_a_better_one(office: Office, client: FlaskClient) -> None:
    office.payable()
    factories.sign_in(client, factories.operator())
    assert client.get("/api/payouts").json["next_day"] == "2026-12-03"
    refused = client.post("/api/payouts/batches", json={"execution_day": "2026-12-05"})
    assert (refused.status_code, refused.json["error"]["code"]) == (422, "not_a_bank_day")
    assert "lundi 7\u00a0décembre 2026" in refused.json["error"]["message"]
