"""camt messages made for a test: small, of any version, valid by ISO's schemas from what is given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

FUNDS = "FR7630004000031234567890143"
FEES = "FR1420041010050500013M02606"
OTHER = "DE89370400440532013000"
ROOTS = {
    "053": ("BkToCstmrStmt", "Stmt"),
    "052": ("BkToCstmrAcctRpt", "Rpt"),
    "054": ("BkToCstmrDbtCdtNtfctn", "Ntfctn"),
}


def euros(cents: int) -> str:
    return f"{Decimal(abs(cents)) / 100:.2f}"


def direction(cents: int) -> str:
    return "DBIT" if cents < 0 else "CRDT"


def status(version: int) -> str:
    """From version 8 on it stands in a node of its own."""
    return "<Sts><Cd>BOOK</Cd></Sts>" if version >= 8 else "<Sts>BOOK</Sts>"


def balance(code: str, cents: int, day: date) -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy='EUR'>{euros(cents)}</Amt>"
        f"<CdtDbtInd>{direction(cents)}</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>"
    )


def payment(
    cents: int, name: str = "Ville", end_to_end_id: str = "E2E", text: str = "Commande 12", version: int = 8
) -> str:
    """One payment in a movement: its amount stands elsewhere from version 3 on, its names from version 8 on."""
    amount = f"<Amt Ccy='EUR'>{euros(cents)}</Amt><CdtDbtInd>{direction(cents)}</CdtDbtInd>"
    before = f"<AmtDtls><TxAmt><Amt Ccy='EUR'>{euros(cents)}</Amt></TxAmt></AmtDtls>"
    side = "Dbtr" if cents >= 0 else "Cdtr"
    who = f"<Pty><Nm>{name}</Nm></Pty>" if version >= 8 else f"<Nm>{name}</Nm>"
    account = f"<{side}Acct><Id><IBAN>{FEES}</IBAN></Id></{side}Acct>"
    return (
        f"<TxDtls><Refs><EndToEndId>{end_to_end_id}</EndToEndId></Refs>{amount if version >= 3 else before}"
        f"<RltdPties><{side}>{who}</{side}>{account}</RltdPties><RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls>"
    )


def movement(cents: int, day: date, *details: str, reference: str = "REF", version: int = 8, more: str = "") -> str:
    inside = f"<NtryDtls>{''.join(details)}</NtryDtls>" if details else ""
    return (
        f"<Ntry><Amt Ccy='EUR'>{euros(cents)}</Amt><CdtDbtInd>{direction(cents)}</CdtDbtInd>{more}{status(version)}"
        f"<BookgDt><Dt>{day}</Dt></BookgDt><ValDt><Dt>{day}</Dt></ValDt><AcctSvcrRef>{reference}</AcctSvcrRef>"
        "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>"
        f"{inside}</Ntry>"
    )


@dataclass(frozen=True)
class Made:
    """What a statement may have otherwise; ``movements`` are written as they stand."""

    closing: int | None = None
    iban: str = FUNDS
    number: int = 1
    movements: str | None = None
    first: date | None = None
    kind: str = "053"


def statement(day: date, opening: int, cents: Iterable[int], **otherwise: Any) -> str:
    """A day's statement whose movements are of so many cents each, unless they are given (see `Made`)."""
    made, moved = Made(**otherwise), list(cents)
    first, node = made.first or day, ROOTS[made.kind][1]
    lines = "".join(movement(one, day, reference=f"{day}") for one in moved)
    end = opening + sum(moved) if made.closing is None else made.closing
    balances = "" if made.kind == "054" else balance("OPBD", opening, first) + balance("CLBD", end, day)
    return (
        f"<{node}><Id>S-{day}</Id><ElctrncSeqNb>{made.number}</ElctrncSeqNb><CreDtTm>{day}T20:00:00</CreDtTm>"
        f"<FrToDt><FrDtTm>{first}T00:00:00</FrDtTm><ToDtTm>{day}T23:59:59</ToDtTm></FrToDt>"
        f"<Acct><Id><IBAN>{made.iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>"
        f"{balances}{lines if made.movements is None else made.movements}</{node}>"
    )


def document(*statements: str, version: int = 8, kind: str = "053", encoding: str = "UTF-8") -> bytes:
    root, _node = ROOTS[kind]
    name = f"camt.{kind}.001.{version:02}"
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:{name}"><{root}>'
        f"<GrpHdr><MsgId>M</MsgId><CreDtTm>2026-11-30T20:00:00</CreDtTm></GrpHdr>{''.join(statements)}</{root}></Document>"
    )
    return text.encode(encoding)
