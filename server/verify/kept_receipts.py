"""Compares the receipts that venues kept with a statement, and names those it leaves out. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from .. import clock, money
from ..keys.jws_check import NotGenuine
from ..redemptions import receipt_check
from ..transparency.checks import NotProven
from . import proofs
from .statement_proof import Proven

Json = Mapping[str, Any]
Jwks = Sequence[Mapping[str, str]]


def find_left_out(
    receipts: Iterable[str], proven: Proven, jwks: Jwks, known_proofs: Mapping[str, Json] | None
) -> Iterator[str]:
    """A sentence for each receipt of the statement's month and organisation that is not on it.

    With proofs it also says whether the public log contains the redemption. Receipts that are not genuine get a
    sentence too.
    """
    for number, receipt in enumerate(receipts, 1):
        try:
            claims = receipt_check.verify(receipt, jwks)
        except NotGenuine as error:
            yield f"receipt {number} is not genuine: {error}"
            continue
        if _belongs(claims, proven.statement) and claims["jti"] not in proven.redemptions:
            yield f"{_describe(claims, proven.statement)}{_held(receipt, claims, known_proofs, jwks)}"


def _belongs(claims: Json, statement: Json) -> bool:
    own = "siret" if statement["organisation_siret"] else "organisation"
    whose = statement["organisation_siret"] or statement["organisation_name"]
    month = clock.month_of(datetime.fromisoformat(claims["recorded_at"]))
    return bool(claims[own] == whose) and month == statement["month"]


def _describe(claims: Json, statement: Json) -> str:
    what = f"redemption {claims['jti']} of voucher {claims['voucher']} at {claims['venue']}"
    worth = f"recorded {claims['recorded_at']}, {money.format_euros(claims['net_cents'])} € net"
    return f"{what}, {worth}, is not on statement {statement['number']}"


def _held(receipt: str, claims: Json, known_proofs: Mapping[str, Json] | None, jwks: Jwks) -> str:
    if known_proofs is None:
        return ""
    proof = known_proofs.get(claims["jti"])
    try:
        proofs.check_receipt(receipt, proof, jwks)
    except (NotProven, NotGenuine) as error:
        return f"; {error}"
    return f"; the public log holds it as leaf {proof['index']:,}" if proof else ""
