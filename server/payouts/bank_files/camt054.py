"""camt.054, movements of the account: ISO 20022, BankToCustomerDebitCreditNotification, versions 2 to 13. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ...banking.bank_xml import Amount, Node, amount_of, check_count, day_of, find_all, text_of, texts_of
from ...banking.currencies import EUROS
from ...banking.references import NO_ID
from ...banking.refusals import UnreadableBankFile
from .entries import NOTIFICATION, PAID, RETURNED, UNCLEAR, Answer, Entry
from .reasons import code_of
from .unread import make_unread

ROOT = "BkToCstmrDbtCdtNtfctn"
BOOKED = "BOOK"
MEANING = {"DBIT": PAID, "CRDT": RETURNED}
"""Money that left paid someone; money that came is a transfer that came back, or nothing of ours."""
AMOUNTS = ("AmtDtls/InstdAmt/Amt", "AmtDtls/TxAmt/Amt", "Amt")
NO_ACCOUNT = "-"
RETURN_CODE = "RRTN"


def read(notification: Node, most: int) -> Answer:
    """The booked movements. Raises TooManyEntries."""
    check_count(notification, ("Ntry", "TxDtls"), most)
    entries: list[Entry] = []
    pending = 0
    for account in find_all(notification, "Ntfctn"):
        of_account: dict[str, Any] = {"account": _account(account)} | _other_currency(account)
        for movement in find_all(account, "Ntry"):
            if text_of(movement, "Sts/Cd", "Sts") in (None, BOOKED):
                entries += (replace(entry, **of_account) for entry in _entries(movement))
            else:
                pending += 1
    return Answer(NOTIFICATION, tuple(entries), pending)


def _account(account: Node) -> str:
    """The account that a part of the file is about, without spaces."""
    number = text_of(account, "Acct/Id/IBAN", "Acct/Id/Othr/Id", "Acct/Id/PrtryAcct/Id") or NO_ACCOUNT
    return "".join(number.split()).upper()


def _other_currency(account: Node) -> dict[str, Any]:
    """That of an account which is not in euros, whatever its movements say."""
    currency = text_of(account, "Acct/Ccy") or EUROS
    return {} if currency == EUROS else {"currency": currency[:3]}


def _entries(movement: Node) -> Iterator[Entry]:
    """One for each payment that a movement details, else one for all of the movement."""
    payments = list(find_all(movement, "NtryDtls/TxDtls"))
    for payment in payments:
        yield _readable(movement, payment, alone=len(payments) == 1)
    if not payments:
        yield _readable(movement, movement, alone=True)


def _readable(movement: Node, payment: Node, *, alone: bool) -> Entry:
    try:
        return _entry(movement, payment, alone=alone)
    except UnreadableBankFile:
        return replace(make_unread(payment), **_names(movement, payment))


def _entry(movement: Node, payment: Node, *, alone: bool) -> Entry:
    """Raises UnreadableBankFile."""
    booked = amount_of(movement, "Amt")
    amount = booked if payment is movement else _amount(payment, booked if alone else None)
    currency = _currency(booked, amount)
    return Entry(
        _result(movement, payment),
        **_names(movement, payment),
        cents=amount.cents if amount else None,
        currency=currency,
        **_why(movement, payment),
        day=day_of(movement, "BookgDt"),
        reference=text_of(payment, "Refs/AcctSvcrRef") or text_of(movement, "AcctSvcrRef", "NtryRef"),
        whole=payment is movement and next(find_all(movement, "NtryDtls/Btch"), None) is not None,
        count=_count(movement) if payment is movement else None,
        called_return=_is_return(movement, payment),
    )


def _amount(payment: Node, booked: Amount | None) -> Amount | None:
    """A payment's own amount; where it is told in another currency, what was booked for it."""
    own = amount_of(payment, *AMOUNTS)
    return booked if own is None or (own.currency != EUROS and booked is not None) else own


def _currency(booked: Amount | None, amount: Amount | None) -> str:
    """A movement in another currency is none of ours, whatever its details say."""
    if booked and booked.currency != EUROS:
        return booked.currency
    return amount.currency if amount else EUROS


def _result(movement: Node, payment: Node) -> str:
    """Which way the money went; a return taken back, or a detail against its movement, is for a person."""
    whole, own = text_of(movement, "CdtDbtInd"), text_of(payment, "CdtDbtInd")
    result = MEANING.get(whole or own or "", UNCLEAR)
    against = own is not None and own != (whole or own)
    return UNCLEAR if against or (result == PAID and _is_reversal(movement)) else result


def _names(movement: Node, payment: Node) -> dict[str, Any]:
    """The names of the payment and of our file, wherever the bank writes them."""
    of_file = texts_of(payment, "Refs/PmtInfId", "Refs/MsgId")
    of_file += texts_of(movement, "NtryDtls/Btch/PmtInfId", "NtryDtls/Btch/MsgId")
    files = [name for name in dict.fromkeys(of_file) if name not in NO_ID]
    named = {name: text_of(payment, path) for name, path in IDS.items()}
    return {
        "message_id": files[0] if files else None,
        "block_id": files[1] if len(files) > 1 else None,
        **{name: None if text in NO_ID else text for name, text in named.items()},
    }


IDS = {"end_to_end_id": "Refs/EndToEndId", "instruction_id": "Refs/InstrId", "transaction_id": "Refs/TxId"}


def _why(movement: Node, payment: Node) -> dict[str, Any]:
    words = text_of(payment, "RtrInf/AddtlInf", "AddtlTxInf") or text_of(movement, "AddtlNtryInf")
    code = text_of(payment, "RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry")
    return {"reason_code": code_of(code, words), "reason": words}


def _count(movement: Node) -> int | None:
    count = text_of(movement, "NtryDtls/Btch/NbOfTxs")
    return int(count) if count and re.fullmatch("[0-9]{1,9}", count) else None


def _is_return(movement: Node, payment: Node) -> bool:
    """Whether the bank calls the money that came a return."""
    codes = [text_of(node, "BkTxCd/Domn/Fmly/SubFmlyCd") for node in (payment, movement)]
    is_named = RETURN_CODE in codes or next(find_all(payment, "RtrInf"), None) is not None
    return is_named or _is_reversal(movement)


def _is_reversal(movement: Node) -> bool:
    return text_of(movement, "RvslInd") in ("true", "1")
