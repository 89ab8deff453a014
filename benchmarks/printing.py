"""`print_1000`: 1,000 booklets of ten, 11,000 QR codes, by the real command, and the memory of all its processes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from server.vouchers import issue
from tests import factories as make

from . import servers, worlds
from .load import BadAnswer
from .rows import Row, at_most
from .worlds import SIZE

ROWS = ("print_1000",)
FEW, MANY = 200, 1_000
FLAT = 1.15
POLL_SECONDS = 0.05
MB = 1e6


@dataclass(frozen=True)
class Run:
    """One command: wall-clock seconds, the most memory its processes had together, the size of what it wrote."""

    seconds: float
    peak_bytes: int
    written_bytes: int


def measure() -> Iterator[Row]:
    """On SQLite; the database has next to no part in it."""
    with worlds.sqlite() as url:
        few, many = (_print(url, _issued(url, count)) for count in (FEW, MANY))
    yield at_most("print_1000", many.seconds, 20, "s", written_mb=many.written_bytes / MB, load=os.getloadavg()[0])
    growth = many.peak_bytes / few.peak_bytes
    yield at_most("print_memory", growth, FLAT, f"x {FEW}'s", peak_mb=many.peak_bytes / MB)


def _issued(url: str, count: int) -> int:
    with worlds.inside(url):
        make.key_ring()
        order = make.funded_order(booklet_size=SIZE, booklet_count=count)
        for _ in issue.issue(order.id):
            pass
        make.approved_proof(order)
        return order.id


def _print(url: str, order_id: int) -> Run:
    with tempfile.TemporaryDirectory(prefix="poincon-bench-") as folder:
        command = (sys.executable, "-m", "flask", "--app", "server", "booklets", "print", str(order_id))
        seconds, peak_bytes = _timed([*command, "--out", folder], servers.environment(url))
        return Run(seconds, peak_bytes, sum(path.stat().st_size for path in Path(folder).iterdir()))


def _timed(command: list[str], settings: dict[str, str]) -> tuple[float, int]:
    started, peak_bytes = time.perf_counter(), 0
    process = subprocess.Popen(
        command, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    while process.poll() is None:
        peak_bytes = max(peak_bytes, _together(process.pid))
        time.sleep(POLL_SECONDS)
    if process.returncode:
        raise BadAnswer(f"the command ended with {process.returncode}")
    return time.perf_counter() - started, peak_bytes


def _together(session: int) -> int:
    """The memory of every process of a session."""
    return sum(_pss(int(path.name)) for path in Path("/proc").glob("[0-9]*") if _session_of(path) == session)


def _session_of(path: Path) -> int:
    try:
        return int((path / "stat").read_text().rpartition(")")[2].split()[3])
    except OSError:  # it has ended
        return 0


def _pss(pid: int) -> int:
    try:
        return servers.pss_bytes(pid)
    except (OSError, StopIteration):  # it has ended
        return 0
