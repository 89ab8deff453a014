"""Generated answers of banks about a batch: status reports and notifications."""

from __future__ import annotations

from collections.abc import Iterable

from tests.payouts.support.office import OPERATOR_IBAN

ID_TAGS = {"e2e": "EndToEndId", "instr": "InstrId", "tx": "TxId"}


def tag(name: str, text: object, attributes: str = "") -> str:
    """An XML element; empty where there is no text."""
    return "" if text is None else f"<{name}{attributes}>{text}</{name}>"


def euros(cents: int | None, name: str, currency: str = "EUR") -> str:
    return "" if cents is None else f'<{name} Ccy="{currency}">{cents // 100}.{cents % 100:02}</{name}>'


def reported(
    status: str | None, *, cents: int | None = None, currency: str = "EUR", code: str | None = None, **ids: str | None
) -> str:
    """A transaction of a status report."""
    named = "".join(tag(f"Orgnl{ID_TAGS[name]}", text) for name, text in ids.items())
    why = f"<StsRsnInf><Rsn><Cd>{code}</Cd></Rsn></StsRsnInf>" if code else ""
    amount = euros(cents, "InstdAmt", currency)
    of_original = f"<OrgnlTxRef><Amt>{amount}</Amt></OrgnlTxRef>" if amount else ""
    return f"<TxInfAndSts>{named}{tag('TxSts', status)}{why}{of_original}</TxInfAndSts>"


def report(file: str, transactions: Iterable[str] = (), **levels: str | None) -> bytes:
    """A status report on our file; ``levels`` are the statuses ``group`` and ``block``, ``block_of`` and ``more``."""
    outer = f"<OrgnlMsgId>{file}</OrgnlMsgId>{levels.get('more', '')}{tag('GrpSts', levels.get('group'))}"
    names = f"<OrgnlPmtInfId>{levels.get('block_of') or file}</OrgnlPmtInfId>{tag('PmtInfSts', levels.get('block'))}"
    inner = f"<OrgnlPmtInfAndSts>{names}{''.join(transactions)}</OrgnlPmtInfAndSts>"
    body = f"<OrgnlGrpInfAndSts>{outer}</OrgnlGrpInfAndSts>{inner}"
    return f'<Document xmlns="urn:x"><CstmrPmtStsRpt>{body}</CstmrPmtStsRpt></Document>'.encode()


def detail(
    *,
    cents: int | None = None,
    currency: str = "EUR",
    code: str | None = None,
    file: str | None = None,
    **ids: str | None,
) -> str:
    """A transaction of a movement."""
    named = tag("PmtInfId", file) + "".join(tag(ID_TAGS[name], text) for name, text in ids.items())
    back = f"<RtrInf><Rsn><Cd>{code}</Cd></Rsn></RtrInf>" if code else ""
    return f"<TxDtls><Refs>{named}</Refs>{euros(cents, 'Amt', currency)}{back}</TxDtls>"


def movement(cents: int, *details: str, credit: bool = False, batch: str = "", **told: str) -> str:
    """A booked movement; ``batch`` is the content of ``Btch``, ``told`` its ``day``, ``currency`` and ``reference``."""
    way = tag("CdtDbtInd", "CRDT" if credit else "DBIT")
    of_batch = f"<Btch>{batch}</Btch>" if batch else ""
    day = f"<BookgDt><Dt>{told.get('day', '2026-12-10')}</Dt></BookgDt>"
    booked = f"<Sts>BOOK</Sts>{day}{tag('AcctSvcrRef', told.get('reference'))}"
    amount = euros(cents, "Amt", told.get("currency", "EUR"))
    return f"<Ntry>{amount}{way}{booked}<NtryDtls>{of_batch}{''.join(details)}</NtryDtls></Ntry>"


def notification(*movements: str, iban: str = OPERATOR_IBAN, currency: str = "EUR") -> bytes:
    """A notification on one account."""
    return notifications((iban, movements), currency=currency)


def notifications(*accounts: tuple[str, Iterable[str]], currency: str = "EUR") -> bytes:
    """A notification on several accounts."""
    each = "".join(
        f"<Ntfctn><Acct><Id><IBAN>{iban}</IBAN></Id><Ccy>{currency}</Ccy></Acct>{''.join(movements)}</Ntfctn>"
        for iban, movements in accounts
    )
    return f'<Document xmlns="urn:x"><BkToCstmrDbtCdtNtfctn>{each}</BkToCstmrDbtCdtNtfctn></Document>'.encode()
