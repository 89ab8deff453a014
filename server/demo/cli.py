"""`flask demo load`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click
from flask import current_app

from ..commands import Commands
from ..vouchers.qr_file import private_file
from . import evidence
from .cast import ACCOUNTS
from .evidence import Evidence
from .load import Demo, load
from .vouchers import list_unspent

PAGES = {
    "Application": "",
    "Pass à scanner": "/demo",
    "Solvabilité, pour tous": "/solvabilite",
    "Documentation de l'API": "/api/docs",
}

demo = Commands("demo", help="A demo to try everything with: real venues, made-up people and vouchers.")


@demo.command("load")
@click.option(
    "--file",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    default="var/demo.json",
    show_default=True,
    help="For scripts: address, accounts, vouchers to redeem.",
)
def load_demo(path: Path) -> None:
    """Make the demo, or what is missing of it, and show its addresses and accounts."""
    made = load()
    url: str = current_app.config["POINCON"].public_url
    _write(path, _for_scripts(url, made))
    _tell(url, made, evidence.write(path.parent / "preuve"))


def _for_scripts(url: str, made: Demo) -> dict[str, Any]:
    vouchers = list_unspent(made.campaign_id)
    return {
        "url": url,
        "venue_id": made.venue_id,
        "accounts": [
            {"role": account.role, "email": account.email, "password": account.password} for account in ACCOUNTS
        ],
        "tokens": [voucher.text for voucher in vouchers],
        "codes": [voucher.code for voucher in vouchers],
    }


def _write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with private_file(path) as file:
        json.dump(content, file, ensure_ascii=False, indent=1)


def _tell(url: str, made: Demo, proof: Evidence | None) -> None:
    """Print the addresses and accounts in French, for the person who started the demo."""
    pages = [(title, f"{url}{page}") for title, page in PAGES.items()]
    accounts = [(account.title, account.email, account.password, f"{url}{account.page}") for account in ACCOUNTS]
    click.echo(f"\nDémonstration prête. Lieu du médiateur et du gestionnaire : {made.venue}\n")
    for line in (*_aligned(pages), "", *_aligned([("Rôle", "Adresse e-mail", "Mot de passe", "Page"), *accounts])):
        click.echo(f"  {line}".rstrip())
    if proof:
        click.echo(f"\n  Un relevé payé, à vérifier sans serveur et sans réseau :\n  {proof.command}")
    click.echo()


def _aligned(rows: Iterable[Sequence[str]]) -> list[str]:
    """Rows as lines with aligned columns."""
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["   ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
