"""`print_1000`: the command that prints 1,000 booklets (11,000 QR codes), against bare typst and segno.

Also its memory, and whether every code is read back.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import orjson

from server.campaigns.models import Order
from server.commands import CONSOLE
from server.db import db
from server.printing import parts
from server.printing.contents import make_drawable
from server.printing.design import SHEET
from server.vouchers import issue
from tests.printing.support import paper
from tests.support import factories as make

from . import servers, worlds
from .load import BadAnswer
from .rows import Row, at_least, at_most, middle_ratio
from .worlds import SIZE

ROWS = ("print_1000",)
FEW, MANY = 200, 1_000
ROUNDS = 3
MOST_BARE = 1.25
FLAT = 1.15
POLL_SECONDS = 0.05
MB = 1e6


@dataclass(frozen=True)
class Run:
    """One run of the command: wall-clock seconds, peak memory of all its processes, bytes written.

    ``right`` of ``codes`` QR codes were read back correctly from pages rendered at 150 dpi; both 0 if not checked.
    """

    seconds: float
    peak_bytes: int
    written_bytes: int
    codes: int = 0
    right: int = 0


def measure() -> Iterator[Row]:
    """Measured on SQLite, since the database hardly matters here. The command and the bare one (`bare_sheets`) in turn.

    Bare typst and segno make the same sheets from the same content, already read and signed.
    """
    with worlds.sqlite() as url:
        few, order_id = _print(url, _issued(url, FEW)), _issued(url, MANY)
        with _contents(url, order_id) as contents:
            rounds = [(_print(url, order_id, read=not turn), _bare_seconds(contents)) for turn in range(ROUNDS)]
    first, seconds, bare = rounds[0][0], [ours.seconds for ours, _ in rounds], [bare for _, bare in rounds]
    detail = {"seconds": median(seconds), "bare_seconds": median(bare), "written_mb": first.written_bytes / MB}
    yield at_most("print_1000", middle_ratio(seconds, bare), MOST_BARE, "x bare", **detail)
    peak = max(ours.peak_bytes for ours, _ in rounds)
    yield at_most("print_memory", peak / few.peak_bytes, FLAT, f"x {FEW}'s", peak_mb=peak / MB)
    yield at_least("print_read_back", first.right, first.codes, "codes", dpi=150, decoder="zxing-cpp")


@contextmanager
def _contents(url: str, order_id: int) -> Iterator[Path]:
    """A folder with the content of each part of the order's run."""
    with tempfile.TemporaryDirectory(prefix="poincon-bench-") as folder:
        with worlds.inside(url):
            order = parts.find_issued(order_id)
            for number, keys in enumerate(parts.parts_of(order)):
                content = make_drawable(parts.part(order, keys, SHEET))
                (Path(folder) / f"{number}.json").write_bytes(orjson.dumps(content))
        yield Path(folder)


def _bare_seconds(contents: Path) -> float:
    return _timed([sys.executable, "-m", "benchmarks.bare_sheets", str(contents)], dict(os.environ))[0]


def _issued(url: str, count: int) -> int:
    with worlds.inside(url):
        make.key_ring()
        order = make.funded_order(booklet_size=SIZE, booklet_count=count)
        for _ in issue.issue(CONSOLE, order.id):
            pass
        make.approved_proof(order)
        return order.id


def _print(url: str, order_id: int, *, read: bool = False) -> Run:
    with tempfile.TemporaryDirectory(prefix="poincon-bench-") as folder:
        command = (sys.executable, "-m", "flask", "--app", "server", "booklets", "print", str(order_id))
        seconds, peak_bytes = _timed([*command, "--out", folder], servers.environment(url))
        written = sum(path.stat().st_size for path in Path(folder).iterdir())
        return Run(seconds, peak_bytes, written, *(_read_back(url, order_id, Path(folder)) if read else ()))


def _read_back(url: str, order_id: int, folder: Path) -> tuple[int, int]:
    """How many codes the order's booklets have, and how many an independent decoder reads correctly."""
    with worlds.inside(url):
        expected = paper.expected_codes(db.session.get_one(Order, order_id))
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        found = [text for texts in pool.map(paper.codes, sorted(folder.glob("*.pdf"))) for text in texts]
    return len(expected), len(expected & set(found)) if len(found) == len(expected) else 0


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
    """The memory (PSS) of all processes of a session, in bytes."""
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
