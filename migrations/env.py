"""Alembic's environment: migrations run on the app's own engine, one transaction for each run."""

from typing import Any, Literal

from alembic import context
from flask import current_app

from server.db import Base, UtcDateTime, db


def render_item(kind: str, item: Any, _autogen_context: Any) -> str | Literal[False]:
    """Our moment type stands in migrations as the plain column type, so that they need no code of the app."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


def migrate() -> None:
    """Run what is missing."""
    options = current_app.extensions["migrate"].configure_args
    with db.engine.connect() as connection:
        context.configure(connection=connection, target_metadata=Base.metadata, render_item=render_item, **options)
        with context.begin_transaction():
            context.run_migrations()


migrate()
