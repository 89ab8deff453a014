"""Bends each target in every way, one at a time, and runs its tests; prints who survived.

python -m tests.mutants [PART OF A PATH…]
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from . import survivors, trial
from .bending import Bend, bends
from .preload import preload
from .targets import TARGETS, Target

LEAST_KILLED = 0.95
SLACK_SECONDS, SLOWER = 20, 5
PASSED, FAILED_TESTS = 0, (1, 2, 4, -1)  # 2, 4: a test, or a conftest, cannot be imported; -1: it never ended


def main(parts: Sequence[str]) -> int:
    """Returns 1 when too many survive, or one whose reason nobody wrote."""
    chosen = [target for target in TARGETS if not parts or any(part in target.path for part in parts)]
    preload()
    results = [(target, *_judged(target)) for target in chosen]
    count, left = sum(len(mutants) for _, mutants, _ in results), [one for *_, alive in results for one in alive]
    killed = 1 - len(left) / max(count, 1)
    print(f"{count} mutants, {100 * killed:.1f} % killed, {len(left)} alive")
    unexplained = [one for target, _, alive in results for one in alive if not survivors.reason(target.path, one.name)]
    return 1 if killed < LEAST_KILLED or unexplained else 0


def _judged(target: Target) -> tuple[list[Bend], list[Bend]]:
    """All mutants of a module, and those that its tests do not notice."""
    path, started = Path(target.path), time.monotonic()
    mutants = list(bends(path.read_text(), str(path)))
    seconds = _healthy_seconds(target)
    alive = []
    for mutant, code in trial.all_ended(_trials(target, path, mutants, seconds), len(os.sched_getaffinity(0))):
        if code not in (PASSED, *FAILED_TESTS):
            sys.exit(f"pytest ended with {code} for {target.path}, {mutant.name}")
        if code == PASSED:
            alive.append(mutant)
    _print(target, mutants, alive, time.monotonic() - started)
    return mutants, alive


def _healthy_seconds(target: Target) -> float:
    """How long its tests take on the module as it is; exits when they fail there."""
    started = time.monotonic()
    [(_, code)] = trial.all_ended(iter([(None, trial.start(None, target.tests, 600))]), 1)
    if code != PASSED:
        sys.exit(f"the tests of {target.path} do not pass on the module as it is: {code}")
    return time.monotonic() - started


def _trials(target: Target, path: Path, mutants: Sequence[Bend], seconds: float) -> Iterator[tuple[Bend, trial.Trial]]:
    for mutant in mutants:
        bent = trial.Bent(target.module, path.resolve(), mutant.code)
        yield mutant, trial.start(bent, target.tests, SLACK_SECONDS + SLOWER * seconds)


def _print(target: Target, mutants: Sequence[Bend], alive: Sequence[Bend], seconds: float) -> None:
    print(f"{target.path}: {len(mutants)} mutants, {len(alive)} alive, {seconds:.0f} s", flush=True)
    for one in sorted(alive, key=lambda one: one.line):
        print(
            f"  line {one.line}, {one.name}  ({survivors.reason(target.path, one.name) or 'UNEXPLAINED'})", flush=True
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
