"""The audit trail as CSV in two dialects. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ..csv_dialects import Cell, write_csv
from .trail import ActView

COLUMNS = {
    "done_at": "Quand",
    "doer": "Par",
    "person": "Personne",
    "phone": "Téléphone",
    "source": "Depuis le réseau",
    "verb": "Acte",
    "subject_kind": "Sur",
    "subject_id": "Numéro",
    "organisation": "Structure",
    "before": "Avant",
    "after": "Après",
    "reason": "Raison",
}


def acts_csv(acts: Iterable[ActView], dialect: str) -> str:
    """A row for each act."""
    return write_csv(COLUMNS, (_row(one) for one in acts), dialect)


def _row(one: ActView) -> list[Cell]:
    act = one.act
    what: list[Cell] = [act.source, act.verb, act.subject_kind, act.subject_id, one.organisation or ""]
    return [
        act.done_at,
        act.doer,
        one.person or "",
        one.phone or "",
        *what,
        *map(_json, (act.before, act.after)),
        act.reason,
    ]


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False) if values else ""
