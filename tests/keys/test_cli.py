"""`flask keys …`."""

from __future__ import annotations

from flask.testing import FlaskCliRunner


def test_keys_rotate_and_are_listed(runner: FlaskCliRunner) -> None:
    assert runner.invoke(args=["keys", "rotate"]).output == "key 1 signs from now on\n"
    assert runner.invoke(args=["keys", "rotate"]).output == "key 2 signs from now on\n"
    lines = [line.split("\t")[:2] for line in runner.invoke(args=["keys", "list"]).output.splitlines()]
    assert lines == [["1", "retired"], ["2", "signs"]]
