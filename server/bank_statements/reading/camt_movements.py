"""One movement (``Ntry``) of a camt message, and the payments (``TxDtls``) inside it. Pure."""

from __future__ import annotations

from datetime import date
from typing import Any

from ...banking.bank_xml import Node, amount_of, cents_in, day_of, find_all, text_of, texts_of
from ...banking.currencies import EUROS
from .limits import LONGEST, unreadable
from .records import ToldMovement, ToldPayment

BOOKED = "BOOK"
CREDIT, DEBIT = "CRDT", "DBIT"
NO_ID = ("NOTPROVIDED", "NONREF")
"""What banks write where they have no name to give."""
AMOUNTS = ("Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt")
OTHER_SIDE = {CREDIT: ("Dbtr", "Cdtr"), DEBIT: ("Cdtr", "Dbtr")}
"""Who stands on the other side, and where banks write them for money that came back."""


def is_booked(node: Node) -> bool:
    """Whether the movement is final; a pending one has another status."""
    return text_of(node, "Sts/Cd", "Sts/Prtry", "Sts") in (None, BOOKED)


def read(node: Node) -> tuple[ToldMovement, str]:
    """A movement and its currency. Raises UnreadableBankFile."""
    direction = text_of(node, "CdtDbtInd")
    if direction not in OTHER_SIDE:
        raise unreadable()
    cents = _signed(cents_in(text_of(node, "Amt")), direction)
    day = day_of(node, "BookgDt") or day_of(node, "ValDt")
    if day is None:
        raise unreadable()
    payments = list(find_all(node, "NtryDtls/TxDtls"))
    alone = payments[0] if len(payments) == 1 else node
    movement = ToldMovement(
        cents=cents,
        booking_day=day,
        value_day=_value_day(node),
        code=_code(alone) or _code(node),
        own_code=_cut(text_of(alone, "BkTxCd/Prtry/Cd") or text_of(node, "BkTxCd/Prtry/Cd")),
        is_reversal=text_of(node, "RvslInd") in ("true", "1"),
        payments=tuple(_payment(payment, direction) for payment in payments) if len(payments) > 1 else (),
        **_facts(alone, direction) | _of_whole(node, alone),
    )
    amount = next(find_all(node, "Amt"))
    return movement, str(amount.get("Ccy") or EUROS)[:3]


def _signed(cents: int, direction: str) -> int:
    return -cents if direction == DEBIT else cents


def _value_day(node: Node) -> date | None:
    return day_of(node, "ValDt")


def _payment(node: Node, direction: str) -> ToldPayment:
    """Raises UnreadableBankFile."""
    amount = amount_of(node, *AMOUNTS)
    if amount is None:
        raise unreadable()
    own = text_of(node, "CdtDbtInd")
    return ToldPayment(
        _signed(amount.cents, own if own in OTHER_SIDE else direction),
        reference=_cut(text_of(node, "Refs/AcctSvcrRef", "Refs/TxId")),
        text=_cut(" ".join(texts_of(node, "RmtInf/Ustrd")) or text_of(node, "AddtlTxInf")),
        **_facts(node, direction),
    )


def _facts(node: Node, direction: str) -> dict[str, Any]:
    """What is said of one payment alike, wherever it stands."""
    first, second = OTHER_SIDE[direction]
    sides = [f"RltdPties/{side}" for side in (first, second)]
    names = [f"{side}{path}" for side in sides for path in ("/Pty/Nm", "/Nm")]
    ultimate = f"RltdPties/Ultmt{first}"
    end_to_end_id = text_of(node, "Refs/EndToEndId") or ""
    return {
        "end_to_end_id": "" if end_to_end_id in NO_ID else _cut(end_to_end_id),
        "creditor_reference": _cut(text_of(node, "RmtInf/Strd/CdtrRefInf/Ref", "RmtInf/Strd/CdtrRefInf/CdtrRef")),
        "party": _cut(text_of(node, *names, f"{ultimate}/Pty/Nm", f"{ultimate}/Nm")),
        "party_iban": _iban(text_of(node, *(f"{side}Acct/Id/IBAN" for side in sides))),
        "return_code": _cut(text_of(node, "RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry")),
    }


def _of_whole(node: Node, alone: Node) -> dict[str, str]:
    """The bank's reference and words: the payment's own first, then the movement's."""
    reference = text_of(node, "AcctSvcrRef") or text_of(alone, "Refs/AcctSvcrRef") or text_of(node, "NtryRef")
    remittance = " ".join(texts_of(alone, "RmtInf/Ustrd"))
    words = remittance or text_of(alone, "AddtlTxInf") or text_of(node, "AddtlNtryInf")
    return {"reference": _cut(reference), "text": _cut(words)}


def _code(node: Node) -> str:
    """ISO's domain, family and sub-family."""
    levels = [text_of(node, f"BkTxCd/Domn/{path}") for path in ("Cd", "Fmly/Cd", "Fmly/SubFmlyCd")]
    return "-".join(level[:4] for level in levels if level)


def _iban(text: str | None) -> str:
    return "".join((text or "").split()).upper()[:34]


def _cut(text: str | None) -> str:
    return (text or "")[:LONGEST]
