"""Reading a few rows at a time leaves nothing open, however far one reads."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select, text

from server.campaigns.models import Campaign
from server.db import db
from server.streams import stream
from tests.support import factories


@pytest.fixture
def three(app: Flask) -> list[int]:
    """Three campaigns by their ids."""
    return [factories.campaign().id for _ in range(3)]


def test_rows_come_in_order_whatever_the_size_of_a_chunk(three: list[int]) -> None:
    query = select(Campaign).order_by(Campaign.id)
    for many in (1, 2, 3, 4):
        assert [campaign.id for (campaign,) in stream(db.session(), query, many)] == three


def test_whoever_stops_reading_leaves_no_cursor(three: list[int]) -> None:
    rows = stream(db.session(), select(Campaign.id).order_by(Campaign.id), 1)
    assert next(rows).id == three[0]
    assert _open_cursors() == (db.engine.dialect.name == "postgresql")
    rows.close()
    assert _open_cursors() == 0


def _open_cursors() -> int:
    if db.engine.dialect.name == "sqlite":
        return 0  # it has none that outlive their rows
    return db.session.scalar(text("SELECT count(*) FROM pg_cursors WHERE name <> ''")) or 0
