"""Aliases of models' tables at module level, safe to share between threads: `shared_alias`."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import inspect
from sqlalchemy.orm import aliased

Model = TypeVar("Model")


def shared_alias(model: type[Model], name: str | None = None) -> type[Model]:
    """An alias of a model's table whose columns are made at once, before threads share it.

    SQLAlchemy makes an alias's columns at first use and without a lock. When two threads use it first at the same time,
    one may cache columns that are not the alias's, and every later query with them fails in that process
    (sqlalchemy/sqlalchemy#9777).
    """
    made = aliased(model, name=name)
    first, *_others = inspect(model).column_attrs
    getattr(made, first.key).expression  # noqa: B018  # using one column makes all of them
    return made
