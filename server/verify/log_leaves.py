"""Checks that columns shown in a proof are those of a leaf of the signed log. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..transparency import tree
from ..transparency.checks import NotProven, check_inclusion
from ..transparency.leaves import columns_digest, receipt_digest
from .proofs import Head

Json = Mapping[str, Any]


def check_leaf(what: str, shown: Json, signed: Head) -> Json:
    """The columns of an event, after checking that the log holds them. Raises NotProven."""
    leaf = tree.leaf_hash(receipt_digest(None) + columns_digest(shown["columns"]))
    try:
        check_inclusion(leaf, shown["index"], signed.size, [bytes.fromhex(one) for one in shown["path"]], signed.root)
    except NotProven as error:
        raise NotProven(f"{what} is not what the log holds as leaf {shown['index']:,}") from error
    columns: Json = shown["columns"]
    return columns
