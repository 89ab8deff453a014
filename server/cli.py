"""The `flask …` commands: each feature's group, thin calls of its service."""

from __future__ import annotations

from flask import Flask


def init_app(app: Flask) -> None:
    """Register every feature's commands."""
