"""The addresses of an app."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Flask
from werkzeug.routing import Rule


def every_rule(app: Flask) -> Iterator[Rule]:
    """The rules of all features, loaded or not."""
    app.features.load_all()  # type: ignore[attr-defined]  # our own app has them
    return app.url_map.iter_rules()
