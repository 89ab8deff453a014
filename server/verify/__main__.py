"""`python -m server.verify …`: checks that a venue, an auditor or a court can run with files and public keys only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from .. import money
from ..archive.unpacking import unpack
from ..errors import Refusal
from ..keys.jws_check import NotGenuine
from ..redemptions import receipt_check
from . import archive_bank, archive_log, archive_matches, archive_money, bank, kept_receipts, proofs, statement_proof
from .bank import EXISTING, keys_option
from .proofs import NotProven


@click.group(help=__doc__)
def main() -> None:
    """The group of checks."""


@main.command("receipts")
@click.argument("file", type=EXISTING)
@keys_option
@click.option("--proofs", "proofs_file", type=EXISTING, help="The file of proofs exported with the receipts.")
def receipts(file: Path, keys_file: Path, proofs_file: Path | None) -> None:
    """Check that receipts, one a line, are genuine and, with --proofs, that the signed log contains them."""
    jwks, total_cents, bad = _keys(keys_file), 0, 0
    known = _proofs(proofs_file)
    lines = _lines(file)
    for number, line in enumerate(lines, 1):
        try:
            claims = receipt_check.verify(line, jwks)
            if known is not None:
                proofs.check_receipt(line, known.get(claims["jti"]), jwks)
            total_cents += claims["net_cents"]
        except (NotGenuine, NotProven) as error:
            bad += 1
            click.echo(f"line {number}: {error}", err=True)
    shown = "genuine and in the log" if known is not None else "genuine"
    click.echo(f"{len(lines) - bad} of {len(lines)} receipts are {shown}, {money.format_euros(total_cents)} € net.")
    raise SystemExit(1 if bad else 0)


@main.command("statement")
@click.argument("file", type=EXISTING)
@keys_option
@click.option("--receipts", "receipts_file", type=EXISTING, help="The receipts that the venues kept, one a line.")
@click.option("--proofs", "proofs_file", type=EXISTING, help="The file of proofs exported with those receipts.")
def statement(file: Path, keys_file: Path, receipts_file: Path | None, proofs_file: Path | None) -> None:
    """Check that a statement's lines are those of the log, and that it leaves out none of the venues' receipts."""
    jwks = _keys(keys_file)
    try:
        proven = statement_proof.check_statement(_json_lines(file), jwks)
    except (NotGenuine, NotProven, ValueError) as error:
        raise click.ClickException(str(error)) from error
    total = money.format_euros(proven.statement["total_cents"])
    held = f"its {proven.lines:,} lines are those of the signed log of {proven.head.size:,} leaves"
    click.echo(f"Statement {proven.statement['number']}: {total} €; {held}.")
    kept = _lines(receipts_file) if receipts_file else []
    missing = list(kept_receipts.find_left_out(kept, proven, jwks, _proofs(proofs_file)))
    for sentence in missing:
        click.echo(sentence, err=True)
    raise SystemExit(1 if missing else 0)


@main.command("export")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
def export(path: Path) -> None:
    """Check a whole archive of `flask export` with its own keys: files, log, heads, receipts, ledger, statements."""
    try:
        with unpack(path) as archive:
            contents, jwks = archive_log.read(archive)
            leaves = archive_log.check_log(archive, contents, jwks)
            accepted = archive_money.check_receipts(archive, jwks)
            lines = archive_money.check_ledger(archive, accepted)
            statements, unsettled = archive_money.check_statements(archive, accepted)
            told = archive_bank.check_bank_statements(archive)
            matches = archive_matches.check_matches(archive)
    except (NotProven, NotGenuine, Refusal, KeyError, TypeError, ValueError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(
        f"The archive of {contents.exported_at} holds: {leaves:,} leaves make its signed log, {lines:,} ledger lines"
    )
    click.echo(
        f"balance, {len(accepted):,} redemptions have their receipts; {len(accepted) - unsettled:,} of them stand on"
        f" {statements:,} statements, each on one, and {unsettled:,} are open."
    )
    if told:
        click.echo(f"{told:,} bank statements are what the bank delivered, with all their movements.")
    if matches:
        click.echo(f"{matches:,} matches explain no more than these movements; credited orders have all their money.")


@main.command("growth")
@click.argument("older", type=EXISTING)
@click.argument("newer", type=EXISTING)
@click.argument("path", type=EXISTING)
@keys_option
def growth(older: Path, newer: Path, path: Path, keys_file: Path) -> None:
    """Check that the log only grew between two signed heads; PATH is the answer of /api/log/consistency."""
    jwks = _keys(keys_file)
    try:
        before, after = (proofs.head(file.read_text("utf-8"), jwks) for file in (older, newer))
        proofs.check_growth(before, after, json.loads(path.read_text("utf-8"))["path"])
    except (NotGenuine, NotProven) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"The log of {after.size:,} leaves begins with that of {before.size:,}.")


@main.command("tree")
@click.argument("leaves", type=EXISTING)
@click.argument("head", type=EXISTING)
@keys_option
def tree(leaves: Path, head: Path, keys_file: Path) -> None:
    """Check that a copy of the leaves' hashes, one a line, gives the root of a signed head."""
    try:
        signed = proofs.head(head.read_text("utf-8"), _keys(keys_file))
        proofs.check_tree([bytes.fromhex(line) for line in _lines(leaves)], signed)
    except (NotGenuine, NotProven, ValueError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"The {signed.size:,} leaves make the signed tree.")


def _proofs(file: Path | None) -> dict[str, dict[str, Any]] | None:
    return {one["redemption"]: one for one in _json_lines(file)} if file else None


def _keys(file: Path) -> list[dict[str, str]]:
    jwks: list[dict[str, str]] = json.loads(file.read_text("utf-8"))["keys"]
    return jwks


def _lines(file: Path) -> list[str]:
    return [line for line in file.read_text("utf-8").splitlines() if line.strip()]


def _json_lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in _lines(file)]


for command in (bank.solvency, bank.transfer):
    main.add_command(command)


if __name__ == "__main__":
    main(prog_name="python -m server.verify")
