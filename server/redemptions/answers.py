"""Answers: what the phone is told of each scan, with a French sentence that says what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from .. import clock
from ..vouchers import ids

MESSAGES = {
    "accepted": "Accepté.",
    "retry": "Le serveur n'a pas pu répondre. Le scan est gardé et repartira seul.",
    "malformed": "Ce code n'est pas un pass numérique complet. Scannez-le de nouveau ou saisissez le code.",
    "bad_signature": "Ce pass n'est pas authentique. Ne l'acceptez pas et prévenez l'opérateur.",
    "unknown_key": "Ce pass vient d'un autre émetteur. Ne l'acceptez pas.",
    "unknown_voucher": "Ce pass n'existe pas chez nous. Prévenez l'opérateur.",
    "not_funded": "Ce pass n'est pas encore financé. Il n'a pas de valeur pour l'instant.",
    "not_handed_over": "Ce carnet n'a pas été remis à temps. Orientez la personne vers son prescripteur.",
    "expired": "La date limite de ce pass est passée. Orientez la personne vers son prescripteur.",
    "voided": "Ce carnet a été annulé, sans doute perdu puis remplacé. Demandez le nouveau carnet.",
    "blocked": "Ce carnet est bloqué. Contactez l'opérateur.",
    "service_not_allowed": "Cette campagne ne paie pas ce service. Choisissez un autre service.",
    "venue_not_qualified": "Votre structure n'est pas qualifiée. Contactez l'opérateur.",
    "venue_closed": "Votre lieu est fermé. Les scans d'avant sont comptés. Contactez votre gestionnaire.",
    "not_approved": "Votre structure n'a pas l'accord du commanditaire de cette campagne. Prévenez votre gestionnaire.",
    "wrong_code": "Ce code est faux. Vérifiez chaque caractère, puis recommencez.",
    "device_revoked": "Ce téléphone était déjà retiré à l'heure de ce scan. Scannez le pass avec un autre téléphone.",
    "id_reused": "Ce scan porte un numéro déjà pris. Scannez de nouveau le pass.",
    "already_redeemed": "Ce pass a déjà été utilisé.",
}
NO_MONEY = {"gross_cents": None, "fee_cents": None, "net_cents": None, "receipt": None}


def answer(kind: str, row: Mapping[str, Any], first: Mapping[str, Any] | None, size: int | None) -> dict[str, Any]:
    """The answer to one scan, as `ResultSchema` describes it; ``kind`` is the outcome that `record` gives its id.

    ``size`` is how many vouchers the booklet has. How many are left is not in the answer: that number changes, and
    the answer to an id must stay the same.
    """
    if kind == "retry":
        return _undecided(row, "retry", None)
    if kind == "id_reused":
        return _undecided(row, "refused", "id_reused")
    replayed = kind == "replay" and row["status"] == "accepted"
    return {
        "id": str(row["id"]),
        "status": "duplicate" if replayed else row["status"],
        "reason": row["reason"],
        "gross_cents": row["gross_cents"],
        "fee_cents": row["fee_cents"],
        "net_cents": row["net_cents"],
        "recorded_at": clock.iso(row["recorded_at"]),
        "first": first and {**first, "here": first["venue_id"] == row["venue_id"]},
        "receipt": row["receipt"],
        "voucher": row["voucher_id"] and ids.voucher_number(row["voucher_id"]),
        "size": size if row["status"] == "accepted" else None,
        "in_grace": row["in_grace"],
        "message": MESSAGES[row["reason"] or "accepted"],
    }


def answer_undecided(scan_id: UUID) -> dict[str, Any]:
    """The answer to a scan that the server did not store (status ``retry``): the phone keeps it and sends it again."""
    return _undecided({"id": scan_id}, "retry", None)


def answer_malformed(scan_id: str | None) -> dict[str, Any]:
    """The answer to an item of a batch that is not shaped like a scan; nothing is stored."""
    return _undecided({"id": scan_id}, "refused", "malformed")


def _undecided(row: Mapping[str, Any], status: str, reason: str | None) -> dict[str, Any]:
    return {
        "id": row["id"] and str(row["id"]),
        "status": status,
        "reason": reason,
        "recorded_at": None,
        "first": None,
        "voucher": None,
        "size": None,
        "in_grace": False,
        "message": MESSAGES[reason or status],
    } | NO_MONEY
