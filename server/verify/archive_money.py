"""Checks an archive's money: each redemption has its receipt and ledger line, and is on one statement at most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from ..archive.unpacking import Archive
from ..keys.jws_check import NotGenuine
from ..ledger.rules import ACCOUNTS
from ..redemptions import receipt_check
from ..settlements import lines_root
from ..settlements.lines_root import KINDS, REDEMPTION, REVERSAL, LineContent
from ..transparency.checks import NotProven
from .archive_log import rows

Row = Mapping[str, Any]
Jwks = Sequence[Mapping[str, str]]
CENTS = ("gross_cents", "fee_cents", "net_cents")
SUMS = ("redemptions", *CENTS)


class Redeemed(NamedTuple):
    """The cents of an accepted redemption."""

    gross: int
    fee: int


@dataclass
class Group:
    """The lines of an organisation's month: their hashes in order, and their sums by campaign."""

    hashes: list[bytes] = field(default_factory=list)
    sums: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0, 0]))


def check_receipts(archive: Archive, jwks: Jwks) -> dict[str, Redeemed]:
    """Check that every accepted redemption has a genuine receipt of its cents; returns all by id. Raises NotProven."""
    accepted = {}
    for row in rows(archive, "redemptions.jsonl"):
        if row["status"] != "accepted":
            continue
        try:
            claims = receipt_check.verify(row["receipt"], jwks)
        except NotGenuine as error:
            raise NotProven(f"the receipt of redemption {row['id']} is not genuine: {error}") from error
        said = (UUID(claims["jti"]).hex, claims["venue_id"], *(claims[name] for name in CENTS))
        if said != (row["id"], row["venue_id"], *(row[name] for name in CENTS)):
            raise NotProven(f"redemption {row['id']} is not what its receipt says")
        accepted[row["id"]] = Redeemed(row["gross_cents"], row["fee_cents"])
    return accepted


def check_ledger(archive: Archive, accepted: Mapping[str, Redeemed]) -> int:
    """Check that ledger lines balance and each redemption has one; returns the number of lines. Raises NotProven."""
    waiting, count = dict(accepted), 0
    for row in rows(archive, "ledger_lines.jsonl"):
        count += 1
        if sum(row[name] for name in ACCOUNTS):
            raise NotProven(f"the ledger's line {row['kind']} {row['event_id']} does not balance")
        if row["kind"] != "redeemed":
            continue
        worth = waiting.pop(row["event_id"], None)
        moved = (row["outstanding"], -row["payable"], -row["fees_earned"])
        if worth is None or moved != (worth.gross, worth.gross - worth.fee, worth.fee):
            raise NotProven(f"the ledger's line redeemed {row['event_id']} is not that of its redemption")
    for key in waiting:
        raise NotProven(f"redemption {key} has no line in the ledger")
    return count


def check_statements(archive: Archive, accepted: Mapping[str, Redeemed]) -> tuple[int, int]:
    """Check that statements match their lines, and that no redemption is on two.

    Returns how many statements there are, and how many redemptions are on none yet. Raises NotProven.
    """
    owners = {row["id"]: row["organisation_id"] for row in rows(archive, "venues.jsonl")}
    groups: dict[tuple[str, int], Group] = defaultdict(Group)
    seen: set[tuple[str, str]] = set()
    for row in rows(archive, "statement_lines.jsonl"):
        line = _line(row)
        _check_line(line, accepted, seen)
        _add(groups[row["month"], owners[row["venue_id"]]], line)
    parts: dict[int, list[Row]] = defaultdict(list)
    for row in rows(archive, "statement_parts.jsonl"):
        parts[row["statement_id"]].append(row)
    count = sum(1 for row in _stated(archive, groups, parts))
    return count, len(accepted) - sum(1 for kind, _key in seen if kind == REDEMPTION)


def _line(row: Row) -> LineContent:
    [(kind, event)] = [(kind, row[f"{kind}_id"]) for kind in KINDS if row[f"{kind}_id"]]
    return LineContent(kind, event, row["venue_id"], row["campaign_id"], *(row[name] for name in CENTS))


def _check_line(line: LineContent, accepted: Mapping[str, Redeemed], seen: set[tuple[str, str]]) -> None:
    event = line.kind, line.event
    if event in seen:
        raise NotProven(f"{line.kind} {line.event} is on two statements")
    seen.add(event)
    if line.kind == REDEMPTION and accepted.get(line.event) != (line.gross_cents, line.fee_cents):
        raise NotProven(f"redemption {line.event} is on a statement with other cents than it is worth")


def _add(group: Group, line: LineContent) -> None:
    group.hashes.append(lines_root.line_hash(line))
    sums = group.sums[line.campaign]
    for place, value in enumerate((-1 if line.kind == REVERSAL else 1, *line[-3:])):
        sums[place] += value


def _stated(
    archive: Archive, groups: dict[tuple[str, int], Group], parts: Mapping[int, Sequence[Row]]
) -> Iterator[Row]:
    """Yields each statement after checking it against its lines and parts. Raises NotProven."""
    for row in rows(archive, "statements.jsonl"):
        group = groups.pop((row["month"], row["organisation_id"]), Group())
        if lines_root.root(group.hashes).hex() != row["lines_root"]:
            raise NotProven(f"the lines of statement {row['number']} are not those it promises")
        for part in parts[row["id"]]:
            if group.sums.get(part["campaign_id"], [0, 0, 0, 0]) != [part[name] for name in SUMS]:
                raise NotProven(f"campaign {part['campaign_id']} is not the sum of its lines on {row['number']}")
        if any(row[name] != sum(part[name] for part in parts[row["id"]]) for name in (*SUMS, "carried_cents")):
            raise NotProven(f"statement {row['number']} is not the sum of its parts")
        yield row
    closed = {row["month"] for row in rows(archive, "periods.jsonl") if row["closed_at"]}
    for month, owner in groups:
        if month in closed:
            raise NotProven(f"organisation {owner} has lines in {month} and no statement")
