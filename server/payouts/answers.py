"""A bank's file, told by what it begins with and read into entries. Pure."""

from __future__ import annotations

from . import bank_csv, notification, status_report
from .bank_xml import all_of, parsed
from .entries import Answer
from .refusals import TooManyEntries, UnreadableAnswer

READERS = {status_report.ROOT: status_report.read, notification.ROOT: notification.read}
MOST = 10_000
"""Entries that one file may have."""


def read(content: bytes) -> Answer:
    """What a bank's file says. Raises UnreadableAnswer, NotInEuros, TooManyEntries."""
    answer = _read(content)
    if len(answer.entries) > MOST:
        raise TooManyEntries
    return answer


def _read(content: bytes) -> Answer:
    if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return bank_csv.read(content)
    root = parsed(content.strip())
    for name, reader in READERS.items():
        for message in all_of(root, name):
            return reader(message)
    raise UnreadableAnswer(
        "Ce fichier n'est ni un pain.002 ni un camt.054 : rien n'a changé. Demandez l'un des deux à la banque."
    )
