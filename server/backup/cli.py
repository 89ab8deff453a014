"""`flask backup`, `flask restore`, `flask backup-key`: one file each night, and the way back."""

from __future__ import annotations

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import inspect

from .. import money
from ..commands import CONSOLE, Lone
from ..config import Config
from ..db import db, transaction
from ..engines import database_file
from ..trail.models import Act
from ..trail.recording import Changed, Subject, record
from . import ages, making, restoring
from .facts import DatabaseFacts

THERE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEXT = "Next: flask db upgrade, flask ledger check --nightly, flask doctor; then start the server (docs/operations.md)."


@click.command("backup", cls=Lone, short_help="Write the whole database to one checked file, while it is in use.")
@click.argument("to", metavar="FILE|FOLDER", type=click.Path(path_type=Path))
@click.option("--to", "recipients", metavar="KEY", multiple=True, help="Encrypt for this public key (age or ssh).")
@with_appcontext
def backup(to: Path, recipients: tuple[str, ...]) -> None:
    """Write the whole database of one moment to a file, check it, and print its SHA-256 and the numbers in it.

    In a FOLDER the file is named by the moment. With --to, as often as needed, only that key's secret reads it.
    """
    config: Config = current_app.config["POINCON"]
    made = making.make(db.engine, to, config.public_url, recipients)
    with transaction() as session:
        record(
            session, CONSOLE, "backup.made", Subject("backup", made.file.name), Changed(after={"sha256": made.sha256})
        )
    click.echo(f"{made.file}: {made.file.stat().st_size:,} bytes, SHA-256 {made.sha256}")
    _say(made.manifest.facts)
    if not recipients:
        click.echo(
            "It is not encrypted: names, accounts and typed codes are in it. Encrypt with --to (flask backup-key)."
        )
    for part in making.list_unfinished(made.file):
        click.echo(f"{part}: a back-up that broke off; delete it", err=True)


@click.command("restore", cls=Lone, short_help="Put a back-up back into an empty database.")
@click.argument("file", type=THERE)
@click.option("--identity", type=THERE, help="The file with the secret key, for a back-up that is encrypted.")
@click.option("--overwrite", is_flag=True, help="Replace a database that has rows.")
@click.option("--check", "only_check", is_flag=True, help="Only read the back-up whole and say its numbers.")
@with_appcontext
def restore(file: Path, identity: Path | None, overwrite: bool, only_check: bool) -> None:
    """Make the database that of a back-up, whole or not at all; then compare every number that must agree.

    Stop the server first. A database that has rows is replaced only with --overwrite.
    """
    if only_check:
        database = database_file(db.engine)
        manifest = restoring.check(file, identity, database.parent if database else None)
        click.echo(f"{file}: whole, of {manifest.made_at}, {manifest.engine}, {manifest.issuer}")
        _say(manifest.facts)
        return
    done = restoring.restore(db.engine, file, identity, overwrite=overwrite)
    click.echo(f"restored what was there at {done.manifest.made_at}; every number agrees:")
    _say(done.manifest.facts)
    if done.kept:
        click.echo(f"what was there before is kept in {done.kept}")
    _record(file)
    click.echo(NEXT)


@click.command("backup-key", cls=Lone, short_help="Make a key pair for encrypted back-ups.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup_key(file: Path) -> None:
    """Write a new secret key to FILE and print the public one, for flask backup --to.

    Keep FILE off this server, with two people: without it no back-up that is encrypted for it can ever be read.
    """
    click.echo(ages.make_identity(file))


def _record(file: Path) -> None:
    """Keep in the trail that a back-up was put back, if its tables have one: an older version's may not."""
    there = inspect(db.engine)
    acts = Act.__tablename__
    columns = {one["name"] for one in there.get_columns(acts)} if there.has_table(acts) else set()
    if not columns >= set(Act.__table__.columns.keys()):
        return
    with transaction() as session:
        record(session, CONSOLE, "backup.restored", Subject("backup", file.name))


def _say(facts: DatabaseFacts) -> None:
    """The numbers that must agree after a restore."""
    click.echo(f"tables at {facts.revision or 'no revision'}; {sum(facts.rows.values()):,} rows")
    click.echo(f"vouchers: {facts.rows.get('vouchers', 0):,}; redemptions accepted: {facts.accepted:,}")
    sums = ", ".join(f"{name} {money.format_euros(cents)} €" for name, cents in facts.ledger.items() if cents)
    click.echo(f"ledger: {facts.rows.get('ledger_lines', 0):,} lines; {sums or 'nothing in it'}")
    click.echo(f"log: {facts.log_size:,} leaves in the newest head, SHA-256 {facts.head or 'none'}")
