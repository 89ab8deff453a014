"""The check of the log: every leaf, subtree and head recomputed from the rows stored now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from ..db import db
from ..keys import jws_check
from ..keys.ring import public_jwks
from ..streams import stream_chunks
from . import events, nodes, tree
from .checks import HEAD
from .heads import claims
from .leaves import leaf_hash
from .models import LogHead, LogLeaf, LogNode
from .sources import log_sources

CHUNK = 2_000
Nodes = dict[tree.Place, bytes]


def find_problems() -> Iterator[str]:
    """A sentence for each problem, in the log's order; keeps a few thousand leaves in memory."""
    session, jwks = db.session(), public_jwks()
    size, subtrees = 0, 0
    known: Nodes = {}
    for rows in stream_chunks(session, select(LogLeaf).order_by(LogLeaf.index), CHUNK):
        chunk = [leaf for (leaf,) in rows]
        yield from _gaps(size, chunk)
        yield from find_unlike(session, chunk)
        made = tree.grow(size, known, [leaf.hash for leaf in chunk])
        above = {place: value for place, value in made.items() if place[0] and place not in known}
        yield from _nodes(session, above)
        known, size, subtrees = known | made, size + len(chunk), subtrees + len(above)
        yield from _heads(session, known, (size - len(chunk), size), jwks)
        known = {place: known[place] for place in tree.places((0, size))}
    yield from _beyond(session, size, subtrees)


def find_unlike(session: Session, leaves: Sequence[LogLeaf]) -> Iterator[str]:
    """A sentence for each of these leaves whose event is gone or is not what it was; a query for each kind."""
    keys: dict[str, list[str]] = {}
    for leaf in leaves:
        keys.setdefault(leaf.kind, []).append(leaf.event_id)
    known = log_sources().keys() & keys.keys()
    found = {kind: events.find_by_key(session, kind, keys[kind]) for kind in known}
    for leaf in leaves:
        event = found.get(leaf.kind, {}).get(leaf.event_id)
        if event is None or (leaf_hash(event), event.moment) != (leaf.hash, leaf.moment):
            yield f"log: {leaf.kind} {leaf.event_id} is not what leaf {leaf.index} says"


def _gaps(size: int, chunk: Sequence[LogLeaf]) -> Iterator[str]:
    missing = (place for place, leaf in enumerate(chunk, size) if leaf.index != place)
    yield from (f"log: leaf {place} is missing" for place in missing)


def _nodes(session: Session, above: Nodes) -> Iterator[str]:
    stored = nodes.find_at(session, above)
    for level, index in above:
        if (level, index) not in stored:
            yield f"log: subtree {level}/{index} is missing"
        elif stored[level, index] != above[level, index]:
            yield f"log: subtree {level}/{index} is not that of its leaves"


def _heads(session: Session, known: Nodes, between: tree.Span, jwks: list[dict[str, str]]) -> Iterator[str]:
    """Check the heads of a range of sizes, the first size excluded."""
    of_these = select(LogHead).where(LogHead.size > between[0], LogHead.size <= between[1])
    for head in session.scalars(of_these.order_by(LogHead.size)):
        if head.root != tree.hash_of((0, head.size), known) or not _says(head, jwks):
            yield f"log: the head of {head.size} leaves is not theirs"


def _beyond(session: Session, size: int, subtrees: int) -> Iterator[str]:
    """Sentences for heads and subtrees beyond the last leaf."""
    for beyond in session.scalars(select(LogHead.size).where(or_(LogHead.size < 1, LogHead.size > size))):
        yield f"log: the head of {beyond} leaves has more than there are"
    stored = session.scalar(select(func.count()).select_from(LogNode)) or 0
    if stored > subtrees:
        yield f"log: {stored - subtrees} subtrees are of no leaves"


def _says(head: LogHead, jwks: list[dict[str, str]]) -> bool:
    try:
        signed = jws_check.verify(HEAD, head.signed, jwks)
    except jws_check.NotGenuine:
        return False
    exact = head.published_at == datetime.fromisoformat(signed["published_at"])
    return exact and signed == claims(head, signed["iss"])
