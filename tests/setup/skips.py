"""A pytest plugin: on CI a skipped test fails the run, since nobody would notice that it never runs."""

from __future__ import annotations

import os

import pytest


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Make the exit status of a run with skips a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped"):
        reporter.write_line("A test was skipped: on CI that is a failure.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
