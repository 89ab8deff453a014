"""Who asks: flask-login finds the actor behind a bearer token or, without one, behind the cookie."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask, Request
from flask_login import LoginManager

from ..access import Actor, bearer_token
from ..errors import SignInNeeded
from .devices import device_actor
from .sessions import person_actor

SESSION_LASTS = timedelta(hours=12)


def init_app(app: Flask) -> None:
    """Give the app its actors; the cookie lives 12 hours, and its name refuses sibling hosts over HTTPS."""
    app.config.update(
        SESSION_COOKIE_NAME="__Host-poincon" if app.config["SESSION_COOKIE_SECURE"] else "poincon",
        REMEMBER_COOKIE_NAME="poincon-never-set",  # another app's cookie of the usual name would hide a phone
        PERMANENT_SESSION_LIFETIME=SESSION_LASTS,
        SESSION_REFRESH_EACH_REQUEST=False,
    )
    manager = LoginManager()
    manager.session_protection = None
    manager.user_loader(_person)
    manager.request_loader(_device)
    manager.init_app(app, add_context_processor=False)


def _person(session_key: str) -> Actor | None:
    return person_actor(session_key) if bearer_token() is None else None


def _device(_request: Request) -> Actor | None:
    token = bearer_token()
    if token is None:
        return None
    actor = device_actor(token)
    if actor is None:
        raise SignInNeeded
    return actor
