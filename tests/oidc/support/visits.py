"""Visits of a browser to the provider and back."""

from __future__ import annotations

from dataclasses import replace

from flask import Flask
from flask.testing import FlaskClient

from server.accounts.models import Person
from server.config import Config, OpenIdSettings

from .provider import LocalProvider

CLIENT = "poincon"


def use(app: Flask, settings: OpenIdSettings | None) -> None:
    """Run the app with these settings of a provider."""
    config: Config = app.config["POINCON"]
    app.config["POINCON"] = replace(config, openid=settings)
    app.extensions.pop("openid_provider", None)


def go(client: FlaskClient, provider: LocalProvider, subject: str, path: str = "/api/provider/begin") -> str:
    """Go to the provider, sign in there and come back; where the browser is sent on to."""
    begun = client.post(path)
    assert begun.status_code == 200, begun.json
    told = provider.authorize(begun.json["address"], subject)
    return str(client.get("/connexion/retour", query_string=told).headers["Location"])


def known(provider: LocalProvider, someone: Person, *, verified: bool = True) -> str:
    """Give someone an account at the provider, under their address; its subject."""
    subject = f"subject-of-{someone.email}"
    provider.know(subject, email=someone.email.upper(), email_verified=verified)
    return subject
