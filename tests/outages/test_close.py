"""A released app leaves no thread and no listener: its engines may serve another app of the same process."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from server import create_app
from server.config import Config
from server.db import db
from tests.e2e.support.patience import eventually
from tests.support.databases import release

pytestmark = pytest.mark.database


def test_released_app_leaves_no_thread_and_no_listener(config: Config) -> None:
    before = _watches()
    heard = [_use_and_release(config) for _ in range(3)]
    assert heard[0] == heard[1] == heard[2]
    eventually(lambda: _watches() <= before)


def _use_and_release(config: Config) -> int:
    """How many listen to the connections of the engine that an app has, while it has it."""
    app = create_app(config)
    with app.app_context():
        db.session.connection()
        pool: Any = db.engine.pool
        listeners = len([*pool.dispatch.checkin])
        release(app)
    return listeners


def _watches() -> int:
    return sum(thread.name == "database-watch" for thread in threading.enumerate())
