"""Browsers on which someone has signed in by password, and factors set up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pyotp
from flask import Flask
from flask.testing import FlaskClient

from server import clock
from server.accounts.models import Person
from server.config import Config
from tests.support.factories import PASSWORD

from .authenticator import SoftKey

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def require(app: Flask) -> None:
    """Switch the requirement of a second factor on, as it is outside tests and demo."""
    config: Config = app.config["POINCON"]
    app.config["POINCON"] = replace(config, second_factor=True)


def by_password(app: Flask, someone: Person) -> FlaskClient:
    """A new browser on which someone signed in with the password only."""
    client = app.test_client()
    answer = client.post("/api/session", json={"email": someone.email, "password": PASSWORD})
    assert answer.status_code == 200, answer.json
    return client


def code_of(secret: str, steps: int = 0) -> str:
    """What the app shows now, or some steps of 30 seconds from now."""
    return pyotp.TOTP(secret).at(clock.now(), counter_offset=steps)


def add_app(client: FlaskClient) -> tuple[str, list[str]]:
    """Set up an app of codes; its secret, and the recovery codes that were told."""
    secret = client.post("/api/factors/authenticator").json["secret"]
    confirmed = client.put("/api/factors/authenticator", json={"code": code_of(secret)})
    assert confirmed.status_code == 200, confirmed.json
    return secret, confirmed.json["recovery_codes"]


def add_passkey(client: FlaskClient, name: str = "Mon téléphone") -> SoftKey:
    """Add a passkey."""
    key = SoftKey()
    options = client.post("/api/factors/passkeys/options").json["options"]
    added = client.post("/api/factors/passkeys", json={"name": name, "credential": key.create(options)})
    assert added.status_code == 200, added.json
    return key
