"""A new process answers its first requests even when they all come at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from flask.testing import FlaskCliRunner

from server.config import Config


@pytest.mark.usefixtures("app")
def test_first_requests_at_once_break_nothing(runner: FlaskCliRunner, config: Config, tmp_path: Path) -> None:
    assert runner.invoke(args=["demo", "load", "--file", str(tmp_path / "demo.json")]).exit_code == 0
    command = [sys.executable, "-m", "tests.support.stampede", config.database_url]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout == ""  # noqa: S603  # our own
