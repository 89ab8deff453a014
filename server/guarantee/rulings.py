"""Rulings: what becomes of a conflict, before it is recorded."""

from __future__ import annotations

from typing import NamedTuple

from .conflicts import Conflict


class Ruling(NamedTuple):
    """What becomes of a conflict, and why."""

    conflict: Conflict
    outcome: str
    reason: str
    note: str = ""
