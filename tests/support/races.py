"""Runs functions at the same moment, each in a thread with a connection of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from flask import Flask

from server.db import db
from server.errors import Refusal


def at_once(app: Flask, *acts: Callable[[], Any]) -> list[Any]:
    """The results of functions that start together; a raised Refusal is a result too."""
    start = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        with app.app_context():
            start.wait()
            try:
                return act()
            except Refusal as refusal:
                return refusal

    db.session.rollback()
    with ThreadPoolExecutor(len(acts)) as threads:
        return [future.result() for future in [threads.submit(run, act) for act in acts]]
