"""The root that a statement promises its lines by, as docs/verify.md tells anyone to compute it."""

from __future__ import annotations

from hashlib import sha256

import pytest

from server.settlements import lines_root
from server.settlements.lines_root import HONOUR, REDEMPTION, REVERSAL, LineContent
from server.transparency import tree


@pytest.mark.parametrize(("kind", "name"), [(REDEMPTION, b"redemption"), (REVERSAL, b"reversal"), (HONOUR, b"honour")])
def test_a_line_is_hashed_as_a_leaf_of_its_json_with_sorted_names(kind: str, name: bytes) -> None:
    line = b'{"campaign":2,"event":"0a","fee_cents":40,"gross_cents":1000,"kind":"%s","net_cents":960,"venue":1}' % name
    assert lines_root.line_hash(LineContent(kind, "0a", 1, 2, 1000, 40, 960)) == sha256(b"\0" + line).digest()


@pytest.mark.parametrize("count", range(18))
def test_the_root_of_lines_is_that_of_their_tree(count: int) -> None:
    hashes = [tree.leaf_hash(bytes([number])) for number in range(count)]
    assert lines_root.root(hashes) == tree.hash_of((0, count), tree.grow(0, {}, hashes))
