"""Our bank in a test: it does what a pain.001 tells it, and says in a camt.053 what it did."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from lxml import etree

from tests.bank_statements.support import camt

REASON = "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>"
"""The account was closed."""


class Transfer(NamedTuple):
    """One payment that the bank is told to make."""

    number: str
    iban: str
    cents: int


class TransferFile(NamedTuple):
    """A file of transfers: its message id, the day they are made, each of them."""

    message_id: str
    day: date
    transfers: list[Transfer]


class Moved(NamedTuple):
    """A movement on the account: its cents, and as camt writes it."""

    cents: int
    written: str


class Bank:
    """The account of the funds at the bank; each statement begins where the last one ended."""

    iban = camt.FUNDS

    def __init__(self) -> None:
        self.cents = 0
        self._number = 0

    def tells(self, first: date, last: date, moved: Iterable[Moved]) -> bytes:
        """The camt.053 of these days."""
        movements = list(moved)
        opening, self._number = self.cents, self._number + 1
        self.cents += sum(one.cents for one in movements)
        written = "".join(one.written for one in movements)
        days = {"first": first, "number": self._number, "closing": self.cents}
        return camt.document(camt.statement(last, opening, [], movements=written, **days))


def read_transfers(content: bytes) -> TransferFile:
    """What a pain.001 tells the bank to do."""
    root = etree.fromstring(content)
    transfers = [
        Transfer(
            str(one.findtext(".//{*}EndToEndId")),
            str(one.findtext("{*}CdtrAcct//{*}IBAN")),
            int(Decimal(str(one.findtext(".//{*}InstdAmt"))) * 100),
        )
        for one in root.iter("{*}CdtTrfTxInf")
    ]
    day = date.fromisoformat(str(root.findtext(".//{*}ReqdExctnDt//{*}Dt")))
    return TransferFile(str(root.findtext(".//{*}MsgId")), day, transfers)


def come(cents: int, day: date, text: str) -> Moved:
    """A sponsor's transfer."""
    return Moved(cents, camt.movement(cents, day, camt.payment(cents, text=text), reference=f"VIR {day}"))


def leave(file: TransferFile) -> Moved:
    """A whole file of transfers, booked in one sum with each of them inside."""
    cents = -sum(one.cents for one in file.transfers)
    inside = [_told(one, -one.cents) for one in file.transfers]
    return Moved(cents, camt.movement(cents, file.day, *inside, reference=file.message_id))


def come_back(transfer: Transfer, day: date) -> Moved:
    """A transfer that its payee's bank returned."""
    told = _told(transfer, transfer.cents).replace("</TxDtls>", f"{REASON}</TxDtls>")
    return Moved(transfer.cents, camt.movement(transfer.cents, day, told, reference=f"RET {transfer.number}"))


def vanish(cents: int, day: date) -> Moved:
    """Money that leaves without a name."""
    return Moved(-cents, camt.movement(-cents, day, reference="RETRAIT GUICHET"))


def _told(transfer: Transfer, cents: int) -> str:
    return camt.payment(cents, end_to_end_id=transfer.number).replace(camt.FEES, transfer.iban)
