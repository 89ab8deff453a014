"""On CI a skipped test fails the run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SKIPPED = "import pytest\n\ndef test_nothing():\n    pytest.skip('no database here')\n"


def outcome(folder: Path, environment: dict[str, str]) -> int:
    """The exit status of a run whose only test is skipped."""
    test = folder / "test_skipped.py"
    test.write_text(SKIPPED)
    command = [sys.executable, "-m", "pytest", "-p", "tests.setup.skips", "-p", "no:cacheprovider", str(test)]
    bare = {name: value for name, value in os.environ.items() if name != "CI"} | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run(command, env=bare | environment, capture_output=True, check=False).returncode


def test_skip_fails_the_run_on_ci(tmp_path: Path) -> None:
    assert outcome(tmp_path, {"CI": "true"}) == pytest.ExitCode.TESTS_FAILED


def test_skip_passes_on_a_desk(tmp_path: Path) -> None:
    assert outcome(tmp_path, {}) == pytest.ExitCode.OK
