"""Voucher and booklet numbers: one integer each in the database, ``campaign-serial-position`` for people. Pure.

A booklet's key is ``campaign << 32 | serial``, a voucher's ``booklet << 8 | position``; serials and positions start
at 1.
"""

from __future__ import annotations

import re

from ..spelling import tidy

SERIAL_BITS, POSITION_BITS = 32, 8
NUMBER = re.compile(r"([1-9]\d{0,4})-([1-9]\d{0,9})(?:-([1-9]\d{0,2}))?", re.ASCII)


def booklet_id(campaign_id: int, serial: int) -> int:
    """The database key of a booklet."""
    return campaign_id << SERIAL_BITS | serial


def voucher_id(campaign_id: int, serial: int, position: int) -> int:
    """The database key of a voucher: the booklet's, with the position in the lowest byte."""
    return booklet_id(campaign_id, serial) << POSITION_BITS | position


def booklet_of(voucher: int) -> int:
    """The booklet's key in a voucher's."""
    return voucher >> POSITION_BITS


def campaign_of(booklet: int) -> int:
    """The campaign's number in a booklet's key."""
    return booklet >> SERIAL_BITS


def serial_of(booklet: int) -> int:
    """The serial within its campaign, from 1, in a booklet's key."""
    return booklet & (1 << SERIAL_BITS) - 1


def position_of(voucher: int) -> int:
    """The position, from 1, in a voucher's key."""
    return voucher & (1 << POSITION_BITS) - 1


def booklet_number(booklet: int) -> str:
    """A booklet's key as people read it: ``1-42``."""
    return f"{campaign_of(booklet)}-{serial_of(booklet)}"


def voucher_number(voucher: int) -> str:
    """A voucher's key as people read it: ``1-42-3``."""
    return f"{booklet_number(booklet_of(voucher))}-{position_of(voucher)}"


def parse_booklet(number: str) -> int | None:
    """The key of a booklet number, whatever dash or spaces were typed; None when the text is not one."""
    number = tidy(number)
    match = NUMBER.fullmatch(number)
    if not match or match[3]:
        return None
    key = booklet_id(int(match[1]), int(match[2]))
    return key if booklet_number(key) == number else None


def parse_voucher(number: str) -> int | None:
    """The key of a voucher number, whatever dashes or spaces were typed; None when the text is not one."""
    number = tidy(number)
    match = NUMBER.fullmatch(number)
    if not match or not match[3]:
        return None
    key = voucher_id(int(match[1]), int(match[2]), int(match[3]))
    return key if voucher_number(key) == number else None
