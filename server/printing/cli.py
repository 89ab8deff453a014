"""`flask booklets print` and `flask booklets proof`."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from flask.cli import with_appcontext

from ..commands import CONSOLE
from . import parts, run, service
from .design import FORMATS, SHEET
from .files import write_whole
from .refusals import FolderNotWritable

layout_option = click.option("--format", "layout", type=click.Choice(FORMATS), default=SHEET, show_default=True)


@click.command("print")
@click.argument("order_id", metavar="ORDER", type=click.IntRange(min=1))
@click.option("--out", "folder", required=True, type=click.Path(path_type=Path), help="The folder; made when missing.")
@layout_option
@with_appcontext
def print_booklets(order_id: int, folder: Path, layout: str) -> None:
    """Write the booklets of an issued ORDER, whose proof is approved, for a printer: PDF parts, their data as CSV.

    sheet: A4, a cover and a sheet of tickets with crop marks; ticket: each on a page of its own. An interrupted run
    leaves only whole files; the same command continues it, and always writes the same bytes.
    """
    order = parts.find_issued(order_id)
    with click.progressbar(length=order.booklet_count, label="Booklets", file=sys.stderr) as bar:
        for done in run.print_order(order_id, folder, layout):
            bar.update(done - bar.pos)
    click.echo(f"order {order_id}: {order.booklet_count} booklets in {folder}")


@click.command("proof")
@click.argument("order_id", metavar="ORDER", type=click.IntRange(min=1))
@click.option("--out", "file", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The PDF to write.")
@layout_option
@with_appcontext
def write_proof(order_id: int, file: Path, layout: str) -> None:
    """Write the proof of an ORDER: one specimen booklet, worth nothing, for the sponsor to approve on its screen."""
    document = service.proof_of(CONSOLE, order_id, layout)
    try:
        write_whole(file, document.content)
    except OSError as error:
        raise FolderNotWritable(file.parent) from error
    click.echo(f"order {order_id}: proof in {file}")
