"""CFONB 120, what French banks still deliver: an old balance (01), movements (04, 05), a new balance (07). Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from ...banking.refusals import UnreadableBankFile
from . import cfonb_details, cfonb_lines
from .cfonb_lines import AFTER, BEFORE, MORE, MOVEMENT, cents_of, day_of
from .limits import LONGEST, check_count, unreadable
from .records import CFONB, STATEMENT, ToldFile, ToldMovement, ToldStatement

BEGINNING = re.compile(rb"01\d{5}.{4}\d{5}[A-Z]{3}[\d ]", re.DOTALL)
ENCODINGS = ("utf-8-sig", "cp1252", "latin-1")
"""No file tells its own; accents in names only change a text."""
ONE = timedelta(days=1)


def is_cfonb(content: bytes) -> bool:
    """Whether these are the first bytes of such a file."""
    return BEGINNING.match(content) is not None


def read(content: bytes) -> ToldFile:
    """A statement for each old balance. Raises UnreadableBankFile, TooManyEntries."""
    lines = list(cfonb_lines.split_lines(_decoded(content)))
    check_count(len(lines))
    return ToldFile(CFONB, tuple(_statement(part) for part in _parts(lines)))


def _decoded(content: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise unreadable()


def _parts(lines: list[str]) -> Iterator[list[str]]:
    """The lines of each statement: each begins with an old balance."""
    part: list[str] = []
    for line in lines:
        if line[:2] == BEFORE and part:
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _statement(lines: list[str]) -> ToldStatement:
    first = lines[0]
    told = ToldStatement(STATEMENT, cfonb_lines.account_of(first), cfonb_lines.currency_of(first))
    try:
        return _read(told, lines)
    except UnreadableBankFile:
        return replace(told, is_readable=False)


def _read(told: ToldStatement, lines: list[str]) -> ToldStatement:
    """Raises UnreadableBankFile where a line is missing, or is another account's."""
    first, last = lines[0], lines[-1]
    is_whole = (first[:2], last[:2]) == (BEFORE, AFTER) and all(line[:2] in (MOVEMENT, MORE) for line in lines[1:-1])
    if not is_whole or len({line[2:7] + line[11:19] + line[21:32] for line in lines}) > 1:
        raise unreadable()
    before, to_day = day_of(first[34:40]), day_of(last[34:40])
    if to_day is None:
        raise unreadable()
    return replace(
        told,
        from_day=min(before + ONE, to_day) if before else to_day,
        to_day=to_day,
        opening_cents=cents_of(first),
        closing_cents=cents_of(last),
        movements=tuple(_movement(group) for group in _movements(lines[1:-1])),
    )


def _movements(lines: list[str]) -> Iterator[list[str]]:
    """A movement's line with those that say more of it. Raises UnreadableBankFile for more of nothing."""
    group: list[str] = []
    for line in lines:
        if line[:2] == MOVEMENT and group:
            yield group
            group = []
        if line[:2] == MORE and not group:
            raise unreadable()
        group.append(line)
    if group:
        yield group


def _movement(lines: list[str]) -> ToldMovement:
    line = lines[0]
    day = day_of(line[34:40])
    if day is None:
        raise unreadable()
    cents = cents_of(line)
    details = cfonb_details.read(lines[1:], is_credit=cents > 0)
    label = " ".join(f"{line[48:79]} {details.label}".split())
    return ToldMovement(
        cents=cents,
        booking_day=day,
        value_day=day_of(line[42:48]),
        reference=line[104:120].strip() or line[81:88].strip("0 "),
        end_to_end_id=details.end_to_end_id,
        text=(details.remittance or label)[:LONGEST],
        creditor_reference=details.creditor_reference,
        party=details.party,
        party_iban=details.party_iban,
        own_code=line[32:34].strip(),
        return_code=line[40:42].strip("0 "),
    )
