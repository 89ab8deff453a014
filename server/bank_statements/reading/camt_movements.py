"""One movement (``Ntry``) of a camt message, and the payments (``TxDtls``) inside it. Pure."""

from __future__ import annotations

from typing import Any

from ...banking.bank_xml import Node
from ...banking.references import read_id
from .facts import NodeFacts, read_facts
from .limits import LONGEST, unreadable
from .records import ToldMovement, ToldPayment

BOOKED = ("", "BOOK")
PAYMENT = "TxDtls"
CREDIT, DEBIT = "CRDT", "DBIT"
AMOUNTS = ("Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt")
OTHER_SIDE = {CREDIT: ("Dbtr", "Cdtr"), DEBIT: ("Cdtr", "Dbtr")}
"""Who stands on the other side, and where banks write them for money that came back."""


def read(node: Node) -> tuple[ToldMovement, str] | None:
    """A movement and its currency; None for one that is not booked. Raises UnreadableBankFile."""
    facts = read_facts(node, PAYMENT)
    if facts.text("Sts/Cd", "Sts/Prtry", "Sts") not in BOOKED:
        return None
    direction, amount = facts.text("CdtDbtInd"), facts.amount("Amt")
    day = facts.day("BookgDt") or facts.day("ValDt")
    if direction not in OTHER_SIDE or amount is None or day is None:
        raise unreadable()
    alone = facts.inside[0] if len(facts.inside) == 1 else facts
    several = facts.inside if len(facts.inside) > 1 else ()
    movement = ToldMovement(
        cents=_signed(amount.cents, direction),
        booking_day=day,
        value_day=facts.day("ValDt"),
        code=_code(alone) or _code(facts),
        own_code=_cut(alone.text("BkTxCd/Prtry/Cd") or facts.text("BkTxCd/Prtry/Cd")),
        is_reversal=facts.text("RvslInd") in ("true", "1"),
        payments=tuple(_payment(payment, direction) for payment in several),
        reference=_cut(facts.text("AcctSvcrRef") or alone.text("Refs/AcctSvcrRef") or facts.text("NtryRef")),
        text=_cut(alone.words("RmtInf/Ustrd") or alone.text("AddtlTxInf") or facts.text("AddtlNtryInf")),
        **_of_payment(alone, direction),
    )
    return movement, amount.currency


def _signed(cents: int, direction: str) -> int:
    return -cents if direction == DEBIT else cents


def _payment(facts: NodeFacts, direction: str) -> ToldPayment:
    """Raises UnreadableBankFile."""
    amount, own = facts.amount(*AMOUNTS), facts.text("CdtDbtInd")
    if amount is None:
        raise unreadable()
    return ToldPayment(
        _signed(amount.cents, own if own in OTHER_SIDE else direction),
        reference=_cut(facts.text("Refs/AcctSvcrRef", "Refs/TxId")),
        text=_cut(facts.words("RmtInf/Ustrd") or facts.text("AddtlTxInf")),
        **_of_payment(facts, direction),
    )


def _of_payment(facts: NodeFacts, direction: str) -> dict[str, Any]:
    """What is said of one payment alike, wherever it stands."""
    sides = [f"RltdPties/{side}" for side in OTHER_SIDE[direction]]
    named = [*sides, f"RltdPties/Ultmt{OTHER_SIDE[direction][0]}"]
    return {
        "end_to_end_id": _cut(read_id(facts.text("Refs/EndToEndId"))),
        "creditor_reference": _cut(facts.text("RmtInf/Strd/CdtrRefInf/Ref", "RmtInf/Strd/CdtrRefInf/CdtrRef")),
        "party": _cut(facts.text(*(f"{side}{path}" for side in named for path in ("/Pty/Nm", "/Nm")))),
        "party_iban": "".join(facts.text(*(f"{side}Acct/Id/IBAN" for side in sides)).split()).upper()[:34],
        "return_code": _cut(facts.text("RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry")),
    }


def _code(facts: NodeFacts) -> str:
    """ISO's domain, family and sub-family."""
    levels = [facts.text(f"BkTxCd/Domn/{path}") for path in ("Cd", "Fmly/Cd", "Fmly/SubFmlyCd")]
    return "-".join(level[:4] for level in levels if level)


def _cut(text: str) -> str:
    return text[:LONGEST]
