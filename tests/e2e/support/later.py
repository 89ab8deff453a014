"""The server as it will be in some days: `create_app` with the clock of its processes set forward by DAYS_LATER."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import time_machine
from flask import Flask

import server


def create_app() -> Flask:
    """Set the clock, which goes on ticking, and make the app; gunicorn's workers are copies of this process."""
    time_machine.travel(datetime.now(UTC) + timedelta(days=int(os.environ["DAYS_LATER"]))).start()
    return server.create_app()
