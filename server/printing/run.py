"""A print run: an order's booklets as PDF parts and one CSV in a folder; it can be resumed and is reproducible."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..campaigns.models import Order
from ..vouchers.qr_file import private_file
from . import contents, drawing, mailing, processes, proof
from .files import take_folder, write_whole
from .parts import DATA_FILE, file_name, find_issued, fingerprint, part, parts_of
from .refusals import FolderNotWritable, PartFailed


@dataclass(frozen=True, slots=True)
class File:
    """One PDF of the run: its path, how many booklets it has, and the content to draw."""

    path: Path
    booklet_count: int
    content: dict[str, Any]


def print_order(order_id: int, folder: Path, layout: str) -> Iterator[int]:
    """Write what a printer needs of an issued order; yields how many booklets are done, first and after each part.

    Parts that an earlier run finished are kept. As long as the same key signs, the same order gives the same bytes.
    Raises UnknownOrder, NotIssued, ProofNotApproved, FolderNotWritable, OtherRun, RunGoingOn, PartFailed, NoSigningKey.
    """
    order = find_issued(order_id)
    proof.check_approved(order)
    parts = {folder / file_name(number, keys): keys for number, keys in enumerate(parts_of(order), start=1)}
    with take_folder(folder, fingerprint(order, layout)):
        done = sum(len(keys) for path, keys in parts.items() if path.exists())
        yield done
        files = (_file(order, path, keys, layout) for path, keys in parts.items() if not path.exists())
        try:
            for file in processes.run_each(write_file, files):
                done += file.booklet_count
                yield done
        except processes.WorkFailed as failed:
            raise PartFailed(failed.work.path.name if isinstance(failed.work, File) else "") from failed
        _write_data(order, folder / DATA_FILE)


def write_file(file: File) -> None:
    """Draw one PDF and write it; runs in a process of its own."""
    write_whole(file.path, drawing.render(file.content))


def _file(order: Order, path: Path, keys: range, layout: str) -> File:
    return File(path, len(keys), contents.make_drawable(part(order, keys, layout)))


def _write_data(order: Order, path: Path) -> None:
    if path.exists():
        return
    chunks = (contents.booklets(keys) for keys in parts_of(order))
    try:
        with private_file(path) as file:
            mailing.write(file, chunks, contents.wording(order))
    except OSError as error:
        raise FolderNotWritable(path.parent) from error
