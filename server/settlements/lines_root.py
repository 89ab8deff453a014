"""The Merkle root over a statement's lines, stored on the statement so that no line can be added or removed. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import orjson

from ..transparency import tree

KINDS = REDEMPTION, REVERSAL, HONOUR = "redemption", "reversal", "honour"


class LineContent(NamedTuple):
    """A statement's line as it is hashed; ``event`` is the event's id in hexadecimal, without dashes."""

    kind: str
    event: str
    venue: int
    campaign: int
    gross_cents: int
    fee_cents: int
    net_cents: int


def line_hash(line: LineContent) -> bytes:
    """The leaf hash of a line, taken over its JSON with sorted keys."""
    return tree.leaf_hash(orjson.dumps(line._asdict(), option=orjson.OPT_SORT_KEYS))


def root(hashes: Iterable[bytes]) -> bytes:
    """The root over the hashes of a statement's lines, in order; keeps only one hash per level of the tree."""
    subtrees: list[bytes] = []
    for index, leaf in enumerate(hashes):
        joined, beside = leaf, index
        while beside & 1:
            joined, beside = tree.node_hash(subtrees.pop(), joined), beside >> 1
        subtrees.append(joined)
    return tree.fold(subtrees)
