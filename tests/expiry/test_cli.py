"""`flask expiry …`."""

from __future__ import annotations

from datetime import date

from flask.testing import FlaskCliRunner

from tests.support import factories


def test_a_step_is_moved_and_shown(runner: FlaskCliRunner) -> None:
    days = {"first_day": date(2150, 1, 1), "last_day": date(2150, 12, 31), "grace_day": date(2151, 1, 31)}
    number = str(factories.campaign(**days).id)
    moved = runner.invoke(args=["expiry", "move", "--campaign", number, "alert", "2150-11-20"])
    shown = runner.invoke(args=["expiry", "show", "--campaign", number])
    assert moved.output == shown.output
    assert shown.output.splitlines()[:2] == ["alert\t2150-11-20\t-", "block\t2150-12-16\t-"]


def test_a_day_out_of_order_is_told(runner: FlaskCliRunner) -> None:
    number = str(factories.campaign().id)
    refused = runner.invoke(args=["expiry", "move", "--campaign", number, "alert", "2199-01-01"])
    assert refused.exit_code == 1
    assert refused.output.startswith("Error: Les étapes ne se suivent pas.")
