"""Poinçon's server: `create_app()` puts the frame and the features together; nothing else lives here."""

from __future__ import annotations

from flask import Flask

from . import cli, db, errors, security, web
from .accounts import login
from .config import Config, check_secrets
from .features import Features
from .outages import answers as outages

__version__ = "0.1.0"


def create_app(config: Config | None = None) -> Flask:
    """The WSGI application. Raises ConfigError when the environment lacks a setting."""
    config = config or cli.read_settings()
    check_secrets(config)
    app = web.Application(__name__, static_folder=None)
    app.config.update(
        SECRET_KEY=config.secret_key,
        SECRET_KEY_FALLBACKS=[config.secret_key_before] if config.secret_key_before else None,
        POINCON=config,
        MAX_CONTENT_LENGTH=256 * 1024,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=config.secure,
    )
    db.init_app(app, config.database_url)
    web.init_app(app)
    security.init_app(app)
    errors.init_app(app)
    outages.init_app(app)
    login.init_app(app)
    app.features = Features(app, demo=config.demo)
    cli.init_app(app)
    return app
