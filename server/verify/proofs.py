"""Checks of the public log's proofs, given as text. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ..keys import jws_check
from ..transparency import tree
from ..transparency.checks import HEAD, NotProven, check_consistency, check_inclusion
from ..transparency.leaves import receipt_digest

__all__ = ["Head", "NotProven", "check_growth", "check_receipt", "check_tree", "head"]


class Head(NamedTuple):
    """The size and root of the log's tree, from a signed head."""

    size: int
    root: bytes


def head(text: str, jwks: Sequence[Mapping[str, str]]) -> Head:
    """Verify a signed head (a compact JWS) with public keys (JWKs). Raises NotGenuine."""
    claims = jws_check.verify(HEAD, text, jwks)
    return Head(claims["size"], bytes.fromhex(claims["root"]))


def check_receipt(receipt: str, proof: Mapping[str, Any] | None, jwks: Sequence[Mapping[str, str]]) -> None:
    """Check that a receipt is in the tree of the signed head in its proof. Raises NotProven, NotGenuine."""
    if proof is None:
        raise NotProven("no proof that the log holds this receipt")
    try:
        signed = head(proof["head"]["signed"], jwks)
        leaf = tree.leaf_hash(receipt_digest(receipt.strip()) + bytes.fromhex(proof["columns_digest"]))
        check_inclusion(leaf, proof["index"], signed.size, _path(proof["path"]), signed.root)
    except (KeyError, TypeError, ValueError) as error:
        raise NotProven(f"not a proof: {error}") from error


def check_growth(before: Head, after: Head, path: Sequence[str]) -> None:
    """Check that the tree ``after`` begins with the tree ``before``; hashes are in hexadecimal. Raises NotProven."""
    check_consistency(before.size, before.root, after.size, after.root, _path(path))


def check_tree(leaves: Sequence[bytes], signed: Head) -> None:
    """Check that these leaf hashes, in order, are all the leaves of a signed tree. Raises NotProven."""
    nodes = tree.grow(0, {}, leaves)
    if (len(leaves), tree.hash_of((0, len(leaves)), nodes)) != signed:
        raise NotProven("another tree")


def _path(path: Sequence[str]) -> list[bytes]:
    return [bytes.fromhex(one) for one in path]
