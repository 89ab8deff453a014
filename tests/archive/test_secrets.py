"""No secret of the database or of its settings is in an archive."""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64encode
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from server import clock
from server.accounts.models import Device
from server.archive import tables, writing
from server.db import Base, db, transaction
from server.vouchers import codes, links
from server.vouchers.models import Booklet, Voucher
from tests.archive.support.contents import contents
from tests.support import factories as make
from tests.support.databases import SECRET_KEY


@pytest.fixture
def bearer(world: Flask) -> str:
    """The token of another phone, rotated once."""
    device, token = make.phone(make.qualified_venue())
    with transaction() as session:
        found = session.merge(device)
        found.previous_token_hash, found.previous_until = secrets.token_bytes(32), clock.now() + timedelta(days=7)
    assert isinstance(found, Device)
    return token


def stored() -> list[str]:
    """Every secret value of the database, in each form in which a file could hold it."""
    found: list[str] = []
    for table, column in tables.COLUMNS:
        for value in db.session.scalars(select(Base.metadata.tables[table].c[column])):
            if isinstance(value, bytes):
                found += [value.hex(), urlsafe_b64encode(value).decode(), value.decode("latin-1")]
            elif isinstance(value, str):
                found.append(value)
    return found


def shown() -> list[str]:
    """Secrets that were printed or shown: tokens, codes, links."""
    booklets = db.session.scalars(select(Booklet)).all()
    printed = [codes.format_code(code) for code in db.session.scalars(select(Voucher.code))]
    return printed + [links.link_of(one.id) for one in booklets] + [t for one in booklets for t in make.tokens(one)]


def test_no_secret_value_is_in_an_archive(bearer: str, tmp_path: Path) -> None:
    writing.export(tmp_path / "archive", tmp_path / "codes.jsonl")
    everything = b"\n".join(contents(tmp_path / "archive").values()).decode("latin-1")
    private = make.key_ring().signing_number.hex()
    wanted = [*stored(), *shown(), bearer, private, SECRET_KEY, make.PASSWORD]
    assert len(wanted) >= 50
    assert [value for value in wanted if value in everything] == []


def test_typed_codes_are_in_their_own_file_only_when_asked_for(world: Flask, tmp_path: Path) -> None:
    writing.export(tmp_path / "archive", tmp_path / "codes.jsonl")
    own = (tmp_path / "codes.jsonl").read_text()
    assert [code for code in db.session.scalars(select(Voucher.code)) if code not in own] == []
    writing.export(tmp_path / "other")
    assert len(list(tmp_path.glob("*codes*"))) == 1


def test_only_the_owner_may_read_what_is_written(world: Flask, tmp_path: Path) -> None:
    writing.export(tmp_path / "archive", tmp_path / "codes.jsonl")
    writing.export(tmp_path / "archive.zip")
    written = [
        tmp_path / "archive",
        *(tmp_path / "archive").iterdir(),
        tmp_path / "archive.zip",
        tmp_path / "codes.jsonl",
    ]
    assert [one.name for one in written if one.stat().st_mode & 0o077] == []
