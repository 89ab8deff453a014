"""camt.052, camt.053 and camt.054, any version: read as a stream, one movement in memory at a time. Pure."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from ...banking.bank_xml import Node, find_all, text_of
from ...banking.currencies import EUROS
from ...banking.refusals import UnreadableBankFile
from . import camt_balances, camt_movements
from .camt_movements import PAYMENT
from .limits import check_count, unreadable
from .records import NOTICE, STATEMENT, ToldFile, ToldMovement, ToldStatement

KINDS = {"Stmt": STATEMENT, "Rpt": NOTICE, "Ntfctn": NOTICE}
MESSAGES = {"Stmt": "camt.053", "Rpt": "camt.052", "Ntfctn": "camt.054"}
MOVEMENT = "Ntry"
VERSION = re.compile(r"camt\.05[234]\.001\.\d\d", re.ASCII)
NUMBER = re.compile(r"\d{1,9}", re.ASCII)


@dataclass(slots=True)
class _Part:
    """What was read of a statement while its end has not come."""

    movements: list[ToldMovement] = field(default_factory=list)
    pending: int = 0
    currencies: set[str] = field(default_factory=set)
    is_readable: bool = True


def read(content: bytes) -> ToldFile:
    """Every statement, report and notification of a file. Raises UnreadableBankFile, TooManyEntries."""
    try:
        statements, version = _read(content)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise unreadable() from error
    if not statements:
        raise unreadable("Ce fichier XML n'est ni un camt.053, ni un camt.052, ni un camt.054")
    return ToldFile(version, tuple(statements))


def _read(content: bytes) -> tuple[list[ToldStatement], str]:
    statements: list[ToldStatement] = []
    part, version, count = _Part(), "", 0
    for node in _nodes(content):
        name = etree.QName(node).localname
        if name in (MOVEMENT, PAYMENT):
            count += 1
            check_count(count)
        if name == MOVEMENT:
            _add(part, node)
            node.clear()
        elif name in KINDS:
            statements.append(_statement(node, KINDS[name], part))
            version = version or _version(node, name)
            part = _Part()
            node.clear()
    return statements, version


def _nodes(content: bytes) -> Iterator[Node]:
    """Nodes as they end. Raises UnreadableBankFile for a document type declaration, of which nothing is expanded."""
    safe: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    tags = [f"{{*}}{name}" for name in (MOVEMENT, PAYMENT, *KINDS)]
    stream = etree.iterparse(io.BytesIO(content), events=("end",), tag=tags, recover=False, **safe)
    is_checked = False
    for _event, node in stream:
        if not is_checked and node.getroottree().docinfo.doctype:
            raise unreadable("Il déclare un type de document, ce qu'aucune banque ne fait")
        is_checked = True
        yield node


def _add(part: _Part, node: Node) -> None:
    """A movement, if it is booked; one that cannot be read spoils its statement."""
    try:
        found = camt_movements.read(node)
    except UnreadableBankFile:
        part.is_readable = False
        return
    if found is None:
        part.pending += 1
        return
    part.movements.append(found[0])
    part.currencies.add(found[1])


def _statement(node: Node, kind: str, part: _Part) -> ToldStatement:
    account = text_of(node, "Acct/Id/IBAN", "Acct/Id/Othr/Id", "Acct/Id/PrtryAcct/Id") or ""
    told = ToldStatement(
        kind,
        account="".join(account.split()).upper(),
        currency=_currency(node, part),
        bic=text_of(node, "Acct/Svcr/FinInstnId/BICFI", "Acct/Svcr/FinInstnId/BIC") or "",
        told_id=text_of(node, "Id") or "",
        electronic_no=_number(node, "ElctrncSeqNb"),
        legal_no=_number(node, "LglSeqNb"),
        movements=tuple(part.movements),
        pending=part.pending,
        is_readable=part.is_readable,
    )
    try:
        days, opening, closing = camt_balances.read(node, [movement.booking_day for movement in part.movements])
    except UnreadableBankFile:
        return replace(told, is_readable=False)
    return replace(told, from_day=days.first, to_day=days.last, opening_cents=opening, closing_cents=closing)


def _currency(node: Node, part: _Part) -> str:
    """The account's; one movement in another is enough to make it not ours."""
    account = text_of(node, "Acct/Ccy")
    balances = [str(amount.get("Ccy") or "") for amount in find_all(node, "Bal/Amt")]
    told = {*part.currencies, *balances, *([account] if account else [])} or {EUROS}
    return next(iter(sorted(told - {EUROS})), EUROS)[:3]


def _number(node: Node, name: str) -> int | None:
    """A sequence number; the schema has it as a decimal number."""
    text = (text_of(node, name) or "").split(".")[0]
    return int(text) if NUMBER.fullmatch(text) else None


def _version(node: Node, name: str) -> str:
    found = VERSION.search(etree.QName(node).namespace or "")
    return found.group() if found else MESSAGES[name]
