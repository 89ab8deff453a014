"""An archive is a consistent snapshot of the database, while scanning goes on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from threading import Thread
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select

from server import clock
from server.archive import packing, reading, writing
from server.audit import ledger
from server.db import db
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.transparency import log_check
from server.vouchers.models import Booklet
from tests.archive.support.contents import contents
from tests.support import factories as make


def test_a_scan_while_it_is_written_is_not_half_in_it(
    world: Flask, elsewhere: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    booklet = db.session.scalars(select(Booklet).order_by(Booklet.id.desc())).first()
    assert booklet
    text, phone = make.tokens(booklet)[-1], make.device_actor(make.phone(make.qualified_venue())[0])
    db.session.rollback()
    answers = []

    def scan() -> None:
        with world.app_context():
            answers.extend(redeem(phone, [Scan(uuid4(), "digital_tools", clock.now(), 1, text)]))
            db.session.remove()

    def add_rows(pack: packing.Pack, name: str, chunks: Iterable[tuple[int, bytes]]) -> None:
        if name == "redemptions.jsonl":
            other = Thread(target=scan)
            other.start()
            other.join()
        write(pack, name, chunks)

    write = packing.Pack.add_rows
    monkeypatch.setattr(packing.Pack, "add_rows", add_rows)
    writing.export(tmp_path / "archive")
    assert answers[0]["status"] == "accepted"
    assert contents(tmp_path / "archive")["redemptions.jsonl"].count(b"\n") == 8
    with elsewhere.app_context():
        reading.take_in(tmp_path / "archive")
        assert [*ledger.find_problems(), *log_check.find_problems()] == []
