"""pain.002, the bank's report on a file of ours: ISO 20022, CustomerPaymentStatusReport, versions 3 to 14. Pure.

A status may stand at three levels: of the file, of its one block, of a payment.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ...banking.bank_xml import Node, amount_of, cents_in, check_count, day_of, find_all, text_of, texts_of
from ...banking.currencies import EUROS
from ...banking.references import NO_ID
from ...banking.refusals import UnreadableBankFile
from .entries import PAID, REJECTED, STATUS_REPORT, UNCLEAR, Answer, Entry
from .reasons import code_of
from .unread import make_unread

ROOT = "CstmrPmtStsRpt"
MEANING = {"RJCT": REJECTED, "CANC": REJECTED, "ACSC": PAID, "ACCC": PAID}
"""Final statuses; the others say that a payment is on its way."""
PARTLY = ("PART", "")
"""Statuses of a group that say nothing about a single payment."""


def read(report: Node, most: int) -> Answer:
    """The entries of a report. Raises TooManyEntries."""
    check_count(report, ("TxInfAndSts", "OrgnlPmtInfAndSts"), most)
    listed = tuple(_payments(report))
    whole = [replace(entry, listed=listed) for entry in _whole(report)]
    ends = tuple(entry for entry in listed if entry.result)
    on_their_way = len(listed) - len(ends) if listed else int(not whole)
    return Answer(STATUS_REPORT, (*ends, *whole), on_their_way)


def _whole(report: Node) -> Iterator[Entry]:
    """What a report says of our whole file; doubtful where its two levels have different final statuses."""
    outer = next(find_all(report, "OrgnlGrpInfAndSts"), None)
    outer_result = MEANING.get(_status(outer, "GrpSts"))
    blocks = [block for block in find_all(report, "OrgnlPmtInfAndSts") if _status(block, "PmtInfSts")]
    for block in blocks:
        inner = MEANING.get(_status(block, "PmtInfSts"))
        result = inner or outer_result
        if result:
            yield _of_file(report, block, result, doubtful=outer_result not in (None, inner))
    if outer_result and not blocks:
        yield _of_file(report, outer, outer_result)


def _of_file(report: Node, node: Node, result: str, *, doubtful: bool = False) -> Entry:
    count, total = text_of(node, "OrgnlNbOfTxs"), text_of(node, "OrgnlCtrlSum")
    entry = Entry(result, whole=True, doubtful=doubtful, **_files(report, node), **_why(node))
    try:
        return replace(entry, count=int(count) if count else None, cents=cents_in(total) if total else None)
    except (UnreadableBankFile, ValueError):
        return replace(entry, doubtful=True)


def _payments(report: Node) -> Iterator[Entry]:
    """Each payment that is listed, also one on its way, which has no result."""
    group = next(find_all(report, "OrgnlGrpInfAndSts"), None)
    for holder in (report, *find_all(report, "OrgnlPmtInfAndSts")):
        around = _status(holder, "PmtInfSts") or _status(group, "GrpSts")
        for node in find_all(holder, "TxInfAndSts"):
            yield _payment(node, _status(node, "TxSts") or around, _files(report, holder))


def _payment(node: Node, status: str, files: dict[str, Any]) -> Entry:
    """What is said of one payment; one that cannot be read says so."""
    named: dict[str, Any] = {name: _id(node, path) for name, path in IDS.items()}
    try:
        return replace(_readable(node, status), **named, **files)
    except UnreadableBankFile:
        return replace(make_unread(node), **named, **files)


def _readable(node: Node, status: str) -> Entry:
    """Raises UnreadableBankFile."""
    amount = amount_of(node, "OrgnlTxRef/Amt/InstdAmt")
    return Entry(
        UNCLEAR if status in PARTLY else MEANING.get(status, ""),
        cents=amount.cents if amount else None,
        currency=amount.currency if amount else EUROS,
        day=day_of(node, "AccptncDtTm"),
        reference=text_of(node, "AcctSvcrRef", "StsId"),
        account=text_of(node, "OrgnlTxRef/DbtrAcct/Id/IBAN"),
        **_why(node),
    )


IDS = {"end_to_end_id": "OrgnlEndToEndId", "instruction_id": "OrgnlInstrId", "transaction_id": "OrgnlTxId"}


def _why(node: Node) -> dict[str, Any]:
    code = text_of(node, "StsRsnInf/Rsn/Cd", "StsRsnInf/Rsn/Prtry")
    words = " ".join(texts_of(node, "StsRsnInf/AddtlInf")) or None
    return {"reason_code": code_of(code, words), "reason": words}


def _files(report: Node, node: Node) -> dict[str, Any]:
    """The names of our file: where a bank gives only the block's, that is the file's, too."""
    message_id, block_id = _id(report, "OrgnlGrpInfAndSts/OrgnlMsgId"), _id(node, "OrgnlPmtInfId")
    return {"message_id": message_id or block_id, "block_id": block_id}


def _id(node: Node, path: str) -> str | None:
    text = text_of(node, path)
    return None if text in NO_ID else text


def _status(node: Node | None, name: str) -> str:
    return (text_of(node, name) or "") if node is not None else ""
