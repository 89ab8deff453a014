"""The QR file: every voucher of an order, readable by a phone, private, and written whole or not at all."""

from __future__ import annotations

import csv
import io
import stat
from pathlib import Path

import pytest
from flask import Flask

from server.campaigns.models import Order
from server.commands import CONSOLE
from server.keys.ring import rotate
from server.vouchers import codes, issue, qr_file, token
from tests.support import factories


def issued(count: int) -> Order:
    factories.key_ring()
    order = factories.order(booklet_count=count)
    issue.issue_now(CONSOLE, order.id)
    return order


def written(order: Order) -> list[dict[str, str]]:
    file = io.StringIO(newline="")
    list(qr_file.write(order, file))
    return list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))


def test_each_line_is_a_voucher_that_verifies_and_its_code(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qr_file, "CHUNK_BOOKLETS", 2)
    lines = written(issued(3))
    points = factories.key_ring().public_points
    assert [(line["booklet"], line["position"]) for line in lines] == [
        (f"1-{serial}", str(position)) for serial in (1, 2, 3) for position in range(1, 11)
    ]
    for line in lines:
        payload = token.read(line["qr_text"], points)
        assert (payload.serial, payload.position) == (int(line["booklet"][2:]), int(line["position"]))
        assert codes.format_code(codes.parse(line["code"]) or "") == line["code"]


def test_the_same_key_writes_the_same_lines_again_and_another_key_others(app: Flask) -> None:
    order = issued(1)
    first = written(order)
    assert written(order) == first
    rotate(CONSOLE, at_once=True)
    again = written(order)
    assert [line["code"] for line in again] == [line["code"] for line in first]
    assert not {line["qr_text"] for line in again} & {line["qr_text"] for line in first}


def test_an_order_without_booklets_writes_only_the_header(app: Flask) -> None:
    file = io.StringIO()
    assert list(qr_file.write(factories.order(), file)) == []
    assert file.getvalue().split() == [",".join(qr_file.HEADER)]


def test_only_its_owner_reads_the_file(tmp_path: Path) -> None:
    with qr_file.private_file(tmp_path / "qr.csv") as file:
        file.write("secret")
    assert stat.S_IMODE((tmp_path / "qr.csv").stat().st_mode) == 0o600


def write_half(path: Path) -> None:
    with qr_file.private_file(path) as file:
        file.write("half")
        raise OSError("disk full")


def test_a_file_that_fails_half_way_leaves_the_earlier_one(tmp_path: Path) -> None:
    path = tmp_path / "qr.csv"
    path.write_text("earlier")
    with pytest.raises(OSError, match="full"):
        write_half(path)
    assert path.read_text() == "earlier"
    assert list(tmp_path.iterdir()) == [path]
