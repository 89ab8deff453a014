"""`python -m server.verify export` accepts a complete archive, and finds changes even if the archive was resealed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner
from flask import Flask

from server import clock
from server.archive import writing
from server.settlements.closing import close_period
from server.verify.__main__ import main
from tests.support import factories

ROOT = Path(__file__).parents[2]
Rows = list[dict[str, Any]]


@pytest.fixture
def archive(world: Flask, tmp_path: Path) -> Path:
    """A closed month with six redemptions that stand and one undone, and one scan after it."""
    month = clock.month_of(clock.now())
    after = clock.month_bounds(month)[1]
    with time_machine.travel(after, tick=False):
        close_period(factories.actor(factories.operator()), month)
        writing.export(tmp_path / "archive")
    return tmp_path / "archive"


def verified(path: Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["export", str(path)])
    return done.exit_code, done.output


def change(archive: Path, name: str, act: Callable[[Rows], None]) -> None:
    """Change a table and reseal the archive, as whoever wrote it could."""
    file = archive / f"{name}.jsonl"
    rows = [json.loads(line) for line in file.read_text().splitlines()]
    act(rows)
    file.write_text("".join(f"{json.dumps(row, separators=(',', ':'), ensure_ascii=False)}\n" for row in rows))
    sums = [line.split("  ") for line in (archive / "SHA256SUMS").read_text().splitlines()]
    digests = (f"{sha256((archive / one).read_bytes()).hexdigest()}  {one}\n" for _old, one in sums)
    (archive / "SHA256SUMS").write_text("".join(digests))


def test_an_archive_holds_without_database_network_or_settings(archive: Path) -> None:
    command = [sys.executable, "-m", "server.verify", "export", str(archive)]
    settings = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=archive, env=settings, capture_output=True, text=True, check=False)  # noqa: S603
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        "7 redemptions have their receipts; 7 of them stand on 1 statements, each on one, and 0 are open" in done.stdout
    )


def test_a_changed_file_is_named(archive: Path) -> None:
    (archive / "venues.jsonl").write_bytes((archive / "venues.jsonl").read_bytes().replace(b"33000", b"33001"))
    assert verified(archive) == (1, "Error: the file venues.jsonl is not as it was written\n")


def without_the_last(rows: Rows) -> None:
    rows.pop()


def twice(rows: Rows) -> None:
    rows.append({**rows[0], "id": 999})


def accepted(rows: Rows) -> dict[str, Any]:
    return next(row for row in rows if row["status"] == "accepted")


def another_service(rows: Rows) -> None:
    accepted(rows)["service"] = "employment"


def more_cents(rows: Rows) -> None:
    accepted(rows).update(gross_cents=2000, net_cents=1960)


def balanced_otherwise(rows: Rows) -> None:
    line = next(row for row in rows if row["kind"] == "redeemed")
    line |= {"outstanding": 2000, "payable": -1960}


def another_total(rows: Rows) -> None:
    rows[0]["net_cents"] += 1


def another_head(rows: Rows) -> None:
    rows[-1]["root"] = "00" * 32
    rows[-1]["signed"] = rows[-1]["signed"][:-4] + "AAAA"


@pytest.mark.parametrize(
    ("table", "act", "told"),
    [
        ("redemptions", another_service, "redemption [0-9a-f]{32} is not what the log holds as leaf"),
        ("redemptions", more_cents, "redemption [0-9a-f]{32} is not what the log holds as leaf"),
        ("redemptions", without_the_last, "redemption [0-9a-f]{32} is not what the log holds as leaf"),
        ("statements", another_total, r"statement \d+ is not what the log holds as leaf"),
        ("log_leaves", without_the_last, "the head of .* leaves has more than there are"),
        ("log_heads", another_head, "the head of .* leaves is not signed by a key of the archive"),
        ("ledger_lines", balanced_otherwise, "the ledger's line redeemed [0-9a-f]{32} is not that of its redemption"),
        ("statement_lines", without_the_last, "the lines of statement R-.* are not those it promises"),
        ("statement_lines", twice, "re.* [0-9a-f]{32} is on two statements"),
        ("statement_parts", another_total, "campaign 1 is not the sum of its lines on R-"),
    ],
)
def test_who_seals_a_changed_archive_is_found(
    archive: Path, table: str, act: Callable[[Rows], None], told: str
) -> None:
    change(archive, table, act)
    code, said = verified(archive)
    assert (code, bool(re.search(told, said))) == (1, True), said
