"""Leaves: fills the public log with SQL, consistent up to its root, in a minute for ten million leaves."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import text

from server import clock
from server.db import transaction
from server.transparency import heads, nodes

_BARE = (
    "ALTER TABLE log_leaves DROP CONSTRAINT pk_log_leaves, DROP CONSTRAINT uq_log_leaves_moment_event_id_kind",
    "ALTER TABLE log_nodes DROP CONSTRAINT pk_log_nodes",
    """CREATE TEMPORARY TABLE real_leaves
        (index bigint PRIMARY KEY, event_id text, moment timestamptz, hash bytea) ON COMMIT DROP""",
)
_KEYED = (
    "ALTER TABLE log_leaves ADD CONSTRAINT pk_log_leaves PRIMARY KEY (index)",
    "ALTER TABLE log_leaves ADD CONSTRAINT uq_log_leaves_moment_event_id_kind UNIQUE (moment, event_id, kind)",
)
OF_NOTHING = """
    INSERT INTO log_leaves (index, kind, event_id, moment, hash)
    SELECT n, 'redemption', coalesce(event_id, md5(n::text)),
        coalesce(moment, now() - interval '30 days' + interval '1 ms' * n),
        coalesce(hash, sha256('\\x00'::bytea || int8send(n)))
    FROM generate_series(0, :count - 1) n LEFT JOIN real_leaves ON index = n
"""
"""Leaves of made-up events, with the real ones of `real_leaves` among them."""
OF_REDEMPTIONS = """
    INSERT INTO log_leaves (index, kind, event_id, moment, hash)
    SELECT row_number() OVER (ORDER BY recorded_at, id) - 1, 'redemption', replace(id::text, '-', ''), recorded_at,
        sha256('\\x00'::bytea || uuid_send(id))
    FROM redemptions LIMIT :count
"""
"""A leaf for each redemption, but with a hash that is not of its content."""
_PAIRS = """
    INSERT INTO log_nodes (level, index, hash)
    SELECT :level, index / 2, sha256('\\x01'::bytea || hash || beside)
    FROM (SELECT index, hash, lead(hash) OVER (ORDER BY index) AS beside FROM {below}) AS row
    WHERE index % 2 = 0 AND beside IS NOT NULL
"""
_PAIRS_KEYED = "ALTER TABLE log_nodes ADD CONSTRAINT pk_log_nodes PRIMARY KEY (level, index)"


def fill(leaves: str, count: int, real: list[dict[str, Any]] | None = None) -> None:
    """Store so many leaves, all nodes above them and a head dated yesterday; keys are dropped meanwhile, for speed.

    ``leaves`` is OF_NOTHING or OF_REDEMPTIONS; ``real`` are leaves with index, event_id, moment and hash.
    """
    with transaction() as session:
        for statement in _BARE:
            session.execute(text(statement))
        if real:
            session.execute(text("INSERT INTO real_leaves VALUES (:index, :event_id, :moment, :hash)"), real)
        session.execute(text(leaves), {"count": count})
        for statement in _KEYED:
            session.execute(text(statement))
        session.execute(text(_PAIRS.format(below="log_leaves")), {"level": 1})
        session.execute(text(_PAIRS_KEYED))
        for level in range(2, count.bit_length()):
            session.execute(text(_PAIRS.format(below="log_nodes WHERE level = :level - 1")), {"level": level})
        root = nodes.hash_of(session, [(0, count)])[0]
        session.add(heads.sign_head(count, root, clock.now() - timedelta(days=1)))
