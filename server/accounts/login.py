"""Sets up authentication: flask-login finds the session of a cookie, `device_actor` the phone of a token."""

from __future__ import annotations

from flask import Flask
from flask_login import LoginManager

from .beginning import SESSION_LASTS
from .devices import device_actor
from .sessions import person_actor


def init_app(app: Flask) -> None:
    """Configure the session cookie and how actors are found.

    The cookie lasts 12 hours; over HTTPS its ``__Host-`` name keeps sibling hosts from setting it.
    """
    app.config.update(
        SESSION_COOKIE_NAME="__Host-poincon" if app.config["SESSION_COOKIE_SECURE"] else "poincon",
        REMEMBER_COOKIE_NAME="poincon-never-set",  # with the usual name, another app's cookie would hide a phone
        PERMANENT_SESSION_LIFETIME=SESSION_LASTS,
        SESSION_REFRESH_EACH_REQUEST=False,
    )
    manager = LoginManager()
    manager.session_protection = None
    manager.user_loader(person_actor)
    app.login_manager = manager  # type: ignore[attr-defined]  # all of its init_app but the hook for a cookie never set
    app.extensions["phone_of_token"] = device_actor
