"""The log over real events: every event is a leaf, every leaf has a proof, and nothing is rewritten."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from server.commands import CONSOLE
from server.db import db, transaction
from server.keys import jws_check, ring
from server.ledger import rules
from server.ledger.posting import Posting, post
from server.redemptions.models import Redemption
from server.trail.models import Act
from server.transparency import leaves, service, tree
from server.transparency.checks import HEAD, check_consistency, check_inclusion
from server.transparency.models import LogHead, LogLeaf
from server.transparency.sources import log_sources
from tests.support import factories
from tests.support.rows import Scanner

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def key(app: Flask) -> None:
    ring.rotate(CONSOLE)


@pytest.fixture
def scanner(app: Flask) -> Scanner:
    return Scanner()


def scans(scanner: Scanner, count: int, first: datetime = NOON) -> list[Redemption]:
    return [scanner.accepted(first + timedelta(seconds=at), receipt=f"receipt {at}") for at in range(count)]


def others() -> int:
    """How many leaves are of all else than scans: paid orders, statements of the bank, matches, acts, decisions."""
    sources = [source for kind, source in log_sources().items() if kind not in ("redemption", "reversal")]
    queries = [select(func.count()).select_from(source.table).where(source.counted) for source in sources]
    return sum(db.session.scalar(query) or 0 for query in queries)


def stored_leaves() -> int:
    return db.session.scalar(select(func.count()).select_from(LogLeaf)) or 0


def test_every_kind_of_event_has_one_place_however_often_the_log_grows(scanner: Scanner) -> None:
    one, *_others = scans(scanner, 5)
    scanner.turned_away(NOON)
    scanner.reverse(one, NOON + timedelta(hours=1))
    assert service.grow() == 5 + 1 + 1 + others()
    assert service.grow(whole=True) == 0
    kinds = dict(db.session.execute(select(LogLeaf.kind, func.count()).group_by(LogLeaf.kind)).all())
    of_bank = {"received": 1, "paid_for": 1, "matched": 1, "agreed": 1, "bank": 1, "bank_told": 1, "bank_file": 1}
    acts = db.session.scalar(select(func.count()).select_from(Act))
    assert kinds == {"redemption": 6, "reversal": 1, "issued": 1, "act": acts, "our_bank": 1, **of_bank}


def test_every_kind_has_room_in_its_column() -> None:
    longest = LogLeaf.__table__.c.kind.type.length
    assert [kind for kind in log_sources() if len(kind) > longest] == []


def test_a_receipt_is_proven_by_its_digest_and_a_signed_head(scanner: Scanner) -> None:
    redemptions = scans(scanner, 9)
    service.publish()
    for redemption in redemptions:
        proof = service.prove(redemption.id)
        claims = jws_check.verify(HEAD, proof.head.signed, ring.public_jwks())
        assert (claims["size"], claims["root"]) == (proof.head.size, proof.head.root.hex())
        assert proof.receipt_digest == leaves.receipt_digest(redemption.receipt)
        leaf = tree.leaf_hash(proof.receipt_digest + proof.columns_digest)
        check_inclusion(leaf, proof.index, proof.head.size, proof.path, proof.head.root)


def test_two_heads_are_proven_to_be_one_log(scanner: Scanner) -> None:
    found = []
    for round_ in range(5):
        scans(scanner, 3, NOON + timedelta(minutes=round_))
        found.append(service.publish())
    for before, after in pairwise(found):
        path = service.prove_growth(before.size, after.size)
        check_consistency(before.size, before.root, after.size, after.root, path)


def test_a_row_that_appears_late_still_gets_its_place(scanner: Scanner) -> None:
    scans(scanner, 2)
    service.publish()
    late = scanner.accepted(datetime.now(UTC) - timedelta(minutes=1))
    ancient = scanner.accepted(NOON - timedelta(days=300))
    service.publish()
    assert service.prove(late.id)
    with pytest.raises(service.UnknownEvent):
        service.prove(ancient.id)
    service.publish(whole=True)
    assert service.prove(ancient.id)


def test_nothing_new_is_no_new_head_until_a_day_later(scanner: Scanner) -> None:
    scans(scanner, 1)
    first = service.publish()
    assert service.publish().published_at == first.published_at
    with transaction() as session:
        again = LogHead(
            size=first.size + 1, root=first.root, signed="x", published_at=datetime.now(UTC) - timedelta(days=2)
        )
        session.add(again)
    assert service.publish().published_at > first.published_at


def test_machines_that_grow_it_at_once_give_each_event_one_place(app: Flask, scanner: Scanner) -> None:
    scans(scanner, 40)
    expected = 40 + others()
    db.session.commit()

    def grow() -> None:
        with app.app_context():
            service.publish()

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(Context().run, grow) for _ in range(8)]:
            done.result()
    assert stored_leaves() == expected
    assert service.publish().size == expected


@pytest.mark.parametrize("table", ["log_leaves", "log_nodes", "log_heads", "ledger_lines"])
@pytest.mark.parametrize("change", ["DELETE FROM {0}", "UPDATE {0} SET {1} = {1}"])
def test_the_database_refuses_to_rewrite(scanner: Scanner, table: str, change: str) -> None:
    scans(scanner, 3)
    service.publish()
    campaign_id = factories.funded_order().campaign_id
    with transaction() as session:
        post(session, Posting("funded", "another", campaign_id, NOON, rules.funded(1000, 40, 20)))
    column = "kind" if table == "ledger_lines" else "published_at" if table == "log_heads" else "hash"
    with pytest.raises(DBAPIError, match="append-only"), transaction() as session:
        session.execute(text(change.format(table, column)))


def test_a_changed_column_no_longer_fits_its_leaf(scanner: Scanner) -> None:
    [redemption] = scans(scanner, 1)
    service.publish()
    with transaction() as session:
        session.merge(redemption).seq = 2
    proof = service.prove(redemption.id)
    leaf = tree.leaf_hash(proof.receipt_digest + proof.columns_digest)
    assert leaf != db.session.get(LogLeaf, proof.index).hash


def test_anyone_reads_heads_growth_leaves_and_proofs(client: FlaskClient, scanner: Scanner) -> None:
    [redemption] = scans(scanner, 1)
    [head] = client.get("/api/log/heads").json["heads"]
    hashes = client.get("/api/log/leaves").json["hashes"]
    assert len(hashes) == head["size"]
    assert client.get(f"/api/log/consistency?first={head['size']}&second={head['size']}").json == {"path": []}
    proof = client.get(f"/api/log/redemptions/{redemption.id}").json
    assert proof["head"] == head
    assert (
        hashes[proof["index"]] == tree.leaf_hash(bytes.fromhex(proof["receipt_digest"] + proof["columns_digest"])).hex()
    )


def test_what_the_log_does_not_hold_is_said(client: FlaskClient) -> None:
    missing = client.get(f"/api/log/redemptions/{uuid4()}")
    assert (missing.status_code, missing.json["error"]["code"]) == (404, "not_in_log")
    for query in ("first=0&second=1", "first=2&second=1", "first=1&second=99"):
        assert client.get(f"/api/log/consistency?{query}").status_code == 422


def test_the_first_act_is_the_first_leaf(client: FlaskClient) -> None:
    assert [head["size"] for head in client.get("/api/log/heads").json["heads"]] == [1]


def test_a_clock_that_ran_ahead_stops_no_log(scanner: Scanner) -> None:
    ahead = datetime.now(UTC) + timedelta(hours=5)
    [early] = scans(scanner, 1, ahead)
    first = service.publish()
    with time_machine.travel(ahead + timedelta(minutes=30), tick=False):
        [late] = scans(scanner, 1, ahead)
        with transaction() as session:
            session.add(LogHead(size=first.size, root=first.root, signed="x", published_at=ahead - timedelta(hours=1)))
            session.add(LogHead(size=first.size, root=first.root, signed="x", published_at=ahead))
        assert service.grow() == 1
        assert service.places(service.newest_head(), "redemption", [early.id.hex, late.id.hex]).keys() == {early.id.hex}
        service.publish()
    assert service.prove(late.id)
