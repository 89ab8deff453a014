"""A print run: an order's booklets as PDF parts and one CSV in a folder, resumable and the same byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

import orjson
from flask import current_app

from ..campaigns import service as campaigns
from ..campaigns.models import Order
from ..config import Config
from ..vouchers import ids
from ..vouchers.issue import booklet_ids
from ..vouchers.keys import key_ring
from ..vouchers.qr_file import private_file
from . import contents, mailing, pdf, processes
from .files import taken, write_whole
from .refusals import FolderNotWritable, NotIssued, PartFailed

PART_BOOKLETS = 100
DATA_FILE = "donnees-variables.csv"


@dataclass(frozen=True, slots=True)
class File:
    """One PDF of the run: where it goes, and what it holds."""

    path: Path
    part: pdf.Part


def print_order(order_id: int, folder: Path, layout: str) -> Iterator[int]:
    """Write what a printer needs of an issued order; yields how many booklets are printed, after each part.

    Parts that a run before this one finished are kept; the others are made again. The same order gives the same
    bytes for as long as the same key signs. Raises UnknownOrder, NotIssued, FolderNotWritable, OtherRun,
    RunGoingOn, PartFailed, NoSigningKey.
    """
    order = issued(order_id)
    parts = {path_of(folder, number, keys): keys for number, keys in enumerate(parts_of(order), start=1)}
    with taken(folder, fingerprint(order, layout)):
        done = sum(len(keys) for path, keys in parts.items() if path.exists())
        yield done
        files = (File(path, part(order, keys, layout)) for path, keys in parts.items() if not path.exists())
        try:
            for file in processes.each(write_file, files):
                done += len(file.part.booklets)
                yield done
        except processes.WorkFailed as failed:
            raise PartFailed(failed.work.path.name if isinstance(failed.work, File) else "") from failed
        _write_data(order, folder / DATA_FILE)


def issued(order_id: int) -> Order:
    """An order whose booklets all exist. Raises UnknownOrder, NotIssued."""
    order = campaigns.order_of(order_id)
    if order.issued_at is None:
        raise NotIssued
    return order


def parts_of(order: Order) -> list[range]:
    """The keys of the booklets of each part."""
    keys = booklet_ids(order)
    return [keys[start : start + PART_BOOKLETS] for start in range(0, len(keys), PART_BOOKLETS)]


def path_of(folder: Path, number: int, keys: range) -> Path:
    """Where a part goes: its number and its booklets stand in the name."""
    first, last = ids.booklet_number(keys[0]), ids.booklet_number(keys[-1])
    return folder / f"partie-{number:04}-carnets-{first}-a-{last}.pdf"


def part(order: Order, keys: range, layout: str) -> pdf.Part:
    """What one part holds, signed now and dated at the order's issue."""
    if order.issued_at is None:
        raise NotIssued
    return pdf.Part(
        booklets=contents.booklets(keys), wording=contents.wording(order), layout=layout, dated_at=order.issued_at
    )


def write_file(file: File) -> None:
    """Make one PDF and put it in its place."""
    write_whole(file.path, pdf.render(file.part))


def fingerprint(order: Order, layout: str) -> str:
    """What a run's bytes depend on, so that one folder never mixes two runs."""
    config: Config = current_app.config["POINCON"]
    alike = {
        "order": order.id,
        "layout": layout,
        "wording": asdict(contents.wording(order)),
        "public_url": config.public_url,
        "key": key_ring().signing_id,
        "part_booklets": PART_BOOKLETS,
        "recipe": pdf.recipe(),
    }
    return sha256(orjson.dumps(alike, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _write_data(order: Order, path: Path) -> None:
    if path.exists():
        return
    chunks = (contents.booklets(keys) for keys in parts_of(order))
    try:
        with private_file(path) as file:
            mailing.write(file, chunks, contents.wording(order))
    except OSError as error:
        raise FolderNotWritable(path.parent) from error
