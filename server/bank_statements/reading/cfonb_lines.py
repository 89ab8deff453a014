"""CFONB 120, the lines: where each field stands, amounts whose last character carries sign and digit. Pure.

*Relevé de compte sur support informatique*, CFONB, July 2004, and its complements for SEPA transfers, 2010.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import schwifty

from .limits import unreadable

WIDTH = 120
BEFORE, MOVEMENT, MORE, AFTER = "01", "04", "05", "07"
KINDS = (BEFORE, MOVEMENT, MORE, AFTER)
CREDIT, DEBIT = "{ABCDEFGHI", "}JKLMNOPQR"
NATIONAL = str.maketrans("éè", "{}")
"""The French variant of ISO 646 has these letters in the places of the braces."""
SIGNED = re.compile(r"([\d ]{13})([{}A-R])", re.ASCII)
ACCOUNT = re.compile(r"\d{10}[A-Z\d]{1,11}", re.ASCII)
DAY = re.compile(r"(\d\d)(\d\d)(\d\d)", re.ASCII)
DECIMALS = {"0": 100, "1": 10, "2": 1, " ": 1}
"""By how much an amount with so many decimals is multiplied to be in cents."""
YEARS = 2000


def split_lines(text: str) -> Iterator[str]:
    """Lines of 120 characters: some banks write no line ends, others cut the blanks. Raises UnreadableBankFile."""
    lines = text.splitlines()
    if len(lines) == 1:
        lines = [text[start : start + WIDTH] for start in range(0, len(text), WIDTH)]
    for line in lines:
        if not line.strip("\x1a\0 "):
            continue
        if len(line.rstrip()) > WIDTH or line[:2] not in KINDS:
            raise unreadable("Une ligne n'a pas la forme d'un CFONB 120")
        yield line.ljust(WIDTH)


def account_of(line: str) -> str:
    """The IBAN of a line's account, whose last two digits are computed; else bank, desk and account as they stand."""
    bank, desk, account = line[2:7], line[11:16], line[21:32].strip()
    if not ACCOUNT.fullmatch(f"{bank}{desk}{account}"):
        return f"{bank}{desk}{account}"
    try:
        return str(schwifty.IBAN.generate("FR", bank_code=bank, branch_code=desk, account_code=account).compact)
    except (schwifty.exceptions.SchwiftyException, ValueError):
        return f"{bank}{desk}{account}"


def currency_of(line: str) -> str:
    return line[16:19]


def cents_of(line: str) -> int:
    """The signed amount of a line, in cents. Raises UnreadableBankFile."""
    found = SIGNED.fullmatch(line[90:104].translate(NATIONAL))
    times = DECIMALS.get(line[19])
    if found is None or times is None:
        raise unreadable()
    figures, last = found.groups()
    is_debit = last in DEBIT
    digit = (DEBIT if is_debit else CREDIT).index(last)
    cents = int(f"{figures.replace(' ', '0')}{digit}") * times
    return -cents if is_debit else cents


def day_of(text: str) -> date | None:
    """A day written DDMMYY, None where there is none. Raises UnreadableBankFile."""
    if not text.strip("0 "):
        return None
    found = DAY.fullmatch(text)
    if found is None:
        raise unreadable()
    day, month, year = map(int, found.groups())
    try:
        return date(YEARS + year, month, day)
    except ValueError as error:
        raise unreadable() from error
