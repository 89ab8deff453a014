"""The demo's world, which has something of nearly everything, is the same on a successor's server."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from server.archive import reading, writing
from server.audit import ledger
from server.db import db
from server.demo.load import load
from server.ledger import sums
from server.transparency import log_check
from tests.archive.support.contents import timeless


def test_the_demo_is_the_same_elsewhere(here: Flask, elsewhere: Flask, tmp_path: Path) -> None:
    load()
    writing.export(tmp_path / "archive")
    balances = sums.sum_by_campaign(db.session())
    with elsewhere.app_context():
        reading.take_in(tmp_path / "archive")
        writing.export(tmp_path / "again")
        assert sums.sum_by_campaign(db.session()) == balances
        assert [*ledger.find_problems(), *log_check.find_problems()] == []
    assert timeless(tmp_path / "again") == timeless(tmp_path / "archive")
