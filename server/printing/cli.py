"""`flask booklets print`."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from flask.cli import with_appcontext

from . import pdf, run


@click.command("print")
@click.argument("order_id", metavar="ORDER", type=click.IntRange(min=1))
@click.option("--out", "folder", required=True, type=click.Path(path_type=Path), help="The folder; made when missing.")
@click.option("--format", "layout", type=click.Choice(pdf.FORMATS), default=pdf.SHEET, show_default=True)
@with_appcontext
def print_booklets(order_id: int, folder: Path, layout: str) -> None:
    """Write the booklets of an issued ORDER for a printer: PDF parts, and their data as CSV.

    sheet: A4, a cover and a sheet of tickets with crop marks; ticket: each on a page of its own. Interrupted, it
    leaves whole files; the same command goes on where it stopped, and always writes the same bytes.
    """
    order = run.issued(order_id)
    with click.progressbar(length=order.booklet_count, label="Booklets", file=sys.stderr) as bar:
        for done in run.print_order(order_id, folder, layout):
            bar.update(done - bar.pos)
    click.echo(f"order {order_id}: {order.booklet_count} booklets in {folder}")
