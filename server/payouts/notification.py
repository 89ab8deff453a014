"""camt.054, movements of the account: ISO 20022, BankToCustomerDebitCreditNotification, versions 2 to 13. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from .bank_xml import Node, all_of, cents_of, day_of, text_of
from .entries import NOTIFICATION, PAID, RETURNED, Answer, Entry
from .refusals import NotInEuros

ROOT = "BkToCstmrDbtCdtNtfctn"
BOOKED = "BOOK"
MEANING = {"DBIT": PAID, "CRDT": RETURNED}
"""Money that left paid someone; money that came is a transfer that came back, or nothing of ours."""
NO_ID = ("NOTPROVIDED", "")


def read(notification: Node) -> Answer:
    """The booked movements. Raises UnreadableAnswer, NotInEuros."""
    entries: list[Entry] = []
    pending = 0
    for account in all_of(notification, "Ntfctn"):
        if text_of(account, "Acct/Ccy") not in (None, "EUR"):
            raise NotInEuros
        for movement in all_of(account, "Ntry"):
            if text_of(movement, "Sts/Cd", "Sts") in (None, BOOKED):
                entries += _entries(movement)
            else:
                pending += 1
    return Answer(NOTIFICATION, tuple(entries), pending)


def _entries(movement: Node) -> Iterator[Entry]:
    """One for each payment that a movement details, else one for all of the movement."""
    cents = cents_of(movement, "Amt")
    payments = list(all_of(movement, "NtryDtls/TxDtls"))
    for payment in payments:
        yield _entry(movement, payment, _amount(payment) or (cents if len(payments) == 1 else None))
    if not payments:
        yield _entry(movement, movement, cents)


def _amount(payment: Node) -> int | None:
    return cents_of(payment, "AmtDtls/InstdAmt/Amt", "AmtDtls/TxAmt/Amt", "Amt")


def _entry(movement: Node, payment: Node, cents: int | None) -> Entry:
    direction = text_of(payment, "CdtDbtInd") or text_of(movement, "CdtDbtInd") or ""
    named = text_of(payment, "Refs/EndToEndId")
    return Entry(
        MEANING.get(direction, PAID),
        None if named in NO_ID else named,
        text_of(payment, "Refs/PmtInfId", "Refs/MsgId")
        or text_of(movement, "NtryDtls/Btch/PmtInfId", "NtryDtls/Btch/MsgId"),
        cents,
        text_of(payment, "RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry"),
        text_of(payment, "RtrInf/AddtlInf", "AddtlTxInf") or text_of(movement, "AddtlNtryInf"),
        day_of(movement, "BookgDt"),
        text_of(payment, "Refs/AcctSvcrRef") or text_of(movement, "AcctSvcrRef", "NtryRef"),
    )
