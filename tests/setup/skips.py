"""A pytest plugin: on CI a skipped test fails the run, because nobody would ever miss it."""

from __future__ import annotations

import os

import pytest


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Turn a green run with skips into a red one."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped"):
        reporter.write_line("A test was skipped: on CI that is a failure.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
