"""`flask ledger fec`: the journal of a period, for the accountant and the tax office."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click
from flask.cli import with_appcontext

from ..commands import CONSOLE
from . import service
from .service import FEC, FORMATS, JournalWanted

DAY = click.DateTime(["%Y-%m-%d"])


@click.command("fec")
@click.option("--from", "first", type=DAY, required=True, help="The first day.")
@click.option("--to", "last", type=DAY, required=True, help="The last day, yesterday at the latest.")
@click.option("--format", "kind", type=click.Choice(FORMATS), default=FEC, show_default=True, help="Or a CSV.")
@click.argument("path", type=click.Path(path_type=Path))
@with_appcontext
def write_fec(first: datetime, last: datetime, kind: str, path: Path) -> None:
    """Write the journal of a period to a file, or into a folder under the name that the law gives it."""
    made = service.export(CONSOLE, JournalWanted(first.date(), last.date(), kind))
    to = path / made.name if path.is_dir() else path
    with to.open("wb") as written:
        written.writelines(made.read())
    click.echo(f"{to}: {made.entries} entries, {made.lines} lines, SHA-256 {made.sha256}")
