"""`flask doctor`: all checks, one line for each finding; exits with 1 when something fails."""

from __future__ import annotations

import os
from collections.abc import Mapping

import click

from ..config import Config, ConfigError
from . import database, outside, service, settings
from .findings import FAIL, WARN, Check, Deployment, examine

CHECKS: Mapping[str, Check] = {
    "settings": settings.check_settings,
    "SECRET_KEY": settings.check_secret,
    "PUBLIC_URL": settings.check_address,
    "front end": settings.check_pages,
    "disk": settings.check_disk,
    "database": database.check_reached,
    "database file": database.check_file,
    "mail": outside.check_mail,
    "OIDC_ISSUER": outside.check_provider,
    "SIRET_LOOKUP_URL": outside.check_register,
}
OF_TABLES: Mapping[str, Check] = {
    "tables": database.check_migrated,
    "writing": database.check_writable,
    "pages": database.check_pages,
    "clock": database.check_clock,
    "signing key": service.check_keys,
    "operator": service.check_people,
    "back-up": database.check_backup,
    "outbox": service.check_outbox,
    "flask day": service.check_night,
}
"""Checks for a database that answers."""


@click.command(short_help="Say in words what is wrong with this deployment.")
def doctor() -> None:
    """Say in words what is wrong with this deployment, and what to do. Changes nothing, tells no secret."""
    deployment = read_deployment(os.environ)
    found = list(examine(CHECKS, deployment))
    if not any(one.about == "database" and one.state == FAIL for one in found) and deployment.engine:
        found += examine(OF_TABLES, deployment)
    for one in found:
        click.echo(f"{one.state:<5} {one.about}: {one.text}")
    states = [one.state for one in found]
    click.echo(f"{states.count(FAIL)} to mend, {states.count(WARN)} to think about")
    if FAIL in states:
        raise SystemExit(1)


def read_deployment(environment: Mapping[str, str]) -> Deployment:
    """What there is to look at, whatever is missing."""
    try:
        config = Config.from_environment(environment)
    except (ConfigError, ValueError):
        config = None
    url = environment.get("DATABASE_URL")
    return Deployment(environment, config, database.open_engine(url) if url else None)
