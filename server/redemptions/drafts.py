"""Drafts: the row that each scan of a batch would be stored as: judged, priced and with a signed receipt. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from .. import clock, money
from ..vouchers import ids
from . import receipts, rules
from .facts import KnownVoucher
from .intake import Reading, Scan
from .models import ACCEPTED, REFUSED


class BatchContext(NamedTuple):
    """The venue, phone and time of a batch, and the issuer and key that sign its receipts.

    ``person_id`` enrolled the phone; ``people`` were ever on it, loaded only when a scan names one.
    ``read_in``: a person reads in what the phone could not send, so it does not matter whether it still may.
    """

    issuer: str
    venue_id: int
    device_id: int
    person_id: int
    recorded_at: datetime
    key_id: int
    private_number: bytes
    read_in: bool = False
    people: Collection[int] = ()


class Draft(NamedTuple):
    """A row for `redemptions`; ``size`` is how many vouchers its booklet has.

    ``handed_over_by_use``: storing the row must also mark the booklet as handed over.
    """

    row: dict[str, Any]
    handed_over_by_use: bool = False
    size: int | None = None


def draft(reading: Reading, known: KnownVoucher | None, context: BatchContext) -> Draft:
    """The row for one scan if its voucher has no other redemption; ``known`` is None when there is no such voucher."""
    if reading.reason or known is None:
        return Draft(_refused(reading, context, reading.reason or _unknown(reading)))
    time = rules.believe(reading.scan.scanned_at, context.recorded_at, known.issued_at)
    verdict = rules.judge(known.facts, reading.scan.service, time.at, context.recorded_at)
    stored = {"voucher_id": known.voucher_id, "clock_doubtful": time.doubtful}
    if verdict.reason:
        return Draft(_refused(reading, context, verdict.reason) | stored, size=known.size)
    return Draft(_accepted(reading, known, verdict, context) | stored, verdict.handed_over_by_use, known.size)


def _unknown(reading: Reading) -> str:
    return "wrong_code" if reading.code else "unknown_voucher"


def _row(reading: Reading, context: BatchContext) -> dict[str, Any]:
    scan = reading.scan
    person_id, unknown_person_id = _scanner(scan, context)
    return {
        "id": scan.id,
        "content": reading.content,
        "voucher_id": None,
        "first_id": None,
        "venue_id": context.venue_id,
        "device_id": context.device_id,
        "person_id": person_id,
        "unknown_person_id": unknown_person_id,
        "service": scan.service,
        "scanned_at": min(scan.scanned_at, context.recorded_at),
        "recorded_at": context.recorded_at,
        "seq": scan.seq,
        "typed": scan.code is not None,
        "clock_doubtful": False,
        "in_grace": False,
    }


def _scanner(scan: Scan, context: BatchContext) -> tuple[int, int | None]:
    """Who scanned, and whom the phone named instead if that one was never on it: a wrong name costs nobody a scan."""
    named = scan.person_id
    if named is None or named in context.people:
        return named or context.person_id, None
    return context.person_id, named


def _refused(reading: Reading, context: BatchContext, reason: str) -> dict[str, Any]:
    nothing = {"gross_cents": None, "fee_cents": None, "net_cents": None, "receipt": None}
    return _row(reading, context) | nothing | {"status": REFUSED, "reason": reason}


def _accepted(reading: Reading, known: KnownVoucher, verdict: rules.Verdict, context: BatchContext) -> dict[str, Any]:
    amounts = money.split(known.gross_cents, known.fee_bps)
    row = _row(reading, context) | {
        "status": ACCEPTED,
        "reason": None,
        "in_grace": verdict.in_grace,
        "gross_cents": amounts.gross_cents,
        "fee_cents": amounts.fee_cents,
        "net_cents": amounts.net_cents,
    }
    row["receipt"] = receipts.sign(_claims(row, known, context.issuer), context.key_id, context.private_number)
    return row


def _claims(row: Mapping[str, Any], known: KnownVoucher, issuer: str) -> dict[str, Any]:
    return {
        "iss": issuer,
        "iat": int(row["recorded_at"].timestamp()),
        "jti": str(row["id"]),
        "voucher": ids.voucher_number(known.voucher_id),
        "campaign": known.campaign,
        "venue_id": row["venue_id"],
        "venue": known.venue,
        "organisation": known.organisation,
        "siret": known.siret,
        "service": row["service"],
        "scanned_at": clock.iso(row["scanned_at"]),
        "recorded_at": clock.iso(row["recorded_at"]),
        "gross_cents": row["gross_cents"],
        "fee_cents": row["fee_cents"],
        "net_cents": row["net_cents"],
    }
