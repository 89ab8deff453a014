"""Measures the rows named on the command line, or all; only a run of all is saved to ``benchmarks/results.json``.

python -m benchmarks [NAME…]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from . import (
    abuse,
    closing,
    dashboard,
    decode,
    desks,
    embedded,
    first_load,
    growth,
    issuing,
    ledger,
    log,
    matching,
    nearest,
    printing,
    process,
    redeeming,
    returning,
    solvency,
    statements,
    verdict,
)
from .rows import Row, line, save

FAMILIES = (
    redeeming,
    abuse,
    returning,
    statements,
    growth,
    ledger,
    log,
    closing,  # after it, the database still writes to disk, which would disturb the next database row
    dashboard,
    solvency,
    matching,
    issuing,
    embedded,
    process,
    printing,
    first_load,
    nearest,
    verdict,
    decode,
    desks,
)
NAMES = tuple(name for family in FAMILIES for name in family.ROWS)


def main(names: list[str]) -> int:
    """Measure and print; returns the exit status, 1 when a goal is missed."""
    if unknown := set(names) - set(NAMES):
        sys.exit(f"No row {', '.join(sorted(unknown))}; there are: {', '.join(NAMES)}.")
    rows = []
    for row in _measured(names):
        print(line(row), flush=True)
        rows.append(row)
    if not names:
        save(rows)
    return 0 if all(row.holds for row in rows) else 1


def _measured(names: list[str]) -> Iterator[Row]:
    """The rows of every family that has one of the names, or of all families without names."""
    for family in FAMILIES:
        if not names or not set(names).isdisjoint(family.ROWS):
            yield from family.measure()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
