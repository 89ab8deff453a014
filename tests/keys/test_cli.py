"""`flask keys …`."""

from __future__ import annotations

from flask.testing import FlaskCliRunner


def test_keys_rotate_and_are_listed(runner: FlaskCliRunner) -> None:
    assert runner.invoke(args=["keys", "rotate"]).output == "key 1 signs from now on\n"
    assert runner.invoke(args=["keys", "rotate"]).output.startswith("key 2 signs from 20")
    assert states(runner) == [["1", "signs"], ["2", "waits"]]
    assert runner.invoke(args=["keys", "rotate", "--at-once"]).output == "key 3 signs from now on\n"
    assert states(runner)[2] == ["3", "signs"]


def states(runner: FlaskCliRunner) -> list[list[str]]:
    return [line.split("\t")[:2] for line in runner.invoke(args=["keys", "list"]).output.splitlines()]
