"""Checks an archive's matches: each of a movement of a statement, none beyond it, and orders funded by them only."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from ..archive.unpacking import Archive
from ..transparency.checks import NotProven
from .archive_log import rows

Row = dict[str, Any]


def check_matches(archive: Archive) -> int:
    """The number of confirmed matches that hold. Raises NotProven."""
    if "bank_matches.jsonl" not in archive.names():
        return 0
    told = {row["id"]: row["cents"] for row in rows(archive, "bank_movements.jsonl") if row["statement_id"] is not None}
    by_movement, by_order = defaultdict[int, int](int), defaultdict[int, int](int)
    count = 0
    for row in rows(archive, "bank_matches.jsonl"):
        if row["confirmed_at"] is None or row["undone_at"] is not None:
            continue
        count += 1
        by_movement[row["movement_id"]] += row["cents"]
        by_order[row["order_id"] or 0] += row["cents"]
    for movement_id, cents in by_movement.items():
        _check_within(movement_id, cents, told.get(movement_id, 0))
    for order in rows(archive, "orders.jsonl"):
        _check_order(order, by_order.get(order["id"], 0))
    return count


def _check_within(movement_id: int, matched: int, told: int) -> None:
    if not min(told, 0) <= matched <= max(told, 0):
        raise NotProven(f"movement {movement_id} has {told:,} cents, {matched:,} of it are matched")


def _check_order(order: Row, matched: int) -> None:
    if order["received_cents"] != matched:
        raise NotProven(f"order {order['id']} has received {order['received_cents']:,} cents, its matches {matched:,}")
