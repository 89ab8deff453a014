"""Who sees which rows: the condition a query takes for the organisations of whoever asks."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, true

from .access import Actor


def rows_seen_by(actor: Actor, owner: SQLColumnExpression[Any], *roles: str) -> ColumnElement[bool]:
    """All rows for the operator and the auditor, else those of an organisation where the actor has one of these roles.

    The twin of `Actor.sees`, which says it of one object.
    """
    return true() if actor.sees_all else owner.in_(actor.organisation_ids(*roles))
