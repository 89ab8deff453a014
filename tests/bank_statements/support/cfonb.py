"""CFONB 120 made for a test: lines of 120 characters, amounts with their sign in the last one."""

from __future__ import annotations

from datetime import date

BANK, DESK, ACCOUNT = "30004", "00003", "12345678901"
"""Those of ``camt.FUNDS``."""


def amount(cents: int, signs: tuple[str, str] = ("{ABCDEFGHI", "}JKLMNOPQR")) -> str:
    figures, last = divmod(abs(cents), 10)
    return f"{figures:013}{signs[cents < 0][last]}"


def head(kind: str, *, decimals: str = "2", currency: str = "EUR") -> str:
    return f"{kind}{BANK}    {DESK}{currency}{decimals} {ACCOUNT}"


def balance(kind: str, cents: int, day: date) -> str:
    return f"{head(kind)}  {day:%d%m%y}{'':50}{amount(cents)}".ljust(120)


def movement(cents: int, day: date, text: str = "VIR SEPA RECU", code: str = "05", reference: str = "") -> str:
    return f"{head('04')}{code}{day:%d%m%y}  {day:%d%m%y}{text:31.31}  0000000  {amount(cents)}{reference:16.16}"


def more(kind: str, text: str, day: date) -> str:
    return f"{head('05')}05{day:%d%m%y}     {kind}{text:70.70}  "


def statement(before: date, opening: int, day: date, *lines: str, closing: int) -> str:
    return "\r\n".join([balance("01", opening, before), *lines, balance("07", closing, day)]) + "\r\n"
