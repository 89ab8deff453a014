"""`flask ledger …`: the proof that every cent has a place."""

from __future__ import annotations

from flask.cli import AppGroup

from ..commands import told
from . import ledger as ledger_check

ledger = AppGroup("ledger", short_help="Prove that every cent has a place.")


@ledger.command("check")
def check() -> None:
    """Make every line again from its event and name what does not fit."""
    told(ledger_check.broken(), "The ledger fits its events.")
