"""The QR file of an order, for a printer: one CSV line for each voucher, with its signed QR text."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import IO

from sqlalchemy import select

from ..campaigns.models import Order
from ..db import db
from ..private_files import open_private
from . import codes, ids
from .issue import booklet_ids
from .models import Booklet, Voucher
from .show import qr_texts

HEADER = ("booklet", "position", "code", "qr_text")
CHUNK_BOOKLETS = 500


@contextmanager
def private_file(path: Path) -> Iterator[IO[str]]:
    """A text file that only its owner may read, since its lines are worth money.

    It is written under a temporary name and renamed at the end, so it is there in full or not at all.
    """
    part = path.with_name(f".{path.name}.part")
    text = TextIOWrapper(open_private(part), encoding="utf-8", newline="")
    try:
        with text as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write(order: Order, file: IO[str]) -> Iterator[int]:
    """Write an order's stored vouchers by booklet and position; yields how many booklets are written so far.

    As long as the same key signs, writing the file again gives the same lines. Raises NoSigningKey.
    """
    lines = csv.writer(file)
    lines.writerow(HEADER)
    keys = booklet_ids(order)
    for start in range(0, len(keys), CHUNK_BOOKLETS):
        chunk = keys[start : start + CHUNK_BOOKLETS]
        lines.writerows(_lines_of(chunk))
        yield start + len(chunk)


def _lines_of(chunk: range) -> Iterator[tuple[str, int, str, str]]:
    first, last = chunk[0], chunk[-1]
    booklets = select(Booklet).where(Booklet.id.between(first, last)).order_by(Booklet.id)
    vouchers = select(Voucher.id, Voucher.code).where(Voucher.booklet_id.between(first, last))
    stored = {row.id: row.code for row in db.session.execute(vouchers)}
    for booklet in db.session.scalars(booklets):
        number, first = booklet.number, booklet.id << ids.POSITION_BITS
        for position, text in enumerate(qr_texts(booklet, range(1, booklet.size + 1)), start=1):
            yield number, position, codes.format_code(stored[first + position]), text
