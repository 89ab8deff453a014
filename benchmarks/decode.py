"""`decode`: how many of 480 hard frames the scanner reads, and its cost per frame against an earlier scanner's."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .rows import Row, at_least, at_most

ROWS = ("decode", "decode_work", "decode_wrong")
PWA = Path(__file__).parent.parent / "pwa"
FRAMES, LURES = 480, 120
LEAST_PERCENT, MOST_WORK = 83, 1.3


def measure() -> Iterator[Row]:
    """Both scanners read the same frames in one process: the share read, the ratio of time, and the misread frames."""
    found = _measured()
    hard, lures = found["hard"], found["lures"]
    frames, now, before = hard["frames"], hard["now"], hard["before"]
    kinds = {name: 100 * kind["now"] / kind["frames"] for name, kind in hard["kinds"].items()}
    yield at_least(
        "decode", 100 * now["read"] / frames, LEAST_PERCENT, "% read", before=100 * before["read"] / frames, **kinds
    )
    spent = {"ms_per_look": now["ms"] / frames, "ms_before": before["ms"] / frames}
    yield at_most("decode_work", now["ms"] / before["ms"], MOST_WORK, "x before", **spent)
    yield at_most("decode_wrong", now["wrong"] + lures["now"]["wrong"], 0, "misread", lures=lures["frames"])


def _measured() -> dict[str, Any]:
    command = ["node", "tools/decode.mjs", str(FRAMES), str(LURES)]
    found: dict[str, Any] = json.loads(subprocess.run(command, cwd=PWA, check=True, capture_output=True).stdout)
    return found
