"""A bank's file: its format is recognised by its first bytes, then it is read into entries. Pure."""

from __future__ import annotations

import re

from ...banking.bank_xml import find_all, parse
from ...banking.currencies import EUROS
from ...banking.refusals import TooManyEntries, UnreadableBankFile
from ..refusals import AnswerTooLarge, NotInEuros
from . import bank_csv, camt054, pain002
from .entries import Answer

READERS = {pain002.ROOT: pain002.read, camt054.ROOT: camt054.read}
MOST = 10_000
"""Entries that one file may have."""
LARGEST = 4 * 1024 * 1024
ASK = "rien n'a changé. Demandez à la banque un pain.002, un camt.054 ou un CSV."
OTHERS = (
    (re.compile(rb"0[147]\d{5}.{4}\d{5}[A-Z]{3}\d", re.DOTALL), "un relevé CFONB 120"),
    (re.compile(rb"(\{1:|:20:)"), "un relevé MT940"),
    (re.compile(rb"%PDF"), "un PDF"),
    (re.compile(rb"(PK\x03\x04|\xd0\xcf\x11\xe0)"), "un classeur ou une archive"),
)
"""Formats that banks offer and we do not read, by their first bytes."""


def read(content: bytes) -> Answer:
    """What a bank's file says; its limits are looked at before it is read.

    Raises AnswerTooLarge, TooManyEntries, NotInEuros where no entry is, UnreadableBankFile.
    """
    if len(content) > LARGEST:
        raise AnswerTooLarge
    answer = _read(content)
    if len(answer.entries) > MOST:
        raise TooManyEntries
    if answer.entries and all(entry.currency != EUROS for entry in answer.entries):
        raise NotInEuros
    return answer


def _read(content: bytes) -> Answer:
    for beginning, name in OTHERS:
        if beginning.match(content.lstrip(b"\xef\xbb\xbf \t\r\n")):
            raise UnreadableBankFile(f"Ce fichier est {name} : {ASK}")
    if not _is_xml(content):
        return bank_csv.read(content, MOST)
    root = parse(content.lstrip(b" \t\r\n"))
    for name, reader in READERS.items():
        for message in find_all(root, name):
            return reader(message, MOST)
    raise UnreadableBankFile(
        "Ce fichier n'est ni un pain.002 ni un camt.054 : rien n'a changé. Demandez l'un des deux à la banque."
    )


def _is_xml(content: bytes) -> bool:
    """Also in UTF-16, which some banks write."""
    return content.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00").startswith(b"<")
