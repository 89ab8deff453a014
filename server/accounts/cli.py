"""`flask people …` and `flask devices …`."""

from __future__ import annotations

import click

from .. import clock
from ..access import ROLES
from ..commands import CONSOLE, Commands
from . import passwords, revoking
from . import people as people_service

people = Commands("people", help="People who sign in.")
devices = Commands("devices", help="Phones that scan.")

email_option = click.option("--email", required=True, help="The address they sign in with.")
generate_option = click.option("--generate", is_flag=True, help="Make a password and show it, instead of asking.")


@people.command()
@email_option
@click.option("--name", help="First and last name; not asked of someone who exists.")
@click.option("--role", required=True, type=click.Choice(ROLES))
@click.option("--organisation", help="SIRET or number of the organisation; the operator has none.")
@generate_option
def add(email: str, name: str | None, role: str, organisation: str | None, generate: bool) -> None:
    """Add a person with a role; without --name, give one more role to a person who exists."""
    organisation_id = people_service.organisation_named(organisation) if organisation else None
    if name:
        password = _password(generate)
        people_service.add_person(email=email, name=name, password=password, role=role, organisation_id=organisation_id)
    else:
        people_service.give_role(email=email, role=role, organisation_id=organisation_id)
    click.echo(f"{email}: {role}")


@people.command()
@email_option
@generate_option
def password(email: str, generate: bool) -> None:
    """Set a person's password and end their sessions."""
    people_service.set_password(email=email, password=_password(generate))
    click.echo(f"{email}: password set, sessions ended")


@devices.command("list")
def list_devices() -> None:
    """List every phone, newest first."""
    for device in revoking.list_devices(CONSOLE):
        state = f"revoked {clock.iso(device.revoked_at)}" if device.revoked_at else "active"
        click.echo(f"{device.id}\t{device.label}\t{device.venue.name}\t{device.person.email}\t{state}")


@devices.command()
@click.argument("device_id", type=click.IntRange(min=1))
@click.option("--lost", is_flag=True, help="Lost or stolen: it may not even send what it scanned before.")
def revoke(device_id: int, lost: bool) -> None:
    """End a phone's access; it may still send what it scanned before."""
    revoking.revoke(CONSOLE, [device_id], lost=lost)
    click.echo(f"phone {device_id}: revoked")


def _password(generate: bool) -> str:
    if not generate:
        answer: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        return answer
    made = passwords.generate()
    click.echo(f"Password: {made}")
    return made
