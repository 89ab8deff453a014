"""Who asks: `device_actor` knows the phone of a bearer token, flask-login the person of a cookie."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from flask_login import LoginManager

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
    manager.user_loader(person_actor)
    app.login_manager = manager  # type: ignore[attr-defined]  # all of its init_app but the hook for a cookie never set
    app.extensions["phone_of_token"] = device_actor
