"""Checks a statement's line against its evidence: a signed receipt, or all columns of the event. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from .. import clock
from ..redemptions import receipt_check
from ..settlements.lines_root import HONOUR, REDEMPTION, REVERSAL, LineContent
from ..transparency.checks import NotProven
from ..transparency.leaves import columns_digest, receipt_digest

Json = Mapping[str, Any]
Jwks = Sequence[Mapping[str, str]]


def leaf_of(line: LineContent, row: Json, statement: Json, jwks: Jwks) -> bytes:
    """The content of the log leaf for a line's event, from the evidence in ``row``.

    Raises NotProven when the evidence contradicts the line, NotGenuine for a forged receipt.
    """
    return _SHOWN_BY[line.kind](line, row, statement, jwks)


def _redemption(line: LineContent, row: Json, statement: Json, jwks: Jwks) -> bytes:
    claims = receipt_check.verify(row["receipt"], jwks)
    _check(line, claims, line.event, 1)
    month = clock.month_of(datetime.fromisoformat(claims["recorded_at"]))
    if month > statement["month"]:
        raise NotProven(f"redemption {line.event} was recorded in {month}, after the statement's month")
    return receipt_digest(row["receipt"]) + bytes.fromhex(row["columns_digest"])


def _reversal(line: LineContent, row: Json, _statement: Json, jwks: Jwks) -> bytes:
    columns = row["columns"]
    if columns["id"] != line.event:
        raise NotProven(f"reversal {line.event} is shown by the columns of another")
    _check(line, receipt_check.verify(row["receipt"], jwks), columns["redemption_id"], -1)
    return receipt_digest(None) + columns_digest(columns)


def _honour(line: LineContent, row: Json, statement: Json, _jwks: Jwks) -> bytes:
    columns = row["columns"]
    said = {"event_id": line.event, "kind": "honoured", "campaign_id": line.campaign}
    said |= {"guarantee": line.gross_cents, "payable": -line.net_cents, "fees_earned": -line.fee_cents}
    said |= {"organisation_id": statement["organisation_id"]}
    for name, value in said.items():
        if columns[name] != value:
            raise NotProven(f"honour {line.event}: its {name} is {columns[name]} in the ledger, the line says {value}")
    return receipt_digest(None) + columns_digest(columns)


_SHOWN_BY = {REDEMPTION: _redemption, REVERSAL: _reversal, HONOUR: _honour}


def _check(line: LineContent, claims: Json, redemption: str, sign: int) -> None:
    """Check a line against the claims of its redemption's receipt; ``sign`` -1 negates the receipt's cents."""
    if UUID(claims["jti"]) != UUID(redemption):
        raise NotProven(f"{line.kind} {line.event} is shown by the receipt of another redemption")
    said = {"venue_id": line.venue, "campaign": line.campaign}
    said |= {name: sign * getattr(line, name) for name in ("gross_cents", "fee_cents", "net_cents")}
    signed = {**claims, "campaign": int(claims["voucher"].split("-")[0])}
    for name, value in said.items():
        if signed[name] != value:
            raise NotProven(
                f"{line.kind} {line.event}: its {name.replace('_', ' ')} is {signed[name]} on the receipt,"
                f" the line says {value}"
            )
