"""Shared runs: each caller gets its own answer, whatever happens to the others."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from server.redemptions.shared_run import Together

CALLERS = 8


class Runs:
    """A run that can be held up, so that callers gather behind it; a question "bad" makes it fail."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.goes_on = threading.Event()
        self.goes_on.set()
        self.started = threading.Event()

    def __call__(self, questions: Sequence[str]) -> list[str]:
        self.asked.append(list(questions))
        self.started.set()
        self.goes_on.wait(10)
        if "bad" in questions:
            raise ValueError(f"among {len(questions)}")
        return [question.upper() for question in questions]


@pytest.fixture
def runs() -> Runs:
    return Runs()


def behind_one(runs: Runs, questions: Sequence[str]) -> tuple[Together[str, str], list[Future[str]]]:
    """Ask all while a first run is under way, then let that end."""
    together = Together(runs)
    runs.goes_on.clear()
    pool = ThreadPoolExecutor(CALLERS + 1)
    first = pool.submit(together.ask, "first")
    runs.started.wait(10)
    asked = [pool.submit(together.ask, question) for question in questions]
    while len(together._waiting) < len(questions):  # the only way to see that all have come
        pass
    runs.goes_on.set()
    pool.shutdown()
    assert first.result() == "FIRST"
    return together, asked


def test_who_comes_alone_is_answered_alone(runs: Runs) -> None:
    together = Together(runs)
    assert [together.ask("a"), together.ask("b")] == ["A", "B"]
    assert runs.asked == [["a"], ["b"]]


def test_who_comes_during_a_run_shares_the_next_one(runs: Runs) -> None:
    questions = [chr(ord("a") + caller) for caller in range(CALLERS)]
    _, asked = behind_one(runs, questions)
    assert [future.result() for future in asked] == [question.upper() for question in questions]
    assert sorted(runs.asked[1]) == questions
    assert len(runs.asked) == 2


def test_one_caller_s_trouble_is_not_another_s(runs: Runs) -> None:
    together, asked = behind_one(runs, ["a", "bad", "c"])
    assert [asked[0].result(), asked[2].result()] == ["A", "C"]
    with pytest.raises(ValueError, match="among 1"):
        asked[1].result()
    assert together.ask("later") == "LATER"


def test_a_run_that_forgets_someone_is_an_error_and_nobody_waits_for_ever() -> None:
    together: Together[str, str] = Together(lambda _questions: [])
    with pytest.raises(ValueError, match="shorter"):
        together.ask("a")
    with pytest.raises(ValueError, match="shorter"):
        together.ask("b")
