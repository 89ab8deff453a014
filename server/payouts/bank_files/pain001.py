"""The file a bank takes transfers from: pain.001.001.09, the same bytes for the same transfers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from lxml import etree
from sepaxml import SepaTransfer
from text_unidecode import unidecode

SCHEMA = "pain.001.001.09"
OTHERS = re.compile(r"[^A-Za-z0-9/\-?:().,'+ ]+", re.ASCII)
"""What is outside the characters every SEPA bank takes (EPC217-08)."""
SPELLED = str.maketrans(
    {"&": "+", "@": "(at)", "_": "-", ";": ",", "Œ": "Oe", "Æ": "Ae", "°": "o", "№": "No", "ع": "'", "ة": "a", "ى": "a"}
)
"""What has a better spelling than the one by sound, or would be left out."""
LONGEST_NAME, LONGEST_TEXT = 70, 140
DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
"""With double quotes, which some banks' gates insist on."""


@dataclass(frozen=True, slots=True)
class AccountHolder:
    """Who pays or is paid."""

    name: str
    iban: str
    bic: str | None


@dataclass(frozen=True, slots=True)
class BankTransfer:
    """One payment; the bank brings ``end_to_end_id`` back in its answers."""

    end_to_end_id: str
    to: AccountHolder
    cents: int
    text: str


@dataclass(frozen=True, slots=True)
class BankTransfers:
    """All of a file; ``created_at`` is written as its zone has it."""

    message_id: str
    created_at: datetime
    execution_day: date
    debtor: AccountHolder
    transfers: Sequence[BankTransfer]


class NotOfSchema(Exception):
    """The file is not what the schema wants: a bug, and no bank shall see it."""


def write(order: BankTransfers) -> bytes:
    """The file, checked against ISO's schema. Raises NotOfSchema."""
    made = SepaTransfer(_debtor(order.debtor), schema=SCHEMA, clean=False)
    for transfer in order.transfers:
        made.add_payment(_payment(transfer, order.execution_day))
    document = etree.fromstring(made.export(validate=False), parser=etree.XMLParser(resolve_entities=False))
    _name(document, order)
    schema = _schema()
    if not schema.validate(document):
        raise NotOfSchema(str(schema.error_log.last_error))
    return DECLARATION + bytes(etree.tostring(document, xml_declaration=False, encoding="UTF-8", pretty_print=True))


def transliterate(text: str, longest: int) -> str:
    """A text in the characters that every SEPA bank takes, as people would spell it, cut after a word; never blank."""
    latin = unidecode(text.translate(SPELLED))
    known = re.sub("/+", "/", OTHERS.sub(" ", latin))
    return _cut(" ".join(known.split()), longest).strip(" /") or "-"


def _cut(text: str, longest: int) -> str:
    """A text of whole words; a single word that is longer is cut where it must be."""
    if len(text) <= longest:
        return text
    words, blank, _rest = text[: longest + 1].rpartition(" ")
    return words if blank else text[:longest]


def _debtor(party: AccountHolder) -> dict[str, Any]:
    fields = {"name": transliterate(party.name, LONGEST_NAME), "IBAN": party.iban, "batch": True, "currency": "EUR"}
    return fields | ({"BIC": party.bic} if party.bic else {})


def _payment(transfer: BankTransfer, day: date) -> dict[str, Any]:
    fields = {
        "name": transliterate(transfer.to.name, LONGEST_NAME),
        "IBAN": transfer.to.iban,
        "amount": transfer.cents,
        "execution_date": day,
        "description": transliterate(transfer.text, LONGEST_TEXT),
        "endtoend_id": transfer.end_to_end_id,
    }
    return fields | ({"BIC": transfer.to.bic} if transfer.to.bic else {})


def _name(document: Any, order: BankTransfers) -> None:
    """Put our own ids and moment where sepaxml puts random ids and the present moment."""
    ours = {
        "MsgId": order.message_id,
        "PmtInfId": order.message_id,
        "CreDtTm": f"{order.created_at:%Y-%m-%dT%H:%M:%S}",
    }
    for name, text in ours.items():
        (element,) = document.iter(f"{{*}}{name}")
        element.text = text


@cache
def _schema() -> Any:
    with (files("sepaxml") / "schemas" / f"{SCHEMA}.xsd").open("rb") as text:
        return etree.XMLSchema(etree.parse(text))
