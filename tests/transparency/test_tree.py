"""The Merkle tree against public vectors, against the RFC's own definition, and against altered proofs."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.transparency import tree
from server.transparency.checks import NotProven, check_consistency, check_inclusion

CONTENTS = [bytes.fromhex(text) for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")]
CONTENTS.append(bytes.fromhex("606162636465666768696a6b6c6d6e6f"))
ROOTS = [  # of the first 1 to 8 of them: the vectors of Certificate Transparency's public implementations
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def by_definition(leaves: list[bytes]) -> bytes:
    """MTH of RFC 9162, section 2.1.1, implemented literally."""
    if not leaves:
        return sha256().digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return sha256(b"\x01" + by_definition(leaves[:split]) + by_definition(leaves[split:])).digest()


class Grown:
    """A tree that grew by these batches of leaves."""

    def __init__(self, *batches: list[bytes]) -> None:
        self.size, self.nodes = 0, dict[tree.Place, bytes]()
        for batch in batches:
            known = {place: self.nodes[place] for place in tree.places((0, self.size))}
            self.nodes |= tree.grow(self.size, known, map(tree.leaf_hash, batch))
            self.size += len(batch)

    def hash_of(self, span: tree.Span) -> bytes:
        return tree.fold([self.nodes[place] for place in tree.places(span)])

    def root(self, size: int) -> bytes:
        return self.hash_of((0, size))


def numbered(count: int) -> list[bytes]:
    return [str(number).encode() for number in range(count)]


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_those_of_the_public_vectors(size: int) -> None:
    assert Grown(CONTENTS).root(size).hex() == ROOTS[size - 1]


@given(st.lists(st.integers(0, 40), max_size=6))
def test_a_tree_is_the_same_however_its_leaves_came(sizes: list[int]) -> None:
    leaves = numbered(sum(sizes))
    batches = [leaves[sum(sizes[:at]) : sum(sizes[: at + 1])] for at in range(len(sizes))]
    assert Grown(*batches).root(len(leaves)) == by_definition(leaves)


def test_every_leaf_of_every_tree_up_to_70_is_proven_in() -> None:
    leaves = numbered(70)
    grown = Grown(leaves)
    for size in range(1, 71):
        root = by_definition(leaves[:size])
        for index in range(size):
            path = [grown.hash_of(span) for span in tree.inclusion(index, size)]
            check_inclusion(tree.leaf_hash(leaves[index]), index, size, path, root)


def test_every_two_trees_up_to_70_are_proven_consistent() -> None:
    leaves = numbered(70)
    grown = Grown(leaves)
    roots = [by_definition(leaves[:size]) for size in range(71)]
    for second in range(1, 71):
        for first in range(1, second + 1):
            path = [grown.hash_of(span) for span in tree.consistency(first, second)]
            check_consistency(first, roots[first], second, roots[second], path)


@given(st.integers(1, 300), st.data())
def test_a_bent_inclusion_proof_proves_nothing(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    leaves = numbered(size)
    grown = Grown(leaves)
    path = [grown.hash_of(span) for span in tree.inclusion(index, size)]
    leaf, root = tree.leaf_hash(leaves[index]), grown.root(size)
    bent = data.draw(st.sampled_from(["other leaf", "other root", "longer", *(["shorter", "bit"] if path else [])]))
    if bent == "other leaf":
        leaf = tree.leaf_hash(b"never there")
    elif bent == "other root":
        root = tree.leaf_hash(b"never a root")
    elif bent == "longer":
        path.append(root)
    elif bent == "shorter":
        path.pop(data.draw(st.integers(0, len(path) - 1)))
    else:
        at, bit = data.draw(st.integers(0, len(path) - 1)), data.draw(st.integers(0, 255))
        path[at] = (int.from_bytes(path[at]) ^ (1 << bit)).to_bytes(32)
    with pytest.raises(NotProven):
        check_inclusion(leaf, index, size, path, root)


@given(st.integers(1, 300), st.data())
def test_a_tree_that_was_rewritten_is_not_consistent(second: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(1, second))
    changed = data.draw(st.integers(0, first - 1))
    leaves = numbered(second)
    rewritten = Grown([*leaves[:changed], b"rewritten", *leaves[changed + 1 :]])
    path = [rewritten.hash_of(span) for span in tree.consistency(first, second)]
    with pytest.raises(NotProven):
        check_consistency(first, by_definition(leaves[:first]), second, rewritten.root(second), path)


@pytest.mark.parametrize(("index", "size"), [(0, 0), (5, 5), (-1, 3)])
def test_a_leaf_outside_the_tree_has_no_proof(index: int, size: int) -> None:
    with pytest.raises(ValueError, match=str(index)):
        tree.inclusion(index, size)
    with pytest.raises(NotProven):
        check_inclusion(b"", index, size, [], b"")


@pytest.mark.parametrize(("first", "second"), [(0, 3), (4, 3)])
def test_only_a_smaller_tree_is_consistent_with_a_larger_one(first: int, second: int) -> None:
    with pytest.raises(ValueError, match=str(first)):
        tree.consistency(first, second)
    with pytest.raises(NotProven):
        check_consistency(first, b"", second, b"", [])
