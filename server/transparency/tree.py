"""The Merkle tree of RFC 9162, section 2.1: which subtrees a root or a proof is made of, and their hashes. Pure.

A *place* names a complete subtree: ``(level, index)`` covers the leaves ``index << level`` to ``(index + 1) << level``.
A *span* is a range of leaves ``(start, end)`` that begins where a subtree of at least its size could.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

Place = tuple[int, int]
Span = tuple[int, int]

EMPTY_ROOT = sha256().digest()


def leaf_hash(content: bytes) -> bytes:
    """The hash of one leaf, 32 bytes."""
    return sha256(b"\x00" + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees side by side, 32 bytes."""
    return sha256(b"\x01" + left + right).digest()


def places(span: Span) -> list[Place]:
    """The complete subtrees that cover a span, the largest first."""
    start, end = span
    found = []
    while start < end:
        level = (end - start).bit_length() - 1
        found.append((level, start >> level))
        start += 1 << level
    return found


def fold(hashes: Sequence[bytes]) -> bytes:
    """The hash of a span from those of its `places`; of nothing, the empty tree's root."""
    if not hashes:
        return EMPTY_ROOT
    *before, last = hashes
    for left in reversed(before):
        last = node_hash(left, last)
    return last


def hash_of(span: Span, nodes: Mapping[Place, bytes]) -> bytes:
    """The hash of a span, whose `places` are among the nodes."""
    return fold([nodes[place] for place in places(span)])


def inclusion(index: int, size: int) -> list[Span]:
    """The spans whose hashes prove that a leaf is in a tree, from the leaf up. Raises ValueError outside the tree."""
    if not 0 <= index < size:
        raise ValueError(index)
    return list(_beside(index, 0, size))


def consistency(first: int, second: int) -> list[Span]:
    """The spans whose hashes prove that a tree only grew. Raises ValueError unless 0 < first <= second."""
    if not 0 < first <= second:
        raise ValueError(first)
    return list(_between(first, 0, second, whole=True))


def grow(size: int, known: Mapping[Place, bytes], leaves: Iterable[bytes]) -> dict[Place, bytes]:
    """The complete subtrees that new leaf hashes make of a tree; ``known`` holds the tree's own `places`."""
    made: dict[Place, bytes] = {}
    level, first, row = 0, size, list(leaves)
    while row:
        made |= {(level, first + offset): value for offset, value in enumerate(row)}
        if first % 2:
            first, row = first - 1, [known[level, first - 1], *row]
        row = [node_hash(left, right) for left, right in zip(row[::2], row[1::2], strict=False)]
        level, first = level + 1, first // 2
    return made


def _split(start: int, end: int) -> int:
    """Where the largest power of two smaller than the span divides it."""
    return start + (1 << (end - start - 1).bit_length() - 1)


def _beside(index: int, start: int, end: int) -> Iterator[Span]:
    if end - start == 1:
        return
    middle = _split(start, end)
    inside, beside = ((start, middle), (middle, end)) if index < middle else ((middle, end), (start, middle))
    yield from _beside(index, *inside)
    yield beside


def _between(first: int, start: int, end: int, *, whole: bool) -> Iterator[Span]:
    """``whole``: the span began as the first tree did, so that its root is known to who checks."""
    if first == end:
        if not whole:
            yield start, end
        return
    middle = _split(start, end)
    if first <= middle:
        yield from _between(first, start, middle, whole=whole)
        yield middle, end
    else:
        yield from _between(first, middle, end, whole=False)
        yield start, middle
