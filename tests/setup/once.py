"""A pytest plugin: tests that use a database are marked `database` and run on both; the others run once, on SQLite.

The mark comes from the fixtures. A test without it opens no database, or it fails: PostgreSQL's run would miss it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from sqlalchemy import Engine, event

DATABASES = "databases"
"""The fixture that every database of the run comes from."""
OTHERWISE = ("database", "e2e", "own_server")
"""Marks of tests that may open one; those of browsers, and some others, have a server of their own."""
current: list[pytest.Item] = []
"""The test that runs, if any."""


class OpensDatabase(AssertionError):
    """A test that runs on SQLite alone opened a database."""


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Mark what uses a database."""
    for item in items:
        if DATABASES in getattr(item, "fixturenames", ()):
            item.add_marker("database")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Let a test without the mark fail when it opens a database."""
    current.append(item)
    try:
        return (yield)
    finally:
        current.pop()


@event.listens_for(Engine, "do_connect")
def _refuse(*_connection: object) -> None:
    if current and not any(current[-1].get_closest_marker(mark) for mark in OTHERWISE):
        raise OpensDatabase("take the database from the fixture `app` or `databases`: then this runs on PostgreSQL too")
