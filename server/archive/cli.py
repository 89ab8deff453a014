"""`flask export` and `flask import`: the whole database for a successor."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import click
from flask.cli import with_appcontext

from .. import money
from ..audit import ledger
from ..commands import CONSOLE, Lone, report
from ..db import db, transaction
from ..ledger import sums
from ..ledger.rules import ACCOUNTS
from ..trail.recording import Changed, Subject, record
from ..transparency import log_check
from . import reading, writing
from .manifest import SUMS, Manifest


def _in_a_folder(_context: click.Context, _option: click.Parameter, path: Path | None) -> Path | None:
    if path and not path.absolute().parent.is_dir():
        raise click.BadParameter(f"There is no folder {path.parent}.")
    return path


NEW = click.Path(path_type=Path)
THERE = click.Path(exists=True, path_type=Path)


@click.command("export", cls=Lone, short_help="Write all that a successor needs, without secrets.")
@click.argument("path", metavar="FOLDER|FILE.zip", type=NEW, callback=_in_a_folder)
@click.option(
    "--codes",
    type=NEW,
    callback=_in_a_folder,
    help="Write the vouchers' typed codes there: bearer money, to hand over apart.",
)
@with_appcontext
def export(path: Path, codes: Path | None) -> None:
    """Write everything a successor needs to a folder, or to one ZIP file: open formats, explained, no secrets.

    One moment of the database is written; scanning goes on.
    """
    manifest = writing.export(path, codes)
    with transaction() as session:
        taken = Changed(after={"sha256": manifest.sums_sha256, "codes": codes is not None})
        record(session, CONSOLE, "archive.exported", Subject("archive", path.name), taken)
    click.echo(f"{path}: {_describe(manifest)}; SHA-256 of {SUMS}: {manifest.sums_sha256}")
    if codes:
        click.echo(f"{codes}: typed codes are money. Hand them over apart, and only to a successor.")


@click.command("import", cls=Lone, short_help="Take an export into an empty database.")
@click.argument("path", metavar="FOLDER|FILE.zip", type=THERE)
@click.option("--codes", type=THERE, help="The file of typed codes; without it vouchers get new ones.")
@with_appcontext
def take_in(path: Path, codes: Path | None) -> None:
    """Take an export into an empty database of the same schema, whole or not at all; then check ledger and log."""
    manifest = reading.take_in(path, codes)
    click.echo(f"{path}: {_describe(manifest)}")
    _say_balances()
    problems = chain(ledger.find_problems(), log_check.find_problems())
    report(problems, "The ledger fits its events, the log fits what is stored.")
    if manifest.log_head:
        click.echo(f"log: {manifest.log_head['size']} leaves, root {manifest.log_head['root']}")
    click.echo("Next: flask keys rotate, flask people password, and enrol phones again (docs/operations.md).")


def _describe(manifest: Manifest) -> str:
    rows = sum(entry.rows or 0 for entry in manifest.files)
    return f"{rows:,} rows in {len(manifest.files)} files, {manifest.exported_at}"


def _say_balances() -> None:
    """What stands in each account, in euros, as the ledger has it now."""
    kinds = sums.sum_by_campaign(db.session()).values()
    total = sums.total(one for kind in kinds for one in kind.values())
    for name, cents in zip(ACCOUNTS, total.accounts, strict=True):
        click.echo(f"{name}: {money.format_euros(cents)} €")
