"""Second names of models' tables at module level: `shared_alias`."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import inspect
from sqlalchemy.orm import aliased

Model = TypeVar("Model")


def shared_alias(model: type[Model], name: str | None = None) -> type[Model]:
    """A second name of a model's table, with its columns before threads share it.

    SQLAlchemy makes an alias's columns, and the index they are found by, when one is first asked for. Of two threads
    that ask at once one may keep columns that are not the alias's, and every later statement over them fails in that
    process (sqlalchemy/sqlalchemy#9777).
    """
    made = aliased(model, name=name)
    first, *_others = inspect(model).column_attrs
    getattr(made, first.key).expression  # noqa: B018  # asked for, all are made
    return made
