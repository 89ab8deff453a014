"""The log's own check: every leaf, subtree and head made again from what is stored now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..db import db
from ..vouchers import jws_check
from ..vouchers.keys import public_jwks
from . import events, tree
from .checks import HEAD
from .heads import claims
from .leaves import leaf_hash
from .models import LogHead, LogLeaf, LogNode
from .sources import SOURCES

CHUNK = 2_000


def broken() -> Iterator[str]:
    """What does not fit, in words, the first first; nothing when all of it does."""
    session = db.session()
    hashes: list[bytes] = []
    yield from _leaves(session, hashes)
    made = tree.grown(0, {}, hashes)
    yield from _nodes(session, made)
    yield from _heads(session, made, len(hashes))


def _leaves(session: Session, hashes: list[bytes]) -> Iterator[str]:
    rows = session.scalars(select(LogLeaf).order_by(LogLeaf.index).execution_options(yield_per=CHUNK))
    for chunk in rows.partitions():
        keys = {kind: [leaf.event_id for leaf in chunk if leaf.kind == kind] for kind in SOURCES}
        known = {kind: events.by_key(session, kind, of_kind) for kind, of_kind in keys.items()}
        for leaf in chunk:
            event = known.get(leaf.kind, {}).get(leaf.event_id)
            if leaf.index != len(hashes):
                yield f"log: leaf {len(hashes)} is missing"
            if event is None or leaf_hash(event) != leaf.hash:
                yield f"log: {leaf.kind} {leaf.event_id} is not what leaf {leaf.index} says"
            hashes.append(leaf.hash)


def _nodes(session: Session, made: dict[tree.Place, bytes]) -> Iterator[str]:
    above = {place: value for place, value in made.items() if place[0]}
    for level, index, value in session.execute(select(LogNode.level, LogNode.index, LogNode.hash)):
        if above.pop((level, index), None) != value:
            yield f"log: subtree {level}/{index} is not that of its leaves"
    yield from (f"log: subtree {level}/{index} is missing" for level, index in above)


def _heads(session: Session, made: dict[tree.Place, bytes], count: int) -> Iterator[str]:
    jwks = public_jwks()
    for head in session.scalars(select(LogHead).order_by(LogHead.size)):
        if head.size > count:
            yield f"log: the head of {head.size} leaves has more than there are"
            continue
        root = tree.hash_of((0, head.size), made)
        if head.root != root or not _says(head, jwks):
            yield f"log: the head of {head.size} leaves is not theirs"


def _says(head: LogHead, jwks: list[dict[str, str]]) -> bool:
    try:
        signed = jws_check.verify(HEAD, head.signed, jwks)
    except jws_check.NotGenuine:
        return False
    exact = head.published_at == datetime.fromisoformat(signed["published_at"])
    return exact and signed == claims(head, signed["iss"])
