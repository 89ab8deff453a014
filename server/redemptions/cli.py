"""`flask receipts …`, which checks venues' receipts with public keys only; and `flask venues move`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup, with_appcontext

from .. import money
from ..keys.jws_check import NotGenuine
from ..keys.ring import public_jwks
from . import moving
from .receipt_check import verify

receipts = AppGroup("receipts", help="Receipts of redemptions.", short_help="Receipts of redemptions.")
EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)


@receipts.command("verify")
@click.argument("file", type=EXISTING)
@click.option("--keys", type=EXISTING, help="Public keys (the JSON of /api/keys); our own database's without it.")
def verify_file(file: Path, keys: Path | None) -> None:
    """Check the receipts in FILE, one a line, with public keys only; with --keys, no database is needed."""
    jwks = json.loads(keys.read_text("utf-8"))["keys"] if keys else public_jwks()
    lines = [line for line in file.read_text("utf-8").splitlines() if line.strip()]
    good, total_cents = 0, 0
    for number, line in enumerate(lines, 1):
        claims = _checked(number, line, jwks)
        good += claims is not None
        total_cents += claims["net_cents"] if claims else 0
    click.echo(f"{good} of {len(lines)} receipts are genuine, {money.format_euros(total_cents)} € net.")
    if good < len(lines):
        raise SystemExit(1)


def _checked(number: int, line: str, jwks: list[dict[str, str]]) -> dict[str, Any] | None:
    try:
        return verify(line, jwks)
    except NotGenuine as error:
        click.echo(f"line {number}: not genuine ({error})", err=True)
        return None


@click.command("move")
@click.argument("venue")
@click.option("--siret", required=True, help="The organisation that runs it from now on.")
@with_appcontext
def move(venue: str, siret: str) -> None:
    """Give VENUE (its id in the national schema) to the organisation with this SIRET; only before its first scan."""
    moving.move_venue(venue, siret=siret)
