"""Measures the rows named on the command line, or all of them, which then go into ``benchmarks/results.json``.

python -m benchmarks [NAME…]
"""

from __future__ import annotations

import sys

from . import embedded, first_load, growth, issuing, process, redeeming, statements, verdict
from .rows import line, save

FAMILIES = (redeeming, statements, growth, issuing, embedded, process, first_load, verdict)


def main(names: list[str]) -> int:
    """Measure and print; returns 1 when a goal is missed."""
    unknown = set(names) - {name for family in FAMILIES for name in family.ROWS}
    if unknown:
        sys.exit(f"No such row: {', '.join(sorted(unknown))}.")
    rows = []
    for family in FAMILIES:
        if not names or not set(names).isdisjoint(family.ROWS):
            for row in family.measure():
                print(line(row), flush=True)
                rows.append(row)
    if not names:
        save(rows)
    return 0 if all(row.holds for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
