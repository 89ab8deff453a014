"""An honour on a statement: a line with its reason, without a receipt."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from server import csv_dialects
from server.access import Actor
from server.activity import exports
from server.guarantee.models import HONOUR_REASONS
from server.guarantee.service import OperatorDecision, decide
from server.settlements.closing import close_period
from server.statements import listing
from server.statements import service as statements
from server.statements.exports import lines_csv, receipts
from server.statements.lines import DocumentLine
from tests.support import factories as make

from .support.rivals import Rivals

NOVEMBER = datetime(2026, 11, 2, 8, tzinfo=UTC)


def honoured(rivals: Rivals, operator: Actor) -> list[DocumentLine]:
    """The lines of the loser's statement, after the month was closed."""
    manager = make.actor(make.manager(rivals.loser.venue))
    with time_machine.travel(NOVEMBER, tick=False):
        close_period(operator, "2026-10")
    [summary] = listing.statement_list(manager, listing.StatementFilter()).statements
    return statements.list_lines(manager, summary.statement.number)


def test_an_honour_is_a_line_with_its_reason_and_no_receipt(rivals: Rivals, operator: Actor) -> None:
    conflict = rivals.conflict()
    [line] = honoured(rivals, operator)
    assert (line.kind, line.id, line.reason, line.receipt_number) == ("honour", conflict, "by_rule", None)
    assert (line.line.gross_cents, line.line.net_cents) == (1000, 960)
    assert receipts([line]) == ""


@pytest.mark.parametrize("reason", HONOUR_REASONS[1:])
def test_french_excel_reads_why_it_was_honoured(rivals: Rivals, operator: Actor, reason: str) -> None:
    decide(operator, rivals.conflict(), OperatorDecision("honoured", reason, "Feuille de présence reçue."))
    _header, row = lines_csv(honoured(rivals, operator), csv_dialects.FRENCH).splitlines()
    assert row.startswith(f"Payé par la garantie;{exports.WORDS[reason]};")
    assert ";10,00;0,40;9,60;;" in row
