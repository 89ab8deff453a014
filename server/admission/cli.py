"""`flask organisations …`: the operator's commands on organisations."""

from __future__ import annotations

import click

from ..commands import CONSOLE, Commands
from ..organisations import qualification as decisions
from ..organisations.models import QUALIFICATIONS
from .listing import list_organisations

organisations = Commands("organisations", help="Organisations and their qualification.")

organisation_option = click.option("--organisation", "organisation_id", type=int, required=True, help="Its number.")
reason_option = click.option("--reason", required=True, help="Why; the organisation reads it.")


@organisations.command("list")
@click.option("--state", type=click.Choice(QUALIFICATIONS), help="Only those.")
def list_all(state: str | None) -> None:
    """List organisations: number, SIRET, state, name, how many venues, reason."""
    for each in list_organisations(state):
        fields = each.id, each.siret or "-", each.qualification, each.name, each.venues, each.reason
        click.echo("\t".join(map(str, fields)).rstrip())


@organisations.command()
@click.option("--organisation", "organisation_id", type=int, help="Its number.")
@click.option("--all", "everyone", is_flag=True, help="Every organisation that waits for a decision.")
def qualify(organisation_id: int | None, everyone: bool) -> None:
    """Admit one organisation, or all that wait: their venues redeem and are paid."""
    if everyone and organisation_id is None:
        click.echo(f"Structures qualifiées : {decisions.qualify_all(CONSOLE)}.")
    elif organisation_id is not None and not everyone:
        decisions.qualify(CONSOLE, organisation_id)
    else:
        raise click.UsageError("Choose --organisation or --all.")


@organisations.command()
@organisation_option
@reason_option
def suspend(organisation_id: int, reason: str) -> None:
    """Stop a qualified organisation for a time."""
    decisions.suspend(CONSOLE, organisation_id, reason=reason)


@organisations.command()
@organisation_option
@reason_option
def dequalify(organisation_id: int, reason: str) -> None:
    """Refuse an organisation, or end its qualification."""
    decisions.dequalify(CONSOLE, organisation_id, reason=reason)
