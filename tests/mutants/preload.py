"""Loads what takes long and is not ours, once; every trial inherits it."""

from __future__ import annotations

import importlib

LIBRARIES = (
    "flask",
    "flask_login",
    "flask_smorest",
    "flask_sqlalchemy",
    "hypothesis",
    "joserfc.jws",
    "marshmallow",
    "sqlalchemy.dialects.sqlite",
    "sqlalchemy.ext.hybrid",
    "time_machine",
    "whitenoise",
)


def preload() -> None:
    """Import them."""
    for library in LIBRARIES:
        importlib.import_module(library)
