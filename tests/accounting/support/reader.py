"""Reads FEC files by the words of the order (article A47 A-1 of the LPF), knowing nothing of what writes them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

HEADER = [
    *("JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib"),
    *("CompAuxNum", "CompAuxLib", "PieceRef", "PieceDate", "EcritureLib", "Debit", "Credit"),
    *("EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise"),
]
MAY_BE_EMPTY = ("CompAuxNum", "CompAuxLib", "EcritureLet", "DateLet", "Montantdevise", "Idevise")
AMOUNT = re.compile(r"[0-9]+,[0-9]{2}")
NAME = re.compile(r"([0-9]{9})FEC([0-9]{8})\.txt")
Line = dict[str, str]


@dataclass
class Fec:
    """What was read: lines as they stand, balances in cents by account and by account with auxiliary account."""

    siren: str
    closing: date
    lines: list[Line]
    balances: Counter[str] = field(default_factory=Counter)
    of_auxiliaries: Counter[tuple[str, str]] = field(default_factory=Counter)

    def of(self, **wanted: str) -> list[Line]:
        """The lines with these fields."""
        return [line for line in self.lines if all(line[name] == value for name, value in wanted.items())]


def read_fec(name: str, content: bytes) -> Fec:
    """Read a file and assert all that the order asks of one."""
    named = NAME.fullmatch(name)
    assert named, name
    lines = _lines(content)
    fec = Fec(named[1], _day(named[2]), lines)
    for line in lines:
        _check_line(line)
        cents = cents_of(line["Debit"]) - cents_of(line["Credit"])
        fec.balances[line["CompteNum"]] += cents
        fec.of_auxiliaries[line["CompteNum"], line["CompAuxNum"]] += cents
    _check_entries(lines, fec.closing)
    _check_titles(lines)
    _check_letters(lines)
    assert sum(fec.balances.values()) == 0
    return fec


def _lines(content: bytes) -> list[Line]:
    text = content.decode("iso8859-15")
    assert text.endswith("\r\n")
    records = text.removesuffix("\r\n").split("\r\n")
    assert not any("\n" in record or "\r" in record for record in records)
    header, *fields = [record.split("\t") for record in records]
    assert header == HEADER
    assert {len(one) for one in fields} <= {18}
    return [dict(zip(HEADER, one, strict=True)) for one in fields]


def _check_line(line: Line) -> None:
    assert all(line[name] for name in HEADER if name not in MAY_BE_EMPTY), line
    assert all(value == value.strip() and value.isprintable() for value in line.values()), line
    assert re.match("[1-7][0-9]{2}", line["CompteNum"])
    assert AMOUNT.fullmatch(line["Debit"])
    assert AMOUNT.fullmatch(line["Credit"])
    assert sorted((cents_of(line["Debit"]) > 0, cents_of(line["Credit"]) > 0)) == [False, True], line
    assert bool(line["CompAuxNum"]) == bool(line["CompAuxLib"])
    assert bool(line["EcritureLet"]) == bool(line["DateLet"])
    assert bool(line["Montantdevise"]) == bool(line["Idevise"])
    assert _day(line["PieceDate"]) <= _day(line["EcritureDate"]) <= _day(line["ValidDate"])


def _check_entries(lines: list[Line], closing: date) -> None:
    """Lines of an entry stand together and balance; numbers have no gap; days of entries go up to the closing day."""
    sums: defaultdict[int, int] = defaultdict(int)
    before = int(lines[0]["EcritureNum"]) if lines else 0
    last_day, heads = date.min, {}
    for line in lines:
        number, day = int(line["EcritureNum"]), _day(line["EcritureDate"])
        assert number in (before, before + 1)
        assert last_day <= day <= closing
        head = [line[name] for name in ("JournalCode", "EcritureDate", "PieceRef", "PieceDate", "ValidDate")]
        assert heads.setdefault(number, head) == head
        sums[number] += cents_of(line["Debit"]) - cents_of(line["Credit"])
        before, last_day = number, day
    assert not any(sums.values())


def _check_titles(lines: list[Line]) -> None:
    """A code always means the same."""
    for code, title in (("JournalCode", "JournalLib"), ("CompteNum", "CompteLib"), ("CompAuxNum", "CompAuxLib")):
        pairs = {(line[code], line[title]) for line in lines}
        assert len(pairs) == len({code for code, _title in pairs})


def _check_letters(lines: list[Line]) -> None:
    """What is lettered together is one account, settles to nothing, and has one day, which has come."""
    sums: Counter[tuple[str, ...]] = Counter()
    days: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for line in lines:
        if line["EcritureLet"]:
            key = line["CompteNum"], line["CompAuxNum"], line["EcritureLet"]
            sums[key] += cents_of(line["Debit"]) - cents_of(line["Credit"])
            days[key].add(line["DateLet"])
    assert not any(sums.values()), sums
    assert all(len(found) == 1 for found in days.values())


def cents_of(amount: str) -> int:
    """The cents of an amount as the file has it."""
    return int(Decimal(amount.replace(",", ".")) * 100)


def _day(text: str) -> date:
    assert re.fullmatch("[0-9]{8}", text), text
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))
