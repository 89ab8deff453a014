"""`issue`: the command that issues 100,000 vouchers with their QR texts, against only signing 100,000 tokens."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from server.keys import signing
from server.vouchers import token
from tests.support import factories as make

from . import servers, worlds
from .load import BadAnswer
from .rows import Row, at_most
from .worlds import SIZE, Database

ROWS = ("issue",)
FEW, MANY = 10_000, 100_000
FLAT = 1.15
MB = 1e6


@dataclass(frozen=True)
class Run:
    """One run of a command: wall-clock seconds, processor seconds and peak memory."""

    seconds: float
    cpu_seconds: float
    peak_bytes: int


@dataclass(frozen=True)
class Issuing:
    """The runs on one database for few and for many vouchers, and the time to sign many just before."""

    database: str
    signing_seconds: float
    few: Run
    many: Run

    def ratio(self) -> float:
        """Time to issue over time to sign."""
        return self.many.seconds / self.signing_seconds

    def growth(self) -> float:
        """Peak memory for many vouchers over that for few."""
        return self.many.peak_bytes / self.few.peak_bytes


def measure() -> Iterator[Row]:
    """Each row has the worse value of the two databases."""
    both = [_measured(database) for database in (worlds.postgres, worlds.sqlite)]
    seconds = {f"{one.database}_s": one.many.seconds for one in both}
    cpu_seconds = {f"{one.database}_command_cpu_s": one.many.cpu_seconds for one in both}
    signing_seconds = {f"{one.database}_signing_s": one.signing_seconds for one in both}
    yield at_most("issue", max(map(Issuing.ratio, both)), 4, "x signing", **seconds, **cpu_seconds, **signing_seconds)
    peaks = {f"{one.database}_mb": one.many.peak_bytes / MB for one in both}
    yield at_most("issue_memory", max(map(Issuing.growth, both)), FLAT, "x 10,000's", **peaks)


def _measured(database: Database) -> Issuing:
    with database() as url:
        with worlds.inside(url):
            make.key_ring()
            campaign_id = make.campaign().id
        few = _issue(url, campaign_id, FEW)
        return Issuing(database.__name__, _signing_seconds(MANY), few, _issue(url, campaign_id, MANY))


def _signing_seconds(count: int) -> float:
    """The time to sign so many tokens, with the same function as the command."""
    number = signing.new_private_number()
    payloads = [token.Payload(1, 1, n // SIZE + 1, n % SIZE + 1, 2000) for n in range(count)]
    started = time.perf_counter()
    for payload in payloads:
        token.sign(payload, number)
    return time.perf_counter() - started


def _issue(url: str, campaign_id: int, vouchers: int) -> Run:
    with tempfile.TemporaryDirectory(prefix="poincon-bench-") as folder:
        path = Path(folder) / "qr.csv"
        numbers = ("--campaign", str(campaign_id), "--size", str(SIZE), "--count", str(vouchers // SIZE))
        command = (sys.executable, "-m", "flask", "--app", "server", "booklets", "issue", *numbers)
        run = _timed([*command, "--qr-file", str(path)], servers.environment(url))
        with path.open() as lines:
            written = sum(1 for _ in lines) - 1
    if written != vouchers:
        raise BadAnswer(f"{written} QR texts of {vouchers}")
    return run


def _timed(command: list[str], settings: dict[str, str]) -> Run:
    started = time.perf_counter()
    process = subprocess.Popen(command, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise BadAnswer(f"the command ended with {process.returncode}")
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)
