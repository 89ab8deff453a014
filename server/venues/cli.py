"""`flask venues …`: the operator's commands on venues."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

import click

from ..commands import Commands
from . import service
from .open_data.files import WRITERS, read_file

venues = Commands("venues", help="Venues.")


@venues.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_file(file: Path) -> None:
    """Add or update the venues of FILE, CSV or JSON of the national schema."""
    source = read_file(file)
    with click.progressbar(source.lines, length=source.length, label="Import", file=sys.stderr) as lines:
        report = service.import_venues(lines)
    notes = [(each.line, f"{each.note.column} {each.note.text}") for each in (*source.notes, *report.notes)]
    refused = [(line, f"rejetée, {reason}") for line, reason in report.rejected]
    for line, text in sorted(notes + refused):
        click.echo(f"Ligne {line} : {text}", err=True)
    if source.ignored_columns:
        click.echo(f"Colonnes hors du schéma, ignorées : {', '.join(source.ignored_columns)}.", err=True)
    if report.corrected:
        click.echo(f"Lieux corrigés par leur gestionnaire, dont les corrections restent : {report.corrected}.")
    if notes:
        click.echo(f"Lignes dont une cellule a été réparée ou laissée de côté : {len({line for line, _ in notes})}.")
    click.echo(
        f"Lieux ajoutés : {report.created} ; mis à jour : {report.updated} ; lignes rejetées : {len(report.rejected)}."
    )


@venues.command("export")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path), default="-")
@click.option("--format", "format_", type=click.Choice(list(WRITERS)), help="By the ending of FILE, else csv.")
def export_file(file: Path, format_: str | None) -> None:
    """Write every venue to FILE, or to the screen, in the national schema."""
    ending = file.suffix.removeprefix(".").lower()
    with _opened(file) as out:
        WRITERS[format_ or (ending if ending in WRITERS else "csv")](service.export_venues(), out)


def _opened(file: Path) -> IO[bytes]:
    """A file to write, whose old content stays until the new one is whole."""
    try:
        return click.open_file(str(file), "wb", atomic=True)
    except OSError as error:
        raise click.FileError(str(file), error.strerror) from None
