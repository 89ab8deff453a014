"""Makes `communes.txt` from open data, by hand: README.md beside it says from which file and how often.

python -m server.venues.communes.make COMMUNES.JSON
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from . import TABLE, fold


def main(path: str) -> None:
    """Write the table."""
    communes = json.loads(Path(path).read_text(encoding="utf-8"))
    lines = sorted(_lines(communes))
    TABLE.write_text("".join(line for *_, line in lines), encoding="utf-8")
    sys.stdout.write(f"{len(lines)} communes.\n")


def _lines(communes: list[dict[str, Any]]) -> Iterator[tuple[str, int, str]]:
    """Each line behind its name and its population, most people first; a merged commune has the codes of its seat."""
    codes = {commune["code"]: commune["codesPostaux"] for commune in communes if commune.get("codesPostaux")}
    seen = set()
    for commune in communes:
        postcodes = commune.get("codesPostaux") or codes.get(commune.get("chefLieu", ""), [])
        name, key = commune["nom"], fold(commune["nom"])
        if postcodes and (key, tuple(postcodes)) not in seen:
            seen.add((key, tuple(postcodes)))
            people = commune.get("population", 0)
            yield key, -people, f"{key}\t{name}\t{commune['code']}\t{people}\t{' '.join(postcodes)}\n"


if __name__ == "__main__":
    main(*sys.argv[1:])
