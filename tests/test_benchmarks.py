"""Benchmarks cover every promised row, and count only correct answers."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

from benchmarks import matching, reading, redeeming, rows, worlds
from benchmarks.__main__ import NAMES, main
from benchmarks.load import BadAnswer, Load
from server.bank_statements.imports import import_files
from server.commands import CONSOLE
from server.matching.unattended import match_by_itself
from tests.support.databases import PostgresSchema, SqliteFiles

PROMISED = {"one_per_request", "batch", "statements", "growth", "dashboard", "issue", "first_load", "verdict"}
PROMISED |= {
    "ledger",
    "ledger_batch",
    "close_1m",
    "proof",
    "log_growth",
    "decode",
    "queue_500",
    "print_1000",
    "nearest",
}
PROMISED |= {"start", "memory", "solvency", "match_10000"}
DESKS = {"desk_scanner", "desk_places", "desk_booklet", "desk_solvency"}
DESKS |= {"desk_manager", "desk_operator", "desk_sponsor", "desk_prescriber", "desk_auditor"}
"""Told by one function, with scores as goals."""
BENCHMARKS = Path(rows.__file__).parent
TIME = re.compile("f?[\"'](ms|s)\\b")
ACCEPTED = b'{"results":[{"status":"accepted"}]}'
REFUSED = b'{"results":[{"status":"refused"}]}'


def load(*answers: tuple[int, bytes]) -> Load:
    """What came back in one second."""
    load = Load(seconds=1)
    for status, body in answers:
        load.add(10, status, body)
    return load


def test_every_promised_speed_has_a_row() -> None:
    assert set(NAMES) >= PROMISED | DESKS


def test_no_goal_is_an_absolute_time() -> None:
    calls = [node for path in BENCHMARKS.glob("*.py") for node in ast.walk(ast.parse(path.read_text()))]
    units = [ast.unparse(call.args[3]) for call in calls if _sets_goal(call)]
    assert len(units) > len(PROMISED)
    assert not [unit for unit in units if TIME.match(unit)]


def _sets_goal(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) in ("at_least", "at_most")


def test_rate_counts_redemptions() -> None:
    assert load((200, ACCEPTED), (200, ACCEPTED)).redemptions_per_second(2) == 2


def test_refused_scan_spoils_a_rate() -> None:
    with pytest.raises(BadAnswer, match="1 of 2 scans"):
        load((200, ACCEPTED), (200, REFUSED)).redemptions_per_second(2)


def test_failed_request_spoils_a_rate() -> None:
    with pytest.raises(BadAnswer, match="1 of 2 requests"):
        load((200, b"{}"), (500, b"")).requests_per_second()


def test_goal_itself_holds() -> None:
    assert rows.at_least("batch", 2, 2, "x bare").holds
    assert rows.at_most("verdict", 6, 6, "frames p95").holds


def test_value_rounded_to_the_goal_does_not_hold() -> None:
    assert not rows.at_least("one_per_request", 0.3999, 0.4, "x bare").holds


def test_ratio_compares_neighbouring_rounds() -> None:
    assert rows.middle_ratio([10, 40, 90], [10, 20, 30]) == 2


def test_row_is_the_median_of_three_rounds() -> None:
    parts = [0.2, 0.2, 0.2, 0.9, 0.9, 0.5, 0.5, 0.5, 0.5, 0.5, 0.4, 0.4, 0.4, 0.4, 0.4]
    assert redeeming.Pace(bare=[1.0] * 15, ours=parts).rounds() == [0.2, 0.5, 0.4]
    assert redeeming.Pace(bare=[1.0] * 15, ours=parts).ratio() == 0.4


def test_reads_are_compared_with_the_bare_reads_of_their_round() -> None:
    quiet, loud = load((200, b""), (200, b"")), load((200, b""), (200, b""))
    loud.milliseconds = [30, 50]
    reads = reading.Reads(ours=[quiet, loud, loud], keys=[quiet, loud, quiet])
    assert reads.ratio(0) == 1
    assert reads.milliseconds(0) == 30


def test_results_are_kept_as_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "RESULTS", tmp_path / "results.json")
    rows.save([rows.at_least("batch", 2.5, 2, "x bare", bare_per_second=2500.04)])
    assert json.loads(rows.RESULTS.read_text()) == {
        "rows": [
            {
                "name": "batch",
                "value": 2.5,
                "unit": "x bare",
                "goal": ">= 2",
                "holds": True,
                "detail": {"bare_per_second": 2500.0},
            }
        ]
    }


@pytest.mark.usefixtures("app")
def test_a_statement_of_all_kinds_of_entries_is_matched() -> None:
    file = matching.prepare(20)
    import_files(CONSOLE, "releve.xml", file)
    assert match_by_itself() == 20
    matching.check_all(20)


def test_vouchers_of_a_small_world_can_be_sent(databases: SqliteFiles | PostgresSchema) -> None:
    with worlds.world(databases.empty, 10, 2) as world:
        assert (len(world.bearers), len([*world.scans.bodies(10)])) == (2, 10)


def test_unknown_row_is_named_before_anything_is_measured() -> None:
    with pytest.raises(SystemExit, match="No row quickness"):
        main(["quickness"])
