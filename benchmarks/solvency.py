"""`solvency`: the public page of solvency over a million ledger lines, none of it kept from an earlier request."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from statistics import median

from flask import Flask
from sqlalchemy import text

from server import clock
from server.bank_statements.models import FUNDS, OwnBankAccount
from server.db import db, transaction
from server.ledger import day_sums
from tests.support import factories as make

from . import worlds
from .load import BadAnswer
from .rows import Row, at_most

ROWS = ("solvency",)
LINES, CAMPAIGNS, DAYS = 1_000_000, 80, 300
MOVEMENTS = 40
"""Movements on the statement of each day, all of them matched."""
ROUNDS = 30
MOST_READS = 300  # 50 ms at 0.17 ms a read, measured quiet on 2026-11-30 (41 ms)
IBAN = "FR7630004000031234567890143"

# Stores with SQL what orders, scans and a bank would, spread over campaigns and days.
FUNDED = """
    INSERT INTO ledger_lines (event_id, kind, campaign_id, recorded_at, bank, outstanding)
    SELECT 'm' || id, 'received', id, now() - :days * interval '1 day', 100000000, -100000000 FROM campaigns
"""
REDEEMED = """
    INSERT INTO ledger_lines (event_id, kind, campaign_id, organisation_id, recorded_at, outstanding, payable,
        fees_earned)
    SELECT 'r' || n, 'redeemed', :first + n % :campaigns, :owner,
        now() - (:lines - n) * (:days * interval '1 day' / :lines), 1000, -960, -40
    FROM generate_series(1, :lines) AS n
"""
FILES = """
    INSERT INTO bank_statement_files (digest, name, format, content, imported_at)
    SELECT sha256(n::text::bytea), 'releve', 'camt.053', n::text::bytea, now() FROM generate_series(1, :days) AS n
"""
STATEMENTS = """
    INSERT INTO bank_statements (file_id, position, digest, movements_digest, iban, account_id, told_id, from_day,
        to_day, opening_cents, moved_cents, closing_cents, recorded_at)
    SELECT id, 0, digest, digest, :iban, :account, '', day, day, :each * (n - 1), :each, :each * n, now()
    FROM (SELECT id, digest, n, current_date - (:days + 1 - n)::int AS day
        FROM (SELECT id, digest, row_number() OVER (ORDER BY id) AS n FROM bank_statement_files) AS numbered) AS dated
"""
MOVED = """
    INSERT INTO bank_movements (file_id, statement_id, iban, key, day, booking_day, cents, reference, end_to_end_id,
        text, creditor_reference, party, party_iban, code, own_code, is_reversal, return_code, payments_differ)
    SELECT file_id, id, iban, to_day || ' ' || n, to_day, to_day, :each / :movements, '', 'e' || n, '', '', '',
        '', '', '', false, '', false
    FROM bank_statements, generate_series(1, :movements) AS n
"""
MATCHED = """
    INSERT INTO bank_matches (movement_id, kind, cents, campaign_id, account, reference_agrees, amount_agrees,
        iban_agrees, made_at, confirmed_at)
    SELECT id, 'advance', cents, :first, 'advance', true, true, true, now(), now() FROM bank_movements
"""


def measure() -> Iterator[Row]:
    """The median time of the page's request, inside the server, on PostgreSQL.

    The detail has what it computes, and the time of a bare read, which tell a slow page from a busy machine.
    """
    with worlds.postgres() as url:
        with worlds.inside(url):
            _fill()
            day_sums.bring_up_to_date()
        worlds.settle_down(url)
        with worlds.inside(url) as app:
            _milliseconds(app, "/solvabilite")
            before = _cpu_milliseconds()
            page = [_milliseconds(app, "/solvabilite") for _ in range(ROUNDS)]
            cpu = (_cpu_milliseconds() - before) / ROUNDS
            key = [_key_milliseconds() for _ in range(ROUNDS)]
            year = [_milliseconds(app, "/solvabilite/historique?jours=365") for _ in range(ROUNDS + 1)][1:]
    detail = {
        "page_ms": median(page),
        "worst_ms": max(page),
        "cpu_ms": cpu,
        "key_ms": median(key),
        "history_ms": median(year),
        "lines": LINES,
    }
    yield at_most("solvency", median(page) / median(key), MOST_READS, "x key read", **detail)


def _fill() -> None:
    campaigns = [make.campaign().id for _ in range(CAMPAIGNS)]
    owner = make.qualified_organisation().id
    with transaction() as session:
        account = OwnBankAccount(iban=IBAN, name="Fonds", kind=FUNDS, added_at=clock.now() - timedelta(days=DAYS))
        session.add(account)
        session.flush()
        values = {"days": DAYS, "lines": LINES, "campaigns": CAMPAIGNS, "first": min(campaigns), "owner": owner}
        bank = {"iban": IBAN, "account": account.id, "movements": MOVEMENTS, "each": CAMPAIGNS * 100_000_000 // DAYS}
        for query in (FUNDED, REDEEMED, FILES, STATEMENTS, MOVED, MATCHED):
            session.execute(text(query), values | bank)


def _cpu_milliseconds() -> float:
    """What this process and its database's have computed so far: other work on the machine makes it no longer."""
    backend = Path(f"/proc/{db.session.scalar(text('SELECT pg_backend_pid()'))}/stat").read_text().rsplit(")", 1)[1]
    ticks = sum(int(one) for one in backend.split()[11:13])
    return time.process_time() * 1000 + ticks * 1000 / os.sysconf("SC_CLK_TCK")


def _key_milliseconds() -> float:
    """A read by primary key, as this machine answers it now."""
    started = time.perf_counter()
    db.session.scalar(text("SELECT name FROM own_bank_accounts WHERE id = 1"))
    return (time.perf_counter() - started) * 1000


def _milliseconds(app: Flask, path: str) -> float:
    app.extensions.pop("solvency", None)
    db.session.rollback()
    client, started = app.test_client(), time.perf_counter()
    answer = client.get(path)
    spent = (time.perf_counter() - started) * 1000
    if answer.status_code != 200:
        raise BadAnswer(f"{path}: {answer.status_code}")
    return spent
