"""The log: `grow` takes in what happened, `publish` signs its head; `heads`, `prove`, `prove_growth` show it to anyone.

One machine at a time grows it. An event waits for its leaf until someone publishes, as `flask day` and every look at
`/api/log/heads` after a minute do; its signed receipt is the promise until then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..db import db, pass_alone, transaction
from ..errors import Invalid, NotFound
from . import events, heads, nodes, tree
from .events import LATE, Looked
from .leaves import Event, columns_digest, receipt_digest
from .models import LogHead, LogLeaf
from .sources import REDEMPTION

EVERY = timedelta(minutes=1)
AT_LEAST_EVERY = timedelta(days=1)
LOCK = 9162  # of PostgreSQL's advisory locks: the RFC's number


class UnknownEvent(NotFound):
    code = "not_in_log"
    message = "Ce scan n'est pas encore au journal public. Réessayez dans quelques minutes."


class NoSuchTree(Invalid):
    code = "no_such_tree"
    message = "Le journal public n'a pas cette taille. Prenez la taille d'une de ses têtes signées."


@dataclass(frozen=True, slots=True)
class LogProof:
    """That a redemption's leaf is in the tree of a signed head; the leaf is both digests side by side."""

    redemption: UUID
    index: int
    receipt_digest: bytes
    columns_digest: bytes
    path: Sequence[bytes]
    head: LogHead


@dataclass(frozen=True, slots=True)
class LeafPlace:
    """Where an event's leaf stands in a tree, and the hashes that prove it."""

    event: Event
    index: int
    path: Sequence[bytes]


def grow(*, whole: bool = False) -> int:
    """Append a leaf for every event without one; returns how many. ``whole`` looks at all events, not only recent ones.

    Events recorded meanwhile wait for the next call, so it ends however busy the scanners are.
    """
    looked = Looked()
    count = _take_in(looked, whole=whole)
    while looked:
        count += _take_in(looked, whole=whole)
    return count


def publish(*, whole: bool = False) -> LogHead | None:
    """Append new events and sign the tree, unless the last head covers all; None while the log is empty."""
    grow(whole=whole)
    with transaction() as session:
        pass_alone(session, LOCK)
        last, size = _last_head(session), nodes.leaf_count(session)
        if last and last.size == size and clock.now() < last.published_at + AT_LEAST_EVERY:
            return last
        if not size:
            return None
        head = heads.sign_head(size, nodes.hash_of(session, [(0, size)])[0], clock.now())
        session.add(head)
    return head


def heads_since(size: int, limit: int) -> list[LogHead]:
    """Signed heads of trees larger than ``size``, the newest first; publishes one if there are new events."""
    last = _last_head(db.session())
    if last is None or clock.now() >= last.published_at + EVERY:
        publish()
    query = select(LogHead).where(LogHead.size > size).order_by(LogHead.size.desc(), LogHead.published_at.desc())
    return list(db.session.scalars(query.limit(limit)))


def prove(redemption_id: UUID) -> LogProof:
    """The proof that a redemption is in the newest published tree. Raises UnknownEvent."""
    found = prove_all([redemption_id])
    if not found:
        raise UnknownEvent
    return found[0]


def prove_all(redemption_ids: Sequence[UUID]) -> list[LogProof]:
    """The proofs of redemptions in the newest published tree, in log order; those not in it yet are left out."""
    head = _last_head(db.session())
    if head is None:
        return []
    found = places(head, REDEMPTION, [one.hex for one in redemption_ids])
    return [
        LogProof(UUID(one.event.key), one.index, *_digests(one.event), one.path, head)
        for one in sorted(found.values(), key=lambda one: one.index)
    ]


def newest_head() -> LogHead | None:
    """The last head that was signed."""
    return _last_head(db.session())


def places(head: LogHead, kind: str, keys: Sequence[str]) -> dict[str, LeafPlace]:
    """Where events of a kind stand in the tree of a head, by their keys; those not in it are left out."""
    session = db.session()
    found = events.find_logged(session, kind, keys, head.size)
    spans = [tree.inclusion(index, head.size) for index in found]
    hashes = iter(nodes.hash_of(session, [span for own in spans for span in own]))
    return {
        event.key: LeafPlace(event, index, [next(hashes) for _ in own])
        for (index, event), own in zip(found.items(), spans, strict=True)
    }


def prove_growth(first: int, second: int) -> list[bytes]:
    """The proof that the tree of ``second`` leaves begins with that of ``first``. Raises NoSuchTree."""
    session = db.session()
    if not 0 < first <= second <= nodes.leaf_count(session):
        raise NoSuchTree
    return nodes.hash_of(session, tree.consistency(first, second))


def leaf_hashes(start: int, count: int) -> list[bytes]:
    """The hashes of leaves, so that anyone can keep a copy of the tree and watch it."""
    query = select(LogLeaf.hash).where(LogLeaf.index.between(start, start + count - 1)).order_by(LogLeaf.index)
    return list(db.session.scalars(query))


def _digests(event: Event) -> tuple[bytes, bytes]:
    return receipt_digest(event.receipt), columns_digest(event.columns)


def _take_in(looked: Looked, *, whole: bool) -> int:
    with transaction() as session:
        pass_alone(session, LOCK)
        size, last = nodes.leaf_count(session), _last_head(session)
        found = events.list_missing(session, last.published_at - LATE if last and not whole else None, looked)
        if found:
            nodes.append(session, size, found)
    return len(found)


def _last_head(session: Session) -> LogHead | None:
    return session.scalar(select(LogHead).order_by(LogHead.size.desc(), LogHead.published_at.desc()).limit(1))
