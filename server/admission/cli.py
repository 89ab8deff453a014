"""`flask organisations …`: the operator's commands on organisations."""

from __future__ import annotations

from typing import Any

import click

from ..campaigns.territory import DEPARTMENTS
from ..commands import CONSOLE, Commands
from ..organisations import qualification
from ..organisations.legal_forms import LEGAL_FORMS
from ..organisations.models import DEQUALIFIED, QUALIFICATIONS, QUALIFIED, SUSPENDED
from . import decisions
from .listing import list_organisations
from .organisations import create_organisation

organisations = Commands("organisations", help="Organisations and their qualification.")

organisation_option = click.option("--organisation", "organisation_id", type=int, required=True, help="Its number.")
reason_option = click.option("--reason", required=True, help="Why; the organisation reads it.")


@organisations.command()
@click.option("--name", required=True)
@click.option("--siret", help="Its fourteen digits.")
@click.option("--legal-form", type=click.Choice(LEGAL_FORMS), default="")
@click.option("--runs-venues", is_flag=True, help="It welcomes people in venues.")
@click.option("--prescribes", is_flag=True, help="It hands booklets over.")
@click.option("--sponsors", is_flag=True, help="It buys vouchers.")
@click.option("--territory", multiple=True, type=click.Choice(sorted(DEPARTMENTS)), help="Département. Default: all.")
@click.option("--email", default="", help="Where it is told what is decided on it.")
@click.option("--qualified", is_flag=True, help="Admit it at once.")
def add(siret: str | None, territory: tuple[str, ...], **facts: Any) -> None:
    """Make an organisation that runs venues, prescribes or sponsors: any of the three, or several."""
    made = create_organisation(CONSOLE, siret=siret, territory=list(territory) or None, **facts)
    click.echo(f"organisation {made.id}: {made.name}")


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
        click.echo(f"Structures qualifiées : {qualification.qualify_all(CONSOLE)}.")
    elif organisation_id is not None and not everyone:
        decisions.decide(CONSOLE, organisation_id, QUALIFIED)
    else:
        raise click.UsageError("Choose --organisation or --all.")


@organisations.command()
@organisation_option
@reason_option
def suspend(organisation_id: int, reason: str) -> None:
    """Stop a qualified organisation for a time."""
    decisions.decide(CONSOLE, organisation_id, SUSPENDED, reason)


@organisations.command()
@organisation_option
@reason_option
def dequalify(organisation_id: int, reason: str) -> None:
    """Refuse an organisation, or end its qualification."""
    decisions.decide(CONSOLE, organisation_id, DEQUALIFIED, reason)
