"""Verifies proofs of the log: RFC 9162, sections 2.1.3.2 and 2.1.4.2. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .tree import node_hash

HEAD = "poincon-log-head+jwt"
"""The ``typ`` of a signed head."""


class NotProven(Exception):
    """A proof does not show what it is said to show."""


def check_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> None:
    """Check that the leaf with this hash stands at this index of the tree with this root. Raises NotProven."""
    if not 0 <= index < size:
        raise NotProven("index outside the tree")
    for on_left, beside in _upwards(index, size - 1, path):
        leaf = node_hash(beside, leaf) if on_left else node_hash(leaf, beside)
    if leaf != root:
        raise NotProven("another tree")


def check_consistency(first: int, first_root: bytes, second: int, second_root: bytes, path: Sequence[bytes]) -> None:
    """Check that the second tree begins with all leaves of the first, in order. Raises NotProven."""
    if not 0 < first <= second:
        raise NotProven("the first tree is not the smaller one")
    if first == second:
        alike = first_root == second_root and not path
    else:
        begins_alike = first & (first - 1) == 0  # a complete subtree: the proof begins with its root, which is known
        alike = _roots(first, second, [first_root, *path] if begins_alike else path) == (first_root, second_root)
    if not alike:
        raise NotProven("another tree")


def _roots(first: int, second: int, path: Sequence[bytes]) -> tuple[bytes, bytes]:
    """The roots of both trees, computed from a proof."""
    if not path:
        raise NotProven("path too short")
    at, last = first - 1, second - 1
    while at % 2:
        at, last = at >> 1, last >> 1
    old = new = path[0]
    for on_left, beside in _upwards(at, last, path[1:]):
        if on_left:
            old, new = node_hash(beside, old), node_hash(beside, new)
        else:
            new = node_hash(new, beside)
    return old, new


def _upwards(at: int, last: int, path: Sequence[bytes]) -> Iterator[tuple[bool, bytes]]:
    """Each hash of a path, and whether it stands on the left of what is known so far; it must end at the root."""
    for beside in path:
        if last == 0:
            raise NotProven("path too long")
        on_left = at % 2 == 1 or at == last
        yield on_left, beside
        while on_left and at and at % 2 == 0:
            at, last = at >> 1, last >> 1
        at, last = at >> 1, last >> 1
    if last:
        raise NotProven("path too short")
