"""`flask settlements …`: closing with progress, idempotently, and listing statements."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from click.testing import Result
from flask.testing import FlaskCliRunner

from server.access import Actor
from server.settlements import closing, freezing, progress
from server.settlements.progress import ClosingProgress
from server.settlements.refusals import InvalidMonth
from tests.support import factories
from tests.support.rows import Scanner

NOVEMBER = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 2, 8, tzinfo=UTC)
Close = Callable[..., Result]


@pytest.fixture(autouse=True)
def in_december() -> object:
    with time_machine.travel(DECEMBER, tick=False):
        yield


@pytest.fixture
def close(runner: FlaskCliRunner) -> Close:
    email = factories.operator().email
    return lambda month, by=email: runner.invoke(args=["settlements", "close", month, "--by", by])


@pytest.fixture
def three_scans(scanner: Scanner, monkeypatch: pytest.MonkeyPatch) -> Scanner:
    monkeypatch.setattr(freezing, "SLICE", 2)
    for minute in range(3):
        scanner.accepted(NOVEMBER + timedelta(minutes=minute))
    return scanner


def test_closing_tells_how_far_it_is_and_what_it_wrote(three_scans: Scanner, close: Close) -> None:
    result = close("2026-11")
    assert result.exit_code == 0, result.output
    first, *_others, last = result.output.splitlines()
    assert first == "2026-11: 2 lines frozen"
    assert last == "2026-11: 1 statements, 2880 cents net, 2880 in total"


def test_closing_again_changes_nothing(three_scans: Scanner, close: Close, runner: FlaskCliRunner) -> None:
    close("2026-11")
    before = runner.invoke(args=["settlements", "statements", "2026-11"]).output
    again = close("2026-11")
    assert (again.exit_code, again.output.splitlines()[0]) == (0, "2026-11 was closed before: nothing changed")
    assert runner.invoke(args=["settlements", "statements", "2026-11"]).output == before
    assert before.startswith("R-2026-11-0001\t")
    assert before.endswith("\t3\t2880\t0\t2880\n")


@pytest.mark.parametrize("month", ["2026-12", "2027-03", "2026-13", "novembre", ""])
def test_a_month_that_is_not_over_or_none_is_refused(close: Close, month: str) -> None:
    result = close(month)
    assert result.exit_code == 1
    assert "Error: Ce mois" in result.output


def test_closing_is_done_by_someone_of_the_operator(scanner: Scanner, close: Close) -> None:
    result = close("2026-11", factories.manager(scanner.venue).email)
    assert (result.exit_code, "Personne de l'opérateur" in result.output) == (1, True)


def test_a_closing_that_broke_off_is_seen_and_finished_here(
    three_scans: Scanner, operator: Actor, close: Close
) -> None:
    assert progress.progress("2026-11") == ClosingProgress("2026-11", "open", 0, 3)
    steps = closing.close_in_steps(operator, "2026-11")
    next(steps)
    steps.close()  # type: ignore[attr-defined]  # a generator
    assert progress.progress("2026-11") == ClosingProgress("2026-11", "closing", 2, 3)
    assert close("2026-11").exit_code == 0
    assert progress.progress("2026-11") == ClosingProgress("2026-11", "closed", 3, 3)


def test_progress_of_no_month_is_refused(operator: Actor) -> None:
    with pytest.raises(InvalidMonth):
        progress.progress("2026-13")
