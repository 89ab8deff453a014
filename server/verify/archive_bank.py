"""Checks an archive's bank statements: files as the bank delivered them, movements as the log's leaf promises them."""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256
from typing import Any

from ..archive.unpacking import Archive
from ..bank_statements.digests import digest_movements
from ..transparency.checks import NotProven
from .archive_log import rows

Row = dict[str, Any]


def check_bank_statements(archive: Archive) -> int:
    """The number of bank statements, each with its file, its movements and a right sum. Raises NotProven."""
    digests = {row["id"]: _digest(row) for row in rows(archive, "bank_statement_files.jsonl")}
    movements = _movements(archive)
    count = 0
    for row in rows(archive, "bank_statements.jsonl"):
        what = f"bank statement {row['id']}"
        if row["digest"] != digests.get(row["file_id"]):
            raise NotProven(f"{what} is not of the file that the bank delivered")
        if row["movements_digest"] != digest_movements(movements.pop(row["id"], [])).hex():
            raise NotProven(f"the movements of {what} are not those that the bank told")
        if row["opening_cents"] + row["moved_cents"] != row["closing_cents"]:
            raise NotProven(f"{what} does not add up")
        count += 1
    if movements:
        raise NotProven(f"the movements of bank statement {min(movements)} are on none")
    return count


def _digest(row: Row) -> str:
    """Raises NotProven."""
    digest = sha256(bytes.fromhex(row["content"])).hexdigest()
    if digest != row["digest"]:
        raise NotProven(f"the bank's file {row['id']} is not what was delivered")
    return digest


def _movements(archive: Archive) -> dict[int, list[tuple[Row, list[Row]]]]:
    """By statement, its movements with the payments inside each; a notice's are on none."""
    inside: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows(archive, "bank_movement_payments.jsonl"):
        inside[row["movement_id"]].append(row)
    found: defaultdict[int, list[tuple[Row, list[Row]]]] = defaultdict(list)
    for row in rows(archive, "bank_movements.jsonl"):
        if row["statement_id"] is not None:
            found[row["statement_id"]].append((row, inside[row["id"]]))
    return found
