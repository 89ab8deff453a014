"""Answers: what the phone is told of each hand-over, with a French sentence that says what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import clock
from ..vouchers import ids
from .models import ACCEPTED

DONE = "Carnet remis."
RETRY = "Le serveur n'a pas pu répondre. La remise est gardée et repartira seule."
MALFORMED = "Cette remise est incomplète. Scannez de nouveau la couverture du carnet."
ID_REUSED = "Cette remise porte un numéro déjà pris. Scannez de nouveau la couverture du carnet."

Row = Mapping[str, Any]


def answer(row: Row, first: Row | None, *, replayed: bool) -> dict[str, Any]:
    """The answer of a stored row, as `HandOverAnswerSchema` describes it; ``replayed``: it was sent before."""
    return {
        "id": str(row["id"]),
        "status": "duplicate" if replayed and row["status"] == ACCEPTED else row["status"],
        "reason": row["reason"],
        "message": row["message"],
        "number": ids.booklet_number(row["booklet_id"]) if row["booklet_id"] else None,
        "handed_over_at": clock.iso(row["handed_over_at"]),
        "recorded_at": clock.iso(row["recorded_at"]),
        "first": first,
    }


def answer_undecided(sent_id: object, status: str, reason: str | None, message: str) -> dict[str, Any]:
    """The answer to an item that was not stored."""
    nothing = {"number": None, "handed_over_at": None, "recorded_at": None, "first": None}
    return {"id": sent_id and str(sent_id), "status": status, "reason": reason, "message": message} | nothing


def answer_malformed(sent_id: str | None) -> dict[str, Any]:
    """The answer to an item that is not shaped like a hand-over; nothing is stored."""
    return answer_undecided(sent_id, "refused", "malformed", MALFORMED)
