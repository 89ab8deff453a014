"""A database that is away makes few lines in the log, however many requests find none."""

from __future__ import annotations

import logging

import pytest

from server.outages import incident as incidents
from server.outages.incident import Incident, tell


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1000.0]
    monkeypatch.setattr(incidents.time, "monotonic", lambda: now[0])
    return now


def test_thousand_failures_are_one_line_a_minute(clock: list[float], caplog: pytest.LogCaptureFixture) -> None:
    incident = Incident()
    for _ in range(1000):
        clock[0] += 0.1
        incident.note(OSError("no route"))
    assert [record.levelno for record in caplog.records] == [logging.ERROR] * 2
    assert "OSError: no route" in caplog.text


def test_end_is_told_once_and_a_success_between_failures_is_none(
    clock: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    incident = Incident()
    incident.end()
    incident.note(OSError("no route"))
    incident.end()
    clock[0] += 6
    incident.end()
    incident.end()
    assert [record.levelno for record in caplog.records] == [logging.ERROR, logging.WARNING]


def test_next_incident_is_told_at_once(clock: list[float], caplog: pytest.LogCaptureFixture) -> None:
    incident = Incident()
    incident.note(OSError("first"))
    clock[0] += 6
    incident.end()
    incident.note(OSError("second"))
    assert "second" in caplog.text


def test_error_is_told_in_one_line_without_what_was_asked() -> None:
    assert tell(ValueError("a\nb")) == "ValueError: a"
    assert tell(ValueError()) == "ValueError"
