"""pain.002, the bank's report on a file of ours: ISO 20022, CustomerPaymentStatusReport, versions 3 to 14. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from .bank_xml import Node, all_of, cents_of, day_of, text_of
from .entries import PAID, REJECTED, STATUS_REPORT, Answer, Entry

ROOT = "CstmrPmtStsRpt"
MEANING = {"RJCT": REJECTED, "CANC": REJECTED, "ACSC": PAID, "ACCC": PAID}
"""Statuses that are an end; the others say that a payment is on its way."""


def read(report: Node) -> Answer:
    """The entries of a report. Raises UnreadableAnswer, NotInEuros."""
    found = list(_entries(report))
    return Answer(STATUS_REPORT, tuple(entry for entry in found if entry), sum(entry is None for entry in found))


def _entries(report: Node) -> Iterator[Entry | None]:
    """The innermost statuses: of payments, else of the block they stand in, else of the file."""
    message_id = text_of(report, "OrgnlGrpInfAndSts/OrgnlMsgId")
    blocks = list(all_of(report, "OrgnlPmtInfAndSts"))
    told = False
    for block in blocks:
        within = text_of(block, "OrgnlPmtInfId") or message_id
        payments = list(all_of(block, "TxInfAndSts"))
        for payment in payments:
            yield _entry(payment, "TxSts", message_id or within)
        if not payments and text_of(block, "PmtInfSts"):
            yield _entry(block, "PmtInfSts", message_id or within)
        told = told or bool(payments) or bool(text_of(block, "PmtInfSts"))
    for group in all_of(report, "OrgnlGrpInfAndSts"):
        if not told and text_of(group, "GrpSts"):
            yield _entry(group, "GrpSts", message_id)


def _entry(node: Node, status: str, message_id: str | None) -> Entry | None:
    result = MEANING.get(text_of(node, status) or "")
    if result is None:
        return None
    return Entry(
        result,
        text_of(node, "OrgnlEndToEndId"),
        message_id,
        cents_of(node, "OrgnlTxRef/Amt/InstdAmt"),
        text_of(node, "StsRsnInf/Rsn/Cd", "StsRsnInf/Rsn/Prtry"),
        text_of(node, "StsRsnInf/AddtlInf"),
        day_of(node, "AccptncDtTm"),
        text_of(node, "AcctSvcrRef", "StsId"),
    )
